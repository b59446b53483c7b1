package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sillage/scraper/edition/quebec"
)

func now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// call runs the command and returns its JSON and its words.
func call(files fs.FS, args ...string) (out, words string, err error) {
	var a, b bytes.Buffer
	err = run(context.Background(), args, files, strings.NewReader(""), &a, &b, now)
	return a.String(), b.String(), err
}

func mustCall(t *testing.T, files fs.FS, args ...string) string {
	t.Helper()
	out, words, err := call(files, args...)
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, words)
	}
	return out
}

// edited is an edition with one place of one file changed.
func edited(t *testing.T, files fs.FS, name, was, becomes string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		if path == name {
			if !bytes.Contains(content, []byte(was)) {
				t.Fatalf("%s has no %q", name, was)
			}
			content = bytes.Replace(content, []byte(was), []byte(becomes), 1)
		}
		out[path] = &fstest.MapFile{Data: content}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func published(t *testing.T, files fs.FS, data string) string {
	t.Helper()
	var r struct {
		ContentHash string `json:"content_hash"`
	}
	out := mustCall(t, files, "--data", data, "--json", "publish")
	if err := json.Unmarshal([]byte(out), &r); err != nil || len(r.ContentHash) != 64 {
		t.Fatalf("%v in %q", err, out)
	}
	return r.ContentHash
}

func reported(t *testing.T, out string) map[string]sourceReport {
	t.Helper()
	var r runReport
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	by := map[string]sourceReport{}
	for _, s := range r.Sources {
		by[s.Source] = s
	}
	return by
}

func TestTheBuiltInEditionGivesOneHashWhateverTheOrder(t *testing.T) {
	hashes := map[string]bool{}
	for _, order := range [][]string{{"run", "--offline"}, {"run", "register", "cpi"}} {
		data := t.TempDir()
		mustCall(t, quebec.Files, append([]string{"--data", data}, order...)...)
		hashes[published(t, quebec.Files, data)] = true
	}
	if len(hashes) != 1 {
		t.Errorf("hashes %v", hashes)
	}
}

func TestARunTellsWhatItDid(t *testing.T) {
	data := t.TempDir()
	r := reported(t, mustCall(t, quebec.Files, "--data", data, "--json", "run", "--offline"))
	register, cpi := r["register"], r["cpi"]
	if register.Fetched != 6 || register.Kept != 6 || register.Parsed == 0 || register.Skipped != len(register.Skips) || register.Skipped == 0 || register.Refused != 0 {
		t.Errorf("%+v", register)
	}
	for _, k := range register.Skips {
		if k.Reason == "" || k.Place == "" {
			t.Errorf("a skip without place or reason: %+v", k)
		}
	}
	for _, m := range register.Mendings {
		if m.Why == "" {
			t.Errorf("a mending without a reason: %+v", m)
		}
	}
	if len(register.UnusedLookups) > 0 || cpi.Skipped != 0 || cpi.Kept != 2 {
		t.Errorf("%v, %+v", register.UnusedLookups, cpi)
	}
	var again struct{ Sources map[string]sourceReport }
	if err := json.Unmarshal([]byte(mustCall(t, quebec.Files, "--data", data, "--json", "report")), &again); err != nil || again.Sources["register"].Parsed != register.Parsed {
		t.Errorf("report does not print the last run: %v, %+v", err, again)
	}
	kept, err := filepath.Glob(filepath.Join(data, "runs", "2026*.json"))
	if err != nil || len(kept) != 1 {
		t.Errorf("reports kept: %v, %v", kept, err)
	}
}

func TestAFailingSourceIsNotStoredAndTheOthersAre(t *testing.T) {
	data := t.TempDir()
	broken := edited(t, quebec.Files, "register/reading.csv", "announced,several_years", "promised,several_years")
	out, words, err := call(broken, "--data", data, "--json", "run", "--offline")
	if err == nil || !strings.Contains(err.Error(), `reading.csv line 3, stage "promised"`) {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(words, "register: refused") {
		t.Errorf("words: %s", words)
	}
	r := reported(t, out)
	if r["register"].Refused != 1 || r["register"].Error == "" || r["cpi"].Refused != 0 || r["cpi"].Parsed == 0 {
		t.Errorf("%+v", r)
	}
}

func TestARefusedSourceLeavesYesterdaysData(t *testing.T) {
	data := t.TempDir()
	mustCall(t, quebec.Files, "--data", data, "run", "--offline")
	before := published(t, quebec.Files, data)
	for name, broken := range map[string]fs.FS{
		"a cell":          edited(t, quebec.Files, "register/reading.csv", "540000000,CAD", "54000000O,CAD"),
		"an expectation":  edited(t, quebec.Files, "edition.json", `"figures": 300`, `"figures": 3000`),
		"the other order": edited(t, quebec.Files, "register/relations.csv", "F0001/2,F0002/2", "F0001/2,F9999/2"),
	} {
		if _, _, err := call(broken, "--data", data, "run", "register"); err == nil {
			t.Fatalf("%s: a broken register was taken", name)
		}
		if after := published(t, quebec.Files, data); after != before {
			t.Errorf("%s: content %s after a refused run, %s before", name, after, before)
		}
	}
}

func TestParseNeedsOnlyWhatWasKept(t *testing.T) {
	data := t.TempDir()
	if _, _, err := call(quebec.Files, "--data", data, "parse", "cpi"); err == nil || !strings.Contains(err.Error(), "run it first") {
		t.Errorf("nothing was kept: got %v", err)
	}
	mustCall(t, quebec.Files, "--data", data, "run", "--offline")
	before := published(t, quebec.Files, data)
	gone := fstest.MapFS{}
	for path, file := range edited(t, quebec.Files, "edition.json", "", "").(fstest.MapFS) {
		if !strings.HasPrefix(path, "register/") && !strings.HasPrefix(path, "index/") {
			gone[path] = file
		}
	}
	if _, _, err := call(gone, "--data", data, "run", "register"); err == nil {
		t.Fatal("the register's files are gone, and it ran")
	}
	mustCall(t, gone, "--data", data, "parse")
	if after := published(t, gone, data); after != before {
		t.Errorf("parsing what was kept gives %s, reading it gave %s", after, before)
	}
}

func TestASourceReadsAFileOrFolderThatIsGiven(t *testing.T) {
	data, folder := t.TempDir(), t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("edition", "quebec", "register"))); err != nil {
		t.Fatal(err)
	}
	mustCall(t, quebec.Files, "--data", data, "run", "register", "--from", folder)
	reading := filepath.Join(folder, "reading.csv")
	mustCall(t, quebec.Files, "--data", data, "run", "register", "--from", reading)
	text, err := os.ReadFile(reading)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(reading, bytes.Replace(text, []byte("primary,2022-03-14"), []byte("primary,2022-14-03"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{folder, reading} {
		if _, _, err := call(quebec.Files, "--data", data, "run", "register", "--from", from); err == nil || !strings.Contains(err.Error(), `published_on "2022-14-03"`) {
			t.Errorf("%s: got %v", from, err)
		}
	}
	if _, _, err := call(quebec.Files, "--data", data, "run", "--from", folder); err == nil || !strings.Contains(err.Error(), "name the one source") {
		t.Errorf("got %v", err)
	}
}

func TestAFlippedByteOfAKeptFileIsNamed(t *testing.T) {
	data := t.TempDir()
	mustCall(t, quebec.Files, "--data", data, "run", "cpi")
	mustCall(t, quebec.Files, "--data", data, "verify")
	kept, err := filepath.Glob(filepath.Join(data, "keep", "*", "*.zst"))
	if err != nil || len(kept) != 2 {
		t.Fatal(kept, err)
	}
	content, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.Chmod(kept[0], 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept[0], content, 0o644); err != nil {
		t.Fatal(err)
	}
	out, _, err := call(quebec.Files, "--data", data, "--json", "verify")
	if err == nil || !strings.Contains(err.Error(), filepath.Base(kept[0])) || strings.Contains(err.Error(), filepath.Base(kept[1])) {
		t.Errorf("verify: %v", err)
	}
	if !json.Valid([]byte(out)) || !strings.Contains(out, filepath.Base(kept[0])) {
		t.Errorf("verify --json: %s", out)
	}
	if _, _, err := call(quebec.Files, "--data", data, "parse", "cpi"); err == nil {
		t.Error("damaged bytes were parsed")
	}
}

func TestAFlippedByteOfAReleaseIsNamed(t *testing.T) {
	data := t.TempDir()
	mustCall(t, quebec.Files, "--data", data, "run", "cpi")
	mustCall(t, quebec.Files, "--data", data, "publish")
	path := filepath.Join(data, "releases", "000001.db")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(content, []byte("VALUE"))
	if at < 0 {
		t.Fatal("the release does not hold the word that the test changes")
	}
	content[at] ^= 1
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := call(quebec.Files, "--data", data, "verify"); err == nil || !strings.Contains(err.Error(), filepath.Join("releases", "000001.db")) {
		t.Errorf("verify: %v", err)
	}
}

func TestEveryAnswerIsOneJSONObject(t *testing.T) {
	data := t.TempDir()
	for _, args := range [][]string{{"list"}, {"run", "--offline"}, {"parse"}, {"publish"}, {"verify"}, {"report"}} {
		out := mustCall(t, quebec.Files, append([]string{"--data", data, "--json"}, args...)...)
		var object map[string]any
		if err := json.Unmarshal([]byte(out), &object); err != nil || len(object) == 0 {
			t.Errorf("%v: %v in %.80q", args, err, out)
		}
		if out := mustCall(t, quebec.Files, append([]string{"--data", data}, args...)...); out != "" {
			t.Errorf("%v: without --json, standard output holds %.80q", args, out)
		}
	}
}

func TestWhatCannotBeDoneIsSaid(t *testing.T) {
	for _, args := range [][]string{{"run", "nobody"}, {"parse", "nobody"}, {"publish"}, {"report"}, {"fly"}, {"--edition", "nowhere", "list"}} {
		if _, _, err := call(quebec.Files, append([]string{"--data", t.TempDir()}, args...)...); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}

func TestAnotherPlaceAndThemePublishesWithItsReplies(t *testing.T) {
	data := t.TempDir()
	folder := filepath.Join("edition", "testdata", "water")
	r := reported(t, mustCall(t, quebec.Files, "--data", data, "--edition", folder, "--json", "run", "--offline"))
	replies := 0
	for _, c := range r["register"].Found {
		if c.Kind == "replies" {
			replies = c.N
		}
	}
	if _, uses := r["cpi"]; uses || replies != 2 {
		t.Errorf("%+v", r)
	}
	out := mustCall(t, quebec.Files, "--data", data, "--edition", folder, "--json", "publish")
	var release struct {
		Path string `json:"path"`
	}
	if err := json.Unmarshal([]byte(out), &release); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(release.Path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte("Synthetic reply: the wells were dug.")) {
		t.Error("the reply is not in the release")
	}
	for _, other := range []string{"Québec", "DATAide", "digital_transition"} {
		if bytes.Contains(text, []byte(other)) {
			t.Errorf("%s of another edition is in the release", other)
		}
	}
	if bytes.Contains(text, []byte("example.test/private")) {
		t.Error("what the edition withholds is in the release")
	}
}

func TestAReplyAboutNothingStopsTheSource(t *testing.T) {
	files := edited(t, os.DirFS(filepath.Join("edition", "testdata", "water")), "replies.csv", "F0002-1", "F0002-9")
	if _, _, err := call(files, "--data", t.TempDir(), "run"); err == nil || !strings.Contains(err.Error(), `"F0002-9"`) {
		t.Errorf("got %v", err)
	}
}
