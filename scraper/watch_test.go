package main

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"sillage/scraper/parse/prose"
	"sillage/scraper/source"
)

func TestTwoVersionsDifferInWhatChanged(t *testing.T) {
	known := prose.NewNames([]prose.Name{
		{Key: "cgm", Name: "Centraide du Grand Montréal", Lang: "fr"}, {Key: "nord-ouvert", Name: "Nord Ouvert", Lang: "fr"},
	})
	// Written for this test in the manner of F0001; the changes are made up.
	const text = "QUÉBEC, le 14 mars 2022 /CNW Telbec/ - Le gouvernement du Québec annonce plus de 5,4 millions de dollars sur trois ans.\n" +
		"La gestion est confiée à Centraide du Grand Montréal. Les organismes en seront avisés au printemps.\n" +
		"Les bourses seront remises en juin.\n" +
		"Renseignements : relations médias\n514 555-0100"
	base := source.Article{Document: "d", Title: "Un titre", Text: text, Lang: "fr", PublishedOn: "2022-03-14"}
	with := func(pairs ...string) source.Article {
		a := base
		a.Text = strings.NewReplacer(pairs...).Replace(text)
		return a
	}
	titled, dated := base, base
	titled.Title, dated.PublishedOn = "Un autre titre", "2022-03-15"
	for name, c := range map[string]struct {
		now  source.Article
		want []change
	}{
		"nothing":                   {base, nil},
		"spaces and lines":          {with("5,4 millions", "5,4\u00a0millions", "printemps.\n", "printemps.\n\n"), nil},
		"whom to call":              {with("514 555-0100", "514 555-0199 Prénom NOM", "relations médias", "Prénom NOM"), nil},
		"an amount":                 {with("5,4", "6,4"), []change{{"amount", "du Québec annonce plus de 5,4 millions de dollars sur trois ans.", "du Québec annonce plus de 6,4 millions de dollars sur trois ans."}}},
		"the word before an amount": {with("plus de 5,4", "près de 5,4"), []change{{"amount", "du Québec annonce plus de 5,4 millions de dollars sur trois ans.", "du Québec annonce près de 5,4 millions de dollars sur trois ans."}}},
		"an amount that is gone":    {with("plus de 5,4 millions de dollars", "un montant"), []change{{"amount", "du Québec annonce plus de 5,4 millions de dollars sur trois ans.", ""}}},
		"a party":                   {with("Centraide du Grand Montréal", "Nord Ouvert"), []change{{"party", "Centraide du Grand Montréal", "Nord Ouvert"}}},
		"the day of the page":       {dated, []change{{"date", "2022-03-14", "2022-03-15"}}},
		"the day of the dateline":   {with("14 mars", "15 mars"), []change{{"date", "2022-03-14", "2022-03-15"}, {"words", "QUÉBEC, le 14 mars 2022 /CNW Telbec/ - Le gouvernement du Québec", "QUÉBEC, le 15 mars 2022 /CNW Telbec/ - Le gouvernement du Québec"}}},
		"the title":                 {titled, []change{{"title", "Un titre", "Un autre titre"}}},
		"other words":               {with("au printemps", "à l’automne"), []change{{"words", "en seront avisés au printemps.", "en seront avisés à l’automne."}}},
		"a sentence that is gone":   {with("Les bourses seront remises en juin.\n", ""), []change{{"words", "Les bourses seront remises en juin.", ""}}},
		"a sentence that was added": {with("Les bourses", "Une évaluation suivra.\nLes bourses"), []change{{"words", "", "Une évaluation suivra."}}},
		"an amount and a word of the next sentence": {with("5,4", "6,4", "La gestion est", "La gestion sera"), []change{{"amount", "du Québec annonce plus de 5,4 millions de dollars sur trois ans.", "du Québec annonce plus de 6,4 millions de dollars sur trois ans."}, {"words", "La gestion est confiée à Centraide du Grand Montréal.", "La gestion sera confiée à Centraide du Grand Montréal."}}},
		"an amount and, elsewhere, another word":    {with("5,4", "6,4", "en juin", "en mai"), []change{{"amount", "du Québec annonce plus de 5,4 millions de dollars sur trois ans.", "du Québec annonce plus de 6,4 millions de dollars sur trois ans."}, {"words", "seront remises en juin.", "seront remises en mai."}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := compare(base, c.now, known)
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			for _, g := range got {
				if len(strings.Fields(g.was)) > mostWords || len(strings.Fields(g.now)) > mostWords {
					t.Errorf("more words than a fragment may have: %q", g)
				}
			}
		})
	}
}

func TestAnEditedPageIsAnEventAndAnUnchangedOneIsNot(t *testing.T) {
	web, files, data := collected(t)
	original := web.page
	again := func(page string) sourceReport {
		t.Helper()
		web.set(page, 200)
		r, words, err := web.run(t, files, data)
		if err != nil {
			t.Fatalf("%v\n%s", err, words)
		}
		return r
	}
	if r := again(original); r.Events != 0 {
		t.Errorf("an unchanged page yields %d events", r.Events)
	}
	if r := again(strings.ReplaceAll(original, "<body>", "<body><p>Une bannière 6</p>")); r.Events != 0 || r.Live.Kept != releases {
		t.Errorf("another banner: %d events, %d kept", r.Events, r.Live.Kept)
	}
	edited := strings.ReplaceAll(original, "plus de 5,4&nbsp;millions", "plus de 6,4&nbsp;millions")
	if r := again(edited); r.Events != releases {
		t.Errorf("an edited amount on %d pages: %d events", releases, r.Events)
	}
	hash := published(t, files, data)
	events, err := opened(t, data).Events(context.Background(), "", 100)
	if err != nil || len(events) != releases {
		t.Fatalf("%d events are published, %v", len(events), err)
	}
	if e := events[0]; e.Kind != "amount" || !strings.Contains(e.Was, "5,4 millions") || !strings.Contains(e.Became, "6,4 millions") || e.Lang != "fr" || len(e.SeenOn) != 10 || e.WasHash == e.BecameHash {
		t.Errorf("the event: %+v", e)
	}
	mustCall(t, files, "--data", data, "parse", "cnw") // from what is kept
	if published(t, files, data) != hash {
		t.Error("read again from what is kept, the events are others")
	}
	if r := again(original); r.Events != 2*releases {
		t.Errorf("taken back: %d events, want the edit and its way back", r.Events)
	}
}

func FuzzTwoVersions(f *testing.F) {
	f.Add("QUÉBEC, le 14 mars 2022 - 5,4 millions $.\nFin.", "QUÉBEC, le 14 mars 2022 - 6,4 M$.\nFin", "fr")
	f.Add("", " \n \n", "en")
	f.Add("a. b. c.", "b. c. a. $5 million to X.", "en")
	f.Fuzz(func(t *testing.T, a, b, lang string) {
		was, now := source.Article{Text: a, Lang: lang}, source.Article{Text: b, Lang: lang}
		for _, c := range compare(was, now, nil) {
			if c.was == c.now {
				t.Errorf("a change from %q to itself", c.was)
			}
		}
		if got := compare(was, was, nil); len(got) > 0 {
			t.Errorf("a text differs from itself: %q", got)
		}
	})
}

func FuzzAFragmentHoldsItsPlace(f *testing.F) {
	f.Add("Un investissement de plus de 5,4\u00a0millions de dollars. Fin", 20, 10)
	f.Add("x\ny", 2, 1)
	f.Fuzz(func(t *testing.T, text string, start, size int) {
		if start < 0 || size < 1 || start > len(text) || size > len(text)-start || strings.Contains(text[start:start+size], "\n") {
			return
		}
		from, until := around(text, start, start+size)
		if from > start || until < start+size || from < 0 || until > len(text) {
			t.Errorf("%d to %d does not hold %d to %d", from, until, start, start+size)
		}
		if inside := len(strings.Fields(text[from:until])); inside > mostWords && inside > len(strings.Fields(text[start:start+size]))+2 {
			t.Errorf("%d words in %q", inside, text[from:until])
		}
		neighbours(text, from, until)
	})
}
