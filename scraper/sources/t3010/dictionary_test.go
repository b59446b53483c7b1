package t3010

import (
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/parse"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

// No file of these was at hand. The rows are written for the purpose, by the
// agency's dictionary; 123456782 is a number for examples, and no charity's.
var byTheDictionary = []struct{ name, text string }{
	{"gifts of 2019, named with spaces", "BN,FPE,Form ID,#,Donee BN,Donee Name,Associated,City,Province,Total Gifts,Gifts in Kind,Political Activity Gift,Political Activity Amount\n" +
		"123456782RR0001,2019-3-31 00:00:00,23,1,119219814RR0001,WRITTEN FOR THE TEST A,N,Lévis,QC,$1000.00,$0.00,N,\n" +
		"123456782RR0001,2019-3-31 00:00:00,23,2,,WRITTEN FOR THE TEST B,Y,Albany,NY,-$5.50,,N,\n"},
	{"gifts of 2024, named without", "BN,FPE,FormID,#,DoneeBN,DoneeName,Associated,City,Province,TotalGifts,GiftsinKind\n" +
		"123456782RR0001,2024-12-31,27,000000001,119219814,WRITTEN FOR THE TEST A,N,,ON,21628,21628\n" +
		"123456782RR0001,2024-12-31,27,000000002,Oshawa,WRITTEN FOR THE TEST B,,,Ontario,100,40\n" +
		"123456782RR0001,2024-12-31,27,000000003,119219815RR0001,,,,,,\n" +
		"123456782RR0001,2024-12-31,27,000000004,,WRITTEN FOR THE TEST C,,,,0,9\n"},
	{"directors", "BN,FPE,Form ID,#,Last Name,First Name,Initials,Position,At Arm's Length,Start Date,End Date\n" +
		"123456782RR0001,2024-12-31,27,1,Fictive,Une,A,Chair,Y,2020-01-01,\n" +
		"123456782RR0002,2024-12-31,27,1,Fictive,Un,,,,,\n" +
		"123456782RR0001,2024-12-31,27,2,Fictive,Deux,B,,N,,2024-01-01\n"},
	{"schedule 6", financialOf("4200", "$10.00", "4540", "-5", "4700", "12.34", "5050", "7")},
}

// financialOf is a file of every column that must be there, with these cells.
func financialOf(cells ...string) string {
	header, row := []string{"BN", "FPE", "Form ID", "Section Used"}, []string{"123456782RR0001", "2024-12-31", "27", "6"}
	for _, c := range mustLayouts("columns.csv", columnsFile) {
		if c.layout == "financial" && c.name != "Section Used" && (!c.optional || c.line != "") {
			header = append(header, c.name)
			if i := slices.Index(cells, c.name); i >= 0 && i%2 == 0 {
				row = append(row, cells[i+1])
			} else {
				row = append(row, "")
			}
		}
	}
	return strings.Join(header, ",") + "\n" + strings.Join(row, ",") + "\n"
}

func readText(t *testing.T, text string) *sourcetest.Collected {
	t.Helper()
	all, err := sourcetest.ReadFile(built(t), source.FileOf("x.csv", []byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestGiftsAreReadByTheDictionaryUnderTheNamesOfEachYear(t *testing.T) {
	type said struct{ agreement, name, number, city, province, year, until, form, doubts string }
	for i, want := range [][]said{
		{{"123456782RR0001/2019-03-31/23/1", "WRITTEN FOR THE TEST A", "119219814", "Lévis", "QC", "2019", "2019-03-31", "grant", ""},
			{"123456782RR0001/2019-03-31/23/2", "WRITTEN FOR THE TEST B", "", "Albany", "NY", "2019", "2019-03-31", "grant", "amount negative suspect"}},
		{{"123456782RR0001/2024-12-31/27/000000001", "WRITTEN FOR THE TEST A", "119219814", "", "ON", "2024", "2024-12-31", "in_kind", ""},
			{"123456782RR0001/2024-12-31/27/000000002", "WRITTEN FOR THE TEST B", "", "", "", "2024", "2024-12-31", "mixed", "business_number unreadable suspect, province unknown_word suspect"},
			{"123456782RR0001/2024-12-31/27/000000003", "", "", "", "", "2024", "2024-12-31", "grant", "receiver empty suspect, business_number no_such_check_digit suspect, amount empty excluded"},
			{"123456782RR0001/2024-12-31/27/000000004", "WRITTEN FOR THE TEST C", "", "", "", "2024", "2024-12-31", "not_stated", "amount zero suspect, form arithmetic suspect"}},
	} {
		all := readText(t, byTheDictionary[i].text)
		var got []said
		for _, r := range all.Records {
			var doubts []string
			for _, d := range r.Doubts {
				doubts = append(doubts, d.Field+" "+d.Reason+" "+d.Verdict)
			}
			got = append(got, said{r.Agreement, r.Receiver.NameEN, r.Receiver.BusinessNumber, r.Receiver.City, r.Receiver.Province, r.FiscalYear, string(r.PeriodUntil), string(r.Form), strings.Join(doubts, ", ")})
			if r.Payer.Code != "123456782RR0001" || r.Payer.BusinessNumber != "123456782" || r.Stage != funding.Paid || r.Origin != funding.OriginNotStated || r.Hop != funding.HopNotStated || r.Money != funding.MoneyNotStated {
				t.Errorf("%+v", r)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%q\nwant\n%q", byTheDictionary[i].name, got, want)
		}
	}
}

func TestDirectorsAreCountedAndNoNameEnters(t *testing.T) {
	all := readText(t, byTheDictionary[2].text)
	if len(all.Lines) != 2 || all.Lines[0].Count != 2 || all.Lines[0].Returning != "123456782RR0001/2024-12-31/27" || all.Lines[1].Count != 1 || all.Lines[1].Body.Code != "123456782RR0002" {
		t.Errorf("%+v", all.Lines)
	}
	if said := sourcetest.JSON(all); strings.Contains(said, "Fictive") || strings.Contains(said, "Deux") || strings.Contains(said, "Chair") {
		t.Errorf("a name entered: %s", said)
	}
}

func TestScheduleSixIsReadLineByLine(t *testing.T) {
	all := readText(t, byTheDictionary[3].text)
	got := map[string]int64{}
	for _, l := range all.Lines {
		got[l.Line] = l.Cents
		if (len(l.Doubts) > 0) != (l.Cents < 0) {
			t.Errorf("%+v", l)
		}
	}
	if len(got) != 4 || got["4200"] != 10_00 || got["4540"] != -5_00 || got["4700"] != 12_34 || got["5050"] != 7_00 {
		t.Errorf("%v", got)
	}
}

func TestEveryLineHasItsMeaningOnce(t *testing.T) {
	lines := map[string]bool{}
	for _, l := range built(t).Records.Lines {
		if lines[l.Line] || l.LabelEN == "" || !strings.Contains(l.LabelFR, l.LabelEN) || !strings.Contains(l.LabelFR, "en anglais") || !strings.HasPrefix(l.Address, "https://") {
			t.Errorf("%+v", l)
		}
		lines[l.Line] = true
		named := slices.ContainsFunc(mustLayouts("columns.csv", columnsFile), func(c column) bool { return c.line == l.Line && c.name == l.Line })
		if column := built(t).Records.Columns[l.Line]; named == (column != "") {
			t.Errorf("line %s stands in column %q", l.Line, column)
		}
	}
	for _, line := range []string{"111", "200", "300", "390", "580", "4540", "4550", "4560", "4700", "5045", "5050", "5100", "T1235"} {
		if !lines[line] {
			t.Errorf("line %s has no meaning", line)
		}
	}
}

func TestCellsAreReadAsTheAgencyWritesThem(t *testing.T) {
	for printed, want := range map[string]int64{"$13809054.00": 13809054_00, "-$310.50": -310_50, "21628": 21628_00, "-5": -5_00} {
		if cents, err := money(printed); err != nil || cents != want {
			t.Errorf("%q: %d, %v", printed, cents, err)
		}
	}
	for _, printed := range []string{"$", "--5", "$-5", "1,000", "1e3", "Y"} {
		if cents, err := money(printed); err == nil {
			t.Errorf("%q is read as %d", printed, cents)
		}
	}
	for printed, want := range map[string]funding.Date{"2018-6-30 00:00:00": "2018-06-30", "2018-12-31 00:00": "2018-12-31", "2024-02-29": "2024-02-29"} {
		if on, err := day(printed); err != nil || on != want {
			t.Errorf("%q: %s, %v", printed, on, err)
		}
	}
	for _, printed := range []string{"", "2018-2-30", "2018-13-01", "2018-06-30 12:00:00", "30/06/2018", "2018"} {
		if on, err := day(printed); err == nil {
			t.Errorf("%q is read as %s", printed, on)
		}
	}
}

func TestAFileOfNoKnownLayoutIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"BN,FPE,Form ID,Colour\n":        "columns of no file",
		"BN,Form ID,300\n":               `"305" of compensation is missing`,
		"BN,BN,FPE\n":                    `column "BN" twice`,
		"":                               "empty",
		"foundation_ein,tax_year\n1,2\n": "is missing",
		strings.Replace(byTheDictionary[0].text, "$1000.00", "much", 1):        `"much"`,
		strings.Replace(byTheDictionary[0].text, ",23,1,", ",23,first,", 1):    `"first"`,
		strings.Replace(byTheDictionary[0].text, "A,N,", "A,perhaps,", 1):      `"perhaps"`,
		strings.Replace(byTheDictionary[0].text, "RR0001,2019", ",2019", 1):    "no account of a registered charity",
		strings.Replace(byTheDictionary[0].text, "00:00,23,", "00:00,new,", 1): "no version of the form",
	} {
		if _, err := sourcetest.ReadFile(built(t), source.FileOf("x.csv", []byte(text))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %q in it", text, err, want)
		}
	}
}

func TestAListOfCodesBesideTheReturnsIsLeftOut(t *testing.T) {
	all, err := sourcetest.ReadFile(built(t), source.FileOf("# Province.csv", []byte("Province Code,English Name,French Name\nAB,ALBERTA,ALBERTA\n")))
	if err != nil || len(all.Skips) != 1 || len(all.Lines)+len(all.Records) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

// The embedded columns are those of the agency: no name falls together with
// another of its file.
func TestNoTwoColumnsOfALayoutAreOne(t *testing.T) {
	table, err := parse.ReadTable("columns.csv", columnsFile, "layout", "column", "kind", "optional", "line", "label")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, row := range table.Rows {
		name := row.Text("layout") + " " + plain(row.Text("column"))
		if seen[name] && row.Text("layout") != "resources" {
			t.Errorf("line %d: %s stands twice", row.Line, name)
		}
		seen[name] = true
	}
}
