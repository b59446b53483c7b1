package prose

import (
	"slices"
	"strconv"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// printedDate is a date in the text. Last is the end of a span of years that
// the text prints as one: "2016-2018", "2022-23".
type printedDate struct {
	from, to int // tokens
	date     funding.Date
	last     funding.Date
}

// printedDates finds every date that has a year.
func (r *reader) printedDates() []printedDate {
	var out []printedDate
	for i := 0; i < len(r.tokens); i++ {
		year, ok := r.yearAt(i)
		if !ok {
			continue
		}
		d := printedDate{from: i, to: i + 1, date: funding.Date(year)}
		if last, to, ok := r.lastYear(i, year); ok {
			d.last, d.to = funding.Date(last), to
		} else if from, ok := r.beforeYear(i); ok {
			if date, err := parse.PrintedDate(r.raw(from, i+1), r.lang); err == nil {
				d.from, d.date = from, date
			}
		}
		out = append(out, d)
		i = d.to - 1
	}
	return out
}

func (r *reader) yearAt(i int) (string, bool) {
	t := r.tokens[i]
	if t.kind != digits || len(t.fold) != 4 || (t.fold[:2] != "19" && t.fold[:2] != "20") {
		return "", false
	}
	if n, ok := r.numeralAt(i); !ok || len(n.parts) > 1 || r.word(i+1) == "$" || (t.glued && i > 0 && r.tokens[i-1].fold == "$") {
		return "", false
	}
	return t.fold, true
}

// lastYear reads the second year of "2016-2018", "2022–23", "2022/2023".
func (r *reader) lastYear(i int, first string) (string, int, bool) {
	if i+2 >= len(r.tokens) || r.tokens[i+2].kind != digits || r.tokens[i+2].line != r.tokens[i].line {
		return "", 0, false
	}
	switch r.tokens[i+1].fold {
	case "-", "–", "—", "/", "‑":
	default:
		return "", 0, false
	}
	last := r.tokens[i+2].fold
	if len(last) == 2 && r.tokens[i+2].glued {
		last = first[:2] + last
	}
	if len(last) != 4 || last < first || last[:2] != "19" && last[:2] != "20" {
		return "", 0, false
	}
	return last, i + 3, true
}

// beforeYear finds where a date begins that ends in a year: up to a month and
// a day before it.
func (r *reader) beforeYear(i int) (int, bool) {
	month := -1
	for j := i - 1; j >= 0 && j >= i-5 && r.tokens[j].line == r.tokens[i].line; j-- {
		if r.tokens[j].kind == word {
			if _, known := parse.Month(r.tokens[j].fold, r.lang); known {
				month = j
				break
			}
			if !oneOf(r.tokens[j].fold, "er", "st", "nd", "rd", "th") {
				return 0, false
			}
		} else if r.tokens[j].kind == sign && r.tokens[j].fold != "," && r.tokens[j].fold != "." {
			return 0, false
		}
	}
	if month < 0 {
		return 0, false
	}
	from := month
	if from > 0 && oneOf(r.tokens[from-1].fold, "er", "st", "nd", "rd", "th") {
		from--
	}
	if from > 0 && r.tokens[from-1].kind == digits && len(r.tokens[from-1].fold) <= 2 && r.tokens[from-1].line == r.tokens[i].line {
		return from - 1, true
	}
	return month, true
}

// dateAt gives the date that begins at a token.
func (r *reader) dateAt(i int) (printedDate, bool) {
	if n := r.firstDate(i); n < len(r.dates) && r.dates[n].from == i {
		return r.dates[n], true
	}
	return printedDate{}, false
}

// firstDate is the place of the first date at or after a token.
func (r *reader) firstDate(tok int) int {
	n, _ := slices.BinarySearchFunc(r.dates, tok, func(d printedDate, tok int) int { return d.from - tok })
	return n
}

const datelineLines = 6 // among the first of a text stands its dateline

// dateline reads "QUÉBEC, le 14 mars 2022 /CNW/ -", "OTTAWA, November 22, 2022",
// "31 mai 2023 –".
func (r *reader) dateline() Dateline {
	d, _ := r.findDateline()
	return d
}

// datelineSpan is the dateline with the news agency after it, as tokens; no
// name is read there.
func (r *reader) datelineSpan() (from, to int) {
	d, end := r.findDateline()
	if d.Place == "" {
		return 0, 0
	}
	from = r.lines[r.sentenceAt(end-1).line].from
	for i := end; i < min(end+datelineTail, len(r.tokens)) && r.tokens[i].line == r.tokens[from].line; i++ {
		if oneOf(r.tokens[i].fold, "-", "–", "—") && !r.tokens[i].glued {
			return from, i
		}
	}
	return from, end
}

const datelineTail = 10 // tokens of "/CNW Telbec/ -"

func (r *reader) findDateline() (Dateline, int) {
	for n, l := range r.lines {
		if n == datelineLines {
			break
		}
		for _, d := range r.dates {
			if d.from < l.from || d.from > l.from+12 || d.to > l.to || len(d.date) < 7 || d.last != "" {
				continue
			}
			place, ok := r.placeBefore(l.from, d.from)
			if ok && (len(d.date) == 10 || place != "" || d.from == l.from) {
				return Dateline{Place: place, Date: d.date}, d.to
			}
		}
	}
	return Dateline{}, 0
}

// placeBefore reads the town between the beginning of a line and a date. It is
// not found where other words stand there: the date is then one of a sentence.
func (r *reader) placeBefore(from, to int) (string, bool) {
	if to > from && oneOf(r.word(to-1), "le", "on") {
		to--
	}
	for to > from && r.tokens[to-1].kind == sign {
		to--
	}
	if to == from {
		return "", true
	}
	if !r.tokens[from].upper || (r.is(from, notBody) && !r.tokens[from].capitals) {
		return "", false
	}
	for i := from; i < to; i++ {
		t := r.tokens[i]
		if t.kind == digits || (t.kind == word && !t.upper && !oneOf(t.fold, "de", "du", "des", "la", "le", "les", "of", "the", "sur", "et")) {
			return "", false
		}
	}
	return r.raw(from, to), true
}

// issueDate is the dateline's date, or else the first date of the text that
// has a month and is no end ("jusqu’en mars 2027").
func (r *reader) issueDate() funding.Date {
	if d := r.dateline().Date; d != "" {
		return d
	}
	for _, d := range r.dates {
		if len(d.date) >= 7 && !r.untilBefore(d.from) {
			return d.date
		}
	}
	return ""
}

// monthsOf counts months from the year 0; a year alone counts from its first
// month, or to its last when it is an end.
func monthsOf(d funding.Date, end bool) int {
	year, err := strconv.Atoi(string(d[:4]))
	if err != nil {
		return 0
	}
	month := 1
	if end {
		month = 12
	}
	if len(d) >= 7 {
		if n, err := strconv.Atoi(string(d[5:7])); err == nil {
			month = n
		}
	}
	return year*12 + month
}
