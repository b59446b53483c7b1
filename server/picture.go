package main

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// picture gives a picture of one thing its two addresses: the drawing as a
// file that stands by itself, and its numbers as CSV. Both take the same
// parameters and are read from the same facts.
func (s *site) picture(r *gin.Engine, lang view.Lang, kind view.Kind, p picture) {
	read(r, view.PictureHref(lang, kind, ":key", p.name, "svg"), s.answer(lang, p.params, p.asSVG))
	read(r, view.PictureHref(lang, kind, ":key", p.name, "csv"), s.answer(lang, p.params, p.asCSV))
}

// picture is one picture of the site. Its name is that in view.PictureHref and
// in release.Extracts.
type picture struct {
	name   string
	params []string
	facts  func(q *ask) (view.PictureFacts, error)
	// rows gives the cells of each number by the name of its column.
	rows func(q *ask) ([]map[string]export.Cell, error)
}

// asSVG writes the drawing as a file to keep: it has its own style inside, so
// it is never opened as a page of this site.
func (p picture) asSVG(q *ask) error {
	facts, err := p.facts(q)
	if err != nil {
		return err
	}
	frame, err := q.frame()
	if err != nil {
		return err
	}
	if w := askedFor(q.ctx()); w != nil {
		w.title = facts.Title
	}
	drawn, err := view.NewPicture(frame, facts)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := q.site.views.RenderPicture(&b, drawn); err != nil {
		return err
	}
	q.keepAs(p.name, "svg")
	q.c.Data(http.StatusOK, "image/svg+xml; charset=utf-8", b.Bytes())
	return nil
}

func (p picture) asCSV(q *ask) error {
	rows, err := p.rows(q)
	if err != nil {
		return err
	}
	names := columnsOf(p.name)
	var b bytes.Buffer
	out, err := export.NewCSV(&b, string(q.lang), names)
	if err != nil {
		return err
	}
	for _, cells := range rows {
		line := make([]export.Cell, len(names))
		for i, name := range names {
			line[i] = cells[name]
		}
		if err := out.Row(line); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	q.keepAs(p.name, "csv")
	q.c.Data(http.StatusOK, "text/csv; charset=utf-8; header=present", b.Bytes())
	return nil
}

// keepAs names the file under which a browser keeps the answer.
func (q *ask) keepAs(picture, format string) {
	path := view.PictureHref(q.lang, view.ProgrammesAt, q.key(), picture, format)
	word, _, _ := strings.Cut(path[strings.LastIndexByte(path, '/')+1:], ".")
	if stage := q.value(paramStage); stage != "" {
		word += "-" + stage
	}
	q.c.Header("Content-Disposition", fmt.Sprintf(`attachment; filename="sillage-%s-%s-%d.%s"`, q.key(), word, q.db.This.Number, format))
}

func columnsOf(extract string) []string {
	for _, e := range release.Extracts {
		if e.Name == extract {
			return e.Columns
		}
	}
	return nil
}

// pathPicture is the path of the money of a programme or of a body.
func pathPicture(of func(*ask) (subject, error)) picture {
	drawn := func(q *ask) (subject, *view.Chain, error) {
		s, err := of(q)
		if err != nil {
			return s, nil, err
		}
		c, err := q.path(s)
		if err == nil && (c == nil || len(c.Ribbons) == 0) {
			err = noAddress(q.c.Request.URL.RequestURI())
		}
		return s, c, err
	}
	return picture{name: "path", params: []string{paramStage},
		facts: func(q *ask) (view.PictureFacts, error) {
			s, c, err := drawn(q)
			if err != nil {
				return view.PictureFacts{}, err
			}
			return view.PathFacts(q.lang, *c, sourcesOf(*c), q.base()+q.at(s, c.Stage))
		},
		rows: func(q *ask) ([]map[string]export.Cell, error) {
			_, c, err := drawn(q)
			if err != nil {
				return nil, err
			}
			var rows []map[string]export.Cell
			for _, r := range c.Rows() {
				rows = append(rows, q.pathCells(*c, r))
			}
			return rows, nil
		},
	}
}

// at is the page of a path at one stage.
func (q *ask) at(s subject, stage string) string {
	return withQuery(q.href(s.kind, s.key()), query(paramStage, stage))
}

// sourcesOf names those who publish the figures of a path, each once.
func sourcesOf(c view.Chain) []string {
	var out []string
	for _, r := range c.Ribbons {
		if r.Saying != nil && r.Amount != nil && r.Saying.Publisher.Text != "" && !slices.Contains(out, r.Saying.Publisher.Text) {
			out = append(out, r.Saying.Publisher.Text)
		}
	}
	return out
}

func (q *ask) pathCells(c view.Chain, r view.PathRow) map[string]export.Cell {
	payer, receiver := r.Of(q.lang)
	cells := map[string]export.Cell{
		"mark": export.OfCode(r.Letter), "within": export.OfCode(r.Within), "ribbon": export.OfCode(r.Kind), "stage": export.OfCode(c.Stage),
		"payer": export.OfWords(payer), "payer_keys": export.OfCode(r.PayerKeys), "receiver": export.OfWords(receiver), "receiver_keys": export.OfCode(r.ReceiverKeys),
		"awards": export.OfInteger(int64(r.Awards)), "award": export.OfCode(r.Award), "programme": export.OfCode(r.ProgrammeKey),
		"permanent_address": export.OfCode(absolute(q.base(), q.permanentAt(r.Href))),
	}
	if r.Fund != nil {
		cells["fund"] = export.OfWords(r.Fund.Text)
	}
	if r.HasSum() {
		cells["amount"], cells["currency"] = export.OfCents(r.Amount.Cents), export.OfCode(r.Currency)
		cells["amount_printed"], cells["computed"] = export.OfWords(r.Amount.Text), export.OfBool(r.Amount.Computed)
		cells["permanent_address"] = export.OfCode(absolute(q.base(), q.permanentAt(r.Amount.Href)))
	}
	q.releaseCell(cells)
	return cells
}

func absolute(base, path string) string {
	if path == "" {
		return ""
	}
	return base + path
}

func (q *ask) programmeSubject() (subject, error) {
	p, err := q.db.Program(q.ctx(), q.key())
	return subject{programme: p.Key, name: p.Named, kind: view.ProgrammesAt}, err
}

func (q *ask) organizationSubject() (subject, error) {
	o, err := q.db.Organization(q.ctx(), q.key())
	return subject{organization: o.Key, name: o.Named, kind: view.OrganizationsAt}, err
}

// pathFiles are the files of a path as its page offers them.
func (q *ask) pathFiles(s subject, stage funding.Stage, rows int) []view.Download {
	return q.pictureFiles("path", s.kind, s.key(), query(paramStage, string(stage)), rows)
}

func (q *ask) pictureFiles(name string, kind view.Kind, key, query string, rows int) []view.Download {
	svg := view.PictureHref(q.lang, kind, key, name, "svg")
	return []view.Download{
		{What: "picture", Format: "SVG", Href: withQuery(svg, query), Rows: -1},
		{What: "numbers", Format: "CSV", Href: withQuery(view.PictureHref(q.lang, kind, key, name, "csv"), query), Rows: rows},
		{What: "cite_picture", Href: withQuery(q.permanentAt(svg), query), Rows: -1},
	}
}

// barsPicture is the bars of a programme: what reaches on the scale of what
// enters.
var barsPicture = picture{name: "bars",
	facts: func(q *ask) (view.PictureFacts, error) {
		f, group, err := q.bars()
		if err != nil {
			return view.PictureFacts{}, err
		}
		var sources []string
		for _, c := range f.comparisons {
			for _, key := range []string{c.Right, c.Left} {
				if words := f.byKey[key].Publisher; words != "" && !slices.Contains(sources, words) {
					sources = append(sources, words)
				}
			}
		}
		return view.BarsFacts(q.lang, f.program.Name(string(q.lang)), group, sources, q.base()+q.href(view.ProgrammesAt, f.program.Key))
	},
	rows: func(q *ask) ([]map[string]export.Cell, error) {
		_, group, err := q.bars()
		if err != nil {
			return nil, err
		}
		var rows []map[string]export.Cell
		for _, b := range group.Bars {
			cells := map[string]export.Cell{
				"counted_in_total": export.OfCode(b.Where), "stage": export.OfCode(b.Amount.Stage), "amount": export.OfCents(b.Amount.Cents),
				"currency": export.OfCode(b.Currency), "amount_printed": export.OfWords(b.Amount.Text), "permanent_address": export.OfCode(absolute(q.base(), q.permanentAt(b.Amount.Href))),
			}
			if b.Ratio != nil {
				cells["ratio_printed"] = export.OfWords(b.Ratio.Text)
			}
			q.releaseCell(cells)
			rows = append(rows, cells)
		}
		return rows, nil
	},
}

// bars reads the bars of the programme of the address. Error: ErrNotFound when
// it has none.
func (q *ask) bars() (file, view.BarGroup, error) {
	f, err := q.open(q.key())
	if err != nil {
		return f, view.BarGroup{}, err
	}
	groups, _ := q.sideBySide(f)
	if len(groups) == 0 {
		return f, view.BarGroup{}, noAddress(q.c.Request.URL.Path)
	}
	return f, groups[0], nil
}
