package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sillage/scraper/edition/quebec"
	"sillage/scraper/generate/federalgrants"
	"sillage/scraper/source"
)

func TestGenerateWritesTheFileAndItsManifest(t *testing.T) {
	out := filepath.Join(t.TempDir(), "grants.csv")
	var printed, words bytes.Buffer
	args := []string{"--json", "generate", "federalgrants", "--rows", "500", "--seed", "4", "--out", out}
	if err := run(context.Background(), args, quebec.Files, strings.NewReader(""), &printed, &words, time.Now); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	beside, err := os.ReadFile(out + ".manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m, short federalgrants.Manifest
	if err := json.Unmarshal(beside, &m); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(printed.Bytes(), &short); err != nil {
		t.Fatal(err)
	}
	if m.Rows != 500 || m.Bytes != int64(len(text)) || short.CurrentCents != m.CurrentCents || len(short.Defects) != len(m.Defects) {
		t.Errorf("manifest of %d rows and %d bytes for a file of %d; printed %d cents for %d", m.Rows, m.Bytes, len(text), short.CurrentCents, m.CurrentCents)
	}
	if left, err := filepath.Glob(out + "*.part"); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAStoppedGenerateLeavesNoFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "grants.csv")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	args := []string{"generate", "federalgrants", "--rows", "50000", "--seed", "4", "--out", out}
	err := run(ctx, args, quebec.Files, strings.NewReader(""), new(bytes.Buffer), new(bytes.Buffer), time.Now)
	if err == nil || !strings.Contains(err.Error(), "grants.csv") {
		t.Errorf("got %v, want an error naming the file", err)
	}
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The generator shares no code with the loader, so the mark stands in both.
func TestTheLoaderKnowsTheMarkOfTheGenerator(t *testing.T) {
	if federalgrants.Mark != source.SyntheticMark {
		t.Errorf("the generator marks rows with %q, the loader looks for %q", federalgrants.Mark, source.SyntheticMark)
	}
}
