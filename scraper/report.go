package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"sillage/db/funding"
	"sillage/db/records"
	"sillage/db/work"
	"sillage/scraper/source"
)

// runReport is what one call did with each source.
type runReport struct {
	Edition string         `json:"edition"`
	Sources []sourceReport `json:"sources"`
}

// sourceReport tells what became of what a source sent.
type sourceReport struct {
	Source        string                `json:"source"`
	Fetched       int                   `json:"fetched"` // files received
	Kept          int                   `json:"kept"`    // of them
	Parsed        int                   `json:"parsed"`  // things found
	Skipped       int                   `json:"skipped"`
	Refused       int                   `json:"refused"` // 1 when nothing of the run is stored
	Found         []source.Count        `json:"found"`
	Skips         []skip                `json:"skips"`
	Mendings      []mending             `json:"mendings"`
	UnusedLookups []string              `json:"unused_lookups"`
	Live          *liveReport           `json:"live,omitempty"`
	Candidates    int                   `json:"candidates"`           // read from prose
	Waiting       int                   `json:"waiting"`              // of them, nobody has decided on
	Events        int                   `json:"events"`               // differences between versions of announcements
	OutOfScope    []outside             `json:"out_of_scope"`         // announcements that lists show and that are not collected
	Records       *records.Totals       `json:"records,omitempty"`    // of a source of bulk files
	Currencies    []records.CurrencySum `json:"currencies,omitempty"` // its sums, apart
	Counted       int64                 `json:"counted,omitempty"`    // rows that the publisher says there are
	Difference    *difference           `json:"difference,omitempty"`
	Error         string                `json:"error,omitempty"`
	StartedAt     time.Time             `json:"started_at"`
	FinishedAt    time.Time             `json:"finished_at"`
}

// difference is what became of agreements since the load before.
type difference struct {
	Added     int64 `json:"added"`
	Changed   int64 `json:"changed"`
	Withdrawn int64 `json:"withdrawn"`
}

type outside struct {
	Address string `json:"address"`
	Title   string `json:"title"`
}

type skip struct {
	Place  string `json:"place"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

type mending struct {
	Place  string `json:"place"`
	Field  string `json:"field"`
	Was    string `json:"was"`
	Became string `json:"became"`
	Why    string `json:"why"`
}

func (r *sourceReport) take(f *source.Findings, src source.Source) {
	for _, c := range f.Counts() {
		switch c.Kind {
		case "skips":
			r.Skipped = c.N
		case "mendings", "links", "articles", "outside": // of the run, and not things of the model
		default:
			r.Parsed += c.N
			if c.N > 0 {
				r.Found = append(r.Found, c)
			}
		}
	}
	for _, k := range f.Skips {
		r.Skips = append(r.Skips, skip(k))
	}
	for _, m := range f.Mendings {
		r.Mendings = append(r.Mendings, mending(m))
	}
	r.UnusedLookups = f.UnusedLookups(src.Lookups)
}

// read tells what was read from prose, once decisions are applied.
func (r *sourceReport) read(b work.Batch) {
	r.Candidates, r.Events = len(b.Candidates), len(b.Events)
	for _, c := range b.Candidates {
		if c.State == work.Undecided {
			r.Waiting++
		}
	}
	for _, o := range b.Outside {
		r.OutOfScope = append(r.OutOfScope, outside(o))
	}
	for _, k := range b.Skips[r.Skipped:] { // those of decisions
		r.Skips = append(r.Skips, skip(k))
	}
	r.Skipped = len(b.Skips)
}

func (r *sourceReport) counts(now time.Time) work.RunReport {
	return work.RunReport{
		Source: r.Source, StartedAt: r.StartedAt, FinishedAt: now.UTC(), Fetched: r.Fetched, Kept: r.Kept, Parsed: r.Parsed,
		Skipped: r.Skipped, Refused: r.Refused,
	}
}

// tell prints a report for people.
func (s *scraper) tell(r sourceReport) {
	if r.Error != "" {
		s.say("%s: refused: %s", r.Source, r.Error)
		if r.Live != nil {
			s.tellLive(*r.Live)
		}
		return
	}
	s.say("%s: fetched %d, kept %d, parsed %d, skipped %d, refused %d", r.Source, r.Fetched, r.Kept, r.Parsed, r.Skipped, r.Refused)
	for _, c := range r.Found {
		s.say("  %6d %s", c.N, c.Kind)
	}
	if t := r.Records; t != nil {
		s.say("  %d rows, %d agreements; %d suspect, %d excluded", t.Rows, t.Agreements, t.Suspect, t.Excluded)
	}
	for _, c := range r.Currencies {
		s.say("  %s, %d agreements: %s as signed first, %s now, %s of it excluded", c.Currency, c.Agreements,
			inCurrency(c.OriginalCents, c.Currency), inCurrency(c.CurrentCents, c.Currency), inCurrency(c.ExcludedCents, c.Currency))
	}
	if d := r.Difference; d != nil {
		s.say("  since the load before: %d agreements added, %d changed, %d withdrawn", d.Added, d.Changed, d.Withdrawn)
	}
	if r.Live != nil {
		s.tellLive(*r.Live)
		s.say("  %d candidates, %d of them wait; %d out of scope; %d events", r.Candidates, r.Waiting, len(r.OutOfScope), r.Events)
	}
	reasons := map[string]int{}
	for _, k := range r.Skips {
		reasons[k.Reason]++
	}
	inOrder := slices.SortedFunc(maps.Keys(reasons), func(a, b string) int {
		return cmp.Or(cmp.Compare(reasons[b], reasons[a]), cmp.Compare(a, b))
	})
	for _, reason := range inOrder {
		s.say("  skipped %d: %s", reasons[reason], reason)
	}
	if len(r.Mendings) > 0 {
		s.say("  mended %d cells of the reading", len(r.Mendings))
	}
	for _, raw := range r.UnusedLookups {
		s.say("  unused line of lookups.csv: %q", raw)
	}
}

// inCurrency prints a sum that checks a load with the sign of its currency, or
// with its code where no sign is known: £1,234.50.
func inCurrency(cents int64, code string) string {
	number := funding.PrintNumeral(cents, 1, "en")
	sign := code + "\u00a0"
	if unit, err := currency.ParseISO(code); err == nil {
		sign = message.NewPrinter(language.MustParse("en-CA")).Sprint(currency.Symbol(unit))
	}
	return strings.Replace(number, "$", sign, 1)
}

func (s *scraper) lastReport() string { return filepath.Join(s.Data, "runs", "last.json") }

// keepReport writes the report beside those before it, and as the last one.
func (s *scraper) keepReport(r runReport) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	name := s.now().UTC().Format("20060102T150405.000000000Z") + ".json"
	if err := writeWhole(filepath.Join(s.Data, "runs", name), append(text, '\n')); err != nil {
		return err
	}
	return writeWhole(s.lastReport(), append(text, '\n'))
}

// standing is where a source stands: what its last run did, and what its
// record file adds up to.
type standing struct {
	*sourceReport
	*records.Totals
	Currencies []records.CurrencySum `json:"currencies,omitempty"`
}

// report tells of the last run, and of every record file.
func (s *scraper) report(ctx context.Context) error {
	text, err := os.ReadFile(s.lastReport())
	if err != nil {
		return fmt.Errorf("no run yet: %w", err)
	}
	var r runReport
	if err := json.Unmarshal(text, &r); err != nil {
		return fmt.Errorf("%s: %w", s.lastReport(), err)
	}
	all := map[string]standing{}
	for i := range r.Sources {
		s.tell(r.Sources[i])
		all[r.Sources[i].Source] = standing{sourceReport: &r.Sources[i]}
	}
	held, err := records.Sources(s.Data)
	if err != nil {
		return err
	}
	for _, id := range held {
		totals, err := records.ReadTotals(ctx, records.Path(s.Data, id))
		if err != nil {
			return err
		}
		currencies, err := records.ReadCurrencies(ctx, records.Path(s.Data, id))
		if err != nil {
			return err
		}
		at := all[id]
		at.Totals, at.Currencies = &totals, currencies
		all[id] = at
		if at.sourceReport == nil {
			s.tell(sourceReport{Source: id, Records: &totals, Currencies: currencies})
		}
	}
	return s.answer(map[string]any{"edition": r.Edition, "sources": all})
}
