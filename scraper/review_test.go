package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/db/release"
)

// collected is a data folder with the register and four releases of the local
// newswire, read.
func collected(t *testing.T) (*newswire, fs.FS, string) {
	t.Helper()
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	return web, files, data
}

func candidates(t *testing.T, files fs.FS, data string, more ...string) []shownCandidate {
	t.Helper()
	var out struct{ Candidates []shownCandidate }
	text := mustCall(t, files, append([]string{"--data", data, "--json", "review"}, more...)...)
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	for i, c := range out.Candidates {
		out.Candidates[i].Proposal, out.Candidates[i].Earlier = compact(t, c.Proposal), compact(t, c.Earlier)
	}
	return out.Candidates
}

func compact(t *testing.T, text []byte) []byte {
	t.Helper()
	if len(text) == 0 {
		return nil
	}
	var b bytes.Buffer
	if err := json.Compact(&b, text); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// proposed finds the first candidate whose words hold some words, in one document.
func proposed(t *testing.T, all []shownCandidate, kind, words, address string) shownCandidate {
	t.Helper()
	i := slices.IndexFunc(all, func(c shownCandidate) bool {
		return c.Kind == kind && strings.Contains(c.Words, words) && strings.Contains(c.Address, address)
	})
	if i < 0 {
		t.Fatalf("no %s with %q among %d candidates", kind, words, len(all))
	}
	return all[i]
}

func decide(t *testing.T, files fs.FS, data string, words ...string) {
	t.Helper()
	mustCall(t, files, append([]string{"--data", data, "review", "--who", "AUTEURPRIVE", "--why", "as the page says", "--decide"}, words...)...)
}

// opened is the current release.
func opened(t *testing.T, data string) *release.DB {
	t.Helper()
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	db, err := release.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// figuresOf lists the published figures that rest on some evidence.
func figuresOf(t *testing.T, data, evidence string) []release.Row {
	t.Helper()
	var rows []release.Row
	err := opened(t, data).Figures(context.Background(), release.Filter{Evidence: evidence}, release.Page{}, func(r release.Row) error {
		if r.Figure != "" {
			rows = append(rows, r)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func oneFigure(t *testing.T, data, evidence string) release.Row {
	t.Helper()
	rows := figuresOf(t, data, evidence)
	if len(rows) != 1 {
		t.Fatalf("%d figures rest on %s", len(rows), evidence)
	}
	return rows[0]
}

func announced(t *testing.T, data string) []release.AnnouncementRow {
	t.Helper()
	var rows []release.AnnouncementRow
	err := opened(t, data).AnnouncementRows(context.Background(), release.AnnouncementFilter{Source: "cnw"}, release.Page{}, func(a release.AnnouncementRow) error {
		rows = append(rows, a)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// waitingIn counts the announcements with amounts that wait, and the amounts.
func waitingIn(t *testing.T, data string) (announcements, amounts int64) {
	t.Helper()
	for _, a := range announced(t, data) {
		if a.Waiting > 0 {
			announcements, amounts = announcements+1, amounts+a.Waiting
		}
	}
	return announcements, amounts
}

func evidenceOf(t *testing.T, data, key string) release.Evidence {
	t.Helper()
	e, err := opened(t, data).Evidence(context.Background(), key)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const first = "123456780" // the number of the first release

func TestProseBecomesCandidatesThatNoReleaseHolds(t *testing.T) {
	_, files, data := collected(t)
	all := candidates(t, files, data)
	sum := proposed(t, all, "amount", "5,4", first)
	var p proposal
	if err := json.Unmarshal(sum.Proposal, &p); err != nil {
		t.Fatal(err)
	}
	if p.Cents != 540_000_000 || p.Qualifier != "at_least" || p.Basis != "several_years" || p.Stage != "announced" || p.Programme != "dataide" || !p.Funding {
		t.Errorf("proposed %+v", p)
	}
	if !strings.Contains(sum.Fragment, "5,4\u00a0millions de dollars") || len(strings.Fields(sum.Fragment)) > mostWords || !strings.Contains(sum.After, "Quelque 500 organismes") {
		t.Errorf("fragment %q, after %q", sum.Fragment, sum.After)
	}
	operator := proposed(t, all, "party", "Centraide du Grand Montréal", first)
	if !strings.Contains(string(operator.Proposal), `"role":"manager","organization":"centraide-grand-montreal"`) {
		t.Errorf("proposed %s", operator.Proposal)
	}
	published(t, files, data)
	if a, n := waitingIn(t, data); a != 4 || n != 4 {
		t.Errorf("%d announcements wait, with %d amounts", a, n)
	}
	for _, key := range []string{sum.Key, operator.Key} {
		if holds(t, data, key) {
			t.Errorf("the candidate %s travelled", key)
		}
	}
}

func holds(t *testing.T, data, words string) bool {
	t.Helper()
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(content, []byte(words))
}

func TestAcceptedThenUndoneGivesTheSameContent(t *testing.T) {
	_, files, data := collected(t)
	before := published(t, files, data)
	all := candidates(t, files, data)
	sum, operator := proposed(t, all, "amount", "5,4", first), proposed(t, all, "party", "Centraide du Grand Montréal", first)
	for _, words := range [][]string{
		{sum.Key, "accept"},
		{sum.Key, "correct", "stage=reported", "unit=average"},
		{sum.Key, "reject"},
		{operator.Key, "accept"},
	} {
		decide(t, files, data, words...)
		during := published(t, files, data)
		if during == before && words[0] == sum.Key {
			t.Errorf("%v changes nothing", words)
		}
		if holds(t, data, "AUTEURPRIVE") {
			t.Errorf("%v: who decided travelled", words)
		}
		decide(t, files, data, words[0], "undo")
		if after := published(t, files, data); after != before {
			t.Errorf("%v and undone gives %s, before %s", words, after, before)
		}
	}
	text, err := os.ReadFile(filepath.Join(data, "decisions", "review.ndjson"))
	if n := bytes.Count(text, []byte("\n")); err != nil || n != 8 {
		t.Errorf("%d lines, %v", n, err)
	}
}

func TestAnAcceptedAmountIsAFigureWithItsCapturedWords(t *testing.T) {
	_, files, data := collected(t)
	sum := proposed(t, candidates(t, files, data), "amount", "5,4", first)
	decide(t, files, data, sum.Key, "accept")
	published(t, files, data)
	f := oneFigure(t, data, sum.Key)
	want := funding.Amount{Cents: 540_000_000, Currency: "CAD", Qualifier: funding.AtLeast, Step: 10_000_000}
	if f.Key != sum.Key+"-1" || f.Programme.Key != "dataide" || *f.Amount != want || f.Stage != "announced" || f.Basis != "several_years" || f.DurationYears != 3 {
		t.Errorf("the figure: %+v", f)
	}
	if f.State != "captured" || f.Source != "cnw" || len(f.Snapshot) != 64 || !strings.HasPrefix(f.Locator, "characters ") {
		t.Errorf("its evidence: %+v", f.SourceLine)
	}
	if !holds(t, data, "as the page says") {
		t.Error("the reason of the decision is not in the release")
	}
	if a, _ := waitingIn(t, data); a != 3 {
		t.Errorf("%d announcements wait, want 3", a)
	}
}

func TestPartiesAcceptedTooPutTheSumOnAnAward(t *testing.T) {
	_, files, data := collected(t)
	all := candidates(t, files, data)
	sum, operator := proposed(t, all, "amount", "5,4", first), proposed(t, all, "party", "Centraide du Grand Montréal", first)
	decide(t, files, data, operator.Key, "accept")
	decide(t, files, data, sum.Key, "correct", "form=grant", "money=public")
	published(t, files, data)
	if f := oneFigure(t, data, sum.Key); f.Programme.Key != "dataide" || f.Award != "" || f.Payer.Kind != funding.NotNamed || f.Receiver.Kind != funding.Named {
		t.Errorf("with no payer: %+v", f)
	}
	// The text names no payer; a person who knows the award says so.
	decide(t, files, data, sum.Key, "correct", "award=dataide.mess.cgm")
	published(t, files, data)
	if f := oneFigure(t, data, sum.Key); f.Award != "dataide.mess.cgm" {
		t.Errorf("corrected to its award: %s", f.Award)
	}
}

// A sentence written for this test; it is no fact.
const gives = "Le gouvernement du Québec verse plus de 5,4&nbsp;millions de dollars sur trois ans à %s dans le cadre de DATAide."

func TestASumBetweenTwoAcceptedPartiesStandsOnTheirAward(t *testing.T) {
	for name, c := range map[string]struct{ receiver, award, hop string }{
		"an award that the register knows": {"Centraide du Grand Montréal", "dataide.mess.cgm", "to_manager"},
		"an award that nobody knows yet":   {"Nord Ouvert", "dataide.mess.nord-ouvert", "to_recipient"},
	} {
		t.Run(name, func(t *testing.T) {
			web, data := newNewswire(t), t.TempDir()
			files := web.edition(t)
			told := regexp.MustCompile(`Un investissement de plus.*opérateur\.`).ReplaceAllString(web.page, fmt.Sprintf(gives, c.receiver))
			if told == web.page {
				t.Fatal("the page is another")
			}
			web.set(told, 200)
			mustCall(t, files, "--data", data, "run", "--offline")
			if _, words, err := web.run(t, files, data); err != nil {
				t.Fatalf("%v\n%s", err, words)
			}
			all := candidates(t, files, data)
			payer := proposed(t, all, "party", "gouvernement du Québec", first)
			decide(t, files, data, payer.Key, "correct", "organization=mess")
			decide(t, files, data, proposed(t, all, "party", c.receiver, first).Key, "accept")
			sum := proposed(t, all, "amount", "5,4", first)
			decide(t, files, data, sum.Key, "correct", "form=grant", "programme=dataide")
			published(t, files, data)
			if f := oneFigure(t, data, sum.Key); f.Award != c.award || f.Hop != c.hop {
				t.Errorf("the sum stands on %s, %s", f.Award, f.Hop)
			}
			before := published(t, files, data)
			decide(t, files, data, sum.Key, "correct", "award=none", "programme=dataide")
			published(t, files, data)
			if f := oneFigure(t, data, sum.Key); f.Award != "" || f.Programme.Key != "dataide" || f.Payer.Kind != funding.Named {
				t.Errorf("kept on its programme: %+v", f)
			}
			decide(t, files, data, sum.Key, "correct", "form=grant", "programme=dataide")
			if again := published(t, files, data); again != before {
				t.Error("decided as before, and the content is another")
			}
		})
	}
}

func TestADecisionIsRefusedForItsReason(t *testing.T) {
	_, files, data := collected(t)
	all := candidates(t, files, data)
	sum, party := proposed(t, all, "amount", "5,4", first), proposed(t, all, "party", "Centraide du Grand Montréal", first)
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"no reason":                   {[]string{"--decide", sum.Key, "accept"}, "needs its reason"},
		"no such candidate":           {[]string{"--decide", "read-0", "accept", "--why", "x"}, "no candidate"},
		"no choice":                   {[]string{"--decide", sum.Key, "--why", "x"}, "say accept"},
		"another choice":              {[]string{"--decide", sum.Key, "perhaps", "--why", "x"}, "none of accept"},
		"a correction of nothing":     {[]string{"--decide", sum.Key, "correct", "--why", "x"}, "field=value"},
		"a field of the other kind":   {[]string{"--decide", party.Key, "correct", "stage=paid", "--why", "x"}, "no field of a candidate of kind party"},
		"a word of no list":           {[]string{"--decide", sum.Key, "correct", "stage=promised", "--why", "x"}, `"promised" is none of`},
		"a programme that is not":     {[]string{"--decide", sum.Key, "correct", "programme=nulle-part", "--why", "x"}, "programme nulle-part: no such key"},
		"an amount off its step":      {[]string{"--decide", sum.Key, "correct", "cents=540000001", "--why", "x"}, "no multiple"},
		"accept with something added": {[]string{"--decide", sum.Key, "accept", "stage=paid", "--why", "x"}, "accept takes no"},
	} {
		if _, _, err := call(files, append([]string{"--data", data, "review"}, c.args...)...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(data, "decisions", "review.ndjson")); err == nil {
		t.Error("a refused decision was kept")
	}
}

func TestADecisionHoldsForTheSameTextAndWaitsWithAnother(t *testing.T) {
	web, files, data := collected(t)
	sum := proposed(t, candidates(t, files, data), "amount", "5,4", first)
	decide(t, files, data, sum.Key, "reject")
	for range 2 {
		mustCall(t, files, "--data", data, "parse", "cnw")
		if all := candidates(t, files, data); slices.ContainsFunc(all, func(c shownCandidate) bool { return c.Key == sum.Key }) {
			t.Fatal("what was rejected waits again after the same text was read again")
		}
	}
	web.set(strings.ReplaceAll(web.page, "une bourse", "une bourse numérique 6"), 200)
	if _, words, err := web.run(t, files, data); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	again := proposed(t, candidates(t, files, data), "amount", "5,4", first)
	if again.Key == sum.Key || again.State != "waiting" || !strings.Contains(string(again.Earlier), `"choice":"reject"`) {
		t.Errorf("after the text around changed: %s %s, earlier %s", again.Key, again.State, again.Earlier)
	}
}

func TestReviewAtTheTerminalTakesSkipsAndQuits(t *testing.T) {
	_, files, data := collected(t)
	n := len(candidates(t, files, data))
	var out, words bytes.Buffer
	in := strings.NewReader("skip\naccept perhaps\nno\naccept\nseen on the page\nquit\n")
	if err := run(context.Background(), []string{"--data", data, "review", "--who", "x"}, files, in, &out, &words, now); err != nil {
		t.Fatalf("%v\n%s", err, words.String())
	}
	for _, want := range []string{">>> ", "not taken: accept takes no", "wait"} {
		if !strings.Contains(words.String(), want) {
			t.Errorf("%q is not said in\n%s", want, words.String())
		}
	}
	if left := len(candidates(t, files, data)); left != n-1 {
		t.Errorf("%d wait, %d before", left, n)
	}
}

func TestABrokenDecisionsFileStopsTheReadingWithItsLine(t *testing.T) {
	_, files, data := collected(t)
	sum := proposed(t, candidates(t, files, data), "amount", "5,4", first)
	decide(t, files, data, sum.Key, "accept")
	path := filepath.Join(data, "decisions", "review.ndjson")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(text, text[:len(text)/2]...), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := call(files, "--data", data, "parse", "cnw"); err == nil || !strings.Contains(err.Error(), "review.ndjson line 2 is not whole") {
		t.Errorf("got %v", err)
	}
}
