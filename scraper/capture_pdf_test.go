package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"sillage/scraper/source/sourcetest"
)

// pdfOf is a whole PDF of one page that prints the words, line by line.
func pdfOf(words string) []byte {
	var page, file bytes.Buffer
	page.WriteString("BT /F1 9 Tf 40 800 Td 12 TL\n")
	for _, line := range strings.Split(words, "\n") {
		coded, err := charmap.Windows1252.NewEncoder().String(line)
		if err != nil {
			panic(err) // a sign that the fixture cannot print
		}
		page.WriteByte('(')
		for _, b := range []byte(coded) {
			fmt.Fprintf(&page, "\\%03o", b)
		}
		page.WriteString(") Tj T*\n")
	}
	page.WriteString("ET")
	file.WriteString("%PDF-1.4\n")
	var at []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", page.Len(), page.Bytes()),
	} {
		at = append(at, file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&file, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&file, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return file.Bytes()
}

func TestCitedWordsAreLookedForInAPDF(t *testing.T) {
	sourcetest.Need(t, "pdftotext")
	web, files := newCitedWeb(t)
	data := t.TempDir()
	mustCall(t, files, "--data", data, "run", "--offline")
	if r, err := web.capture(t, files, data); err != nil || len(r.NotChecked) != 0 || len(r.NotFound) != 0 {
		t.Fatalf("%v; not looked for %+v, not found %+v", err, r.NotChecked, r.NotFound)
	}
	published(t, files, data)
	if e := evidenceOf(t, data, factPDF); e.State != "captured" || !strings.HasSuffix(e.Address, ".pdf") {
		t.Errorf("words that a PDF prints: %s at %s", e.State, e.Address)
	}
	for path := range web.words {
		if strings.HasSuffix(path, ".pdf") {
			web.words[path] = []string{"d’autres mots"}
		}
	}
	r, err := web.capture(t, files, data)
	if err != nil || !slices.ContainsFunc(r.NotFound, func(c citation) bool { return c.Evidence == factPDF }) {
		t.Errorf("words that the PDF no longer prints: %v, not found %+v", err, r.NotFound)
	}
	published(t, files, data)
	if e := evidenceOf(t, data, factPDF); e.State != "captured" || len(e.NotFoundOn) != 10 {
		t.Errorf("the copy that was kept prints the words, a later one does not: %s, not found on %q", e.State, e.NotFoundOn)
	}
}

func TestABrokenPDFIsSaidToBeSo(t *testing.T) {
	sourcetest.Need(t, "pdftotext")
	if text, err := pdfText(t.Context(), []byte("%PDF-1.4\nnot a whole one")); err == nil {
		t.Errorf("read as %q", text)
	}
	if text, err := pdfText(t.Context(), pdfOf("près de 5,4\u00a0M$")); err != nil || !strings.Contains(text, "près de 5,4") {
		t.Errorf("got %q, %v", text, err)
	}
}
