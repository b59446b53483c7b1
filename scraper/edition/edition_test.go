package edition_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"sillage/scraper/edition"
	"sillage/scraper/edition/quebec"
)

func TestTheBuiltInEditionHoldsItsLists(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	var population, places int64
	for _, r := range e.Regions {
		population += r.Population
		places += r.Municipalities
	}
	if len(e.Regions) != 17 || places != 1285 || len(e.Municipalities) != 1285 || population != 9056044 || len(e.PublicBodies) != 355 {
		t.Errorf("%d regions, %d of %d places, %d people, %d bodies", len(e.Regions), places, len(e.Municipalities), population, len(e.PublicBodies))
	}
	empty := 0
	for _, m := range e.Municipalities {
		if m.Population == -1 {
			empty++
		}
	}
	if empty != 2 {
		t.Errorf("%d populations are not stated, want 2", empty)
	}
}

// No name of a person, address, telephone or e-mail of the lists' originals
// may enter: their columns are not in the files at all.
func TestOnlyTheColumnsThatAreWantedWereTaken(t *testing.T) {
	for file, want := range map[string]string{
		"municipalities.csv": "code,name,region,population",
		"public_bodies.csv":  "code,name_fr,name_en,short_fr,short_en",
	} {
		text, err := fs.ReadFile(quebec.Files, file)
		if err != nil {
			t.Fatal(err)
		}
		if header, _, _ := strings.Cut(string(text), "\n"); header != want {
			t.Errorf("%s has the columns %s", file, header)
		}
		if strings.Contains(string(text), "@") {
			t.Errorf("%s holds an e-mail address", file)
		}
	}
}

func TestFrenchSentencesKeepTheirSpaces(t *testing.T) {
	e, err := edition.Open(quebec.Files)
	if err != nil {
		t.Fatal(err)
	}
	sentences := e.Texts
	for _, q := range e.Questions {
		sentences = append(sentences, edition.Text{Key: q.ID, Lang: "fr", Words: q.FR}, edition.Text{Key: q.ID, Lang: "fr", Words: q.DependsFR})
	}
	for _, x := range e.QuestionEvidence {
		sentences = append(sentences, edition.Text{Key: x.Question, Lang: "fr", Words: x.NoteFR})
	}
	for _, a := range e.QuestionAnswers {
		sentences = append(sentences, edition.Text{Key: a.Question, Lang: "fr", Words: a.AnswerFR}, edition.Text{Key: a.Question, Lang: "fr", Words: a.WhyFR})
	}
	for _, d := range e.WantedDocuments {
		sentences = append(sentences, edition.Text{Key: d.Question, Lang: "fr", Words: d.FR})
	}
	for _, p := range e.Phrases {
		sentences = append(sentences, edition.Text{Key: p.Words, Lang: "fr", Words: p.FR})
	}
	for key, about := range e.Abouts {
		sentences = append(sentences, edition.Text{Key: key, Lang: "fr", Words: about.FR})
	}
	for _, text := range sentences {
		for _, bad := range []string{"'", " :", " ;", " ?", " !", "« ", " »", " %"} {
			if strings.Contains(text.Words, bad) {
				t.Errorf("%s (%s) has %q: %s", text.Key, text.Lang, bad, text.Words)
			}
		}
	}
}

func TestAnotherPlaceAndThemeIsAnotherFolder(t *testing.T) {
	e, err := edition.Open(os.DirFS("testdata/water"))
	if err != nil {
		t.Fatal(err)
	}
	if e.ID != "water-synthetic" || !e.Themes[0].Followed || e.Regions[0].Population != 120 || e.Regions[0].Municipalities != 2 || len(e.Replies) != 2 {
		t.Errorf("%+v", e)
	}
	if e.Uses("cpi") || !e.Uses("register") {
		t.Error("it uses the register only")
	}
}

func TestAnEditionThatContradictsItselfIsRefused(t *testing.T) {
	cases := []struct{ name, file, was, becomes, want string }{
		{"a field that the code does not know", "edition.json", `"featured"`, `"favoured"`, "favoured"},
		{"no date", "edition.json", "2026-01-02", "soon", "received_on"},
		{"no theme followed", "themes.csv", ",yes", ",", "0 themes are followed"},
		{"two themes followed", "themes.csv", "puits,wells,", "puits,wells,yes", "2 themes are followed"},
		{"a parent theme that does not exist", "themes.csv", "wells,clean_water", "wells,dirty_water", `parent "dirty_water"`},
		{"a word of no theme", "theme_words.csv", "wells,fr", "pumps,fr", `theme "pumps"`},
		{"a population in letters", "municipalities.csv", ",120", ",many", `line 2, population "many"`},
		{"a region that does not exist", "municipalities.csv", ",S,1000", ",W,1000", `region "W"`},
		{"a place twice", "municipalities.csv", "2,Synthetic", "1,Synthetic", `line 3, code "1"`},
		{"a link without a reason", "bodies_of_organizations.csv", "Same name in both lists.", "", "needs its reason"},
		{"a body that does not exist", "bodies_of_organizations.csv", ",mw,", ",other,", `public_body "other"`},
		{"a sentence missing", "texts.csv", "foot_licence,en,Synthetic text foot_licence.\n", "", "foot_licence is missing in en"},
		{"a sentence that no page says", "texts.csv", "foot_licence,en", "foot_fetish,en", `key "foot_fetish"`},
		{"a programme that is told in one language", "about_programmes.csv", "Fonds synthétique pour des puits.", "", "is empty"},
		{"a programme that no fact stands behind", "about_programmes.csv", ",F0001", ",", "facts"},
		{"words without a language", "phrases.csv", "puits", "", "is empty"},
		{"words told twice", "phrases.csv", "wells,puits,wells", "wells,puits,wells\nwells,puits,wells", "stands twice"},
		{"a mending without a reason", "mendings.csv", `"Synthetic: no payment record stands behind it."`, "", "needs its reason"},
		{"a mending that changes nothing", "mendings.csv", "paid,reported", "paid,paid", "changes nothing"},
		{"a reply without words", "replies.csv", `"Synthetic reply: the wells were dug."`, "", `words ""`},
		{"a reply on no day", "replies.csv", "2025-06-01", "June", `date "June"`},
		{"a parameter of no kind", "instead.csv", ",level,", ",wish,", `kind "wish"`},
		{"a parameter without a name", "instead.csv", ",synthetic level,", ",,", `label_en ""`},
		{"a parameter twice", "instead.csv", "F0002-1,level,niveau synthétique,synthetic level,,\n", "F0002-1,level,a,b,,\nF0002-1,level,a,b,,\n", `key "F0002-1"`},
		{"a note in one language", "instead.csv", "level,,", "level,Une note.,", "both languages"},
		{"a correction without a reason", "corrections.csv", `"Synthetic: one was read for two."`, "", "needs its reason"},
		{"a correction for a reason of its own", "corrections.csv", "reading_corrected", "oversight", `reason "oversight"`},
		{"a correction that changes nothing", "corrections.csv", ",200 CAD", ",100 CAD", "changes nothing"},
		{"a correction in no language", "corrections.csv", ",en,", ",,", `lang ""`},
		{"a question of no rule", "questions.csv", "payer_shares", "payers", `rule "payers"`},
		{"a question in one language", "questions.csv", "Synthetic question: who pays?", "", `question_en ""`},
		{"evidence on no question", "question_evidence.csv", "wells-dug,for", "wells-dry,for", `question "wells-dry"`},
		{"evidence on no side", "question_evidence.csv", "wells-dug,for", "wells-dug,with", `side "with"`},
		{"a sum written out in an answer", "question_answers.csv", "{amount:F0001/1}{mark:F0001/1}.,Synth", "2 millions.,Synth", "a sum stands as"},
		{"a state set by hand without a reason", "question_answers.csv", "Raison synthétique.", "", "needs its reason"},
		{"a state that only a request gives", "question_answers.csv", "found_in_part", "refused", "only requests.csv"},
		{"an answer in one language", "question_answers.csv", "Synthetic answer: {amount:F0001/1}{mark:F0001/1}.", "", "both languages"},
		{"a reference of no kind", "question_answers.csv", "Synthetic answer: {amount", "Synthetic answer: {sum", "want one of amount"},
		{"a letter that names what it does not know", "documents_wanted.csv", "“{programme}”", "“{minister}”", "{programme} and {manager} only"},
		{"a law without its delay", "access_laws.csv", "officer,15,", "officer,,", "delay_days"},
		{"a delay called verified that was read nowhere", "access_laws.csv", "yes,no,Synth", "yes,yes,Synth", "says where it was read"},
		{"a body under no law", "laws_of_bodies.csv", "river-trust,water-act", "river-trust,fire-act", `law "fire-act"`},
		{"a request on no whole day", "requests.csv", "2026-01-02", "2026-01", "want YYYY-MM-DD"},
		{"an answer before the request", "requests.csv", "clean-water-fund,,,,", "clean-water-fund,,2025-12-31,given,", "lies before"},
		{"an answer without its outcome", "requests.csv", "clean-water-fund,,,,", "clean-water-fund,,2026-01-09,,", "needs its outcome"},
		{"an outcome without its day", "requests.csv", "clean-water-fund,,,,", "clean-water-fund,,,refused,", "want YYYY-MM-DD"},
		{"a federal programme in a column that is none", "federal_programmes.csv", "prog_name_en", "name", "want prog_name_en"},
		{"a federal programme of no theme", "federal_programmes.csv", ",wells,", ",pumps,", "is no theme"},
		{"a federal programme of no scope", "federal_programmes.csv", ",community,", ",everybody,", "is no code"},
		{"a federal programme twice", "federal_programmes.csv", "community,Synthetic.\n", "community,Synthetic.\nSynthetic Wells Program,prog_name_en,,wells,community,Again.\n", "stands twice"},
		{"a spelling without its reason", "city_spellings.csv", "Synthetic: without its accent.", "", "needs its reason"},
		{"a spelling of no city", "city_spellings.csv", ",Synthétique,", ",,", "needs its city"},
		{"a spelling twice, but for accents", "city_spellings.csv", "accent.\n", "accent.\nSynthétiqué,Synthétique,Synthetic: again.\n", "stands twice"},
		{"something withheld without a reason", "withheld.csv", "Synthetic: it names a private person.", "", "needs its reason"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := edition.Open(changed(t, c.file, c.was, c.becomes)); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.file) {
				t.Errorf("got %v, want %s and %q in it", err, c.file, c.want)
			}
		})
	}
}

func changed(t *testing.T, file, was, becomes string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	folder := os.DirFS("testdata/water")
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, path)
		if err != nil {
			return err
		}
		if path == file {
			if !strings.Contains(string(text), was) {
				t.Fatalf("%s has no %q", file, was)
			}
			text = []byte(strings.Replace(string(text), was, becomes, 1))
		}
		files[path] = &fstest.MapFile{Data: text}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
