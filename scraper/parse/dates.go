package parse

import (
	"fmt"
	"regexp"
	"strings"

	"sillage/db/funding"
)

var (
	dateFR = regexp.MustCompile(`(?i)(?:^|[^\d\pL])(1er|\d{1,2})[ \x{a0}](janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv\.|févr\.|avr\.|juill\.|sept\.|oct\.|nov\.|déc\.)[ \x{a0}](\d{4})(?:[^\d\pL]|$)`)
	dateEN = regexp.MustCompile(`(?i)(?:^|[^\d\pL])(January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)[ \x{a0}](\d{1,2}),[ \x{a0}](\d{4})(?:[^\d\pL]|$)`)
)

// DateInWords finds the one date that a short text prints in words: "le 14
// mars 2022", "Nov. 22, 2022". None, several different ones, or a day that the
// month does not have, are errors.
func DateInWords(text, lang string) (funding.Date, error) {
	form, day, month := dateFR, 1, 2
	switch lang {
	case "fr":
	case "en":
		form, day, month = dateEN, 2, 1
	default:
		return "", fmt.Errorf("date in %q: no rules for language %q", text, lang)
	}
	var found funding.Date
	for _, m := range form.FindAllStringSubmatch(text, -1) {
		on, err := dateOf(m[day], m[month], m[3], lang)
		if err != nil {
			return "", fmt.Errorf("date in %q: %w", text, err)
		}
		if found != "" && on != found {
			return "", fmt.Errorf("%q prints two dates", text)
		}
		found = on
	}
	if found == "" {
		return "", fmt.Errorf("%q prints no date in words", text)
	}
	return found, nil
}

func dateOf(day, month, year, lang string) (funding.Date, error) {
	if strings.EqualFold(day, "1er") {
		day = "1"
	}
	m, known := Month(funding.Fold(month), lang)
	if !known {
		return "", fmt.Errorf("month %q", month)
	}
	return Date(fmt.Sprintf("%s-%02d-%02s", year, m, day))
}

var monthWords = map[string][12][]string{
	"fr": {
		{"janvier", "janv"}, {"fevrier", "fevr", "fev"}, {"mars"}, {"avril", "avr"}, {"mai"}, {"juin"},
		{"juillet", "juill", "juil"}, {"aout"}, {"septembre", "sept"}, {"octobre", "oct"}, {"novembre", "nov"}, {"decembre", "dec"},
	},
	"en": {
		{"january", "jan"}, {"february", "feb"}, {"march", "mar"}, {"april", "apr"}, {"may"}, {"june", "jun"},
		{"july", "jul"}, {"august", "aug"}, {"september", "sept", "sep"}, {"october", "oct"}, {"november", "nov"}, {"december", "dec"},
	},
}

// Month is the number of a month, by its name or its usual short form, folded.
func Month(word, lang string) (int, bool) {
	for n, names := range monthWords[lang] {
		for _, name := range names {
			if name == word {
				return n + 1, true
			}
		}
	}
	return 0, false
}

// printedDate knows day month year, month day year, month year and year.
var printedDate = map[string]*regexp.Regexp{
	"fr": regexp.MustCompile(`^(?:(\d{1,2})(?:er)? )?(?:(\pL+)\.? )?()(\d{4})$`),
	"en": regexp.MustCompile(`^(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:(\pL+)\.? )?(?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$`),
}

// PrintedDate reads a date as a text prints it and keeps its precision: "14
// mars 2022", "1er févr. 2024", "March 14, 2022", "mars 2023", "2023". A day
// that the month does not have, or an unknown month, is an error.
func PrintedDate(text, lang string) (funding.Date, error) {
	form := printedDate[lang]
	if form == nil {
		return "", fmt.Errorf("date %q: no rules for language %q", text, lang)
	}
	m := form.FindStringSubmatch(strings.Join(strings.Fields(spaces.Replace(text)), " "))
	if m == nil || (m[1] != "" && m[3] != "") || (m[2] == "" && m[1]+m[3] != "") {
		return "", fmt.Errorf("date %q is not printed as a %s date", text, lang)
	}
	if m[2] == "" {
		return Date(m[4])
	}
	month, known := Month(funding.Fold(m[2]), lang)
	if !known {
		return "", fmt.Errorf("date %q: no month %q", text, m[2])
	}
	if day := m[1] + m[3]; day != "" {
		return Date(fmt.Sprintf("%s-%02d-%02s", m[4], month, day))
	}
	return Date(fmt.Sprintf("%s-%02d", m[4], month))
}
