package federalgrants

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
)

// collected keeps what a file says, in strings of its own: those of a record
// are used again by the reader.
type collected struct{ records []funding.Record }

func (c *collected) Record(r *funding.Record) error {
	own := *r
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	own = funding.Record{}
	if err := json.Unmarshal(text, &own); err != nil {
		return err
	}
	c.records = append(c.records, own)
	return nil
}

func (c *collected) Line(*funding.ReturnLine) error { panic("the register has no lines of a return") }

func (c *collected) Skip(row int64, field, value, reason string) {
	panic("every row of the register is put")
}

// madeUp is a row written for the tests: it names no body that exists.
func madeUp() map[string]string {
	return map[string]string{
		"ref_number": "230-2021-2022-Q4-00001", "amendment_number": "0", "agreement_type": "C", "recipient_type": "N",
		"recipient_legal_name": "Made-up Society|Société inventée", "recipient_country": "CA", "recipient_province": "QC", "recipient_city": "Laval",
		"prog_name_en": "A programme made up", "prog_name_fr": "Un programme inventé", "agreement_title_en": "Title", "agreement_title_fr": "Titre",
		"agreement_value": "25000.00", "agreement_start_date": "2021-04-01", "agreement_end_date": "2022-03-31",
		"description_en": "What it is for.", "description_fr": "À quoi cela sert.", "owner_org": "madeup-inventee", "owner_org_title": "Made-up Canada | Canada inventé",
	}
}

// with changes cells of a row.
func with(row map[string]string, cells ...string) map[string]string {
	row = maps.Clone(row)
	for i := 0; i < len(cells); i += 2 {
		row[cells[i]] = cells[i+1]
	}
	return row
}

// asTable writes rows as the publisher does: a byte order mark, CRLF after the
// header, LF after each row.
func asTable(t testing.TB, header []string, rows ...map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("\xef\xbb\xbf" + strings.Join(header, ",") + "\r\n")
	w := csv.NewWriter(&b)
	for _, r := range rows {
		cells := make([]string, len(header))
		for i, name := range header {
			cells[i] = r[name]
		}
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func official() []string { return slices.Clone(columns[:]) }

func opened(t testing.TB) *source.Records {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Source(e).Records
}

func readAll(t testing.TB, text []byte) ([]funding.Record, error) {
	t.Helper()
	var c collected
	err := opened(t).Read(context.Background(), source.FileOf("grants.csv", text), &c)
	return c.records, err
}

func TestARowIsReadWhole(t *testing.T) {
	row := with(madeUp(), "recipient_business_number", "119219814RR0001", "amendment_number", "2", "amendment_date", "2021-10-05",
		"description_fr", "Une ligne\net une autre, avec \"des guillemets\".")
	for _, header := range [][]string{official(), reversed(official())} {
		got, err := readAll(t, asTable(t, header, row))
		if err != nil || len(got) != 1 {
			t.Fatalf("%d records, %v", len(got), err)
		}
		want := funding.Record{
			Row: 1, Agreement: "madeup-inventee,230-2021-2022-Q4-00001,bn-119219814", Version: 2,
			Payer: funding.RecordParty{Code: "madeup-inventee", NameEN: "Made-up Canada", NameFR: "Canada inventé", Country: "CA", Kind: "ministry"},
			Receiver: funding.RecordParty{BusinessNumber: "119219814", NameEN: "Made-up Society", NameFR: "Société inventée", City: "Laval", Province: "QC",
				Country: "CA", Kind: "nonprofit"},
			ProgrammeEN: "A programme made up", ProgrammeFR: "Un programme inventé", Form: funding.Grant, Mode: "not_stated", Hop: "not_stated",
			Origin: funding.OwnBudget, Money: funding.Public, Status: "not_stated", Stage: funding.Committed, Basis: funding.OneYear,
			Cents: 25000_00, Currency: "CAD", Printed: "25000.00", Stated: true, FiscalYear: "2021-2022", SignedOn: "2021-10-05",
			PeriodFrom: "2021-04-01", PeriodUntil: "2022-03-31", TitleEN: "Title", TitleFR: "Titre", AboutEN: "What it is for.",
			AboutFR: "Une ligne\net une autre, avec \"des guillemets\".", Region: "QC",
		}
		if diff := difference(got[0], want); diff != "" {
			t.Error(diff)
		}
	}
}

func TestADumpOfThePortalsDatabaseIsReadToo(t *testing.T) {
	got, err := readAll(t, asTable(t, append([]string{"_id"}, columns[:]...), with(madeUp(), "_id", "7")))
	if err != nil || len(got) != 1 || got[0].Cents != 25000_00 {
		t.Errorf("%+v, %v", got, err)
	}
}

func reversed(names []string) []string {
	slices.Reverse(names)
	return names
}

// difference names the fields in which two records differ.
func difference(got, want funding.Record) string {
	a, b := fields(got), fields(want)
	var out []string
	for name, value := range b {
		if a[name] != value {
			out = append(out, name+": got "+a[name]+", want "+value)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func fields(r funding.Record) map[string]string {
	text, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		panic(err)
	}
	out := map[string]string{}
	for name, value := range raw {
		if out[name] = string(value); out[name] == "[]" {
			out[name] = "null"
		}
	}
	return out
}

func TestWhatIsNoRegisterIsRefusedWithItsPlace(t *testing.T) {
	rows := []map[string]string{madeUp(), with(madeUp(), "recipient_city", "Montréal", "owner_org_title", "Autre | Un autre"), madeUp()}
	good := string(asTable(t, official(), rows...))
	lines := strings.SplitAfter(good, "\n")
	var many []map[string]string
	for n := range 40 {
		many = append(many, with(madeUp(), "ref_number", strconv.Itoa(n), "amendment_date", "2021-10-05", "recipient_business_number", "119219814"))
	}
	shifted := func(from, to string) []byte {
		text := asTable(t, official(), many...)
		table := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))))
		all, err := table.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		a, b := slices.Index(all[0], from), slices.Index(all[0], to)
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		for n, cells := range all {
			if n > 0 {
				cell := cells[a]
				cells = slices.Insert(slices.Delete(cells, a, a+1), b, cell)
			}
			if err := w.Write(cells); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		return out.Bytes()
	}
	cases := []struct {
		name string
		text []byte
		want []string
	}{
		{"an empty file", nil, []string{"is empty"}},
		{"a missing column", asTable(t, slices.DeleteFunc(official(), func(s string) bool { return s == "coverage" }), madeUp()), []string{"header", `"coverage" is missing`}},
		{"a new column", asTable(t, append(official(), "colour"), madeUp()), []string{"header", `new column "colour"`}},
		{"a column twice", asTable(t, append(official(), "coverage"), madeUp()), []string{`"coverage" twice`}},
		{"another file", []byte("a,b\n1,2\n"), []string{"header", `"ref_number" is missing`, `new column "a"`}},
		{"UTF-16", utf16(good), []string{"record 0", "UTF-16"}},
		{"Latin-1", []byte(strings.ReplaceAll(good, "é", "\xe9")), []string{"record 1", "column recipient_legal_name", "not UTF-8"}},
		{"UTF-8 taken for Latin-1 and saved again", []byte(strings.ReplaceAll(good, "é", "Ã©")), []string{"record 1", "column owner_org_title", "another encoding"}},
		{"an end inside a quoted cell", []byte(strings.TrimSuffix(good, lines[3]) + strings.Replace(lines[3], ",C,", ",\"C,", 1)), []string{"record 3", "column agreement_type", "ends inside"}},
		{"an end inside the last cell", []byte(good[:len(good)-4]), []string{"record 3", "column owner_org_title", "ends inside"}},
		{"an end inside a record", []byte(good[:len(good)-60]), []string{"record 3", "another number of cells"}},
		{"a record too long", []byte(strings.Replace(good, "Laval,", "Laval,,", 1)), []string{"record 1", "another number of cells", "39 cells, want 38"}},
		{"all cells one to the left", shifted("ref_number", "owner_org_title"), []string{"record 1", "column owner_org", "no code of a department"}},
		{"cells moved inside the record", shifted("amendment_date", "agreement_value"), []string{"hold no value of its type", "of 40 cells", "record 1"}},
		{"a row whose department is no code", asTable(t, official(), madeUp(), with(madeUp(), "owner_org", "Made-up Canada")), []string{"record 2", "column owner_org"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := readAll(t, c.text)
			for _, w := range c.want {
				if err == nil || !strings.Contains(err.Error(), w) {
					t.Errorf("got %v, want %q in it", err, w)
				}
			}
		})
	}
}

func utf16(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, r := range strings.TrimPrefix(text, "\ufeff") {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}

func TestAPageOfTheInterfaceIsReadAsTheFileIs(t *testing.T) {
	rows := []map[string]string{madeUp(), with(madeUp(), "amendment_number", "1", "agreement_value", "30000.5")}
	want, err := readAll(t, asTable(t, official(), rows...))
	if err != nil {
		t.Fatal(err)
	}
	got, err := readAll(t, asPage(t, 2, 0, rows...))
	if err != nil || len(got) != 2 {
		t.Fatalf("%d records, %v", len(got), err)
	}
	for n := range got {
		if diff := difference(got[n], want[n]); diff != "" && !strings.HasPrefix(diff, "Printed") {
			t.Error(diff)
		}
	}
	good := string(asPage(t, 2, 0, rows...))
	for name, c := range map[string]struct{ text, want string }{
		"a page that is cut":          {good[:len(good)-30], "no page of the interface"},
		"an answer that failed":       {`{"success": false, "error": {"message": "Not found"}}`, "refused"},
		"an answer without records":   {`{"success": true, "result": {"total": 3}}`, "missing"},
		"more records than it counts": {strings.Replace(good, `"total":2`, `"total":1`, 1), "counts 1 records and sent 2"},
		"a missing column":            {strings.ReplaceAll(good, `"coverage":null,`, ``), `record 1: column "coverage" is missing`},
		"a new column":                {strings.ReplaceAll(good, `"coverage":null`, `"coverage":null,"colour":"red"`), `new column "colour"`},
		"a value of no kind":          {strings.ReplaceAll(good, `"coverage":null`, `"coverage":["a"]`), "column coverage"},
		"Latin-1":                     {strings.ReplaceAll(good, "é", "\xe9"), "not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readAll(t, []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

// asPage writes rows as the documentation of CKAN says that its interface does:
// nothing as null, numbers as numbers.
func asPage(t testing.TB, total, offset int, rows ...map[string]string) []byte {
	t.Helper()
	records := []map[string]any{}
	for n, r := range rows {
		record := map[string]any{"_id": offset + n + 1}
		for _, name := range columns {
			switch {
			case r[name] == "":
				record[name] = nil
			case name == "agreement_value" || name == "amendment_number":
				record[name] = json.Number(r[name])
			default:
				record[name] = r[name]
			}
		}
		records = append(records, record)
	}
	text, err := json.Marshal(map[string]any{"success": true, "result": map[string]any{"total": total, "offset": offset, "limit": recordsAPage, "records": records}})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestAReadThatIsStoppedEnds(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var rows []map[string]string
	for range contextEvery + 1 {
		rows = append(rows, madeUp())
	}
	if err := opened(t).Read(ctx, source.FileOf("grants.csv", asTable(t, official(), rows...)), &collected{}); err == nil {
		t.Error("it read on")
	}
}

// FuzzRead holds that any text is read to an end, and that what is read keeps
// the promises of a record.
func FuzzRead(f *testing.F) {
	f.Add(asTable(f, official(), madeUp(), with(madeUp(), "recipient_city", "Montreal │Montréal", "agreement_value", "-1")))
	f.Add(asPage(f, 1, 0, madeUp()))
	f.Add([]byte("\xff\xfe"))
	p, err := newPlaces(edition.Edition{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		rows := checking{t}
		if err := read(context.Background(), p, source.FileOf("grants.csv", text), rows); err != nil && err.Error() == "" {
			t.Error("an error without a word")
		}
	})
}

// checking holds each record against its promises.
type checking struct{ *testing.T }

func (c checking) Record(r *funding.Record) error   { holds(c.T, *r); return nil }
func (checking) Line(*funding.ReturnLine) error     { return nil }
func (checking) Skip(int64, string, string, string) {}

// FuzzRow puts foreign text into the cells that rules read.
func FuzzRow(f *testing.F) {
	f.Add("Montreal │Montréal", "1.00", "2021-02-30", "termination; third party", "C", "X|X", "CA")
	f.Add("&eacute;&amp;lt;", "-9223372036854775808", "9999-12-31", "résiliation", "Grant", "A | B | C", "None")
	p, err := newPlaces(edition.Edition{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, place, value, date, information, kind, name, land string) {
		cells := make([]string, columnCount)
		for c, text := range map[column]string{city: place, province: place, agreementValue: value, startDate: date, endDate: value, informationEN: information,
			informationFR: information, agreementType: kind, recipientType: kind, legalName: name, programmeEN: name, titleFR: name, country: land,
			amendmentNumber: value, businessNumber: value, descriptionEN: information, ownerOrg: "tb"} {
			cells[c] = text
		}
		r, err := newBook(p).recordOf(1, row{cells, inOrder()})
		if err != nil {
			t.Fatal(err)
		}
		holds(t, *r)
	})
}

// holds are promises that no cell breaks.
func holds(t *testing.T, r funding.Record) {
	t.Helper()
	for _, d := range r.Doubts {
		if !funding.RecordFields.Has(d.Field) || !funding.RecordReasons.Has(d.Reason) || d.Verdict != suspect && d.Verdict != excluded {
			t.Errorf("no doubt of the lists: %+v", d)
		}
	}
	verdict, _ := r.AmountVerdict()
	switch {
	case !r.Stated && (r.Cents != 0 || verdict != excluded):
		t.Errorf("an amount that is not stated has %d cents and is %s", r.Cents, verdict)
	case r.Cents < 0 && verdict != excluded:
		t.Errorf("%d cents are %s", r.Cents, verdict)
	case r.PeriodFrom != "" && r.PeriodUntil != "" && r.PeriodUntil < r.PeriodFrom:
		t.Errorf("from %s until %s", r.PeriodFrom, r.PeriodUntil)
	case r.Version < 0 || r.Agreement == "":
		t.Errorf("version %d of %q", r.Version, r.Agreement)
	}
	for _, d := range []funding.Date{r.PeriodFrom, r.PeriodUntil, r.SignedOn} {
		if _, err := funding.ParseDate(string(d)); err != nil {
			t.Error(err)
		}
	}
	if !funding.Forms.Has(string(r.Form)) || !funding.Bases.Has(string(r.Basis)) || !funding.Statuses.Has(r.Status) || !funding.OrganizationKinds.Has(r.Receiver.Kind) {
		t.Errorf("a word of no list: %q %q %q %q", r.Form, r.Basis, r.Status, r.Receiver.Kind)
	}
}
