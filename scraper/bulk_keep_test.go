package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/db/records"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

const otherLines = "a;0;Body A;100\na;1;Body A;260\nb;0;Body B;50\n;0;Nobody;1\n" // as many bytes as threeLines

func TestAnotherFileOfTheSameSizeIsRead(t *testing.T) {
	data := t.TempDir()
	for _, content := range []string{threeLines, otherLines} {
		if words, err := runLines(t, data, "lines.csv", []byte(content)); err != nil {
			t.Fatal(err, words)
		}
	}
	if got := totals(t, data, "lines").CurrentCents; got != 310_00 {
		t.Errorf("%d cents stand", got)
	}
}

// What stands must be what was before: the records, and nothing half written.
func TestAFileThatCannotBeKeptOrChangesLeavesTheOldRecords(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, data string, s *scraper) error{
		"the place of the kept file is taken": func(t *testing.T, data string, s *scraper) error {
			hash := fmt.Sprintf("%x", sha256.Sum256([]byte(otherLines)))
			if err := os.WriteFile(filepath.Join(data, keep.Folder, hash[:2]), nil, 0o644); err != nil {
				t.Fatal(err)
			}
			return nil
		},
		"it grows while it is read": func(t *testing.T, data string, s *scraper) error {
			s.sources[0].Records.Read = func(ctx context.Context, f source.File, rows source.Rows) error {
				if err := readLines(ctx, f, rows); err != nil {
					return err
				}
				return os.WriteFile(s.Run.From, []byte(otherLines+"c;0;Body C;1\n"), 0o644)
			}
			return source.ErrChanged
		},
	} {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			if words, err := runLines(t, data, "lines.csv", []byte(threeLines)); err != nil {
				t.Fatal(err, words)
			}
			want := totals(t, data, "lines")
			s, out := withLines(t, data)
			s.Run.Source, s.Run.From = []string{"lines"}, filepath.Join(t.TempDir(), "lines.csv")
			if err := os.WriteFile(s.Run.From, []byte(otherLines), 0o644); err != nil {
				t.Fatal(err)
			}
			wanted := spoil(t, data, s)
			err := s.run(context.Background())
			if err == nil || !strings.Contains(err.Error(), "lines.csv") || wanted != nil && !errors.Is(err, wanted) {
				t.Errorf("got %v, want %v\n%s", err, wanted, out)
			}
			if got := totals(t, data, "lines"); got != want {
				t.Errorf("the records changed: %+v", got)
			}
			for _, left := range []string{filepath.Join(data, records.Folder, "*unfinished*"), filepath.Join(data, keep.Folder, ".receiving*")} {
				if found, err := filepath.Glob(left); err != nil || len(found) > 0 {
					t.Errorf("left behind: %v, %v", found, err)
				}
			}
		})
	}
}

func TestTheRecordsNameTheFileThatIsKept(t *testing.T) {
	data := t.TempDir()
	if words, err := runLines(t, data, "lines.csv", []byte(threeLines)); err != nil {
		t.Fatal(err, words)
	}
	files, err := records.Files(context.Background(), records.Path(data, "lines"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	want := records.File{Name: "lines.csv", Address: "https://example.test/lines", SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(threeLines))), Size: int64(len(threeLines)), ReceivedOn: funding.Date(now().UTC().Format("2006-01-02"))}
	if files[0] != want {
		t.Errorf("got %+v, want %+v", files[0], want)
	}
	kept, err := keep.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := kept.Read(files[0].SHA256); err != nil || string(text) != threeLines {
		t.Errorf("kept: %q, %v", text, err)
	}
}
