package register

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

func synthetic(t *testing.T) source.Source {
	t.Helper()
	e, err := edition.Open(os.DirFS("../../edition/testdata/water"))
	if err != nil {
		t.Fatal(err)
	}
	return Source(e)
}

func TestGolden(t *testing.T) { sourcetest.GoldenInputs(t, synthetic(t)) }

func TestACutOffPageIsAnErrorAndNoPanic(t *testing.T) {
	sourcetest.Truncated(t, synthetic(t), page(t, "", "", ""))
}

// page is the synthetic register with one place of one file changed.
func page(t *testing.T, file, was, becomes string) source.Page {
	t.Helper()
	s := synthetic(t)
	p, err := s.Read(s.Inputs[0])
	if err != nil {
		t.Fatal(err)
	}
	if p.Name == file {
		p.Bytes = replaced(t, p.Bytes, was, becomes)
	}
	for i := range p.Beside {
		if p.Beside[i].Name == file {
			p.Beside[i].Bytes = replaced(t, p.Beside[i].Bytes, was, becomes)
		}
	}
	return p
}

func replaced(t *testing.T, text []byte, was, becomes string) []byte {
	t.Helper()
	if !bytes.Contains(text, []byte(was)) {
		t.Fatalf("no %q in the file", was)
	}
	return bytes.Replace(text, []byte(was), []byte(becomes), 1)
}

func TestABrokenCellStopsTheSourceAndSaysWhere(t *testing.T) {
	cases := []struct{ name, file, was, becomes, column, value string }{
		{"an amount with a letter", readingFile, "200000000,CAD", "20000000O,CAD", "cents", "20000000O"},
		{"an amount below zero", readingFile, "200000000,CAD", "-1,CAD", "cents", "-1"},
		{"an amount off its step", readingFile, "200000000,CAD", "200000001,CAD", "cents", "200000001"},
		{"a step of nothing", readingFile, "at_least,100000000", "at_least,0", "cents", "200000000"},
		{"no currency", readingFile, "200000000,CAD", "200000000,", "currency", ""},
		{"an amount as compiled", factsFile, "2000000,at_least", "2 000 000,at_least", "amount_cad", "2 000 000"},
		{"a published date", readingFile, "primary,2025-05-06,yes", "primary,2025-13-06,yes", "published_on", "2025-13-06"},
		{"a date of a fact", factsFile, "announcement,2025-05-06", "announcement,6 May 2025", "date", "6 May 2025"},
		{"a period that ends before it begins", factsFile, "2025-04,2026-03", "2026-04,2025-03", "period_start", "2026-04"},
		{"a stage of no list", readingFile, "announced,several_years", "promised,several_years", "stage", "promised"},
		{"a basis of no list", readingFile, "announced,several_years", "announced,years", "basis", "years"},
		{"an object of no list", readingFile, "F0001,2,announcement", "F0001,2,news", "object", "news"},
		{"a rank of no list", readingFile, ",primary,2025-05-06,yes", ",first,2025-05-06,yes", "rank", "first"},
		{"an organization that does not exist", readingFile, "clean-water/mw>trust,ministry-of-water", "clean-water/mw>trust,nobody", "payer", "nobody"},
		{"a body that asserts and does not exist", readingFile, "river-trust,primary,2025-12", "nobody,primary,2025-12", "asserted_by", "nobody"},
		{"a programme that does not exist", readingFile, "award_figure,clean-water-fund", "award_figure,nothing", "programme", "nothing"},
		{"a parent that does not exist", readingFile, "passed_on,clean-water/mw>trust", "passed_on,clean-water/nobody", "parents", "clean-water/nobody"},
		{"a parent that leads back", readingFile, "passed_on,clean-water/mw>trust", "passed_on,clean-water/trust>groups", "parents", "clean-water/trust>groups"},
		{"own money with a parent", readingFile, "to_manager,own_budget,", "to_manager,own_budget,clean-water/trust>groups", "parents", "clean-water/trust>groups"},
		{"a fund that is none", readingFile, "organization,well-fund,river-trust", "organization,river-trust,river-trust", "fund", "river-trust"},
		{"a class without a name", readingFile, "30 groupes,class", ",class", "receiver", ""},
		{"a fact that does not exist", readingFile, "F0001,2,announcement", "F0099,2,announcement", "fact_id", "F0099"},
		{"a fiscal year in no known form", readingFile, "fy: 2025-2026 (claim", "fy: next year (claim", "perimeter", "region: North; fy: next year (claim of May 2025); covers: wells"},
		{"a target of another unit", readingFile, "38.0,wells", "38.0,pumps", "answers", "F0003/1"},
		{"a quantity with a comma", readingFile, "38.0,wells", "\"38,0\",wells", "value", "38,0"},
		{"a cell that means nothing there", readingFile, "F0001,2,announcement,clean-water-fund,,", "F0001,2,announcement,clean-water-fund,,ministry-of-water,organization,well-fund,,,,,,,,,,clean_water,,,,,,,,,,,,,,,,ministry-of-water,,,,,,primary,2025-05-06,,x\nF0001,3,announcement,clean-water-fund,,", "fund", "well-fund"},
		{"a relation of no list", relationsFile, "other_stage", "other_thing", "relation", "other_thing"},
		{"a relation to nothing", relationsFile, "F0002,F0001/1", "F0002,F0001/9", "id_b", "F0001/9"},
		{"an axis of no list", relationsFile, "part_of,payer", "part_of,colour", "axis", "colour"},
		{"a document kind of no list", sourcesFile, ",release,payer", ",letter,payer", "document_kind", "letter"},
		{"another address than the fact's", sourcesFile, "https://example.test/release", "https://example.test/other", "address", "https://example.test/other"},
		{"an organization kind of no list", organizationsFile, ",nonprofit,", ",club,", "kind", "club"},
		{"a fund without an owner", organizationsFile, "fund,ministry-of-water", "fund,", "owner", ""},
		{"a programme without any name", programmesFile, "clean-water-fund,,Synthetic Clean Water Fund", "clean-water-fund,,", "name_fr", ""},
		{"a theme that the edition does not have", programmesFile, ",clean_water,wells", ",dirty_water,wells", "theme", "dirty_water"},
		{"a part of another theme", programmesFile, ",clean_water,wells", ",none,wells", "theme_sub", "wells"},
		{"a mode of no list", programmesFile, "clean_water,wells,,", "clean_water,wells,gift,", "mode", "gift"},
		{"a fact of no kind", factsFile, "F0001,announcement", "F0001,rumour", "kind", "rumour"},
		{"a fact that nobody checked a second time", factsFile, "over two years,yes", "over two years,no", "checked", "no"},
		{"a class of none", readingFile, "30 groupes,class,30", "30 groupes,class,0", "receiver_count", "0"},
		{"a claim without its sum", readingFile, "need,900000000,CAD", "need,,CAD", "cents", ""},
		{"a claim of nobody knows what", readingFile, "not_stated,whole,region: South", "not_stated,,region: South", "unit", ""},
		{"a statement of nobody on a page of nobody", readingFile, "claim,river-trust", "claim,", "authors", ""},
		{"an address where nothing was read", sourcesFile, ",F0001,", ",,", "facts", ""},
		{"a fragment too long", factsFile, "40 puits", "one two three four five six seven eight nine ten eleven twelve thirteen", "quote_fragment", "one two three four five six seven eight nine ten eleven twelve thirteen"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var found source.Findings
			err := synthetic(t).Parse(page(t, c.file, c.was, c.becomes), &found)
			var cell *parse.CellError
			if !errors.As(err, &cell) {
				t.Fatalf("got %v, want an error that names the cell", err)
			}
			if cell.File != c.file || cell.Line < 2 || cell.Column != c.column || cell.Value != c.value {
				t.Errorf("got %v\nwant %s, %s %q", cell, c.file, c.column, c.value)
			}
		})
	}
}

func TestRowsOfOneAwardMustAgree(t *testing.T) {
	first := "F0001,1,award_figure,"
	line := "F0001,3,award,clean-water-fund,clean-water/mw>trust,ministry-of-water,organization,well-fund,river-trust,organization,,,to_partner,own_budget,,grant,project,clean_water,community,public,,,,,,,,,,,,,,,,,,,,primary,,,\n"
	var found source.Findings
	err := synthetic(t).Parse(page(t, readingFile, first, line+first), &found)
	if err == nil || !strings.Contains(err.Error(), `hop "to_manager"`) || !strings.Contains(err.Error(), "line 2") || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("got %v, want both lines and the cell", err)
	}
}

func TestTwoAwardsNeverShareAnAddress(t *testing.T) {
	var found source.Findings
	err := synthetic(t).Parse(page(t, readingFile, "clean-water/trust>groups", "clean-water/mw/trust"), &found)
	if err == nil || !strings.Contains(err.Error(), "public key clean-water.mw.trust") {
		t.Errorf("got %v", err)
	}
}

func TestWhatASumIsMeasuredByMustBeSuchAFigure(t *testing.T) {
	for _, c := range []struct{ name, figure, kind, want string }{
		{"a figure that does not exist", "F0099-1", "level", `"F0099-1" is no figure`},
		{"a whole sum as an average", "F0002-1", "average", "F0002-1 is whole, one_year"},
		{"a whole sum as a rule", "F0002-1", "rule", "F0002-1 is whole, one_year"},
		{"a year’s sum as an increase", "F0002-1", "increase", "F0002-1 is whole, one_year"},
		{"several years as the level of one", "F0001-1", "level", "F0001-1 is whole, several_years"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, err := edition.Open(os.DirFS("../../edition/testdata/water"))
			if err != nil {
				t.Fatal(err)
			}
			e.Instead[0].Figure, e.Instead[0].Kind = c.figure, c.kind
			var found source.Findings
			if err := Source(e).Parse(page(t, "", "", ""), &found); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestAMendingThatNoLongerFitsStopsTheSource(t *testing.T) {
	var found source.Findings
	err := synthetic(t).Parse(page(t, readingFile, "public,paid,one_year", "public,committed,one_year"), &found)
	if err == nil || !strings.Contains(err.Error(), `was written for "paid"`) || !strings.Contains(err.Error(), "line 4") {
		t.Errorf("got %v", err)
	}
}

// What a programme is stands on facts that speak of it.
func TestALineAboutAProgrammeNeedsItsFacts(t *testing.T) {
	for name, c := range map[string]struct{ line, want string }{
		"a featured programme has none":     {"", `"clean-water-fund" is featured and has no line`},
		"a programme that does not exist":   {"clean-water-fund,Puits.,Wells.,F0001\nnothing,Rien.,Nothing.,F0001", `"nothing" is no programme`},
		"a fact that speaks of another":     {"clean-water-fund,Puits.,Wells.,F0001;F0006", "no reading of F0006 speaks of clean-water-fund"},
		"a fact that nobody has ever found": {"clean-water-fund,Puits.,Wells.,F0099", "no reading of F0099"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{}
			folder := os.DirFS("../../edition/testdata/water")
			err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				text, err := fs.ReadFile(folder, path)
				files[path] = &fstest.MapFile{Data: text}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			files["about_programmes.csv"] = &fstest.MapFile{Data: []byte("programme,about_fr,about_en,facts\n" + c.line + "\n")}
			e, err := edition.Open(files)
			if err != nil {
				t.Fatal(err)
			}
			var found source.Findings
			if err := Source(e).Parse(page(t, "", "", ""), &found); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}
