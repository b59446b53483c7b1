package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/records"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
)

// lines is a source of this test alone: agreement;version;receiver;dollars.
func lines() source.Source {
	return source.Source{
		Source: funding.Source{ID: "lines", Kind: "records", TitleFR: "Lignes (synthétique)", TitleEN: "Lines (synthetic)", Publisher: "Synthetic publisher", Home: "https://example.test/lines",
			CoversFR: "essai", CoversEN: "test", LeavesOutFR: "rien", LeavesOutEN: "nothing", Licence: "synthetic", State: "proven"},
		Records: &source.Records{Scheme: "lines", Columns: map[string]string{"amount": "dollars"}, Least: 2, Read: readLines},
	}
}

func readLines(ctx context.Context, f source.File, rows source.Rows) error {
	text, err := f.Unpacked()
	if err != nil {
		return err
	}
	defer text.Close()
	scan := bufio.NewScanner(text)
	for n := int64(1); scan.Scan(); n++ {
		cells := strings.Split(scan.Text(), ";")
		if len(cells) != 4 {
			return fmt.Errorf("record %d: %d columns, want 4", n, len(cells))
		}
		if cells[0] == "" {
			rows.Skip(n, "agreement", scan.Text(), "empty")
			continue
		}
		version, err := strconv.ParseInt(cells[1], 10, 64)
		if err != nil {
			return fmt.Errorf("record %d, version: %w", n, err)
		}
		dollars, err := strconv.ParseInt(cells[3], 10, 64)
		if err != nil {
			return fmt.Errorf("record %d, dollars: %w", n, err)
		}
		err = rows.Record(&funding.Record{Row: n, Agreement: cells[0], Version: version,
			Payer:    funding.RecordParty{Code: "payer", NameEN: "Synthetic payer", Kind: "ministry"},
			Receiver: funding.RecordParty{NameEN: cells[2], Kind: "nonprofit"},
			Form:     funding.Grant, Mode: "not_stated", Hop: "not_stated", Origin: funding.OwnBudget, Money: funding.Public, Status: "not_stated", Stage: funding.Committed, Basis: "not_stated",
			Cents: dollars * 100, Currency: "CAD", Printed: cells[3], Stated: true, FiscalYear: "2024-2025"})
		if err != nil {
			return err
		}
	}
	return scan.Err()
}

// runLines runs the source on a file with this content.
func runLines(t *testing.T, data, name string, content []byte) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	s, out := withLines(t, data)
	s.Run.Source, s.Run.From = []string{"lines"}, path
	err := s.run(context.Background())
	return out.String(), err
}

func withLines(t *testing.T, data string) (*scraper, *bytes.Buffer) {
	t.Helper()
	return withSource(t, data, lines())
}

func withSource(t *testing.T, data string, src source.Source) (*scraper, *bytes.Buffer) {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s := &scraper{edition: e, sources: []source.Source{src}, out: &out, words: &out, now: now}
	s.Data = data
	return s, &out
}

func totals(t *testing.T, data, id string) records.Totals {
	t.Helper()
	got, err := records.ReadTotals(context.Background(), records.Path(data, id))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

const threeLines = "a;0;Body A;100\na;1;Body A;250\nb;0;Body B;50\n;0;Nobody;1\n"

func TestABulkFileIsLoadedReportedAndPublished(t *testing.T) {
	data := t.TempDir()
	mustCall(t, quebec.Files, "--data", data, "run", "--offline")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(threeLines)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	words, err := runLines(t, data, "lines.csv.gz", packed.Bytes())
	if err != nil {
		t.Fatal(err, words)
	}
	want := records.Totals{Rows: 3, Agreements: 2, OriginalCents: 150_00, CurrentCents: 300_00, LeftOut: 1}
	if got := totals(t, data, "lines"); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	var report struct{ Sources map[string]records.Totals }
	if err := json.Unmarshal([]byte(mustCall(t, quebec.Files, "--data", data, "--json", "report")), &report); err != nil || report.Sources["lines"] != want {
		t.Errorf("report: %+v, %v", report, err)
	}
	published(t, quebec.Files, data)
	if err := publish.Verify(context.Background(), filepath.Join(data, "releases", "000001.db")); err != nil {
		t.Error(err)
	}
}

func TestAFileReadBeforeIsNotReadAgain(t *testing.T) {
	data := t.TempDir()
	if words, err := runLines(t, data, "lines.csv", []byte(threeLines)); err != nil {
		t.Fatal(err, words)
	}
	before, err := os.Stat(records.Path(data, "lines"))
	if err != nil {
		t.Fatal(err)
	}
	words, err := runLines(t, data, "lines.csv", []byte(threeLines))
	if err != nil || !strings.Contains(words, "unchanged") {
		t.Fatal(err, words)
	}
	after, err := os.Stat(records.Path(data, "lines"))
	if err != nil || !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Errorf("the record file was written again: %v", err)
	}
}

func TestWhatCannotBeReadLeavesTheOldRecords(t *testing.T) {
	data := t.TempDir()
	if words, err := runLines(t, data, "lines.csv", []byte(threeLines)); err != nil {
		t.Fatal(err, words)
	}
	want := totals(t, data, "lines")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(strings.Repeat(threeLines, 1000))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		want    string
	}{
		"a broken last row":    {[]byte(threeLines + "c;0;Body C"), "lines.csv: record 5: 3 columns"},
		"too few rows":         {[]byte("a;0;Body A;100\n"), "1 rows, fewer than 2"},
		"a truncated download": {packed.Bytes()[:packed.Len()-20], "unexpected EOF"},
		"nothing":              {nil, "0 rows, fewer than 2"},
	} {
		if words, err := runLines(t, data, "lines.csv", c.content); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q\n%s", name, err, c.want, words)
		}
		if got := totals(t, data, "lines"); got != want {
			t.Errorf("%s: the records changed: %+v", name, got)
		}
		if left, err := filepath.Glob(filepath.Join(data, records.Folder, "*unfinished*")); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind: %v, %v", name, left, err)
		}
	}
}

func TestKeptBulkFilesAreReadAgainWithoutTheFile(t *testing.T) {
	data := t.TempDir()
	if words, err := runLines(t, data, "lines.csv", []byte(threeLines)); err != nil {
		t.Fatal(err, words)
	}
	want := totals(t, data, "lines")
	if err := os.Chtimes(records.Path(data, "lines"), now(), now()); err != nil {
		t.Fatal(err)
	}
	s, out := withLines(t, data)
	if err := s.parse(context.Background()); err != nil || totals(t, data, "lines") != want {
		t.Errorf("%v\n%s", err, out)
	}
	left, err := filepath.Glob(filepath.Join(data, records.Folder, ".again-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestABulkSourceNeedsItsFileAndIsNamed(t *testing.T) {
	data := t.TempDir()
	s, out := withLines(t, data)
	if err := s.run(context.Background()); err != nil {
		t.Errorf("run without names: %v\n%s", err, out)
	}
	s.Run.Source = []string{"lines"}
	if err := s.run(context.Background()); err == nil || !strings.Contains(err.Error(), "--from") {
		t.Errorf("without a file: %v", err)
	}
}

func TestADifferenceIsReported(t *testing.T) {
	data := t.TempDir()
	for _, content := range []string{threeLines, "a;0;Body A;100\na;1;Body A;275\nc;0;Body C;10\n"} {
		path := filepath.Join(t.TempDir(), "lines.csv")
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		s, words := withLines(t, data)
		s.Run.Source, s.Run.From, s.Run.AcceptWithdrawals = []string{"lines"}, path, true
		if err := s.run(context.Background()); err != nil {
			t.Fatal(err, words)
		}
		if first := content == threeLines; first == strings.Contains(words.String(), "1 agreements added, 1 changed, 1 withdrawn") {
			t.Error(words)
		}
	}
}
