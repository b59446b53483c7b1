package parse_test

import (
	"strings"
	"testing"

	"sillage/scraper/parse"
)

func TestNumbersInWordsAreRead(t *testing.T) {
	for _, c := range []struct {
		lang, words string
		value       int64
		used        int
	}{
		{"fr", "deux millions", 2, 1}, {"fr", "deux cent cinquante mille", 250, 3}, {"fr", "quatre vingt dix sept mille", 97, 4},
		{"fr", "quatre vingts", 80, 2}, {"fr", "vingt et un organismes", 21, 3}, {"fr", "soixante et onze", 71, 3}, {"fr", "soixante quinze", 75, 2},
		{"fr", "cent mille", 100, 1}, {"fr", "un et deux", 1, 1}, {"fr", "trente sept organismes", 37, 2}, {"fr", "organismes", 0, 0}, {"fr", "", 0, 0},
		{"en", "two million", 2, 1}, {"en", "one hundred and five", 105, 4}, {"en", "ninety nine", 99, 2}, {"en", "five and six", 5, 1}, {"en", "hundred", 0, 0},
		{"de", "zwei", 0, 0},
	} {
		if value, used := parse.Words(strings.Fields(c.words), c.lang); value != c.value || used != c.used {
			t.Errorf("%s %q: got %d in %d words", c.lang, c.words, value, used)
		}
	}
}

func TestUnitsSayWhetherTheyAreMoney(t *testing.T) {
	for _, c := range []struct {
		lang, words string
		multiple    int64
		money       bool
	}{
		{"fr", "M$", 1e6, true}, {"fr", "millions\u00a0de\u00a0dollars", 1e6, true}, {"fr", "Millions", 1e6, false}, {"fr", "G $", 1e9, true},
		{"fr", "Md$", 1e9, true}, {"fr", "mille dollars", 1e3, true}, {"en", "billion", 1e9, false}, {"en", "thousand dollars", 1e3, true},
	} {
		if multiple, money, known := parse.Unit(c.words, c.lang); !known || multiple != c.multiple || money != c.money {
			t.Errorf("%s %q: got %d, %v, %v", c.lang, c.words, multiple, money, known)
		}
	}
	for _, words := range []string{"", "billion", "personnes", "M€"} {
		if _, _, known := parse.Unit(words, "fr"); known {
			t.Errorf("%q is known", words)
		}
	}
}

func TestScaleRefusesWhatCentsCannotHold(t *testing.T) {
	if p, err := parse.Scale("5", "4", 1e6); err != nil || p != (parse.Printed{Cents: 540_000_000, Step: 10_000_000}) {
		t.Errorf("got %+v, %v", p, err)
	}
	for _, c := range [][2]string{{"5", "432"}, {"", ""}, {"99999999999999999999", ""}, {"999999999999999999", ""}, {"x", ""}} {
		if p, err := parse.Scale(c[0], c[1], 1); err == nil {
			t.Errorf("%v: read as %+v", c, p)
		}
	}
}

func TestPrintedDatesKeepTheirPrecision(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "14 mars 2022", "2022-03-14"}, {"fr", "1er févr. 2024", "2024-02-01"}, {"fr", "7\u00a0juill. 2021", "2021-07-07"},
		{"fr", "décembre 2024", "2024-12"}, {"fr", "2023", "2023"},
		{"en", "March 14, 2022", "2022-03-14"}, {"en", "Sept. 6, 2023", "2023-09-06"}, {"en", "14 March 2022", "2022-03-14"}, {"en", "June 2024", "2024-06"},
	} {
		if got, err := parse.PrintedDate(c.text, c.lang); err != nil || string(got) != c.want {
			t.Errorf("%q: got %q, %v", c.text, got, err)
		}
	}
	for _, c := range [][2]string{{"fr", "31 juin 2022"}, {"fr", "14 march 2022"}, {"fr", "14 2022"}, {"en", "14 March 3, 2022"}, {"fr", ""}, {"de", "14 März 2022"}, {"fr", "14 mars 22"}} {
		if got, err := parse.PrintedDate(c[1], c[0]); err == nil {
			t.Errorf("%v: read as %q", c, got)
		}
	}
}
