package parse

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block are the elements that end a paragraph.
var block = map[atom.Atom]bool{
	atom.P: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.H5: true, atom.H6: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Blockquote: true, atom.Table: true,
	atom.Tr: true, atom.Br: true, atom.Hr: true, atom.Dt: true, atom.Dd: true, atom.Figure: true, atom.Figcaption: true,
	atom.Header: true, atom.Footer: true, atom.Main: true, atom.Aside: true, atom.Address: true, atom.Details: true, atom.Summary: true,
}

// unread are elements whose words are no part of a text.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true, atom.Form: true,
	atom.Button: true, atom.Svg: true, atom.Iframe: true, atom.Select: true,
}

// Paragraphs gives the text of a part of a page, one paragraph a line, without
// markup. Spaces are drawn together, no-break spaces stay; cells of a row are
// parted by " | ".
func Paragraphs(part *goquery.Selection) string {
	var w paragraphs
	for _, n := range part.Nodes {
		w.node(n)
	}
	w.end()
	return strings.Join(w.lines, "\n")
}

type paragraphs struct {
	lines []string
	line  strings.Builder
}

func (w *paragraphs) end() {
	if words := strings.Trim(drawnTogether(w.line.String()), " |"); words != "" {
		w.lines = append(w.lines, words)
	}
	w.line.Reset()
}

func (w *paragraphs) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.line.WriteString(n.Data)
		return
	}
	if n.Type == html.ElementNode && unread[n.DataAtom] || n.Type == html.CommentNode {
		return
	}
	ends := n.Type == html.ElementNode && block[n.DataAtom]
	if ends {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.line.WriteString(" | ")
	}
	if ends {
		w.end()
	}
}

// drawnTogether replaces runs of ordinary white space by one space.
func drawnTogether(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	if space && b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}
