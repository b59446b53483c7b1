package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"sillage/db/funding"
)

// CitationFormat is a file that a citation can be had as.
type CitationFormat struct {
	Name, Extension, MediaType string
	Write                      func(Citation) ([]byte, error)
}

// CitationFormats lists them. RIS has no registered media type; this is the
// one that reference managers ask for.
var CitationFormats = []CitationFormat{
	{"APA", "txt", "text/plain; charset=utf-8", func(c Citation) ([]byte, error) { return []byte(c.Text()), nil }},
	{"BibTeX", "bib", "application/x-bibtex; charset=utf-8", func(c Citation) ([]byte, error) { return []byte(c.BibTeX()), nil }},
	{"RIS", "ris", "application/x-research-info-systems; charset=utf-8", func(c Citation) ([]byte, error) { return []byte(c.RIS()), nil }},
	{"CSL-JSON", "json", "application/vnd.citationstyles.csl+json; charset=utf-8", Citation.CSL},
}

// BibTeX is an entry for the citation and one for its source, in UTF-8, with
// the fields url and urldate of biblatex.
func (c Citation) BibTeX() string {
	var b strings.Builder
	entry := func(key string, fields ...[2]string) {
		fmt.Fprintf(&b, "@misc{%s,\n", key)
		for _, f := range fields {
			if f[1] != "" {
				fmt.Fprintf(&b, "  %s = {%s},\n", f[0], f[1])
			}
		}
		b.WriteString("}\n")
	}
	version := pick(c.Lang == "en", "parution ", "release ") + strconv.FormatInt(c.Release, 10)
	crossed := ""
	if c.Source != nil {
		crossed = c.ID + "-source"
	}
	entry(c.ID, [2]string{"author", "{" + Site + "}"}, [2]string{"title", "{" + texText(c.Title) + "}"}, [2]string{"year", yearOf(c.IssuedOn)},
		[2]string{"date", string(c.IssuedOn)}, [2]string{"version", version}, [2]string{"url", texAddress(c.Address)},
		[2]string{"langid", texLang(c.Lang)}, [2]string{"related", crossed})
	if s := c.Source; s != nil {
		b.WriteString("\n")
		entry(crossed, [2]string{"title", "{" + texText(s.Title) + "}"}, [2]string{"organization", texText(s.Publisher)}, [2]string{"year", yearOf(s.PublishedOn)},
			[2]string{"date", string(s.PublishedOn)}, [2]string{"url", texAddress(s.Address)}, [2]string{"urldate", string(s.ConsultedOn)}, [2]string{"langid", texLang(s.Lang)})
	}
	return b.String()
}

func yearOf(d funding.Date) string {
	year, _, _ := strings.Cut(string(d), "-")
	return year
}

func texLang(lang string) string {
	switch lang {
	case "fr":
		return "french"
	case "en":
		return "english"
	default:
		return ""
	}
}

// texText writes words so that TeX prints them as they are. BibTeX counts
// braces even behind a backslash, so they are named.
func texText(words string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
		`%`, `\%`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
		"\u00a0", "~", "\u202f", `\,`, "\n", " ", "\r", " ", "\t", " ").Replace(words)
}

// texAddress keeps an address as it is, as url fields are read, but for what
// would end the field.
func texAddress(address string) string {
	return strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", " ", "%20", "\n", "", "\r", "").Replace(address)
}

// RIS is a record for the citation and one for its source. Lines end in CRLF.
func (c Citation) RIS() string {
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, strings.Join(strings.Fields(value), " "))
		}
	}
	kind := "ELEC"
	if c.Dataset {
		kind = "DATA"
	}
	line("TY", kind)
	line("ID", c.ID)
	line("AU", Site)
	line("TI", c.Title)
	line("PY", yearOf(c.IssuedOn))
	line("DA", risDate(c.IssuedOn))
	line("ET", pick(c.Lang == "en", "parution ", "release ")+strconv.FormatInt(c.Release, 10))
	line("UR", c.Address)
	line("LA", c.Lang)
	b.WriteString("ER  - \r\n")
	if s := c.Source; s != nil {
		line("TY", risKind(s.Kind))
		line("ID", c.ID+"-source")
		line("TI", s.Title)
		line("PB", s.Publisher)
		line("PY", yearOf(s.PublishedOn))
		line("DA", risDate(s.PublishedOn))
		line("UR", s.Address)
		line("Y2", risDate(s.ConsultedOn))
		line("LA", s.Lang)
		b.WriteString("ER  - \r\n")
	}
	return b.String()
}

func risKind(kind string) string {
	switch kind {
	case "press", "press_review":
		return "NEWS"
	case "annual_report", "report", "study", "position_paper":
		return "RPRT"
	case "dataset":
		return "DATA"
	default:
		return "ELEC"
	}
}

// risDate writes year/month/day, with the slashes of what is not known.
func risDate(d funding.Date) string {
	if d == "" {
		return ""
	}
	parts := append(strings.Split(string(d), "-"), "", "")
	return strings.Join(parts[:3], "/") + "/"
}

// CSL is the citation as CSL-JSON: an array with one item, or two with its
// source. https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json
func (c Citation) CSL() ([]byte, error) {
	kind := "webpage"
	if c.Dataset {
		kind = "dataset"
	}
	items := []cslItem{{ID: c.ID, Type: kind, Language: c.Lang, Author: []cslName{{Site}}, Title: c.Title, Issued: dateParts(c.IssuedOn),
		Version: strconv.FormatInt(c.Release, 10), URL: c.Address}}
	if s := c.Source; s != nil {
		items = append(items, cslItem{ID: c.ID + "-source", Type: cslKind(s.Kind), Language: s.Lang, Title: s.Title, Publisher: s.Publisher,
			Issued: dateParts(s.PublishedOn), Accessed: dateParts(s.ConsultedOn), URL: s.Address})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(items)
	return b.Bytes(), err
}

type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Language  string    `json:"language,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Title     string    `json:"title"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	Version   string    `json:"version,omitempty"`
	URL       string    `json:"URL"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func cslKind(kind string) string {
	switch kind {
	case "press", "press_review":
		return "article-newspaper"
	case "annual_report", "report", "study", "position_paper":
		return "report"
	case "dataset":
		return "dataset"
	default:
		return "webpage"
	}
}

// dateParts gives a date with the precision it has, nothing for none.
func dateParts(d funding.Date) *cslDate {
	if d == "" {
		return nil
	}
	var parts []int
	for _, p := range strings.Split(string(d), "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		parts = append(parts, n)
	}
	return &cslDate{[][]int{parts}}
}
