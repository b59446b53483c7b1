package identity

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which two spellings of one name or place are compared:
// no accents, lower case, letters and digits only, one space between words.
func Fold(name string) string { return string(AppendFold(nil, name)) }

// AppendFold appends the folded name, for who folds many.
func AppendFold(folded []byte, name string) []byte {
	from := len(folded)
	space := false
	for i := 0; i < len(name); {
		r, n := rune(name[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(name[i:])
		}
		var letters string
		switch {
		case r < latinEnd && r != 'Ŀ' && r != 'ŀ': // those two end in a dot, which parts words
			letters = latin[r]
		case r == '’' || r == '–' || r == '│':
		default:
			return appendAny(folded[:from], name)
		}
		i += n
		if letters == "" {
			space = true
			continue
		}
		if space && len(folded) > from {
			folded = append(folded, ' ')
		}
		space = false
		folded = append(folded, letters...)
	}
	return folded
}

// latinEnd is the first letter behind those of European languages in Latin
// script; of the ones before, latin is the folded form, or nothing.
const latinEnd = 0x180

var latin = func() (folded [latinEnd]string) {
	for r := range folded {
		folded[r] = string(appendAny(nil, string(rune(r))))
	}
	return folded
}()

// appendAny folds a name in any script.
func appendAny(folded []byte, name string) []byte {
	from := len(folded)
	space := false
	put := func(letters string) {
		if space && len(folded) > from {
			folded = append(folded, ' ')
		}
		space = false
		folded = append(folded, letters...)
	}
	for _, r := range norm.NFKD.String(name) {
		switch {
		case r == 'œ' || r == 'Œ':
			put("oe")
		case r == 'æ' || r == 'Æ':
			put("ae")
		case unicode.Is(unicode.Mn, r): // an accent, already taken off its letter
		case unicode.IsLetter(r), unicode.IsDigit(r):
			put(string(unicode.ToLower(r)))
		default:
			space = true
		}
	}
	return folded
}
