package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestAnArchiveOfWhatWasReceivedGivesTheSameReleaseElsewhere(t *testing.T) {
	web, here, there := newNewswire(t), t.TempDir(), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", here, "run", "--offline")
	if _, words, err := web.run(t, files, here); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	want := published(t, files, here)
	path := filepath.Join(t.TempDir(), "pages.warc.gz")
	var exported, imported archived
	if err := json.Unmarshal([]byte(mustCall(t, files, "--data", here, "--json", "archive", "export", path)), &exported); err != nil {
		t.Fatal(err)
	}

	mustCall(t, files, "--data", there, "run", "--offline")
	if err := json.Unmarshal([]byte(mustCall(t, files, "--data", there, "--json", "archive", "import", path)), &imported); err != nil {
		t.Fatal(err)
	}
	if exported.Records != releases || imported.Records != releases || imported.Bytes != exported.Bytes || imported.Left != 0 {
		t.Errorf("exported %+v, imported %+v", exported, imported)
	}
	mustCall(t, files, "--data", there, "parse", "cnw")
	if got := published(t, files, there); got != want {
		t.Errorf("the archive gives %s, want %s", got, want)
	}
	mustCall(t, files, "--data", there, "verify")
}

func TestAnArchiveThatIsCutOffTakesNothingAway(t *testing.T) {
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	path := filepath.Join(t.TempDir(), "pages.warc.gz")
	mustCall(t, files, "--data", data, "archive", "export", path)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole[:len(whole)-100], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := call(files, "--data", data, "archive", "import", path); err == nil {
		t.Error("half an archive is taken as a whole one")
	}
	mustCall(t, files, "--data", data, "parse", "cnw")
}
