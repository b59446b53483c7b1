package main

import (
	"regexp"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/scraper/parse/prose"
	"sillage/scraper/source"
)

// change is one difference between two texts: the words before and after, at
// most twelve of each; one of them may be empty.
type change struct{ kind, was, now string }

// compare tells how two versions of an announcement differ: in its title, its
// date, an amount, a party, or in other words. Spaces count for nothing. Who is
// to be called about an announcement is left out: those are persons.
func compare(was, now source.Article, known *prose.Names) []change {
	var out []change
	add := func(kind, a, b string) {
		if a != b {
			out = append(out, change{kind, a, b})
		}
	}
	if a, b := drawn(was.Title), drawn(now.Title); a != b {
		x, y := firstDifference(a, b)
		add("title", x, y)
	}
	old, fresh := readText(was, known), readText(now, known)
	switch {
	case was.PublishedOn != now.PublishedOn:
		add("date", string(was.PublishedOn), string(now.PublishedOn))
	case old.reading.Dateline.Date != fresh.reading.Dateline.Date:
		add("date", string(old.reading.Dateline.Date), string(fresh.reading.Dateline.Date))
	}
	hunks := hunksOf(old, fresh)
	parties := changedParties(old, fresh)
	if len(hunks) == 0 {
		return out // the same words: names that became known change no text
	}
	for _, p := range parties {
		add("party", p.was, p.now)
	}
	for _, h := range hunks {
		sums := changedAmounts(old, fresh, h)
		for _, c := range sums {
			add("amount", c.was, c.now)
		}
		if len(sums) == 0 && !explained(parties, old, fresh, h) {
			x, y := firstDifference(old.words(h.was), fresh.words(h.now))
			add("words", x, y)
		}
	}
	return out
}

// span is a part of a text, in bytes.
type span struct{ from, until int }

// cutText is a text without its contacts, cut into sentences and read.
type cutText struct {
	text      string
	sentences []span
	reading   prose.Reading
}

func readText(a source.Article, known *prose.Names) cutText {
	c := cutText{text: withoutContacts(a.Text)}
	c.reading = prose.Read(c.text, a.Lang, known)
	for at := 0; at < len(c.text); {
		end := sentenceEnd(c.text, at)
		if strings.TrimSpace(c.text[at:end]) != "" {
			c.sentences = append(c.sentences, span{at, end})
		}
		at = max(end, at+1)
	}
	return c
}

var (
	contacts = regexp.MustCompile(`(?i)^(sources?|renseignements?|informations?|information|contacts?|pour (plus|de plus amples|toute|nous joindre|obtenir)|relations? (avec les )?m[ée]dias?|media|for (more|further|media)|follow us|suivez)\b`)
	callMe   = regexp.MustCompile(`\d{3}[ .‑-]\d{3}[ .‑-]\d{4}|[\w.+-]+@[\w-]+\.\w`)
)

// withoutContacts leaves out the lines that say whom to call: a line that
// begins with such words and what follows it, and every line with a telephone
// number or a mail address.
func withoutContacts(text string) string {
	var out []string
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if i > 0 && contacts.MatchString(strings.TrimSpace(line)) && i*2 >= len(lines) {
			break
		}
		if !callMe.MatchString(line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// drawn is a text with every run of spaces, of whatever kind, as one.
func drawn(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c cutText) words(s []span) string {
	if len(s) == 0 {
		return ""
	}
	return drawn(c.text[s[0].from:s[len(s)-1].until])
}

// hunk is a run of sentences that stands in the place of another.
type hunk struct{ was, now []span }

// mostCompared bounds the table of sentences against sentences; texts past it
// are one hunk.
const mostCompared = 4 << 20

func (c cutText) sentence(i int) string {
	return drawn(c.text[c.sentences[i].from:c.sentences[i].until])
}

// hunksOf finds the sentences that two texts do not share, by their longest
// common subsequence.
func hunksOf(a, b cutText) []hunk {
	n, m := len(a.sentences), len(b.sentences)
	if n*m > mostCompared {
		return []hunk{{a.sentences, b.sentences}}
	}
	x, y := make([]string, n), make([]string, m)
	for i := range x {
		x[i] = a.sentence(i)
	}
	for j := range y {
		y[j] = b.sentence(j)
	}
	common := make([][]int32, n+1) // length of the longest of what follows
	for i := range common {
		common[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if x[i] == y[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []hunk
	for i, j := 0, 0; i < n || j < m; {
		if i < n && j < m && x[i] == y[j] {
			i, j = i+1, j+1
			continue
		}
		from, at := i, j
		for i < n || j < m {
			switch {
			case i < n && j < m && x[i] == y[j]:
			case j == m || i < n && common[i+1][j] >= common[i][j+1]:
				i++
				continue
			default:
				j++
				continue
			}
			break
		}
		out = append(out, pairs(a.sentences[from:i], b.sentences[at:j])...)
	}
	return out
}

// pairs parts a hunk of as many sentences on both sides into one for each: what
// changed in one of them is not what changed in the next.
func pairs(was, now []span) []hunk {
	if len(was) != len(now) {
		return []hunk{{was, now}}
	}
	var out []hunk
	for i := range was {
		out = append(out, hunk{was[i : i+1], now[i : i+1]})
	}
	return out
}

func within(s []span, at int) bool {
	return len(s) > 0 && at >= s[0].from && at < s[len(s)-1].until
}

// changedAmounts pairs, in their order, the amounts of a hunk that only one
// side prints.
func changedAmounts(a, b cutText, h hunk) []change {
	olds, news := amountsIn(a, h.was), amountsIn(b, h.now)
	for i := 0; i < len(olds); {
		j := slices.IndexFunc(news, func(n prose.Amount) bool { return sameAmount(olds[i].Amount, n.Amount) })
		if j < 0 {
			i++
			continue
		}
		olds, news = slices.Delete(olds, i, i+1), slices.Delete(news, j, j+1)
	}
	var out []change
	for i := range max(len(olds), len(news)) {
		c := change{kind: "amount"}
		if i < len(olds) {
			c.was = a.around(olds[i])
		}
		if i < len(news) {
			c.now = b.around(news[i])
		}
		out = append(out, c)
	}
	return out
}

func (c cutText) around(a prose.Amount) string {
	from, until := around(c.text, a.Start, a.End)
	return drawn(c.text[from:until])
}

func amountsIn(c cutText, s []span) []prose.Amount {
	var out []prose.Amount
	for _, a := range c.reading.Amounts {
		if within(s, a.Start) {
			out = append(out, a)
		}
	}
	return out
}

func sameAmount(a, b funding.Amount) bool {
	return a.Cents == b.Cents && a.Currency == b.Currency && a.Qualifier == b.Qualifier
}

// changedParties pairs, within each role, the parties that only one text
// names. One that is still named there, in another role, is no change of its
// own: the words that gave the role are.
func changedParties(a, b cutText) []change {
	var out []change
	for _, role := range []prose.Role{prose.Payer, prose.Manager, prose.Partner, prose.Recipient} {
		olds, news := onlyIn(a, b, role), onlyIn(b, a, role)
		for i := range max(len(olds), len(news)) {
			c := change{kind: "party"}
			if i < len(olds) {
				c.was = olds[i]
			}
			if i < len(news) {
				c.now = news[i]
			}
			out = append(out, c)
		}
	}
	return out
}

func onlyIn(a, b cutText, role prose.Role) []string {
	var out []string
	for _, p := range a.reading.Parties {
		same := func(q prose.Party) bool {
			return q.Role == role && (funding.Fold(q.Name) == funding.Fold(p.Name) || p.Key != "" && q.Key == p.Key)
		}
		named := strings.Contains(" "+funding.Fold(b.text)+" ", " "+funding.Fold(p.Name)+" ")
		if p.Role == role && !named && !slices.ContainsFunc(b.reading.Parties, same) {
			out = append(out, drawn(p.Name))
		}
	}
	return out
}

// explained tells whether a hunk prints the name of a party that changed.
func explained(parties []change, a, b cutText, h hunk) bool {
	was, now := a.words(h.was), b.words(h.now)
	return slices.ContainsFunc(parties, func(c change) bool {
		return c.was != "" && strings.Contains(was, c.was) || c.now != "" && strings.Contains(now, c.now)
	})
}

// firstDifference gives, of two texts, the words from a little before the first
// that differs, twelve of each at most.
func firstDifference(a, b string) (was, now string) {
	x, y := strings.Fields(a), strings.Fields(b)
	at := 0
	for at < min(len(x), len(y)) && x[at] == y[at] {
		at++
	}
	const lead = 3
	from := max(0, at-lead)
	return strings.Join(x[from:min(len(x), from+mostWords)], " "), strings.Join(y[from:min(len(y), from+mostWords)], " ")
}
