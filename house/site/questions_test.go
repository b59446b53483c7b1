package site

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// article lists what the article that the project began with says and asks.
var article = []string{
	"S0003", "S0004", "S0005", "S0006", "S0007", "S0008", "S0009", "S0010", "S0011", "S0012", "S0013", "S0014", "S0015", "S0016", "S0017",
}

// Each question of the article has a row with a state in words, and a reader
// opens from it the words that ask.
func TestEveryQuestionOfTheArticleHasARowThatOpensItsEvidence(t *testing.T) {
	pages := everyPage(t)
	for path, evidence := range map[string]string{"/fr/programmes/dataide": "/fr/preuves/", "/en/programs/dataide": "/en/evidence/"} {
		rows := pages[path].Doc.Find("#questions > .body > .questions > li")
		if rows.Length() < 13 {
			t.Errorf("%s: %d questions", path, rows.Length())
		}
		rows.Each(func(_ int, row *goquery.Selection) {
			if spaces(row.Find(".state").Text()) == "" || spaces(row.Find("h3").Text()) == "" {
				t.Errorf("%s: a row without its state or question: %q", path, spaces(row.Text()))
			}
		})
		for _, fact := range article {
			if rows.Find(fmt.Sprintf(`a[href=%q]`, evidence+fact)).Length() == 0 {
				t.Errorf("%s: no question opens %s", path, fact)
			}
			if p := pages[evidence+fact]; p == nil || p.Status != 200 {
				t.Errorf("%s: no evidence page", evidence+fact)
			}
		}
	}
}

func TestTheQuestionsOfDATAideStandAsTheModelSays(t *testing.T) {
	doc := document(t, site(t), "/fr/programmes/dataide")
	for question, want := range map[string]string{
		"payer-shares": "trouvé en partie", "recipients": "non trouvé dans les documents lus", "need": "les sources diffèrent", "data": "non trouvé dans les documents lus",
	} {
		if got := spaces(doc.Find("#question-" + question + " > .state").Text()); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
	for question, words := range map[string][]string{
		"payer-shares": {"4 M$", "selon le RIOCM", "au moins environ 1,4 M$ calculé"}, "recipients": {"0 récipiendaire nommé dans les documents lus. Nord Ouvert rapporte au moins 500 projets", "332 subventions"},
		"share-reached": {"au plus 67 %", "au plus 72 %", "deux étapes"}, "need": {"Ce qui va dans ce sens", "avec la participation de 50 organismes", "Ce qui va dans l’autre", "On n’a jamais été consulté là-dessus"},
	} {
		text := apartDeep(doc.Find("#question-" + question))
		for _, w := range words {
			if !strings.Contains(strings.ReplaceAll(text, " ,", ","), w) {
				t.Errorf("%s lacks %q: %s", question, w, text)
			}
		}
	}
}

// The list of questions names programmes in the order of the alphabet, and
// orders nothing by what was not found.
func TestQuestionsAreListedByQuestionThenByName(t *testing.T) {
	rows := readCSV(t, site(t), "/fr/questions.csv")
	last := map[string]string{}
	for _, r := range rows {
		name := folded(r["programme_name"])
		if name < last[r["question"]] {
			t.Errorf("%s: %s stands after %s", r["question"], name, last[r["question"]])
		}
		last[r["question"]] = name
	}
	if len(rows) == 0 || len(readJSON(t, site(t), "/en/questions.json")) != len(rows) {
		t.Errorf("%d rows", len(rows))
	}
}

func folded(name string) string {
	plain := strings.NewReplacer("é", "e", "è", "e", "ê", "e", "à", "a", "â", "a", "ç", "c", "î", "i", "ï", "i", "ô", "o", "û", "u", "ù", "u", "œ", "oe", "’", " ", "-", " ", "–", " ", "(", " ", ")", " ", "/", " ")
	return strings.Join(strings.Fields(plain.Replace(strings.ToLower(name))), " ")
}

// publicKinds are the kinds of body that an access law obliges to answer.
var publicKinds = []string{"ministry", "public_body", "municipality"}

func TestEveryLetterGoesToAPublicBodyUnderItsOwnLaw(t *testing.T) {
	s := site(t)
	kinds := map[string]string{}
	for _, r := range readCSV(t, s, "/en/organizations.csv") {
		kinds[r["organization"]] = r["organization_kind"]
	}
	letters := readCSV(t, s, "/fr/demandes.csv?state=offered")
	laws := map[string]int{}
	for _, l := range letters {
		laws[l["law"]]++
		if !slices.Contains(publicKinds, kinds[l["body"]]) {
			t.Errorf("%s: %s is a %s", l["row"], l["body"], kinds[l["body"]])
		}
		text := string(s.mustRead(t, "/fr/demandes/"+l["row"]+".txt"))
		want := map[string]string{"qc-a-2.1": "(RLRQ, chapitre A-2.1)", "ca-a-1": "(L.R.C. (1985), ch. A-1)"}[l["law"]]
		if want == "" || !strings.Contains(text, want) || !strings.Contains(text, "\n"+l["body_name"]+"\n") || !strings.Contains(text, "[votre nom]") {
			t.Errorf("%s: law %s or body %s is not named in the letter", l["row"], l["law"], l["body_name"])
		}
		if english := string(s.mustRead(t, "/en/requests/"+l["row"]+".txt")); (english == text) != (l["law"] == "qc-a-2.1") {
			t.Errorf("%s: in English it is the French letter: %v", l["row"], english == text)
		}
	}
	if laws["qc-a-2.1"] == 0 || laws["ca-a-1"] == 0 {
		t.Errorf("letters by law: %v", laws)
	}
	if len(readCSV(t, s, "/en/requests.csv")) != len(letters) {
		t.Error("a request is logged: its days must be looked at")
	}
}

// The letter's file opens in a word processor with its accents, and says what
// the text file says.
func TestLetterOpensInAWordProcessorWithItsAccents(t *testing.T) {
	if os.Getenv("SILLAGE_MEASURE") == "" {
		t.Skip("part of make measure: SILLAGE_MEASURE is not set")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		absent(t, "the letter in a word processor (no LibreOffice)")
	}
	s, folder := site(t), t.TempDir()
	for _, at := range []string{"/fr/demandes/dataide.payer-shares.mess", "/en/requests/dlep-2.recipients.ised"} {
		docx := filepath.Join(folder, "letter.docx")
		if err := os.WriteFile(docx, s.mustRead(t, at+".docx"), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "--headless", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"),
			"--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, docx)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", at, err, said)
		}
		text, err := os.ReadFile(filepath.Join(folder, "letter.txt"))
		if err != nil {
			t.Fatal(err)
		}
		got := spaces(strings.TrimPrefix(string(text), "\uFEFF"))
		if want := spaces(string(s.mustRead(t, at+".txt"))); got != want {
			t.Errorf("%s: the word processor reads\n%s\nwant\n%s", at, got, want)
		}
		t.Logf("%s: %d letters and signs came back equal", at, len([]rune(got)))
	}
}
