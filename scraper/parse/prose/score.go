package prose

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"sillage/db/funding"
)

// Labelled is a text with what a careful reader finds in it: a line of the file
// that Score reads. testdata/README.md is the guide to what each label means.
type Labelled struct {
	ID      string          `json:"id"`
	Lang    string          `json:"lang"`
	Text    string          `json:"text"`
	Amounts []LabelledSum   `json:"amounts"`
	Parties []LabelledParty `json:"parties"`
}

// LabelledSum is a sum of money that funds something, once for each sum.
type LabelledSum struct {
	Cents     int64  `json:"cents"`
	Qualifier string `json:"qualifier"`
	Basis     string `json:"basis"`
}

// LabelledParty is one name in one role.
type LabelledParty struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// Label gives the reading in the form of the labels.
func (r Reading) Label(id, lang, text string) Labelled {
	l := Labelled{ID: id, Lang: lang, Text: text, Amounts: []LabelledSum{}, Parties: []LabelledParty{}}
	for _, a := range r.Stated() {
		l.Amounts = append(l.Amounts, LabelledSum{a.Amount.Cents, string(a.Amount.Qualifier), string(a.Basis)})
	}
	for _, p := range r.Parties {
		l.Parties = append(l.Parties, LabelledParty{p.Name, string(p.Role)})
	}
	return l
}

// Tally counts findings against labels.
type Tally struct {
	Right     int     `json:"right"`     // found and labelled
	Found     int     `json:"found"`     // found, labelled or not
	Labelled  int     `json:"labelled"`  // labelled, found or not
	Precision float64 `json:"precision"` // Right / Found; 1 when nothing was found
	Recall    float64 `json:"recall"`    // Right / Labelled; 1 when nothing is labelled
}

func (t *Tally) add(right, found, labelled int) {
	t.Right, t.Found, t.Labelled = t.Right+right, t.Found+found, t.Labelled+labelled
	t.Precision, t.Recall = share(t.Right, t.Found), share(t.Right, t.Labelled)
}

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Score is how well a labelled set was read. Amounts compare cents; qualifiers
// and bases compare cents with the qualifier or the basis; parties compare the
// name with the role, names folded and without a leading article.
type Score struct {
	Texts      int    `json:"texts"`
	Amounts    Tally  `json:"amounts"`
	Qualifiers Tally  `json:"qualifiers"`
	Bases      Tally  `json:"basis"`
	Parties    Tally  `json:"parties"`
	Misses     []Miss `json:"misses"`
}

// Miss is one finding without a label, or one label without a finding.
type Miss struct {
	ID    string `json:"id"`
	What  string `json:"what"`  // "amounts", "qualifiers", "basis" or "parties"
	Value string `json:"value"` // what was compared
	Extra bool   `json:"extra"` // found and not labelled
}

// Add reads one labelled text and counts.
func (s *Score) Add(l Labelled, names *Names) {
	got := Read(l.Text, l.Lang, names).Label(l.ID, l.Lang, l.Text)
	s.Texts++
	for _, c := range []struct {
		what  string
		tally *Tally
		of    func(Labelled) []string
	}{
		{"amounts", &s.Amounts, func(l Labelled) []string {
			return each(l.Amounts, func(a LabelledSum) string { return fmt.Sprint(a.Cents) })
		}},
		{"qualifiers", &s.Qualifiers, func(l Labelled) []string {
			return each(l.Amounts, func(a LabelledSum) string { return fmt.Sprint(a.Cents, " ", a.Qualifier) })
		}},
		{"basis", &s.Bases, func(l Labelled) []string {
			return each(l.Amounts, func(a LabelledSum) string { return fmt.Sprint(a.Cents, " ", a.Basis) })
		}},
		{"parties", &s.Parties, func(l Labelled) []string {
			return each(l.Parties, func(p LabelledParty) string { return p.Role + " " + Compared(p.Name) })
		}},
	} {
		extra, missing := apartOf(c.of(got), c.of(l))
		found, labelled := len(c.of(got)), len(c.of(l))
		c.tally.add(found-len(extra), found, labelled)
		for _, v := range extra {
			s.Misses = append(s.Misses, Miss{l.ID, c.what, v, true})
		}
		for _, v := range missing {
			s.Misses = append(s.Misses, Miss{l.ID, c.what, v, false})
		}
	}
}

func each[T any](all []T, text func(T) string) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = text(v)
	}
	return out
}

// apartOf gives what stands in one list only; equal values count one by one.
func apartOf(found, labelled []string) (extra, missing []string) {
	missing = slices.Clone(labelled)
	for _, f := range found {
		if at := slices.Index(missing, f); at >= 0 {
			missing = slices.Delete(missing, at, at+1)
		} else {
			extra = append(extra, f)
		}
	}
	return extra, missing
}

// Compared is the form in which two printed names of a party are held to be
// the same: folded, without a leading article.
func Compared(name string) string {
	folded := funding.Fold(name)
	for _, a := range []string{"le ", "la ", "les ", "l ", "the "} {
		if rest, ok := strings.CutPrefix(folded, a); ok {
			return rest
		}
	}
	return folded
}

// ScoreLines scores every line of a file of labelled texts. Fields that the
// labels do not have are passed over. The error names the line.
func ScoreLines(file io.Reader, names *Names) (Score, error) {
	var s Score
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var l Labelled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return Score{}, fmt.Errorf("line %d: %w", n, err)
		}
		if l.Lang != "fr" && l.Lang != "en" {
			return Score{}, fmt.Errorf("line %d: no rules for language %q", n, l.Lang)
		}
		s.Add(l, names)
	}
	if err := lines.Err(); err != nil {
		return Score{}, fmt.Errorf("labelled texts: %w", err)
	}
	return s, nil
}

const longestLine = 16 << 20 // bytes of one labelled text
