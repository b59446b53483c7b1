package main

import (
	"regexp"
	"strings"
)

// omission stands where a remark named an amount.
const omission = "[…]"

// moneyInWords is an amount as people write it, in either language. Its \s is
// any space, those that do not break too.
var moneyInWords = regexp.MustCompile(`(?i)` + strings.NewReplacer(`,.\s]`, `,.`+anySpace+`]`, `\s`, `[`+anySpace+`]`).Replace(strings.Join([]string{
	`(?:\b(?:US|CA|C))?\$\s?\d[\d,.\s]*(?:[kmbg]\b)?`,
	`\d[\d,.\s]*(?:[kmg]|thousand|mille|millions?|milliards?|billions?)?\s?(?:de\s)?\$`,
	`\d[\d,.\s]*(?:thousand|mille|millions?|milliards?|billions?)?\s?(?:de\s|d['’])?dollars?\b`,
	`\d[\d,.\s]*(?:[kmg]|millions?|milliards?|billions?)?\s?(?:(?:CAD|USD|EUR)\b|€|£)`,
	`(?:\b(?:CAD|USD|EUR)|€|£)\s?\d[\d,.\s]*`,
}, "|")))

const anySpace = `\s\x{00a0}\x{202f}`

// lineBreaks are the spaces that a page may break a line at.
var lineBreaks = regexp.MustCompile(`\s+`)

// withoutAmounts leaves the amounts out of a remark: on a page each amount
// opens the words it rests on, and a remark has none of its own. The files
// carry the remark whole.
func withoutAmounts(remark string) string {
	return moneyInWords.ReplaceAllStringFunc(lineBreaks.ReplaceAllString(strings.TrimSpace(remark), " "), func(amount string) string {
		kept := amount[len(strings.TrimRight(amount, " \u00a0\u202f,.")):]
		return omission + kept
	})
}
