package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/work"
)

// overHTTP publishes the small world, changed, and serves it.
func overHTTP(t *testing.T, change func(*work.Batch)) *httptest.Server {
	t.Helper()
	db, data := dbtest.New(t)
	b := dbtest.Register()
	change(&b)
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Publish(context.Background(), publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}); err != nil {
		t.Fatal(err)
	}
	_, server := served(t, data)
	return server
}

func answered(t *testing.T, server *httptest.Server, path string) (status int, header http.Header, body string) {
	t.Helper()
	answer, err := http.Get(server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(text)
}

func plainText(body, selector string) string {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(doc.Find(selector).Text())), " ")
}

// The small world was published on 23 November 2026 and asked on the 1st: 22
// days; its law gives 20, so the 21st was the last day and 2 days are past it.
func TestDaysOfARequestAreCountedToTheDayOfTheRelease(t *testing.T) {
	server := overHTTP(t, func(*work.Batch) {})
	for path, want := range map[string]string{
		"/fr/programmes/essai": "demandé, sans réponse encore · demandé le 1er novembre 2026 · dernier jour pour répondre : 21 novembre 2026 · 22 jours depuis la demande, 2 jours après le dernier jour, au jour de la parution",
		"/en/programs/essai":   "asked, no answer yet · asked on 1 November 2026 · last day to answer: 21 November 2026 · 22 days since the request, 2 days past the last day, on the day of the release",
	} {
		_, _, body := answered(t, server, path)
		if got := plainText(body, "#question-sommes"); !strings.Contains(got, want) {
			t.Errorf("%s: %s", path, got)
		}
		if got := plainText(body, "#question-receveurs"); strings.Contains(got, " jours ") || strings.Contains(got, " days ") {
			t.Errorf("%s: days are counted for what nobody asked: %s", path, got)
		}
	}
	_, _, rows := answered(t, server, "/en/requests.csv?state=asked")
	if lines := strings.Split(strings.TrimSpace(rows), "\n"); len(lines) != 2 || !strings.Contains(lines[1], "2026-11-01,2026-11-21,22,2,") {
		t.Errorf("the file says %q", rows)
	}
}

func TestAnAnsweredRequestCountsNoDays(t *testing.T) {
	server := overHTTP(t, func(b *work.Batch) {
		b.Requests[0].AnsweredOn, b.Requests[0].Outcome, b.Requests[0].Address = "2026-11-20", "refused", "https://example.test/refus"
	})
	_, _, body := answered(t, server, "/fr/programmes/essai")
	got := plainText(body, "#question-sommes")
	if !strings.HasPrefix(got, "refusé") || !strings.Contains(got, "réponse le 20 novembre 2026") || strings.Contains(got, "depuis la demande") {
		t.Error(got)
	}
}

func TestAReplyAboutAQuestionStandsBesideIt(t *testing.T) {
	server := overHTTP(t, func(b *work.Batch) {
		b.Replies = append(b.Replies, funding.Reply{Key: "reply-2", RepliedOn: "2026-11-02", Author: "fondation-exemple", About: "essai.usages", Lang: "fr", Words: "Réponse synthétique à la question."})
	})
	for path, selector := range map[string]string{"/fr/programmes/essai": "#question-usages .reply", "/fr/questions/usages": "#replies", "/fr/repondre": "main"} {
		_, _, body := answered(t, server, path)
		if got := plainText(body, selector); !strings.Contains(got, "Réponse synthétique à la question.") {
			t.Errorf("%s: %q", path, got)
		}
	}
}

func TestALetterIsTheSameInEveryForm(t *testing.T) {
	server := overHTTP(t, func(*work.Batch) {})
	const key = "essai.payeurs.ministere-exemple"
	_, header, text := answered(t, server, "/fr/demandes/"+key+".txt")
	if got := header.Get("Content-Type"); got != "text/plain; charset=utf-8" {
		t.Errorf("the text is sent as %s", got)
	}
	for _, want := range []string{"[votre nom]\n", "Responsable d’essai\nMinistère Exemple (synthétique)\n", "Loi d’essai (synthétique) (L.E. ch. 1).",
		"L’entente avec Fondation Exemple (synthétique) pour « Programme d’essai (synthétique) ».", "«\u00a0plus de 2,4 millions de dollars sur trois ans\u00a0», Ministère Exemple (synthétique), Communiqué d’essai, https://example.test/a, consulté le 23\u00a0novembre 2026."} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, text)
		}
	}
	// The law's bodies are written to in French: both addresses give one letter.
	if _, _, english := answered(t, server, "/en/requests/"+key+".txt"); english != text {
		t.Errorf("the English address gives another letter:\n%s", english)
	}
	_, _, page := answered(t, server, "/en/requests/"+key)
	if got := plainText(page, `.letter[lang="fr"] .wanted`); got != "L’entente avec Fondation Exemple (synthétique) pour « Programme d’essai (synthétique) »." {
		t.Errorf("the page's letter asks for %q", got)
	}
	if got := plainText(page, "main"); !strings.Contains(got, "time not verified at the source") {
		t.Errorf("the page does not say that the law's delay was not verified")
	}
	status, header, docx := answered(t, server, "/fr/demandes/"+key+".docx")
	if status != http.StatusOK || header.Get("Content-Type") != docxType || !strings.HasPrefix(docx, "PK") {
		t.Errorf("the document: %d %s", status, header.Get("Content-Type"))
	}
}

func TestNothingIsServedForALetterThatIsNotOffered(t *testing.T) {
	server := overHTTP(t, func(*work.Batch) {})
	for path, want := range map[string]int{
		"/fr/demandes/essai.payeurs.fondation-exemple": http.StatusNotFound, "/fr/demandes/essai.payeurs.fondation-exemple.txt": http.StatusNotFound,
		"/fr/demandes/essai.payeurs.fondation-exemple.docx": http.StatusNotFound, "/fr/questions/nowhere": http.StatusNotFound,
		"/fr/questions?state=lost": http.StatusBadRequest, "/fr/demandes?state=lost": http.StatusBadRequest, "/fr/questions?colour=1": http.StatusBadRequest,
		"/fr/questions?state=open": http.StatusOK, "/fr/questions?question=payeurs&programme=essai": http.StatusOK, "/fr/demandes?state=given": http.StatusOK,
		"/api/v1/questions?lang=en": http.StatusOK, "/api/v1/requests": http.StatusOK,
	} {
		if status, _, _ := answered(t, server, path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}
