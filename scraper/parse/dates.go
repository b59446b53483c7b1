package parse

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sillage/db/funding"
)

var (
	dateFR = regexp.MustCompile(`(?i)(?:^|[^\d\pL])(1er|\d{1,2})[ \x{a0}](janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv\.|févr\.|avr\.|juill\.|sept\.|oct\.|nov\.|déc\.)[ \x{a0}](\d{4})(?:[^\d\pL]|$)`)
	dateEN = regexp.MustCompile(`(?i)(?:^|[^\d\pL])(January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)[ \x{a0}](\d{1,2}),[ \x{a0}](\d{4})(?:[^\d\pL]|$)`)
)

var months = map[string]time.Month{
	"janv": 1, "févr": 2, "fevr": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "août": 8, "aout": 8, "sept": 9, "octo": 10, "oct": 10,
	"nove": 11, "nov": 11, "déce": 12, "dece": 12, "déc": 12, "avri": 4,
	"janu": 1, "jan": 1, "febr": 2, "feb": 2, "marc": 3, "mar": 3, "apri": 4, "apr": 4, "may": 5, "june": 6, "july": 7, "augu": 8, "aug": 8, "sep": 9,
	"dec": 12,
}

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
		on, err := dateOf(m[day], m[month], m[3])
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

func dateOf(day, month, year string) (funding.Date, error) {
	if strings.EqualFold(day, "1er") {
		day = "1"
	}
	d, err := strconv.Atoi(day)
	if err != nil {
		return "", err
	}
	y, err := strconv.Atoi(year)
	if err != nil {
		return "", err
	}
	name := []rune(strings.TrimSuffix(strings.ToLower(month), "."))
	m, known := months[string(name[:min(len(name), 4)])]
	if !known {
		return "", fmt.Errorf("month %q", month)
	}
	on := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if on.Day() != d {
		return "", fmt.Errorf("%s %d has no day %d", month, y, d)
	}
	return funding.Date(on.Format(time.DateOnly)), nil
}
