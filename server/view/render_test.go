package view

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	textTemplate "text/template"
	"text/template/parse"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

func mustNew(t *testing.T) *Templates {
	t.Helper()
	templates, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

// eachPage renders every sample page in both languages.
func eachPage(t *testing.T, check func(t *testing.T, lang Lang, page []byte)) {
	t.Helper()
	templates := mustNew(t)
	for _, lang := range Langs {
		pages := allSamples(lang)
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			t.Run(string(lang)+" "+name, func(t *testing.T) {
				var b bytes.Buffer
				if err := templates.Render(&b, pages[name]); err != nil {
					t.Fatal(err)
				}
				check(t, lang, b.Bytes())
			})
		}
	}
}

func TestEveryPageStructHasItsTemplateAndASample(t *testing.T) {
	listed, sampled := map[string]bool{}, map[string]bool{}
	for _, p := range Pages() {
		listed[reflect.TypeOf(p).Name()] = true
	}
	for _, p := range allSamples(French) {
		sampled[reflect.TypeOf(p).Name()] = true
	}
	files, err := filepath.Glob("pages*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") }) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			s, ok := spec.Type.(*ast.StructType)
			if !ok || len(s.Fields.List) == 0 || len(s.Fields.List[0].Names) > 0 {
				return true
			}
			if name := spec.Name.Name; !listed[name] || !sampled[name] {
				t.Errorf("page %s: listed %v, with a sample %v", name, listed[name], sampled[name])
			}
			return true
		})
	}
	names, err := filepath.Glob("pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != len(Pages()) {
		t.Errorf("%d templates for %d pages", len(names), len(Pages()))
	}
}

// Every branch of every template is run by the samples: a field that is not
// there, or a word that the catalogue lacks, cannot wait for a reader.
func TestEveryBranchOfEveryTemplateIsExecuted(t *testing.T) {
	templates := mustNew(t)
	for _, lang := range Langs {
		run, all := map[string]bool{}, map[string]bool{}
		sets := map[string]*textTemplate.Template{}
		for name, set := range templates.sets[lang] {
			plain := textTemplate.New("layout.html").Funcs(newPrinter(lang).funcs()).Funcs(textTemplate.FuncMap{"seen": func(at string) string { run[at] = true; return "" }})
			for _, part := range set.Templates() {
				if part.Tree == nil {
					continue
				}
				tree := part.Tree.Copy()
				place := part.Name()
				if place == "page" {
					place = name
				}
				if part.Name() == "layout.html" || !strings.HasSuffix(part.Name(), ".html") {
					mark(t, tree.Root, place, all) // the rest holds definitions only
				}
				if _, err := plain.AddParseTree(part.Name(), tree); err != nil {
					t.Fatal(err)
				}
			}
			sets[name] = plain
		}
		for _, page := range allSamples(lang) {
			if err := sets[page.template()].ExecuteTemplate(&bytes.Buffer{}, "layout.html", page); err != nil {
				t.Fatal(err)
			}
		}
		for _, at := range slices.Sorted(maps.Keys(all)) {
			if !run[at] {
				t.Errorf("%s: no sample runs %s", lang, at)
			}
		}
	}
}

// mark puts a call of "seen" at the head of every list of nodes.
func mark(t *testing.T, list *parse.ListNode, place string, all map[string]bool) {
	t.Helper()
	if list == nil {
		return
	}
	words := []rune(strings.Join(strings.Fields(list.String()), " "))
	at := place + ": " + string(words[:min(len(words), 90)])
	all[at] = true
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.IfNode:
			mark(t, n.List, place, all)
			mark(t, n.ElseList, place, all)
		case *parse.WithNode:
			mark(t, n.List, place, all)
			mark(t, n.ElseList, place, all)
		case *parse.RangeNode:
			mark(t, n.List, place, all)
			mark(t, n.ElseList, place, all)
		default: // no list inside
		}
	}
	call, err := textTemplate.New("").Funcs(textTemplate.FuncMap{"seen": func(string) string { return "" }}).Parse("{{seen " + quoted(at) + "}}")
	if err != nil {
		t.Fatal(err)
	}
	list.Nodes = append([]parse.Node{call.Root.Nodes[0]}, list.Nodes...)
}

func quoted(s string) string {
	return "\"" + strings.NewReplacer("\\", "\\\\", "\"", "\\\"").Replace(s) + "\""
}

func TestPagesAreWellFormed(t *testing.T) {
	void := map[string]bool{"meta": true, "link": true, "input": true, "br": true, "img": true}
	eachPage(t, func(t *testing.T, _ Lang, page []byte) {
		var open []string
		for z := html.NewTokenizer(bytes.NewReader(page)); ; {
			switch z.Next() {
			case html.ErrorToken:
				if len(open) > 0 {
					t.Errorf("never closed: %v", open)
				}
				return
			case html.StartTagToken:
				if name, _ := z.TagName(); !void[string(name)] {
					open = append(open, string(name))
				}
			case html.EndTagToken:
				name, _ := z.TagName()
				if len(open) == 0 || open[len(open)-1] != string(name) {
					t.Fatalf("</%s> closes %v", name, open[max(0, len(open)-4):])
				}
				open = open[:len(open)-1]
			default: // text, comments and closed tags leave nothing open
			}
		}
	})
}

func TestPagesKeepTheRulesOfTheLook(t *testing.T) {
	eachPage(t, func(t *testing.T, lang Lang, page []byte) {
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if n := doc.Find("h1").Length(); n != 1 {
			t.Errorf("%d h1", n)
		}
		if got := doc.Find("html").AttrOr("lang", ""); got != string(lang) {
			t.Errorf("lang %q", got)
		}
		if n := doc.Find("script, style, iframe, object, [style], link[rel=stylesheet]:not([href^='/static/'])").Length(); n > 0 {
			t.Errorf("%d inline or foreign pieces", n)
		}
		if strings.Contains(string(page), "ZgotmplZ") || strings.Contains(string(page), "%!") {
			t.Error("a value did not fit where it stands")
		}
		seen := map[string]bool{}
		doc.Find("*").Each(func(_ int, s *goquery.Selection) {
			for _, a := range s.Nodes[0].Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("inline handler %s", a.Key)
				}
				if a.Key == "id" && a.Val != "" && seen[a.Val] && goquery.NodeName(s) != "tr" && goquery.NodeName(s) != "li" && goquery.NodeName(s) != "div" {
					t.Errorf("id %q twice", a.Val)
				}
				if a.Key == "id" {
					seen[a.Val] = true
				}
			}
		})
		doc.Find("table").Each(func(_ int, s *goquery.Selection) {
			if s.Find("caption").Length() != 1 {
				t.Error("a table without caption")
			}
			s.Find("th").Each(func(_ int, th *goquery.Selection) {
				if th.AttrOr("scope", "") == "" {
					t.Errorf("th %q without scope", th.Text())
				}
			})
		})
		doc.Find("select, input:not([type=hidden])").Each(func(_ int, s *goquery.Selection) {
			if id := s.AttrOr("id", ""); doc.Find("label[for='"+id+"']").Length() != 1 {
				t.Errorf("control %q without label", id)
			}
		})
		doc.Find("a").Each(func(_ int, s *goquery.Selection) {
			if strings.TrimSpace(s.Text()) == "" {
				h, _ := s.Parent().Html()
				t.Errorf("a link without words in %.120q", h)
			}
		})
	})
}

var money = regexp.MustCompile(`\$\s?\d|\d[\d\s\x{a0}\x{202f},.]*[\s\x{a0}]?[MG]?\$|\d[\d,.]*[\s\x{a0}](?:millions?|milliards?|billions?)`)

func TestMoneyStandsInAmountElementsOnly(t *testing.T) {
	eachPage(t, func(t *testing.T, _ Lang, page []byte) {
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		doc.Find("a.amount").Each(func(_ int, s *goquery.Selection) {
			for _, attribute := range []string{"data-cents", "data-stage", "href"} {
				if _, ok := s.Attr(attribute); !ok {
					t.Errorf("amount %q without %s", s.Text(), attribute)
				}
			}
		})
		doc.Find("a.amount, q, blockquote, cite, [data-own]").Remove()
		if at := money.FindString(doc.Text()); at != "" {
			t.Errorf("money outside an amount: %q", at)
		}
	})
}

func TestRenderWritesNothingWhenAPageFails(t *testing.T) {
	templates := mustNew(t)
	var b bytes.Buffer
	bad := Organization{Frame: sampleFrame(French, OrganizationsAt, "x"), Name: Text{"x", ""}, Kind: "no such kind"}
	if err := templates.Render(&b, bad); err == nil || b.Len() > 0 {
		t.Errorf("err %v, %d bytes written", err, b.Len())
	}
	if err := templates.Render(&b, Home{}); !errors.Is(err, ErrNoTemplate) {
		t.Errorf("a page without language: %v", err)
	}
}

// Set SILLAGE_LOOK to a folder to look at the sample pages in a browser.
func TestWriteSamplePagesWhenAsked(t *testing.T) {
	folder := os.Getenv("SILLAGE_LOOK")
	if folder == "" {
		t.Skip("SILLAGE_LOOK names no folder to write the sample pages to")
	}
	writeSamples(t, folder)
}
