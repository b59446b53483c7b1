package main

import (
	"context"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
)

// sourceCells gives the columns by which every row can be checked.
func (q *ask) sourceCells(cells map[string]export.Cell, s release.SourceLine, rank string, publishedOn funding.Date) {
	cells["publisher"] = export.OfWords(s.Publisher)
	cells["speaker"] = export.OfCode(s.Speaker)
	cells["rank"] = export.OfCode(rank)
	cells["document_kind"] = export.OfCode(s.Kind)
	cells["source_title"] = export.OfWords(s.Title)
	cells["address"] = export.OfCode(s.Address)
	cells["fragment"] = export.OfWords(s.Fragment)
	cells["fragment_lang"] = export.OfCode(s.FragmentLang)
	cells["evidence_state"] = export.OfCode(s.State)
	cells["consulted_on"] = export.OfCode(string(s.ConsultedOn))
	cells["published_on"] = export.OfCode(string(publishedOn))
	cells["evidence"] = export.OfCode(s.Evidence)
	q.releaseCell(cells)
}

// permanentCell gives the address by which a row can be cited: it names the
// release, and still shows the row as it was when there are later ones.
func (q *ask) permanentCell(cells map[string]export.Cell, kind funding.Citable, number int64) {
	cells["permanent_address"] = export.OfCode(q.base() + q.permanent(kind, number))
}

func (q *ask) releaseCell(cells map[string]export.Cell) {
	cells["release"] = export.OfInteger(q.db.This.Number)
}

func nameOf(n release.Named, lang string) string {
	if n.Key == "" {
		return ""
	}
	return n.Name(lang)
}

// joined gives names and keys of several, each separated by a semicolon.
func joined(all []release.Named, lang string) (names, keys string) {
	var n, k []string
	for _, one := range all {
		n = append(n, one.Name(lang))
		k = append(k, one.Key)
	}
	return strings.Join(n, "; "), strings.Join(k, ";")
}

func partyWords(p release.Party, lang string) (names, keys string) {
	names, keys = joined(p.Organizations, lang)
	if names == "" {
		names = p.Class
	}
	return names, keys
}

// scopesOf counts the scopes of a list under the query of the address.
func (q *ask) scopesOf(read func(context.Context, release.Filter) (map[string]int64, error)) (map[string]int64, error) {
	f, err := q.filter()
	if err != nil {
		return nil, err
	}
	return read(q.ctx(), f)
}

// totalsOf reads the totals of a list under the query of the address.
func (q *ask) totalsOf(read func(context.Context, release.Filter) (release.Totals, error)) (release.Totals, error) {
	f, err := q.filter()
	if err != nil {
		return release.Totals{}, err
	}
	return read(q.ctx(), f)
}
