package threesixtygiving

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
	"sillage/scraper/source/sourcetest"
)

func built(t testing.TB) source.Source {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	return Source(e)
}

var extracts = []string{"wolfson.json", "lloyds.json", "powertochange.json", "several_funders.json", "five.json"}

func TestGolden(t *testing.T) { sourcetest.GoldenRecords(t, built(t), extracts...) }

func TestEveryGrantSaysWhatItsFieldsSay(t *testing.T) {
	for _, name := range extracts {
		asPublished(t, filepath.Join("testdata", name))
	}
}

// Figures read off the files with another program.
func TestAllRealGrantsAreRead(t *testing.T) {
	for _, c := range []struct {
		name   string
		grants int
		sums   map[string]int64
		doubts map[string]int
	}{
		{"a002400000OiDBQAA3.json", 4116, map[string]int64{"GBP": 115_795_635_69}, map[string]int{"about empty": 5, "amount zero": 1}},
		{"a002400000nO46WAAS.json", 870, map[string]int64{"GBP": 51_625_696_54}, map[string]int{"period_until end_before_start": 5}},
		{"a002400000KeYdsAAF.json", 379, map[string]int64{"GBP": 31_178_456_00}, map[string]int{"amount zero": 114, "signed_on ambiguous_date": 376}},
		{"a002400000KeYdsAAF-currency.json", 379, map[string]int64{"GBP": 31_024_522_00, "USD": 153_934_00}, map[string]int{"amount zero": 114, "signed_on ambiguous_date": 376}},
		{"awefw001p00000zgyHZAAY.json", 154, map[string]int64{"GBP": 16_589_361_49}, map[string]int{"about misencoded": 12, "amount zero": 1}},
		{"grantnav-20180903134856.json", 5, map[string]int64{"GBP": 1_946_486_00}, map[string]int{}},
	} {
		all := asPublished(t, sourcetest.RealFile(t, "360giving", "grantnav-testdata", c.name))
		doubts := map[string]int{}
		for _, r := range all.Records {
			for _, d := range r.Doubts {
				doubts[d.Field+" "+d.Reason]++
			}
		}
		if len(all.Records) != c.grants || !maps.Equal(all.Sum(), c.sums) || !maps.Equal(doubts, c.doubts) {
			t.Errorf("%s: %d grants, sums %v, doubts %v", c.name, len(all.Records), all.Sum(), doubts)
		}
	}
}

// asPublished holds every record against its grant, read by encoding/json alone.
func asPublished(t *testing.T, path string) *sourcetest.Collected {
	t.Helper()
	all := sourcetest.MustRead(t, built(t), path)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var document struct{ Grants []map[string]any }
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err)
	}
	if len(document.Grants) != len(all.Records) {
		t.Fatalf("%s: %d grants, %d records", path, len(document.Grants), len(all.Records))
	}
	for i, g := range document.Grants {
		r := all.Records[i]
		funder, recipient := party(g["fundingOrganization"]), party(g["recipientOrganization"])
		regrant, _ := g["regrantType"].(string)
		amount := g["amountAwarded"].(json.Number).String()
		whole, fraction, _ := strings.Cut(amount, ".")
		cents, err := strconv.ParseInt(whole+(fraction + "00")[:2], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		person := g["recipientIndividual"] != nil
		if r.Row != int64(i+1) || r.Agreement != g["id"] || r.Payer.Code != funder["id"] || r.Payer.NameEN != trimmed(funder["name"]) ||
			r.Currency != g["currency"] || r.Cents != cents || r.Printed != amount || !r.Stated || (r.Hop == funding.ToManager) != (regrant != "") ||
			r.Receiver.Individual != person || r.SignedOn != awarded(g["awardDate"].(string)) {
			t.Fatalf("%s: %v\n%+v", path, g, r)
		}
		if person {
			if r.Receiver.NameEN+r.Receiver.Code+r.Receiver.City+r.TitleEN+r.AboutEN != "" {
				t.Fatalf("%s: something of a person: %+v", path, r)
			}
			continue
		}
		if r.Receiver.Code != trimmed(recipient["id"]) || r.Receiver.NameEN != trimmed(recipient["name"]) || r.TitleEN != trimmed(g["title"]) || r.AboutEN != trimmed(g["description"]) ||
			r.ProgrammeEN != trimmed(party(g["grantProgramme"])["title"]) {
			t.Fatalf("%s: %v\n%+v", path, g, r)
		}
	}
	return all
}

func party(list any) map[string]any {
	if parties, ok := list.([]any); ok && len(parties) == 1 {
		return parties[0].(map[string]any)
	}
	return map[string]any{}
}

func trimmed(value any) string {
	text, _ := value.(string)
	return strings.TrimSpace(text)
}

// awarded is the date, or its year where day and month cannot be told apart.
func awarded(printed string) funding.Date {
	if printed[4] == '-' {
		return funding.Date(printed[:10])
	}
	if printed[:2] == printed[3:5] || printed[:2] > "12" {
		return funding.Date(printed[6:] + "-" + printed[3:5] + "-" + printed[:2])
	}
	return funding.Date(printed[6:])
}

func TestADayIsReadOnlyWhereItCannotBeAMonth(t *testing.T) {
	for _, c := range []struct{ printed, on, reason string }{
		{"2015-06-10", "2015-06-10", ""}, {"2015-06-10T00:00:00+00:00", "2015-06-10", ""}, {"2017-11-21T00:00:00.000Z", "2017-11-21", ""},
		{"2015-06", "2015-06", ""}, {"04/12/2014", "2014", "ambiguous_date"}, {"05/05/2014", "2014-05-05", ""}, {"25/12/2014", "2014-12-25", ""},
		{"12/25/2014", "2014-12-25", ""}, {"31/02/2014", "", "impossible_date"}, {"25/25/2014", "", "impossible_date"}, {"2015-02-30", "", "impossible_date"},
		{"yesterday", "", "unreadable"}, {"1/2/2014", "", "unreadable"}, {"", "", ""},
	} {
		var r funding.Record
		on := date(&r, "signed_on", c.printed)
		reason := ""
		if len(r.Doubts) > 0 {
			reason = r.Doubts[0].Reason
		}
		if string(on) != c.on || reason != c.reason {
			t.Errorf("%q: %q, %q; want %q, %q", c.printed, on, reason, c.on, c.reason)
		}
	}
}

const one = `{"grants":[{"id":"1","title":"a","description":"b","currency":"GBP","amountAwarded":5.25,"awardDate":"2020-01-02","recipientOrganization":[{"id":"x","name":"X"}],"fundingOrganization":[{"id":"y","name":"Y"}]}]}`

func TestWhatIsOddIsDoubtedOrRefused(t *testing.T) {
	for _, c := range []struct{ name, was, becomes, want, refused string }{
		{"no currency", `"currency":"GBP",`, ``, "currency empty suspect, amount empty excluded", ""},
		{"a sign for a currency", `"GBP"`, `"£"`, "currency unknown_word suspect, amount unknown_word excluded", ""},
		{"no amount", `"amountAwarded":5.25,`, ``, "amount empty excluded", ""},
		{"finer than a cent", `5.25`, `5.255`, "amount unreadable excluded", ""},
		{"negative", `5.25`, `-5.25`, "amount negative suspect", ""},
		{"one pound", `5.25`, `1.00`, "amount placeholder excluded", ""},
		{"two funders", `[{"id":"y","name":"Y"}]`, `[{"id":"y","name":"Y"},{"id":"z","name":"Z"}]`, "payer joint suspect", ""},
		{"an unknown regrant type", `"title"`, `"regrantType":"FRG999","title"`, "hop unknown_word suspect", ""},
		{"a loan", `"title"`, `"fundingType":[{"title":"Loan"}],"title"`, "", ""},
		{"an unknown kind of funding", `"title"`, `"fundingType":[{"title":"Quasi-equity"}],"title"`, "form unknown_word suspect", ""},
		{"a field by another case", `"title":"a"`, `"title":"a","Title":"other"`, "", ""},
		{"letters damaged", `"b"`, `"Â£100"`, "about misencoded suspect", ""},
		{"an amount in quotes", `5.25`, `"5,250"`, "", "grants 1: amountAwarded: \"5,250\" is no number"},
		{"no identifier", `"id":"1"`, `"id":""`, "", "id: a grant has one"},
		{"no recipient", `"recipientOrganization"`, `"recipient"`, "", "recipientOrganization or a recipientIndividual"},
		{"no funder", `"fundingOrganization"`, `"funder"`, "", "fundingOrganization: a grant has one"},
		{"Latin-1", `"b"`, "\"\xe9\"", "", "not UTF-8"},
		{"a list of lists", `[{"id":"1"`, `[[],{"id":"1"`, "", "grants 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(one, c.was, c.becomes, 1)
			if text == one {
				t.Fatal("nothing was changed")
			}
			all, err := sourcetest.ReadFile(built(t), source.FileOf("x.json", []byte(text)))
			if c.refused != "" {
				if err == nil || !strings.Contains(err.Error(), c.refused) {
					t.Fatalf("got %v, want %q in it", err, c.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var doubts []string
			for _, d := range all.Records[0].Doubts {
				doubts = append(doubts, d.Field+" "+d.Reason+" "+d.Verdict)
			}
			if got := strings.Join(doubts, ", "); got != c.want || all.Records[0].TitleEN != "a" {
				t.Errorf("got %q, want %q: %+v", got, c.want, all.Records[0])
			}
		})
	}
}

func TestACutOffFileIsRefused(t *testing.T) {
	for _, name := range extracts {
		sourcetest.CutOff(t, built(t), filepath.Join("testdata", name), func(cut []byte) bool { return bytes.HasSuffix(cut, []byte("]}")) })
	}
}

func TestEveryLookupIsOfUse(t *testing.T) {
	s := built(t)
	used := map[string]bool{"form: grant": true, "form: loan": true, "country: United Kingdom": true} // not in the extracts
	for _, name := range extracts {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range s.Lookups {
			used[l.Raw] = used[l.Raw] || bytes.Contains(text, []byte(`"addressCountry": "`+strings.TrimPrefix(l.Raw, "country: ")+`"`))
		}
	}
	for _, l := range s.Lookups {
		if !used[l.Raw] {
			t.Errorf("%q is used by no extract", l.Raw)
		}
	}
}

func FuzzGrants(f *testing.F) {
	f.Add([]byte(one))
	text, err := os.ReadFile(filepath.Join("testdata", "lloyds.json"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	s := built(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := sourcetest.ReadFile(s, source.FileOf("fuzzed.json", text))
		if err != nil {
			return
		}
		for _, r := range all.Records {
			verdict, _ := r.AmountVerdict()
			if r.Agreement == "" || !r.Stated && verdict != "excluded" || r.Currency == "" && verdict != "excluded" || r.Receiver.Individual && r.Receiver.NameEN != "" {
				t.Fatalf("%+v", r)
			}
			for _, on := range []funding.Date{r.SignedOn, r.PeriodFrom, r.PeriodUntil} {
				if _, err := funding.ParseDate(string(on)); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
