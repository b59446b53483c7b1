package site

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A reader cites a figure; later releases mend its reading and, for another
// one, give the reason afterwards. Both addresses still tell the number that
// was cited, today's and why, though the releases cited are gone.
func TestACitedFigureOpensAfterItWasCorrected(t *testing.T) {
	s := site(t)
	e := mended{t, s, filepath.Join(t.TempDir(), "edition"), filepath.Join(t.TempDir(), "data")}
	if err := os.CopyFS(e.edition, os.DirFS(filepath.Join("..", "..", "scraper", "edition", "quebec"))); err != nil {
		t.Fatal(err)
	}
	e.publish()
	e.add(filepath.Join(e.edition, "mendings.csv"), `reading.csv,F0004/1,cents,400000000,500000000,"Synthetic, for a test: the four was read for a five."`)
	e.change(filepath.Join(e.edition, "register", "reading.csv"), ",360000000,CAD", ",370000000,CAD") // F0005, of which nothing will say why
	number, unexplained := e.publish()
	if number != 2 || len(unexplained) == 0 {
		t.Fatalf("release %d, unexplained %q", number, unexplained)
	}
	corrections := filepath.Join(e.data, "corrections.csv")
	e.add(corrections, "key,was,became,reason,lang,why")
	for _, line := range unexplained {
		if strings.HasPrefix(line, "F0005-") {
			e.add(corrections, strings.TrimSuffix(line, ",,,")+`,reading_corrected,fr,"Synthétique, pour un essai : relu."`)
		}
	}
	if number, _ := e.publish(); number != 3 {
		t.Fatalf("a reason alone gives release %d, want 3", number)
	}
	for _, pruned := range []string{"000001.db", "000002.db"} {
		if err := os.Remove(filepath.Join(e.data, "releases", pruned)); err != nil {
			t.Fatal(err)
		}
	}
	later := served{Folder: t.TempDir(), Bin: s.Bin, Data: e.data}
	if err := later.serve(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := later.close(); err != nil {
			t.Error(err)
		}
	})
	for key, want := range map[string][]string{
		"F0004": {"4 M$", "5 M$", "notre lecture a été corrigée", "Synthetic, for a test: the four was read for a five.", "4 millions $ proviennent du Fonds"},
		"F0005": {"3,6 M$", "3,7 M$", "notre lecture a été corrigée", "Synthétique, pour un essai : relu.", "raison consignée à la parution 3"},
	} {
		said := citedFrom(t, &later, key)
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: no %q in %s", key, w, said)
			}
		}
	}
}

// citedFrom reads what release 1 is cited with for the first figure of a piece
// of evidence.
func citedFrom(t *testing.T, s *served, key string) string {
	t.Helper()
	page, err := readPage(s, "/fr/preuves/"+key)
	if err != nil {
		t.Fatal(err)
	}
	today := page.Doc.Find(`tr[id] a[href^="/fr/citer/3/f"]`).AttrOr("href", "none")
	cited, err := readPage(s, strings.Replace(today, "/3/", "/1/", 1))
	if err != nil {
		t.Fatal(err)
	}
	if cited.Status != 200 {
		t.Fatalf("%s: status %d", cited.Path, cited.Status)
	}
	return spaces(cited.Doc.Find("main").Text())
}

// mended is a copy of the edition that changes from one publish to the next.
type mended struct {
	t             *testing.T
	s             *served
	edition, data string
}

func (m mended) publish() (number int, unexplained []string) {
	m.t.Helper()
	if _, err := m.s.scraper(m.data, "--edition", m.edition, "run", "--offline"); err != nil {
		m.t.Fatal(err)
	}
	printed, err := m.s.scraper(m.data, "--edition", m.edition, "publish", "--json")
	if err != nil {
		m.t.Fatal(err)
	}
	var r struct {
		Number      int      `json:"number"`
		Unexplained []string `json:"unexplained"`
	}
	if err := json.Unmarshal([]byte(printed), &r); err != nil {
		m.t.Fatal(err)
	}
	return r.Number, r.Unexplained
}

// add puts a line at the end of a file.
func (m mended) add(path, line string) {
	m.t.Helper()
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		m.t.Fatal(err)
	}
	if _, err := f.WriteString(line + "\n"); err != nil {
		m.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		m.t.Fatal(err)
	}
}

// change replaces the first place in a file.
func (m mended) change(path, was, becomes string) {
	m.t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		m.t.Fatal(err)
	}
	if !strings.Contains(string(text), was) {
		m.t.Fatalf("%s has no %q", path, was)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), was, becomes, 1)), 0o644); err != nil {
		m.t.Fatal(err)
	}
}
