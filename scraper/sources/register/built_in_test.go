package register

import (
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
	"sillage/scraper/source"
)

func builtIn(t *testing.T) (*source.Findings, source.Source) {
	t.Helper()
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	s := Source(e)
	page, err := s.Read(s.Inputs[0])
	if err != nil {
		t.Fatal(err)
	}
	found := &source.Findings{}
	if err := s.Parse(page, found); err != nil {
		t.Fatal(err)
	}
	return found, s
}

// The numbers add up to the 755 rows of the reading: 30 + 310 figures + 194 +
// 127 + 46 rows of awards without an amount + 31 governance rows (one has two
// ends) + 5 aliases + 1 identifier + 9 notes, and two rows skipped.
func TestEveryRowOfTheBuiltInReadingLandsOrIsSkipped(t *testing.T) {
	found, s := builtIn(t)
	counts := map[string]int{}
	for _, c := range found.Counts() {
		counts[c.Kind] = c.N
	}
	for kind, want := range map[string]int{
		"organizations": 231, "programmes": 68, "documents": 261, "evidence": 478, "announcements": 30, "awards": 139, "figures": 310,
		"quantities": 194, "statements": 127, "governance": 32, "identifiers": 1, "document_notes": 9, "relations": 252, "mendings": 33,
	} {
		if counts[kind] != want {
			t.Errorf("%d %s, want %d", counts[kind], kind, want)
		}
	}
	rows := 0
	for _, k := range found.Skips {
		if k.Field == "" && strings.HasPrefix(k.Place, readingFile) || k.Field == "org_a" && k.Value == "" {
			rows++
		}
	}
	if rows != 2 {
		t.Errorf("%d rows of the reading are skipped, want 2", rows)
	}
	if err := s.Expect.Check(found); err != nil {
		t.Error(err)
	}
}

func TestTheSameFilesGiveTheSameFindings(t *testing.T) {
	a, _ := builtIn(t)
	b, _ := builtIn(t)
	for i, k := range a.Skips {
		if b.Skips[i] != k {
			t.Fatalf("skip %d: %+v, then %+v", i, k, b.Skips[i])
		}
	}
	for i, x := range a.Aliases {
		if b.Aliases[i] != x {
			t.Fatalf("alias %d: %+v, then %+v", i, x, b.Aliases[i])
		}
	}
}

func TestTheDossierOfTheModelStandsAsItSays(t *testing.T) {
	found, _ := builtIn(t)
	figures := map[string]int{}
	for i, f := range found.Figures {
		figures[f.Key] = i
	}
	f := found.Figures[figures["F0001-2"]]
	if f.Award != "dataide.mess.cgm" || f.Amount.Cents != 540_000_000 || f.Amount.Qualifier != "at_least" || f.DurationYears != 3 || f.Stage != "announced" {
		t.Errorf("%+v", f)
	}
	f = found.Figures[figures["F0007-1"]]
	if f.Award != "dataide.cgm.organismes" || f.Stage != "reported" || f.PeriodFrom != "2021-10" || f.PeriodUntil != "2024-10" || f.DurationYears != 0 ||
		f.ReceiverCount != 500 || f.ReceiverQualifier != "at_least" {
		t.Errorf("%+v", f)
	}
	if f = found.Figures[figures["F0005-1"]]; f.ReceiverCount != 500 || f.ReceiverQualifier != "" {
		t.Errorf("%+v", f)
	}
	for _, a := range found.Awards {
		if a.Key == "dataide.mess.cgm" && (a.AnnouncedOn != "2022-03-14" || a.Hop != "to_manager" || a.PeriodFrom != "") {
			t.Errorf("%+v", a)
		}
	}
	for _, q := range found.Quantities {
		if q.Key == "F0184-1" && (q.Answers != "F0183-1" || q.Role != "result") {
			t.Errorf("%+v", q)
		}
		if q.Key == "F0019-2" && (q.Role != "target" || q.Perimeter != "leaders supported") {
			t.Errorf("%+v", q)
		}
	}
}

// Rows whose fragment says the number in words, or splits it from its unit.
var inWords = []string{
	"F0029-2", "F0055-2", "F0157-2", "F0170-1", "F0235-1", "F0236-1", "F0251-2", "F0303-2", "F0319-2", "F0342-1", "F0386-2",
}

func TestAFragmentPrintsItsNumberOrTheRowSaysThatItDoesNot(t *testing.T) {
	found, _ := builtIn(t)
	fragments := map[string]string{}
	for _, e := range found.Evidence {
		fragments[e.Key] = e.Fragment
	}
	without := map[string]bool{}
	check := func(key, evidence string, said bool, value *big.Rat, scales []int64) {
		if said && !printsNumber(fragments[evidence], value, scales) {
			without[key] = true
		}
	}
	notSaid := 0
	for _, f := range found.Figures {
		check(f.Key, f.Evidence, f.NumberInFragment, big.NewRat(f.Amount.Cents, 100), []int64{1, 1e3, 1e6, 1e9})
		if !f.NumberInFragment {
			notSaid++
		}
	}
	for _, q := range found.Quantities {
		scale := int64(1)
		for range q.Value.Decimals {
			scale *= 10
		}
		check(q.Key, q.Evidence, q.NumberInFragment, big.NewRat(q.Value.Mantissa, scale), []int64{1})
	}
	if got := slices.Sorted(maps.Keys(without)); !slices.Equal(got, inWords) {
		t.Errorf("numbers not printed in digits: %v\nwant %v", got, inWords)
	}
	t.Logf("%d figures say that their fragment does not print the number", notSaid)
}

var numeral = regexp.MustCompile(`\d+(?:[ \x{00a0}\x{202f}.,] ?\d+)*`)

// printsNumber looks for the value in any numeral of the text and in its
// pieces, read the French and the English way.
func printsNumber(text string, value *big.Rat, scales []int64) bool {
	for _, token := range numeral.FindAllString(text, -1) {
		pieces := append([]string{token}, strings.FieldsFunc(token, func(r rune) bool { return r == ',' || r == ' ' })...)
		pieces = append(pieces, strings.Fields(token)...)
		for i := range strings.Fields(token) {
			pieces = append(pieces, strings.Join(strings.Fields(token)[i:], ""), strings.Join(strings.Fields(token)[:i], ""))
		}
		for _, p := range pieces {
			p = strings.Trim(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(p), ".,")
			for _, form := range []string{p, strings.ReplaceAll(p, ",", "."), strings.ReplaceAll(p, ",", ""), strings.ReplaceAll(p, ".", "")} {
				n, ok := new(big.Rat).SetString(form)
				for _, scale := range scales {
					if ok && new(big.Rat).Mul(n, big.NewRat(scale, 1)).Cmp(value) == 0 {
						return true
					}
				}
			}
		}
	}
	return false
}

func TestPeriodsAreNeverMorePreciseThanTheirSource(t *testing.T) {
	found, _ := builtIn(t)
	for _, f := range found.Figures {
		if f.FiscalFrom != "" && (f.PeriodFrom != "" || f.PeriodUntil != "") {
			t.Errorf("%s has fiscal years %s and a period %s to %s", f.Key, f.FiscalFrom, f.PeriodFrom, f.PeriodUntil)
		}
		if strings.HasSuffix(string(f.PeriodFrom), "-04") && strings.HasSuffix(string(f.PeriodUntil), "-03") {
			t.Errorf("%s: %s to %s are the ends of fiscal years", f.Key, f.PeriodFrom, f.PeriodUntil)
		}
	}
}

func TestWhatIsWithheldIsNowhere(t *testing.T) {
	found, _ := builtIn(t)
	for _, e := range found.Evidence {
		if e.Key == "F0363" {
			t.Error("F0363 is withheld and stands as evidence")
		}
	}
	for _, d := range found.Documents {
		if strings.Contains(d.Address, "Where_Transfers_Went") {
			t.Error("the address of a withheld fact stands among the documents")
		}
	}
	for _, k := range found.Skips {
		if strings.Contains(k.Place+k.Value+k.Reason, "github") {
			t.Errorf("a skip holds the address: %+v", k)
		}
	}
}

// The article that the edition began with asks through the statements S0003 to
// S0017: each bears on a question of its programme.
func TestEveryStatementOfTheArticleBearsOnAQuestion(t *testing.T) {
	found, _ := builtIn(t)
	asked := map[string]string{}
	for _, e := range found.QuestionEvidence {
		if e.Side != "beside" {
			asked[e.About] = e.Question
		}
	}
	statements := 0
	for _, s := range found.Statements {
		if s.Key < "S0003" || s.Key >= "S0018" {
			continue
		}
		statements++
		if asked[s.Key] == "" {
			t.Errorf("%s bears on no question", s.Key)
		}
	}
	if statements != 16 { // S0013 says two things
		t.Errorf("%d statements of the article, want 16", statements)
	}
}

func TestNoBodyOfTheBuiltInEditionIsAskedUnderALawThatIsNotItsOwn(t *testing.T) {
	found, _ := builtIn(t)
	kinds, listed := map[string]string{}, map[string]bool{}
	for _, o := range found.Organizations {
		kinds[o.Key], listed[o.Key] = o.Kind, o.PublicBody != ""
	}
	for _, l := range found.LawsOfBodies {
		if !funding.MayBeAsked(kinds[l.Organization]) {
			t.Errorf("%s is a %s: no letter is addressed to it", l.Organization, kinds[l.Organization])
		}
		if listed[l.Organization] {
			t.Errorf("%s is of the federal list and has another law", l.Organization)
		}
	}
	if len(found.LawsOfBodies) < 10 || len(found.Requests) != 0 {
		t.Errorf("%d bodies with a law, %d requests", len(found.LawsOfBodies), len(found.Requests))
	}
}
