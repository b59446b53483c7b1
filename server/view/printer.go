package view

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"sillage/db/funding"
	"sillage/static"
)

// printer writes things in one language.
type printer struct {
	lang  Lang
	words wording
}

func newPrinter(lang Lang) printer { return printer{lang, catalogues[lang]()} }

// catalogues typesets the words of each language once.
var catalogues = map[Lang]func() wording{
	French:  sync.OnceValue(func() wording { return newWording(French) }),
	English: sync.OnceValue(func() wording { return newWording(English) }),
}

func (p printer) funcs() template.FuncMap {
	return template.FuncMap{
		"t":             p.say,
		"word":          p.sayOf,
		"n":             p.plural,
		"code":          p.code,
		"under":         p.under,
		"meaning":       p.meaning,
		"rank":          p.rank,
		"date":          p.date,
		"filled":        p.filled,
		"period":        p.period,
		"span":          p.span,
		"spanOrNothing": p.spanOrNothing,
		"num":           p.num,
		"decimal":       p.decimal,
		"measured":      p.measured,
		"counted":       p.counted,
		"numeral":       splitNumeral,
		"foreign":       p.foreign,
		"inLanguage":    p.inLanguage,
		"inQuotes":      p.inQuotes,
		"inPageQuotes":  func(words string) string { return p.inQuotes(Quote{Words: words}) },
		"href":          func(kind, key string) string { return Href(p.lang, Kind(kind), key) },
		"static":        staticPath,
		"heading":       p.heading,
		"nav":           p.nav,
		"otherLang":     p.otherLang,
		"missingStages": p.missingStages,
		"consulted":     p.consulted,
		"long":          func(name string) bool { return len([]rune(name)) > 34 },
		"share":         share,
		"percent":       p.percent,
		"partBars":      partBars,
		"sign":          p.sign,
		"refusals":      funding.Refusals.Values,
		"int":           func(n int64) int { return int(n) },
	}
}

func staticPath(name string) (string, error) {
	if at := static.Path(name); at != "" {
		return at, nil
	}
	return "", fmt.Errorf("no static file %q", name)
}

func (p printer) otherLang() Lang {
	if p.lang == French {
		return English
	}
	return French
}

// codeLists finds a closed list by its name.
func codeList(name string) (funding.CodeList, error) {
	for _, list := range funding.AllLists {
		if list.Name == name {
			return list, nil
		}
	}
	return funding.CodeList{}, fmt.Errorf("no code list %q", name)
}

// code prints a word of a closed list. An unknown word is an error: the page
// is not shown rather than wrong.
func (p printer) code(list, value string) (string, error) {
	c, err := find(list, value)
	if p.lang == French {
		return c.FR, err
	}
	return c.EN, err
}

// under prints a word of a closed list beside its own label, where "mode not
// stated" would say the label twice.
func (p printer) under(list, value string) (string, error) {
	if value == funding.NotStated {
		return p.sayOf("unstated", list)
	}
	return p.code(list, value)
}

func (p printer) meaning(list, value string) (string, error) {
	c, err := find(list, value)
	if p.lang == French {
		return typeset(French, c.MeaningFR), err
	}
	return c.MeaningEN, err
}

func find(list, value string) (funding.Code, error) {
	l, err := codeList(list)
	if err != nil {
		return funding.Code{}, err
	}
	c, ok := l.Find(value)
	if !ok {
		return funding.Code{}, fmt.Errorf("list %s has no word %q", list, value)
	}
	return c, nil
}

// rank prints a rank, nothing when there is none.
func (p printer) rank(value string) (string, error) {
	if value == "" {
		return "", nil
	}
	return p.code("rank", value)
}

func (p printer) date(d funding.Date) string { return funding.PrintDate(d, string(p.lang)) }

// filled puts a day and a number in the places that an edition's sentence
// leaves for them.
func (p printer) filled(sentence string, day funding.Date, number int) string {
	return strings.NewReplacer("{date}", p.date(day), "{number}", strconv.Itoa(number)).Replace(sentence)
}

func (p printer) period(from, until funding.Date) string {
	return funding.PrintPeriod(from, until, string(p.lang))
}

func (p printer) num(n any) (string, error) {
	switch n := n.(type) {
	case int:
		return funding.PrintNumber(int64(n), string(p.lang)), nil
	case *int:
		return funding.PrintNumber(int64(*n), string(p.lang)), nil
	case int64:
		return funding.PrintNumber(n, string(p.lang)), nil
	default:
		return "", fmt.Errorf("%T is no whole number", n)
	}
}

func (p printer) plural(key string, n int) (string, error) {
	return p.count(key, int64(n), funding.PrintNumber(int64(n), string(p.lang)))
}

func (p printer) decimal(d funding.Decimal) string { return funding.PrintDecimal(d, string(p.lang)) }

// measured prints a quantity with its unit: "72 %", "500 organismes". A unit
// that the catalogue does not know is printed as stored, marked as English.
func (p printer) measured(value funding.Decimal, unit string) Text {
	number := value.Mantissa
	if value.Decimals > 0 {
		number = 2
	}
	return p.withUnit(number, p.decimal(value), unit)
}

// counted prints how many a class holds: "500 organismes", "au moins 500
// projets".
func (p printer) counted(word string, number int64, unit string) Text {
	printed := funding.PrintNumber(number, string(p.lang))
	if before := funding.QualifierWord(funding.Qualifier(word), string(p.lang)); before != "" {
		printed = before + "\u00a0" + printed
	}
	return p.withUnit(number, printed, unit)
}

func (p printer) withUnit(number int64, printed, unit string) Text {
	if unit == "" {
		return Text{Words: printed}
	}
	words, err := p.count("unit:"+unit, number, printed)
	if err != nil { // a unit of an edition that has no words here yet
		return Text{Words: printed + "\u00a0" + strings.ReplaceAll(unit, "_", " "), Lang: string(English)}
	}
	return Text{Words: words}
}

// spanOrNothing prints the time that a number covers, empty when not stated.
func (p printer) spanOrNothing(s Span) string {
	var parts []string
	if s.DurationYears > 0 {
		parts = append(parts, funding.PrintYears(s.DurationYears, string(p.lang)))
	}
	if fiscal := funding.PrintFiscalYears(s.FiscalFrom, s.FiscalUntil, string(p.lang)); fiscal != "" {
		parts = append(parts, fiscal)
	} else if period := p.period(s.From, s.Until); period != "" {
		parts = append(parts, period)
	}
	return strings.Join(parts, ", ")
}

// span prints the same with its basis where that says more.
func (p printer) span(s Span, basis string) (string, error) {
	if basis == "" {
		basis = s.Basis
	}
	printed := p.spanOrNothing(s)
	if basis == "" {
		return printed, nil
	}
	label, err := p.code("basis", basis)
	switch {
	case err != nil:
		return "", err
	case printed == "" && basis == funding.NotStated:
		return p.say("span_not_stated")
	case printed == "":
		return label, nil
	case basis == funding.NotStated || basis == string(funding.OneYear) || basis == string(funding.SeveralYears):
		return printed, nil
	default:
		return label + ", " + printed, nil
	}
}

// foreign reports whether words are in another language than the page.
func (p printer) foreign(lang string) bool { return lang != "" && lang != string(p.lang) }

// inLanguage says "en anglais"; an unnamed language keeps its code.
func (p printer) inLanguage(lang string) string {
	words, err := p.sayOf("in_language", lang)
	if err != nil {
		return lang
	}
	return words
}

// inQuotes puts words between the marks of their own language.
func (p printer) inQuotes(q Quote) string {
	lang := q.Lang
	if lang == "" {
		lang = string(p.lang)
	}
	if lang == string(French) {
		return "«\u00a0" + q.Words + "\u00a0»"
	}
	return "“" + q.Words + "”"
}

type numeral struct{ Word, Number string }

// splitNumeral parts the words before an amount from its number, so that they
// can be set smaller: "au moins" and "5,4 M$".
func splitNumeral(text string) numeral {
	at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '$' || r == '\u2212' })
	if at <= 0 {
		return numeral{"", text}
	}
	return numeral{text[:at], text[at:]}
}

// missingStages names the stages of which nothing was found, in one line.
func (p printer) missingStages(t Totals) (string, error) {
	var lacking []string
	for _, c := range funding.Stages.Codes {
		if slices.ContainsFunc(t.Rows, func(r TotalRow) bool { return r.Stage == c.Value }) {
			continue
		}
		label, err := p.code("stage", c.Value)
		if err != nil {
			return "", err
		}
		lacking = append(lacking, label)
	}
	return strings.Join(lacking, ", "), nil
}

// consulted prints the day or the first and last day on which the documents
// were read.
func (p printer) consulted(documents []Document) string {
	var days []funding.Date
	for _, d := range documents {
		if d.ConsultedOn != "" {
			days = append(days, d.ConsultedOn)
		}
	}
	if len(days) == 0 {
		return ""
	}
	return p.period(slices.Min(days), slices.Max(days))
}

// share turns permille into the length that a bar is drawn with. The last part
// of the picture stays free for an open end.
func share(permille int) string {
	const drawn = 965 // of 1000
	return strconv.FormatFloat(float64(permille)*drawn/1e4, 'f', 2, 64) + "%"
}

func (p printer) percent(permille int) string {
	return funding.PrintRatio(funding.Ratio{Permille: int64(permille), Qualifier: funding.Exact}, string(p.lang))
}

type partBar struct{ Part, X, Width string }

// partBars lays the parts of a sum side by side.
func partBars(parts []ManagerPart) []partBar {
	var bars []partBar
	at := 0
	for _, part := range parts {
		if part.Permille <= 0 {
			continue
		}
		bars = append(bars, partBar{part.Part, share(at), share(part.Permille)})
		at += part.Permille
	}
	return bars
}

func (p printer) sign(sign int) (string, error) { return p.sayOf("sign", strconv.Itoa(sign)) }
