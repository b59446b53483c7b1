package parse_test

import (
	"strings"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// A number in words is made of the words it took, and is below a thousand.
func FuzzWords(f *testing.F) {
	for _, seed := range []string{"deux cent cinquante mille", "quatre vingt dix sept", "one hundred and five", "et and cent vingt vingts", ""} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, french bool) {
		lang := "en"
		if french {
			lang = "fr"
		}
		words := strings.Fields(text)
		value, used := parse.Words(words, lang)
		if value < 0 || value > 9999 || used < 0 || used > len(words) || (used == 0) != (value == 0) {
			t.Fatalf("%q: %d in %d words", text, value, used)
		}
	})
}

// A date that is read is in the calendar.
func FuzzDates(f *testing.F) {
	for _, seed := range []string{"14 mars 2022", "1er févr. 2024", "March 14, 2022", "31 juin 2022", "mars 2023", "2023", "0 mars 0000", ""} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, french bool) {
		lang := "en"
		if french {
			lang = "fr"
		}
		for _, read := range []func(string, string) (funding.Date, error){parse.PrintedDate, parse.DateInWords} {
			d, err := read(text, lang)
			if err != nil {
				continue
			}
			if _, err := funding.ParseDate(string(d)); err != nil || d == "" {
				t.Fatalf("%q: read as %q, %v", text, d, err)
			}
		}
	})
}
