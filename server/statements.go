package main

import (
	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// statements is the list of what was said.
var statements = list[release.Statement]{
	name: "statements", kind: view.StatementsAt, params: []string{"programme", "organization", "kind", "rank", "scope"},
	rows: func(q *ask, p release.Page, yield func(release.Statement) error) error {
		f, err := q.saidFilter(funding.StatementKinds)
		if err != nil {
			return err
		}
		return q.db.Statements(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.saidFilter(funding.StatementKinds)
		if err != nil {
			return 0, err
		}
		return q.db.CountStatements(q.ctx(), f)
	},
	position: func(s release.Statement) string { return s.Position },
	cells:    statementCells,
	page:     statementList,
}

// quantities is the list of numbers that are not money.
var quantities = list[release.Quantity]{
	name: "quantities", kind: view.QuantitiesAt, params: []string{"programme", "organization", "role", "rank", "unit", "scope"},
	rows: func(q *ask, p release.Page, yield func(release.Quantity) error) error {
		f, err := q.saidFilter(funding.QuantityRoles)
		if err != nil {
			return err
		}
		return q.db.Quantities(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.saidFilter(funding.QuantityRoles)
		if err != nil {
			return 0, err
		}
		return q.db.CountQuantities(q.ctx(), f)
	},
	position: func(n release.Quantity) string { return n.Position },
	cells:    quantityCells,
	page:     quantityList,
}

// saidFilter reads the query of both lists; kinds is the closed list of the
// parameter kind or role.
func (q *ask) saidFilter(kinds funding.CodeList) (release.SaidFilter, error) {
	name := "kind"
	if kinds.Name == funding.QuantityRoles.Name {
		name = "role"
	}
	f := release.SaidFilter{Programme: q.value("programme"), Organization: q.value("organization"), Kind: q.value(name),
		Rank: q.value("rank"), Unit: q.value("unit"), Scope: q.value("scope")}
	if err := oneOf(name, f.Kind, kinds.Values()); err != nil {
		return f, err
	}
	if err := oneOf("scope", f.Scope, funding.Scopes.Values()); err != nil {
		return f, err
	}
	return f, oneOf("rank", f.Rank, funding.Ranks.Values())
}

func statementList(q *ask, l listed[release.Statement]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	answers, err := q.replies()
	if err != nil {
		return nil, err
	}
	programmes, err := q.programmeNames()
	if err != nil {
		return nil, err
	}
	f, err := q.saidFilter(funding.StatementKinds)
	if err != nil {
		return nil, err
	}
	scopes, err := q.db.StatementScopes(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	page := view.StatementList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	page.Filter.Action = q.href(view.StatementsAt, "")
	q.add(&page.Filter, "programme", "programme", q.sorted(programmes))
	q.add(&page.Filter, "scope", "scope", q.scoped(scopes))
	q.add(&page.Filter, "kind", "kind", q.coded(funding.StatementKinds))
	q.add(&page.Filter, "rank", "rank", q.coded(funding.Ranks))
	q.hide(&page.Filter, "organization")
	for _, s := range l.rows {
		row := q.statement(s)
		row.Replies = answers.about(s.Key)
		page.Rows = append(page.Rows, row)
	}
	return page, nil
}

func quantityList(q *ask, l listed[release.Quantity]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	answers, err := q.replies()
	if err != nil {
		return nil, err
	}
	programmes, err := q.programmeNames()
	if err != nil {
		return nil, err
	}
	f, err := q.saidFilter(funding.QuantityRoles)
	if err != nil {
		return nil, err
	}
	scopes, err := q.db.QuantityScopes(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	page := view.QuantityList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	page.Filter.Action = q.href(view.QuantitiesAt, "")
	q.add(&page.Filter, "programme", "programme", q.sorted(programmes))
	q.add(&page.Filter, "scope", "scope", q.scoped(scopes))
	q.add(&page.Filter, "role", "role", q.coded(funding.QuantityRoles))
	q.add(&page.Filter, "rank", "rank", q.coded(funding.Ranks))
	q.hide(&page.Filter, "organization", "unit")
	for _, n := range l.rows {
		row := q.quantity(n)
		row.Replies = answers.about(n.Key)
		page.Rows = append(page.Rows, row)
	}
	return page, nil
}

func statementCells(q *ask, s release.Statement) map[string]export.Cell {
	lang := string(q.lang)
	authors, authorKeys := joined(s.Authors, lang)
	sponsors, sponsorKeys := joined(s.Sponsors, lang)
	cells := map[string]export.Cell{
		"row": export.OfCode(s.Key), "statement_kind": export.OfCode(s.Kind),
		"authors": export.OfWords(authors), "author_keys": export.OfCode(authorKeys),
		"sponsors": export.OfWords(sponsors), "sponsor_keys": export.OfCode(sponsorKeys),
		"said_on": export.OfCode(string(s.SaidOn)), "basis": export.OfCode(s.ClaimedBasis), "unit": export.OfCode(s.ClaimedUnit),
	}
	if s.Claimed != nil {
		cells["claimed_amount"] = export.OfCents(s.Claimed.Cents)
		cells["qualifier"] = export.OfCode(string(s.Claimed.Qualifier))
		cells["currency"] = export.OfCode(s.Claimed.Currency)
		cells["amount_printed"] = export.OfWords(funding.Print(*s.Claimed, lang))
	}
	q.saidCells(cells, s.Said, s.Programme)
	q.sourceCells(cells, s.SourceLine, s.Rank, s.PublishedOn)
	q.permanentCell(cells, funding.CiteStatement, s.PublicNumber)
	return cells
}

func quantityCells(q *ask, n release.Quantity) map[string]export.Cell {
	cells := map[string]export.Cell{
		"row": export.OfCode(n.Key), "quantity_role": export.OfCode(n.Role), "value": export.OfDecimal(n.Value),
		"counted_in": export.OfCode(n.Unit), "qualifier": export.OfCode(string(n.Qualifier)), "answers": export.OfCode(n.Answers),
		"number_in_fragment": export.OfBool(n.InFragment),
	}
	q.saidCells(cells, n.Said, n.Programme)
	q.sourceCells(cells, n.SourceLine, n.Rank, n.PublishedOn)
	q.permanentCell(cells, funding.CiteQuantity, n.PublicNumber)
	return cells
}

func (q *ask) saidCells(cells map[string]export.Cell, s release.Said, programme release.Named) {
	lang := string(q.lang)
	cells["programme"] = export.OfCode(programme.Key)
	cells["programme_name"] = export.OfWords(nameOf(programme, lang))
	cells["perimeter"] = export.OfWords(s.Perimeter)
	cells["region"] = export.OfWords(s.Region)
	cells["fiscal_from"] = export.OfCode(s.FiscalFrom)
	cells["fiscal_until"] = export.OfCode(s.FiscalUntil)
	cells["asserted_by"] = export.OfWords(nameOf(s.AssertedBy, lang))
	cells["note"] = export.OfWords(s.Note)
}
