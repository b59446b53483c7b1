package prose

import (
	"slices"

	"sillage/db/funding"
	"sillage/scraper/parse"
)

// Reading is what one text says, as far as this package can tell. Everything
// in it is a candidate for a person to judge.
type Reading struct {
	Dateline   Dateline
	Amounts    []Amount
	Parties    []Party
	Programmes []Mention
}

// Dateline is where and when a release says that it was issued. Either part
// may be empty.
type Dateline struct {
	Place string
	Date  funding.Date
}

// Amount is one printed sum of money.
type Amount struct {
	// Start and End are bytes of the text. Fragment is exactly what stands
	// between them: the number, its unit, and the word before it that
	// qualifies it.
	Start, End int
	Fragment   string
	// The sentence, heading, item or row in which it stands.
	SentenceStart, SentenceEnd int

	Amount funding.Amount
	Basis  funding.Basis // "not_stated" when no words govern the sum
	// DurationYears is a stated number of years, DurationMonths one of months;
	// zero when none is stated or the years are not whole.
	DurationYears, DurationMonths int
	From, Until                   funding.Date // as printed, with their precision; may be empty
	Stage                         funding.Stage

	// Funding says that the sum is given, promised or reported by a funder;
	// Cue holds the words that decided, empty when none did.
	Funding bool
	Cue     string
	// Background: told as given or in force before what the text is about.
	Background bool
	// Repeats is the place in the list of the same sum printed before, or -1.
	Repeats int
	// Sure is false when the number can be read in two ways, when its unit or
	// currency is only understood, or when words for and against funding stand
	// equally near.
	Sure bool
}

// Role is what a party does with the money of a text.
type Role string

// The roles, as the labels of the tests name them.
const (
	Payer     Role = "payer"
	Manager   Role = "manager"
	Partner   Role = "partner"
	Recipient Role = "recipient"
)

// Party is a body or a counted class of bodies in one role.
type Party struct {
	Start, End int // of its fullest mention
	Fragment   string
	Name       string // as printed there, without article
	Key        string // of the known name; empty when none or more than one
	Role       Role
	Class      bool   // a counted class: "500 organismes"
	Count      int64  // of a class
	Unit       string // of a class, as printed: "organismes"
	// Sure is false when the role comes from a weaker sign than a verb or a
	// preposition that governs the name: a list, or the text as a whole.
	Sure bool
}

// Mention is a name that the text prints.
type Mention struct {
	Start, End int
	Fragment   string
	Name       string
	Key        string // of the known name; empty when none or more than one
}

// Read reads a text in French ("fr") or English ("en"); any other language is
// read by the English rules and nothing in it is sure. Names may be nil.
func Read(text, lang string, names *Names) Reading {
	r := newReader(text, lang, names)
	bodies, programmes := r.bodies()
	r.hide(bodies, programmes)
	sums := r.sums()
	out := Reading{Dateline: r.dateline()}
	for _, s := range sums {
		out.Amounts = append(out.Amounts, r.amount(s))
	}
	repeats(out.Amounts, sums, r)
	out.Parties = r.parties(sums, bodies, programmes)
	out.Programmes = r.mentions(programmes)
	if lang != r.lang {
		out.doubt()
	}
	return out
}

func (r *Reading) doubt() {
	for i := range r.Amounts {
		r.Amounts[i].Sure = false
	}
	for i := range r.Parties {
		r.Parties[i].Sure = false
	}
}

// reader is one text cut up.
type reader struct {
	text, lang   string
	tokens       []token
	lines        []line
	sentences    []sentence
	inSentence   []int32 // of each token
	groups       []int32 // of each sentence: the first that stands together with it
	marks        []mark
	starts, ends []cueSet
	names        *Names
	numerals     map[int]numeral // those read so far, by their first token
	known        []nameSpan
	dates        []printedDate
	issued       funding.Date // the date of the text, as far as it tells one
}

func newReader(text, lang string, names *Names) *reader {
	table := englishTable
	if lang == "fr" {
		table = frenchTable
	} else {
		lang = "en"
	}
	r := &reader{text: text, lang: lang, tokens: tokens(text), names: names, numerals: map[int]numeral{}}
	for i := range r.tokens {
		t := &r.tokens[i]
		t.numeric = t.kind == word && len(t.fold) <= longestNumberWord && parse.NumberWord(t.fold, lang)
	}
	r.lines = linesOf(text, r.tokens)
	r.sentences = sentencesOf(r.tokens, r.lines)
	r.inSentence = make([]int32, len(r.tokens))
	for n, s := range r.sentences {
		for i := s.from; i < s.to; i++ {
			r.inSentence[i] = int32(n)
		}
	}
	r.groups = r.groupsOf()
	r.marks, r.starts, r.ends = table().mark(r.tokens)
	r.known = names.find(r.tokens)
	r.dates = r.printedDates()
	r.issued = r.issueDate()
	return r
}

const longestNumberWord = 10 // letters of "cinquante", "seventeen"

func (r *reader) sentenceAt(tok int) sentence { return r.sentences[r.inSentence[tok]] }

// raw is the text of some tokens.
func (r *reader) raw(from, to int) string {
	if from >= to {
		return ""
	}
	return r.text[r.tokens[from].start:r.tokens[to-1].end]
}

// hide takes out what phrases inside names would tell of money: the "Economy"
// of a ministry says nothing of a sum. That a body stands there is still told.
func (r *reader) hide(lists ...[]body) {
	inside := make([]bool, len(r.tokens))
	for _, list := range lists {
		for _, b := range list {
			for i := b.from; i < b.to && b.to-b.from > 1 && (b.strong || b.known >= 0); i++ {
				inside[i] = true
			}
		}
	}
	r.marks = slices.DeleteFunc(r.marks, func(m mark) bool {
		return m.cues&ofBodies == 0 && (inside[m.from] && inside[m.to-1] || r.lang == "fr" && m.cues&against != 0 && r.capitalInside(m.from))
	})
}

// ofBodies are the phrases that tell what a name names.
var ofBodies = setOf(bodyHead, bodyState, bodyFund, classHead, programmeHead)

// capitalInside tells a capital inside a French sentence, which is a part of a
// name, found or not: "le ministère du Patrimoine".
func (r *reader) capitalInside(i int) bool {
	return r.tokens[i].upper && !r.tokens[i].capitals && !r.loud(i) && i > r.sentenceAt(i).from && r.tokens[i-1].kind == word
}

// sum is an amount with all that is told about it.
type sum struct {
	money
	lead       int // the token at which its fragment begins: that of its qualifier
	sentence   int
	qualifier  funding.Qualifier
	basis      funding.Basis
	own        bool // the basis comes from words of its own
	term       term
	stage      funding.Stage
	funds      bool
	cue        string
	doubtful   bool
	background bool
}

func (r *reader) sums() []sum {
	found := r.moneys()
	out := make([]sum, len(found))
	for i, m := range found {
		out[i] = sum{money: m, lead: m.from, sentence: int(r.inSentence[m.from]), qualifier: funding.Exact, basis: funding.NotStated}
	}
	r.qualify(out)
	for i := range out {
		r.judge(out, i)
		r.setStage(out, i)
	}
	r.setBases(out)
	return out
}

func (r *reader) amount(s sum) Amount {
	at := r.sentences[s.sentence]
	a := Amount{
		Start: r.tokens[s.lead].start, End: r.tokens[s.to-1].end,
		SentenceStart: r.tokens[at.from].start, SentenceEnd: r.tokens[at.to-1].end,
		Amount: funding.Amount{Cents: s.printed.Cents, Currency: s.currency, Qualifier: s.qualifier, Step: s.printed.Step},
		Basis:  s.basis, DurationYears: s.term.years, DurationMonths: s.term.months, From: s.term.since, Until: s.term.until, Stage: s.stage,
		Funding: s.funds, Cue: s.cue, Background: s.background, Repeats: -1, Sure: s.sure && !s.doubtful,
	}
	a.Fragment = r.text[a.Start:a.End]
	return a
}

// repeats finds which amounts are one sum printed again. Equal sums of one
// sentence or of one list are different sums.
func repeats(amounts []Amount, sums []sum, r *reader) {
	type printed struct{ cents, currency any }
	seen := map[printed][]int{} // the different sums of that size, by their first print
	taken := map[printed]int{}  // how many of them the present group has used
	group := -1
	for i := range amounts {
		if g := r.group(sums[i].sentence); g != group {
			group = g
			clear(taken)
		}
		key := printed{amounts[i].Amount.Cents, amounts[i].Amount.Currency}
		all := seen[key]
		n := taken[key]
		taken[key]++
		for n < len(all) && amounts[i].Background && !amounts[all[n]].Background && r.ofOtherYear(sums[i], sums[all[n]]) {
			n++ // "En 2016, il avait déjà obtenu 50 M$"
		}
		for n < len(all) && r.ceilingApart(sums[i], sums[all[n]]) {
			n++
		}
		if n < len(all) {
			amounts[i].Repeats = all[n]
			continue
		}
		seen[key] = append(all, i)
	}
}

// ofOtherYear tells whether a sum stands beside a date and another in a sentence
// with none or an other.
func (r *reader) ofOtherYear(s, other sum) bool {
	year := func(s sum) funding.Date {
		at := r.sentences[s.sentence]
		if n := r.firstDate(at.from); n < len(r.dates) && r.dates[n].from < at.to {
			return r.dates[n].date[:4]
		}
		return ""
	}
	own := year(s)
	return own != "" && own != year(other)
}

// group numbers what stands together: a sentence, or the items and rows of
// one list.
func (r *reader) group(n int) int { return int(r.groups[n]) }

const moneyEnd = 5 // tokens at the end of a line that ends in a sum

// groupsOf puts the items and rows of one block together, and lines that end in a
// sum also over the empty lines between them.
func (r *reader) groupsOf() []int32 {
	out := make([]int32, len(r.sentences))
	money := false // the sentence before ends in a sum
	for n, s := range r.sentences {
		out[n] = int32(n)
		has := s.kind != plain && r.hasMoney(sentence{from: max(s.from, s.to-moneyEnd), to: s.to})
		if n > 0 && s.kind != plain && r.sentences[n-1].kind == s.kind && (r.sentences[n-1].block == s.block || has && money && s.kind != row) {
			out[n] = out[n-1]
		}
		money = has
	}
	return out
}

// Stated lists the sums of money that fund something, each once: a sum that is
// printed again keeps the most telling qualifier and basis of its prints.
func (r Reading) Stated() []Amount {
	var out []Amount
	at := map[int]int{}
	for i, a := range r.Amounts {
		if !a.Funding {
			continue
		}
		first := i
		if a.Repeats >= 0 {
			first = a.Repeats
		}
		n, known := at[first]
		if !known {
			at[first] = len(out)
			out = append(out, a)
			continue
		}
		if out[n].Amount.Qualifier == funding.Exact {
			out[n].Amount.Qualifier = a.Amount.Qualifier
		}
		if slices.Index(basisOrder, a.Basis) < slices.Index(basisOrder, out[n].Basis) {
			out[n].Basis = a.Basis
		}
	}
	return out
}

// basisOrder is which basis holds where words speak for several.
var basisOrder = []funding.Basis{funding.Cumulative, funding.SeveralYears, funding.Increase, funding.RecurringLevel, funding.OneYear, funding.NotStated}
