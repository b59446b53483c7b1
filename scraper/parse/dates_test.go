package parse_test

import (
	"testing"

	"sillage/scraper/parse"
)

func TestADateInWordsIsReadOrRefused(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"QUÉBEC, le 14 mars 2022", "fr", "2022-03-14"},
		{"MONTRÉAL, le 1er avril 2023", "fr", "2023-04-01"},
		{"LAVAL, QC, le 9 déc. 2024", "fr", "2024-12-09"},
		{"le 7\u00a0juillet\u00a02021", "fr", "2021-07-07"},
		{"MONTRÉAL, le 31 août 2020", "fr", "2020-08-31"},
		{"OTTAWA, ON, Nov. 22, 2022", "en", "2022-11-22"},
		{"TORONTO, Sept. 1, 2023", "en", "2023-09-01"},
		{"March 13, 2023 - Gatineau", "en", "2023-03-13"},
		{"June 3, 2024, again June 3, 2024", "en", "2024-06-03"},
		{"le 31 juin 2022", "fr", ""},
		{"le 14 mars 2022 et le 15 mars 2022", "fr", ""},
		{"en mars 2022", "fr", ""},
		{"114 mars 2022", "fr", ""},
		{"14 mars 20221", "fr", ""},
		{"le 14 mars 2022", "en", ""},
		{"14 März 2022", "de", ""},
	} {
		got, err := parse.DateInWords(c.text, c.lang)
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: got %q, %v, want %q", c.text, got, err, c.want)
		}
	}
	for _, month := range []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"} {
		if _, err := parse.DateInWords("le 2 "+month+" 2024", "fr"); err != nil {
			t.Error(err)
		}
	}
	for _, month := range []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		if _, err := parse.DateInWords(month+" 2, 2024", "en"); err != nil {
			t.Error(err)
		}
	}
}
