package identity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which two spellings of one name or place are compared:
// no accents, lower case, letters and digits only, one space between words.
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	space := false
	put := func(r rune) {
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	ascii := true
	for i := range len(name) {
		if name[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		name = norm.NFKD.String(name)
	}
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			put(r)
		case r >= 'A' && r <= 'Z':
			put(r + 'a' - 'A')
		case r < 0x80:
			space = true
		case r == 'œ' || r == 'Œ':
			put('o')
			put('e')
		case r == 'æ' || r == 'Æ':
			put('a')
			put('e')
		case unicode.Is(unicode.Mn, r): // an accent, already taken off its letter
		case unicode.IsLetter(r), unicode.IsDigit(r):
			put(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}
