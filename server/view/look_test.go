package view

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sillage/static"
)

// writeSamples writes every sample page with its static files, so that they
// open from a folder.
func writeSamples(t *testing.T, folder string) {
	t.Helper()
	absolute := regexp.MustCompile(`/static/`)
	for _, name := range static.Names() {
		at := strings.TrimPrefix(static.Path(name), static.Prefix)
		content, kind, ok := static.Open(at)
		if !ok {
			t.Fatalf("static file %s does not open", at)
		}
		if strings.HasPrefix(kind, "text/css") {
			content = absolute.ReplaceAll(content, []byte(""))
		}
		write(t, filepath.Join(folder, "static", at), content)
	}
	templates := mustNew(t)
	for _, lang := range Langs {
		for name, page := range allSamples(lang) {
			var b bytes.Buffer
			if err := templates.Render(&b, page); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(folder, name+"."+string(lang)+".html"), absolute.ReplaceAll(b.Bytes(), []byte("static/")))
		}
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
