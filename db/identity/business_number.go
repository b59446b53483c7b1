// Package identity is names and official numbers: their normal form, and the
// key under which two spellings are one body. Pure.
package identity

import "strings"

// BusinessNumber reads a Canada Revenue Agency business number: nine digits,
// of which the last one checks the others (Luhn), and after them perhaps a
// programme account such as RR0001. The root is empty when there is none, and
// why is then one of funding.RecordReasons: empty, wrong_length,
// no_such_check_digit or unreadable.
//
// Source: https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/registering-your-business/business-number.html
func BusinessNumber(printed string) (root, why string) {
	text := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\t', '\u00a0', '\u202f':
			return -1
		}
		return r
	}, printed)
	if text == "" {
		return "", "empty"
	}
	digits := 0
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	switch rest := strings.ToUpper(text[digits:]); {
	case digits == 0:
		return "", "unreadable"
	case digits != 9:
		return "", "wrong_length"
	case rest != "" && !isAccount(rest):
		return "", "wrong_length"
	}
	if root = text[:9]; root == "000000000" {
		return "", "empty"
	}
	if !checks(root) {
		return "", "no_such_check_digit"
	}
	return root, ""
}

// isAccount tells a programme account: two letters and four digits, or the two
// letters alone as cut cells have them.
func isAccount(rest string) bool {
	if len(rest) != 6 && len(rest) != 2 {
		return false
	}
	for i, r := range rest {
		if letter := r >= 'A' && r <= 'Z'; i < 2 && !letter || i >= 2 && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// checks holds the last digit against the others, by Luhn.
func checks(root string) bool {
	sum := 0
	for i, r := range root {
		d := int(r - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
