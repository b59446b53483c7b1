package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	generated "sillage/scraper/generate/federalgrants"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
	"sillage/scraper/sources"
	"sillage/scraper/sources/table"
)

// bulkFixture is a file that a source of bulk files reads.
type bulkFixture struct {
	name   string // its path
	source source.Source
	text   []byte
	form   string // csv, json, xlsx or pdf
	list   string // of a json: the name of its list
	comma  rune   // of a csv
	above  int    // of a csv or a workbook: rows with cells before the header
	latin  bool   // of a csv: not in UTF-8
	total  bool   // it prints its sum, which tells that something is missing
}

// bulkFixtures are extracts of every layout that is read in bulk. The file of
// the federal register is generated: no row of the real one is at hand.
func bulkFixtures(t *testing.T) []bulkFixture {
	t.Helper()
	var register bytes.Buffer
	if _, err := generated.Write(&register, 200, 1, nil); err != nil {
		t.Fatal(err)
	}
	all := []bulkFixture{
		{name: "federalgrants/generated.csv", text: register.Bytes(), form: "csv"},
		{name: "seao/made_up.json", text: []byte(madeUpNotices), form: "json", list: "releases"},
	}
	for _, f := range []bulkFixture{
		{name: "trillium/testdata/extract_refined.csv", form: "csv"},
		{name: "trillium/testdata/extract_workbook.csv", form: "xlsx"},
		{name: "threesixtygiving/testdata/five.json", form: "json", list: "grants"},
		{name: "threesixtygiving/testdata/lloyds.json", form: "json", list: "grants"},
		{name: "threesixtygiving/testdata/powertochange.json", form: "json", list: "grants"},
		{name: "threesixtygiving/testdata/several_funders.json", form: "json", list: "grants"},
		{name: "threesixtygiving/testdata/wolfson.json", form: "json", list: "grants"},
		{name: "seao/testdata/seao_releases.json", form: "json", list: "releases"},
		{name: "t3010/testdata/gifts_reshaped.csv", form: "csv"},
		{name: "t3010/testdata/schedule_1.csv", form: "csv"},
		{name: "t3010/testdata/schedule_2.csv", form: "csv"},
		{name: "t3010/testdata/schedule_3.csv", form: "csv"},
		{name: "t3010/testdata/schedule_5.csv", form: "csv"},
		{name: "t3010/testdata/schedule_7_description.csv", form: "csv"},
		{name: "t3010/testdata/schedule_7_outside.csv", form: "csv"},
		{name: "t3010/testdata/schedule_7_resources.csv", form: "csv"},
		{name: "table/testdata/psoc_exemple.csv", form: "csv", comma: ';', above: 3, latin: true, total: true},
		{name: "table/testdata/ville_exemple.xlsx", form: "xlsx", above: 1},
		{name: "table/testdata/mission_exemple.pdf", form: "pdf", total: true},
	} {
		var err error
		if f.text, err = os.ReadFile(filepath.Join("sources", f.name)); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		all[i].source = readerOf(t, all[i].name, sources.All(e))
		if all[i].comma == 0 {
			all[i].comma = ','
		}
	}
	return all
}

// madeUpNotices are synthetic: the real extract has one contract only.
const madeUpNotices = `{"releases": [
{"ocid": "o-1", "id": "1", "date": "2026-01-01T00:00:00-05:00", "buyer": {"id": "b", "name": "Ville synthétique"}, "awards": [{"id": 1, "suppliers": [{"name": "Société inventée"}]}],
 "contracts": [{"id": 1, "awardID": 1, "status": "active", "dateSigned": "2026-01-01", "value": {"amount": 10.50, "currency": "CAD"}}]},
{"ocid": "o-2", "id": "2", "date": "2026-01-02T00:00:00-05:00", "buyer": {"id": "b", "name": "Ville synthétique"}, "awards": [{"id": 1, "suppliers": [{"name": "Société inventée"}]}],
 "contracts": [{"id": 1, "awardID": 1, "status": "active", "dateSigned": "2026-01-02", "value": {"amount": 20, "currency": "CAD"}}]}
]}`

// readerOf is the source in whose folder a fixture lies.
func readerOf(t *testing.T, name string, all []source.Source) source.Source {
	t.Helper()
	id, _, _ := strings.Cut(name, "/")
	if id == "table" {
		path := filepath.Join("sources", strings.TrimSuffix(name, filepath.Ext(name))+".toml")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := table.Read(path, text)
		if err != nil {
			t.Fatal(err)
		}
		return table.Source(d)
	}
	i := slices.IndexFunc(all, func(s source.Source) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("no source %q", id)
	}
	return all[i]
}

// short is the fixture without its last records, a sixth of them or one: whole
// in itself.
func (f bulkFixture) short(t *testing.T) []byte {
	t.Helper()
	most := func(records int) int { return min(records-1, records*5/6) }
	switch f.form {
	case "csv":
		ends := f.recordEnds(t)
		return f.text[:ends[most(len(ends)-1)]]
	case "json":
		return f.withThings(t, func(things []json.RawMessage) []json.RawMessage { return things[:most(len(things))] })
	case "pdf":
		return f.text[:len(f.text)/2]
	default:
		return f.workbook(t, func(rows []string) []string { return rows[:f.above+1+most(len(rows)-f.above-1)] })
	}
}

// withThings is the fixture with the things of its list changed.
func (f bulkFixture) withThings(t *testing.T, change func([]json.RawMessage) []json.RawMessage) []byte {
	t.Helper()
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(bytes.TrimPrefix(f.text, []byte("\ufeff")), &whole); err != nil {
		t.Fatal(err)
	}
	var things []json.RawMessage
	if err := json.Unmarshal(whole[f.list], &things); err != nil {
		t.Fatal(err)
	}
	changed, err := json.Marshal(change(things))
	if err != nil {
		t.Fatal(err)
	}
	whole[f.list] = changed
	text, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// recordEnds are the places right behind the header and behind each record.
func (f bulkFixture) recordEnds(t *testing.T) []int64 {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(f.text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = f.comma, -1, f.latin
	var ends []int64
	for {
		_, err := r.Read()
		if errors.Is(err, io.EOF) {
			return ends
		}
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, r.InputOffset())
	}
}

// sheetRow is a row of a sheet, and sheetCell a cell of one with its column.
var (
	sheetRow  = regexp.MustCompile(`(?s)<row [^>]*>(.*?)</row>`)
	sheetCell = regexp.MustCompile(`(?s)<c [^>]*?r="([A-Z]+)(\d+)"[^>]*?(/>|>.*?</c>)`)
)

// workbook is the fixture with the rows of its first sheet changed, which are
// given as they stand in it.
func (f bulkFixture) workbook(t *testing.T, change func(rows []string) []string) []byte {
	t.Helper()
	whole, err := zip.NewReader(bytes.NewReader(f.text), int64(len(f.text)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for _, part := range whole.File {
		open, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(open)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			rows := sheetRow.FindAllString(string(text), -1)
			before, _, _ := strings.Cut(string(text), rows[0])
			_, after, _ := strings.Cut(string(text), rows[len(rows)-1])
			text = []byte(before + strings.Join(change(rows), "") + after)
		}
		to, err := packed.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// said is what a source says of a file: its records, numbers and rows left out,
// one text each, and how many doubts. What a source gives may be used again by
// it, so that it is written down at once.
type said struct {
	things       []string
	rows, doubts int
}

func (s *said) Record(r *funding.Record) error {
	s.rows, s.doubts = s.rows+1, s.doubts+len(r.Doubts)
	s.things = append(s.things, sourcetest.JSON(r))
	return nil
}

func (s *said) Line(l *funding.ReturnLine) error {
	s.rows, s.doubts = s.rows+1, s.doubts+len(l.Doubts)
	s.things = append(s.things, sourcetest.JSON(l))
	return nil
}

func (s *said) Skip(row int64, field, value, reason string) {
	s.things = append(s.things, sourcetest.JSON([]any{row, field, value, reason}))
}

func (f bulkFixture) read(text []byte) (said, error) {
	var all said
	err := f.source.Records.Read(context.Background(), source.FileOf(filepath.Base(f.name), text), &all)
	return all, err
}
