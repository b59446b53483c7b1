package funding

import "strings"

// letters that lose their mark, for looking names up.
var unmarked = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "á", "a", "ã", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "î", "i", "ï", "i", "ì", "i", "ñ", "n", "ó", "o", "ô", "o", "ö", "o", "ò", "o", "õ", "o",
	"ú", "u", "û", "u", "ü", "u", "ù", "u", "ý", "y", "ÿ", "y", "œ", "oe", "æ", "ae", "ß", "ss", "·", "")

// Fold gives the form under which names are looked up: lower case, no accents,
// œ as oe, a middle dot dropped, everything that is neither letter nor digit a
// single space.
func Fold(name string) string {
	var b strings.Builder
	space := false
	for _, r := range unmarked.Replace(strings.ToLower(name)) {
		letter := (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') || r > 0x24f
		if r == '’' || r == '«' || r == '»' || r == '–' || r == '—' || r == '\u202f' || r == '…' || r == '“' || r == '”' {
			letter = false
		}
		if !letter {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
