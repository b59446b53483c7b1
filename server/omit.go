package main

import (
	"regexp"
	"strings"
)

// omission stands where a remark named an amount.
const omission = "[…]"

// moneyInWords is an amount as people write it, in either language, with the
// word before it that says how exact it is.
var moneyInWords = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`(?:\b(?:US|CA|C))?\$\s?\d[\d,.\s]*(?:[kmbg]\b)?`,
	`\d[\d,.\s]*(?:[kmg]|thousand|mille|millions?|milliards?|billions?)?\s?(?:de\s)?\$`,
	`\d[\d,.\s]*(?:thousand|mille|millions?|milliards?|billions?)?\s?(?:de\s|d['’])?dollars?\b`,
	`\d[\d,.\s]*(?:[kmg]|millions?|milliards?|billions?)?\s?(?:(?:CAD|USD|EUR)\b|€|£)`,
	`(?:\b(?:CAD|USD|EUR)|€|£)\s?\d[\d,.\s]*`,
}, "|"))

// withoutAmounts leaves the amounts out of a remark: on a page each amount
// opens the words it rests on, and a remark has none of its own. The files
// carry the remark whole.
func withoutAmounts(remark string) string {
	return moneyInWords.ReplaceAllStringFunc(strings.Join(strings.Fields(remark), " "), func(amount string) string {
		kept := amount[len(strings.TrimRight(amount, " ,.")):]
		return omission + kept
	})
}
