package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// read opens a DOCX and gives its parts; each must be well-formed.
func parts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
		for d := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return out
}

func TestALetterIsAWellFormedFileWithItsWordsAndNobodysName(t *testing.T) {
	l := Letter{Lang: "fr-CA", Title: "Demande <d’accès> & documents", Paragraphs: []Paragraph{
		{"Heading1", "Objet\u00a0: l’œuvre & <l’été>"}, {"", "une ligne\nune autre"}, {"Quote", "«\u00a0\x00\x0bà\u202f?\u00a0»"},
	}}
	var b bytes.Buffer
	if err := WriteDOCX(&b, l); err != nil {
		t.Fatal(err)
	}
	found := parts(t, b.Bytes())
	for _, want := range []string{
		"Objet\u00a0: l’œuvre &amp; &lt;l’été&gt;", ">une ligne</w:t>", "<w:br/>", ">une autre</w:t>", "«\u00a0à\u202f?\u00a0»", `w:val="Quote"`,
	} {
		if !strings.Contains(found["word/document.xml"], want) {
			t.Errorf("the document has no %q", want)
		}
	}
	for _, word := range []string{"creator", "created", "modified", "lastModifiedBy"} {
		if strings.Contains(found["docProps/core.xml"], word) {
			t.Errorf("the properties hold %s", word)
		}
	}
	for _, style := range ParagraphStyles {
		if !strings.Contains(found["word/styles.xml"], `w:styleId="`+style+`"`) {
			t.Errorf("style %s is not declared", style)
		}
	}
	var again bytes.Buffer
	if err := WriteDOCX(&again, l); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same letter gives other bytes (%v)", err)
	}
}
