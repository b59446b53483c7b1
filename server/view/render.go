package view

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
)

//go:embed layout.html parts/*.html pages/*.html
var files embed.FS

// ErrNoTemplate says that a page has no template.
var ErrNoTemplate = errors.New("no template")

// Pages lists an empty struct of every page.
func Pages() []Page {
	return []Page{
		Home{}, ProgrammeList{}, Programme{}, OrganizationList{}, Organization{},
		AwardList{}, Award{}, FigureList{}, StatementList{}, QuantityList{},
		Evidence{}, Computed{}, Sources{}, DocumentList{}, AnnouncementList{}, Announcement{}, Indices{}, Method{},
		Search{}, ReplyPage{}, Failure{}, Instead{}, IndicatorList{}, Citation{}, HowToCite{},
		Compare{}, PairList{}, PairPage{}, SeriesList{}, SeriesPage{}, Beside{},
		QuestionList{}, QuestionPage{}, RequestList{}, LetterPage{},
		RecordList{}, RecordPage{}, RecordSum{}, RecordPartyPage{}, ReturnList{}, ReturnPage{}, RegisterBodyList{}, RegisterSumList{},
	}
}

// Templates holds every page in both languages, parsed once.
type Templates struct {
	sets map[Lang]map[string]*template.Template
}

// New parses every page in both languages; it fails when a page lacks its
// template or a template names a key that the catalogue lacks.
func New() (*Templates, error) {
	t := &Templates{sets: map[Lang]map[string]*template.Template{}}
	for _, lang := range Langs {
		t.sets[lang] = map[string]*template.Template{}
		p := newPrinter(lang)
		shared, err := template.New("layout.html").Funcs(p.funcs()).ParseFS(files, "layout.html", "parts/*.html")
		if err != nil {
			return nil, fmt.Errorf("parts of pages: %w", err)
		}
		for _, page := range Pages() {
			name := page.template()
			set, err := shared.Clone()
			if err != nil {
				return nil, fmt.Errorf("page %s: %w", name, err)
			}
			if set, err = set.ParseFS(files, "pages/"+name+".html"); err != nil {
				return nil, fmt.Errorf("page %s: %w: %w", name, ErrNoTemplate, err)
			}
			if set.Lookup("page") == nil {
				return nil, fmt.Errorf("page %s: %w", name, ErrNoTemplate)
			}
			if err := p.checkKeys(set); err != nil {
				return nil, fmt.Errorf("page %s: %w", name, err)
			}
			t.sets[lang][name] = set
		}
	}
	return t, nil
}

// Render writes a page whole, or nothing when it fails.
func (t *Templates) Render(w io.Writer, page Page) error {
	lang := page.frame().Lang
	set, ok := t.sets[lang][page.template()]
	if !ok {
		return fmt.Errorf("page %s in %q: %w", page.template(), lang, ErrNoTemplate)
	}
	var b bytes.Buffer
	if err := set.ExecuteTemplate(&b, "layout.html", page); err != nil {
		return fmt.Errorf("page %s: %w", page.template(), err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("page %s: write: %w", page.template(), err)
	}
	return nil
}
