package seao

import (
	"bytes"
	"os"
	"path/filepath"
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

const weekly = "seao_releases.json"

var fictional = []string{"ocds-213czf-000-00001-04-award.json", "ocds-213czf-000-00001-05-contract.json", "ocds-213czf-000-00001-06-implementation.json"}

func TestGolden(t *testing.T) {
	sourcetest.GoldenRecords(t, built(t), append([]string{weekly}, fictional...)...)
}

func TestTheRealContractIsReadFieldByField(t *testing.T) {
	all := sourcetest.MustRead(t, built(t), filepath.Join("testdata", weekly))
	want := funding.Record{
		Row: 3, Agreement: "ocds-ec9k95-20085214/20156129", Version: 837_887_979,
		Payer:    funding.RecordParty{Code: "OP-81496", NameFR: "Santé Québec Chaudière-Appalaches", Kind: "unknown"},
		Receiver: funding.RecordParty{Code: "FO-1179303756", NEQ: "1179303756", NameFR: "Spectrum Dynamics Medical, Inc", Country: "US", Kind: "unknown"},
		Form:     "contract", Mode: "not_stated", Hop: "not_stated", Origin: "not_stated", Money: "public", Status: "active", Stage: "committed", Basis: "not_stated",
		Cents: 2_950_388_00, Currency: "CAD", Printed: "2950388.0", Stated: true, FiscalYear: "2026-2027", SignedOn: "2026-07-20",
		TitleFR: "SPECT/CT (tomographie par émission monophotonique avec tomodensitométrie) 3D avec 12 détecteurs CZT (Tellurure de Cadmium-Zinc)",
		AboutFR: "G21 - Fourniture et équipement médicaux et produits pharmaceutiques",
	}
	if len(all.Records) != 1 || sourcetest.JSON(all.Records[0]) != sourcetest.JSON(want) {
		t.Errorf("%d records\n%s\n%s", len(all.Records), sourcetest.JSON(all.Records), sourcetest.JSON(want))
	}
	if len(all.Skips) != 2 {
		t.Errorf("two calls for tenders have no contract: %+v", all.Skips)
	}
}

// The award and the contract that came of it are one agreement, its later
// releases are later versions, and who only bid stands nowhere.
func TestAnAwardAndItsContractAreVersionsOfOneAgreement(t *testing.T) {
	var before int64
	for i, name := range fictional {
		all := sourcetest.MustRead(t, built(t), filepath.Join("testdata", name))
		if len(all.Records) != 1 {
			t.Fatalf("%s: %d records", name, len(all.Records))
		}
		r := all.Records[0]
		stage := funding.Committed
		if i == 0 {
			stage = funding.Announced
		}
		if r.Agreement != "ocds-213czf-000-00001/ocds-213czf-000-00001-award-01" || r.Version <= before || r.Stage != stage || r.Cents != 11_000_000_00 || r.Currency != "GBP" {
			t.Errorf("%s: %+v", name, r)
		}
		if r.Receiver.Code != "GB-COH-11111111" || strings.Contains(sourcetest.JSON(r), "22222222") {
			t.Errorf("%s: a bidder won: %+v", name, r)
		}
		before = r.Version
	}
}

// Written for the purpose: the weekly file with changes in its one contract.
func TestWhatIsOddIsDoubtedLeftOutOrRefused(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join("testdata", weekly))
	if err != nil {
		t.Fatal(err)
	}
	contractValue := `"value": {
            "amount": 2950388.0,
            "currency": "CAD"
          },
          "dateSigned"`
	for _, c := range []struct{ name, was, becomes, want string }{
		{"one dollar", contractValue, strings.Replace(contractValue, "2950388.0", "1.0", 1), "amount placeholder excluded"},
		{"nothing", contractValue, strings.Replace(contractValue, "2950388.0", "0", 1), "amount zero suspect"},
		{"less than nothing", contractValue, strings.Replace(contractValue, "2950388.0", "-5", 1), "amount negative suspect"},
		{"a slip", contractValue, strings.Replace(contractValue, "2950388.0", "8830000000.00", 1), "amount outlier suspect"},
		{"no currency", contractValue, strings.Replace(contractValue, `"CAD"`, `""`, 1), "currency empty suspect, amount empty excluded"},
		{"no amount of its own", contractValue, `"dateSigned"`, ""}, // that of the award
		{"cancelled", `"awardID": "20156129",
          "status": "active"`, `"awardID": "20156129", "status": "cancelled"`, "amount rescinded excluded"},
		{"unsuccessful", `"awardID": "20156129",
          "status": "active"`, `"awardID": "20156129", "status": "unsuccessful"`, "left out: an award that was not made"},
		{"a word of no list", `"awardID": "20156129",
          "status": "active"`, `"awardID": "20156129", "status": "signé"`, "status unknown_word suspect"},
		{"two suppliers", `"id": "FO-1179303756"
            }
          ]
        }
      ],
      "contracts"`, `"id": "FO-1179303756"}, {"name": "B", "id": "FO-2"}]}], "contracts"`, "receiver joint suspect"},
		{"a contract of no award", `"awardID": "20156129"`, `"awardID": "1"`, "receiver empty suspect"},
		{"a short number", `"neq": "1179303756"`, `"neq": "117930375"`, "receiver wrong_length suspect"},
		{"a country of no code", `"countryName": "USA"`, `"countryName": "Ailleurs"`, "country unknown_word suspect"},
		{"no such day", `"dateSigned": "2026-07-20`, `"dateSigned": "2026-02-30`, "signed_on impossible_date suspect"},
		{"letters damaged", `Santé Québec Chaudière-Appalaches",
        "id": "OP-81496"
      },
      "tender"`, `SantÃ© QuÃ©bec", "id": "OP-81496"}, "tender"`, "payer misencoded suspect"},
		{"no buyer", `"buyer": {
        "name": "Santé Québec Chaudière-Appalaches",
        "id": "OP-81496"`, `"buyer": {"n": 1`, "refused: buyer: an award has one"},
		{"no date", `"date": "2026-07-20T14:39:39-04:00"`, `"date": "2026-07-20"`, "refused: want a day and a time"},
		{"no notice", `"ocid": "ocds-ec9k95-20085214"`, `"o": 1`, "refused: ocid: a release has one"},
		{"an amount in quotes", contractValue, strings.Replace(contractValue, "2950388.0", `"2 950 388"`, 1), "refused: is no number"},
		{"Latin-1", "Santé Québec Chaudière", "Sant\xe9", "refused: not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.Replace(string(whole), c.was, c.becomes, 1)
			if text == string(whole) {
				t.Fatal("nothing was changed")
			}
			all, err := sourcetest.ReadFile(built(t), source.FileOf("x.json", []byte(text)))
			if got := outcome(all, err); got != c.want && !(strings.HasPrefix(c.want, "refused: ") && err != nil && strings.Contains(err.Error(), c.want[len("refused: "):])) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func outcome(all *sourcetest.Collected, err error) string {
	if err != nil {
		return err.Error()
	}
	if len(all.Records) == 0 {
		return "left out: " + all.Skips[len(all.Skips)-1].Reason
	}
	var doubts []string
	for _, d := range all.Records[0].Doubts {
		doubts = append(doubts, d.Field+" "+d.Reason+" "+d.Verdict)
	}
	return strings.Join(doubts, ", ")
}

// Written for the purpose: the same notice twice in one file, the later first.
func TestOfANoticeItsLatestReleaseCounts(t *testing.T) {
	release := func(date, amount string) string {
		return `{"ocid": "o-1", "id": "` + date + `", "date": "` + date + `", "buyer": {"id": "b", "name": "B"},
			"awards": [{"id": 1, "suppliers": [{"name": "S"}]}], "contracts": [{"id": 1, "awardID": 1, "status": "active", "dateSigned": "2026-01-01", "value": {"amount": ` + amount + `, "currency": "CAD"}}]}`
	}
	for _, c := range []struct {
		name     string
		releases []string
		cents    int64
	}{
		{"the later first", []string{release("2026-02-01T00:00:00-05:00", "20"), release("2026-01-01T00:00:00-05:00", "10")}, 20_00},
		{"the later last", []string{release("2026-01-01T00:00:00-05:00", "10"), release("2026-02-01T00:00:00-05:00", "20")}, 20_00},
		{"at one moment, in two zones, the later in the file", []string{release("2026-01-01T00:00:00-05:00", "10"), release("2026-01-01T05:00:00Z", "20")}, 20_00},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := `{"releases": [` + strings.Join(c.releases, ",") + `]}`
			all, err := sourcetest.ReadFile(built(t), source.FileOf("x.json", []byte(text)))
			if err != nil || len(all.Records) != 1 || all.Records[0].Cents != c.cents || len(all.Skips) != 1 || all.Skips[0].Reason != "an older release of the same notice" {
				t.Errorf("%+v, %v", all, err)
			}
		})
	}
}

func TestACutOffFileIsRefused(t *testing.T) {
	for _, name := range append([]string{weekly}, fictional...) {
		sourcetest.CutOff(t, built(t), filepath.Join("testdata", name), func(cut []byte) bool {
			return bytes.HasSuffix(bytes.TrimSpace(cut), []byte("}"))
		})
	}
}

func FuzzReleases(f *testing.F) {
	for _, name := range append([]string{weekly}, fictional[1]) {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	s := built(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := sourcetest.ReadFile(s, source.FileOf("fuzzed.json", text))
		if err != nil {
			return
		}
		for _, r := range all.Records {
			verdict, _ := r.AmountVerdict()
			if !r.Stated && verdict != "excluded" || r.Currency == "" && verdict != "excluded" || r.Form != funding.Contract {
				t.Fatalf("%+v", r)
			}
		}
	})
}
