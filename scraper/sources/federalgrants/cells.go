package federalgrants

import (
	"html"
	"strings"

	"sillage/db/identity"
)

// clean is a cell without what is not text: white space at its ends, entities
// of HTML, byte order marks. It is the same string where nothing is.
func clean(cell string) string {
	cell = unmarked(cell)
	// A cell that went through two web forms has its entities twice.
	for range 2 {
		plain := unescaped(cell)
		if plain == cell {
			break
		}
		cell = plain
	}
	return strings.TrimSpace(cell)
}

// unmarked drops byte order marks, which stand inside of cells too.
func unmarked(cell string) string {
	if strings.IndexByte(cell, "\ufeff"[0]) < 0 {
		return cell
	}
	return strings.ReplaceAll(cell, "\ufeff", "")
}

// unescaped turns "&eacute;" into "é". An ampersand without its semicolon is
// an ampersand: "R&D", "Brown &Company".
func unescaped(cell string) string {
	at := strings.IndexByte(cell, '&')
	if at < 0 || strings.IndexByte(cell[at:], ';') < 0 {
		return cell
	}
	var b strings.Builder
	for {
		at = strings.IndexByte(cell, '&')
		if at < 0 {
			b.WriteString(cell)
			return b.String()
		}
		b.WriteString(cell[:at])
		cell = cell[at:]
		end := 1
		for end < len(cell) && (isLetterOrDigit(cell[end]) || cell[end] == '#') {
			end++
		}
		if end < len(cell) && cell[end] == ';' {
			end++
			b.WriteString(entity(cell[:end]))
		} else {
			b.WriteString(cell[:end])
		}
		cell = cell[end:]
	}
}

// entity is the letter that an entity stands for, also where the cell around
// it was put in capitals: "&EACUTE;".
func entity(name string) string {
	if letter := html.UnescapeString(name); letter != name || len(name) < 4 {
		return letter
	}
	if letter := html.UnescapeString(name[:2] + strings.ToLower(name[2:])); letter[0] != '&' {
		return letter
	}
	return name
}

func isLetterOrDigit(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// bilingual splits "English | French". The template's own separator is a bar;
// departments also use one that draws boxes, a backslash, and, where a bar was
// misread, the letters I and l between spaces, or a slash: those only where the
// same words stand on both sides. A text without a French form is the name in
// both languages: the template asks for a translation only where there is one.
func bilingual(cell string) (en, fr string) {
	cell = clean(cell)
	at, width, perhaps := separator(cell)
	if width > 0 {
		en, fr = strings.TrimSpace(cell[:at]), strings.TrimSpace(cell[at+width:])
		switch {
		case en == "":
			return fr, fr
		case fr == "":
			return en, en
		}
		return en, fr
	}
	if perhaps {
		if half, ok := doubled(cell); ok {
			return half, half
		}
	}
	return cell, cell
}

// mayPart are the bytes with which a separator may begin. Nearly all bytes of
// nearly all cells are others.
var mayPart = [256]bool{'|': true, '\\': true, boxBegins: true, '/': true, 'I': true, 'i': true, 'L': true, 'l': true}

// separator finds the one sure separator of a cell, and whether there may be a
// doubtful one. A cell with two sure ones is no pair, and stays whole.
func separator(cell string) (at, width int, perhaps bool) {
	for i := 0; i < len(cell); i++ {
		if !mayPart[cell[i]] {
			continue
		}
		n := 0
		switch cell[i] {
		case '|':
			n = 1
		case '\\':
			if spaced(cell, i) {
				n = 1
			}
		case boxBegins:
			if strings.HasPrefix(cell[i:], box) {
				n = len(box)
			}
		case '/':
			perhaps = true
		case 'I', 'i', 'L', 'l':
			perhaps = perhaps || spaced(cell, i)
		}
		if n > 0 && width > 0 {
			return 0, 0, false
		}
		if n > 0 {
			at, width = i, n
		}
	}
	return at, width, perhaps
}

// box is U+2502, a bar for drawing boxes; of three bytes this is the first.
const box, boxBegins = "│", 0xe2

func spaced(cell string, at int) bool {
	return at > 0 && at+1 < len(cell) && cell[at-1] == ' ' && cell[at+1] == ' '
}

var doubtful = []string{" I ", " i ", " L ", " l ", "/"}

// doubled finds the same words on both sides of a doubtful separator.
func doubled(cell string) (half string, ok bool) {
	for _, between := range doubtful {
		a, b, found := strings.Cut(cell, between)
		if !found || strings.Contains(b, between) {
			continue
		}
		if folded := identity.Fold(a); folded != "" && folded == identity.Fold(b) {
			return accented(strings.TrimSpace(a), strings.TrimSpace(b)), true
		}
	}
	return "", false
}

// accented is the one of two spellings of a name that has its accents.
func accented(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// memo holds what cells that come again and again were read as. When it is
// full it begins anew: its size does not grow with the rows.
type memo[V any] struct {
	most int
	read map[string]V
}

// of gives what a cell was read as; at its first sight it is read, from a copy
// that outlives the record.
func (m *memo[V]) of(cell string, read func(own string) V) V {
	if v, ok := m.read[cell]; ok {
		return v
	}
	if m.read == nil || len(m.read) >= m.most {
		m.read = make(map[string]V)
	}
	own := strings.Clone(cell)
	v := read(own)
	m.read[own] = v
	return v
}
