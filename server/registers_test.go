package main

import (
	"bytes"
	"encoding/csv"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"sillage/db/dbtest"
)

// Whatever a rule doubts has its place in the files, on any value of any
// version.
func TestTheFilesOfRecordsTellEveryDoubt(t *testing.T) {
	site := smallWorld(t, dbtest.Registers(t))
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(answerOf(t, site, "/en/records.csv?theme=all&source=register-proven"), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range rows[1:] {
		if doubts := row[slices.Index(rows[0], "doubts")]; doubts != "" {
			got[row[slices.Index(rows[0], "agreement")]] = doubts
		}
	}
	want := map[string]string{
		"A-1": "1 city suspect unknown_word", "A-3": "0 amount suspect placeholder", "A-4": "0 amount excluded batch", "A-5": "0 amount excluded unreadable",
		"A-9": "0 business_number excluded wrong_length;0 province suspect empty",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if said := string(answerOf(t, site, "/api/v1/records?theme=all")); !strings.Contains(said, `"doubts":"1 city suspect unknown_word"`) {
		t.Error("the API does not tell the doubts")
	}
}

func TestThePageOfSourcesTellsWhatOfARegisterIsHere(t *testing.T) {
	said := strings.ReplaceAll(string(answerOf(t, smallWorld(t, dbtest.Registers(t)), "/fr/sources")), "&nbsp;", "\u00a0")
	for words, want := range map[string]int{
		"Lignes selon l’éditeur</dt><dd>15 <span class=\"note apart\">ni lues ici ni laissées de côté\u00a0: 4</span>": 1,
		"l’éditeur n’en dit pas le nombre": 2,
		"Registre connu et lu":             0, // it is collected
		"Registre connu, sans fichier":     1,
		"Liste connue":                     1,
		"<span lang=\"en\">a row without a number (synthetic)</span>,": 1,
		"source_system\u00a0: vide,":                                   1,
	} {
		if got := strings.Count(said, words); got != want {
			t.Errorf("%q stands %d times, want %d", words, got, want)
		}
	}
}

func TestWrongQueriesOfRecordsAreRefused(t *testing.T) {
	with, without := smallWorld(t, dbtest.Registers(t)), smallWorld(t, dbtest.Release(t))
	for at, want := range map[string]int{
		"/fr/enregistrements?theme=digital":                                                     http.StatusBadRequest,
		"/fr/enregistrements?form=gift":                                                         http.StatusBadRequest,
		"/fr/enregistrements?page=1.AAAA":                                                       http.StatusBadRequest,
		"/fr/enregistrements/none":                                                              http.StatusNotFound,
		"/fr/organismes/bn-000000000":                                                           http.StatusNotFound,
		"/fr/calculs/records.enters.paid?theme=all":                                             http.StatusNotFound,
		"/fr/calculs/records.neither.committed?theme=all":                                       http.StatusNotFound,
		"/fr/calculs/records.enters.committed?theme=all&stage=paid":                             http.StatusBadRequest,
		"/fr/calculs/records.enters.committed?theme=all&organization=ministere":                 http.StatusBadRequest,
		"/fr/enregistrements?theme=all&payer=nobody":                                            http.StatusOK,
		"/fr/declarations?body=nobody":                                                          http.StatusOK,
		"/fr/sommes-par-organisme?role=manager":                                                 http.StatusBadRequest,
		"/fr/sommes-par-organisme?stage=promised":                                               http.StatusBadRequest,
		"/fr/sommes-par-organisme?currency=XXX":                                                 http.StatusOK,
		"/fr/organismes-des-registres?page=1.AAAA":                                              http.StatusBadRequest,
		"/fr/organismes-des-registres?q=%25":                                                    http.StatusOK,
		"/fr/calculs/records.aside.committed.loan.CAD?theme=all":                                http.StatusOK,
		"/fr/calculs/records.aside.committed.loan.GBP?theme=all":                                http.StatusNotFound,
		"/fr/calculs/records.aside.committed.loan":                                              http.StatusNotFound,
		"/fr/calculs/records.aside.committed.loan.CAD?theme=all&currency=GBP":                   http.StatusBadRequest,
		"/fr/calculs/records.read.committed.CAD?theme=all&receiver=bn-123456782":                http.StatusOK,
		"/fr/calculs/records.read.committed.CAD?theme=all":                                      http.StatusNotFound,
		"/fr/calculs/records.read.committed.CAD?receiver=bn-123456782":                          http.StatusNotFound,
		"/fr/calculs/records.read.committed.CAD?theme=all&receiver=bn-123456782&year=2024-2025": http.StatusNotFound,
		"/fr/declarations?account=x":                                                            http.StatusBadRequest,
		"/fr/declarations?page=1.AAAA":                                                          http.StatusBadRequest,
		"/fr/declarations/none":                                                                 http.StatusNotFound,
	} {
		if got := statusAt(with, at); got != want {
			t.Errorf("%s: %d, want %d", at, got, want)
		}
	}
	for _, at := range []string{"/fr/enregistrements", "/fr/enregistrements.csv", "/api/v1/records", "/fr/enregistrements/none", "/fr/calculs/records.enters.committed", "/fr/declarations", "/fr/declarations/none", "/api/v1/returns",
		"/fr/organismes-des-registres", "/fr/sommes-par-organisme", "/api/v1/register_sums"} {
		if got := statusAt(without, at); got != http.StatusNotFound {
			t.Errorf("%s without a register: %d", at, got)
		}
	}
}
