package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sillage/db/work"
	"sillage/scraper/keep"
	"sillage/scraper/parse"
)

// pageText is every word of a page, folded, or why it cannot be read.
type pageText struct{ folded, why string }

func (t pageText) has(fragment string) bool { return strings.Contains(t.folded, foldWords(fragment)) }

// foldWords leaves of words what does not change when somebody types them off:
// case, spaces of every kind, and the forms of apostrophes, quotation marks and
// dashes count for nothing.
func foldWords(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsSpace(r), r == '\u00ad', r == '\u200b', r == '\u2060', r == '\ufeff':
		case strings.ContainsRune("’‘ʼ`´", r):
			b.WriteByte('\'')
		case strings.ContainsRune("«»“”„", r):
			b.WriteByte('"')
		case strings.ContainsRune("–—‑‐−", r):
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// textOf reads every word of a kept page: HTML, plain text, or PDF where
// pdftotext is installed.
func textOf(ctx context.Context, kept *keep.Keep, p work.Page) pageText {
	page, err := pageOf(kept, p)
	if err != nil {
		return pageText{why: err.Error()}
	}
	if bytes.HasPrefix(page.Bytes, []byte("%PDF-")) {
		text, err := pdfText(ctx, page.Bytes)
		if err != nil {
			return pageText{why: err.Error()}
		}
		return pageText{folded: foldWords(text)}
	}
	text, err := parse.UTF8(page.Bytes, p.MediaType)
	if err != nil {
		return pageText{why: err.Error()}
	}
	switch kind, _, _ := strings.Cut(strings.ToLower(p.MediaType), ";"); strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml", "":
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			return pageText{why: err.Error()}
		}
		var b strings.Builder
		everyWord(doc, &b)
		return pageText{folded: foldWords(b.String())}
	case "text/plain", "application/json", "text/csv", "application/xml", "text/xml":
		return pageText{folded: foldWords(text)}
	default:
		return pageText{why: fmt.Sprintf("no reader of %q", p.MediaType)}
	}
}

// everyWord writes all text of a page, also of menus and forms, and what stands
// in its description and in the labels of its pictures.
func everyWord(n *html.Node, b *strings.Builder) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type == html.ElementNode && (n.DataAtom == atom.Script || n.DataAtom == atom.Style):
		return
	}
	for _, a := range n.Attr {
		if a.Key == "content" && n.DataAtom == atom.Meta || a.Key == "alt" {
			b.WriteString(" " + a.Val + " ")
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		everyWord(c, b)
	}
}

// errNoPDF: the program that reads PDF is not there.
var errNoPDF = errors.New("pdftotext is not installed")

// mostPDF bounds the reading of one PDF.
const mostPDF = time.Minute

func pdfText(ctx context.Context, content []byte) (string, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", errNoPDF
	}
	file, err := os.CreateTemp("", "sillage-*.pdf")
	if err != nil {
		return "", err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(content)
	if err := errors.Join(err, file.Close()); err != nil {
		return "", err
	}
	ctx, stop := context.WithTimeout(ctx, mostPDF)
	defer stop()
	text, err := exec.CommandContext(ctx, program, "-enc", "UTF-8", file.Name(), "-").Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext: %w", err)
	}
	return string(text), nil
}
