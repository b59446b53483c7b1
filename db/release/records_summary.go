package release

import (
	"cmp"
	"context"
	"slices"

	"sillage/db/funding"
)

// RecordFilter keeps the records that have all the stated values. Without All
// they are those of the theme that the edition follows. NotStated asks for
// those without a fiscal year or region.
type RecordFilter struct {
	All                      bool
	Source, Payer, Receiver  string // id of a source; keys of bodies
	Programme                string // key of a RecordProgramme, or of a programme of the edition
	FiscalYear, Form, Region string
	Stage, Verdict, Because  string
	Counted                  string // enters, reaches or neither
	Currency                 string
}

// RecordSummary is what records add up to, and what each further choice would
// leave of them.
type RecordSummary struct {
	Records int64
	Stages  []RecordStage
	// Aside is what stands in neither total, by stage, reason and currency: each
	// on its own line beside the totals, added to none.
	Aside []RecordAside
	// Choices are the values of each axis with how many records choosing them
	// would leave, whatever is chosen of the axis now: the mostChoices with most
	// of them. Values is how many there are.
	Choices [axes][]Choice
	Values  [axes]int
	// Payers and Programmes are those to which most of the sum that enters is
	// due; none where records of several stages enter.
	Payers, Programmes []Choice
}

// RecordStage is what enters and reaches at one stage, in cents of Canadian
// dollars; the counts are of records.
type RecordStage struct {
	Stage                        funding.Stage
	Entering, Reaching           int64
	EnteringCents, ReachingCents int64
}

// RecordAside is what records of one stage, reason and currency add up to that
// stand in neither total. Cents is what was read, values below zero too; of
// excluded records it is what the verdict took out, which nobody vouches for.
type RecordAside struct {
	Stage    funding.Stage
	Because  string // one of funding.Reasons
	Currency string
	Records  int64
	Cents    int64
}

// Choice is one value of an axis; Named is a payer's or programme's.
type Choice struct {
	Value         string // as a filter asks for it
	Named         Named
	Records       int64
	EnteringCents int64
	Entering      int64
}

// NotStated is the value of a filter that asks for what is not stated.
const NotStated = funding.NotStated

const (
	mostChoices = 100
	mostTop     = 10
	mostSeen    = 200 // summaries in memory
)

// RecordSummary sums up the records of a filter, from the cube alone but for
// those of one receiver.
func (db *DB) RecordSummary(ctx context.Context, f RecordFilter) (*RecordSummary, error) {
	x, err := db.recordIndex(ctx)
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	s, known := x.seen[f]
	x.mu.Unlock()
	if known {
		return s, nil
	}
	cells := x.cells
	if f.Receiver != "" {
		if cells, err = x.cellsOf(ctx, db, f.Receiver); err != nil {
			return nil, err
		}
	}
	s = x.summary(f, cells)
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.seen) >= mostSeen {
		clear(x.seen)
	}
	x.seen[f] = s
	return s, nil
}

// tally is what one value of an axis has.
type tally struct{ records, entering, cents int64 }

func (x *recordIndex) summary(f RecordFilter, cells []cell) *RecordSummary {
	s := &RecordSummary{}
	w := x.wanted(f)
	var by [axes][]tally
	for a := range by {
		by[a] = make([]tally, len(x.values[a]))
	}
	stages := make([]RecordStage, len(x.values[StageAxis]))
	aside := map[asideOf]*RecordAside{}
	for i := range cells {
		c := &cells[i]
		if !x.passes(f, c) {
			continue
		}
		records := x.counted(f, c)
		missing, axis := w.misses(c)
		switch {
		case records == 0 || missing > 1:
			continue
		case missing == 1: // another choice of that axis would leave it
			by[axis][c.of[axis]].records += records
			continue
		}
		s.Records += records
		enters := int64(0)
		if x.enters(c) {
			enters = records
		} else {
			x.addAside(aside, c)
		}
		for a, code := range c.of {
			t := &by[a][code]
			t.records, t.entering, t.cents = t.records+records, t.entering+enters, t.cents+c.enteringCents
		}
		stage := &stages[c.of[StageAxis]]
		stage.Entering, stage.Reaching = stage.Entering+enters, stage.Reaching+c.reaching
		stage.EnteringCents, stage.ReachingCents = stage.EnteringCents+c.enteringCents, stage.ReachingCents+c.reachingCents
	}
	x.finish(s, w, by, stages)
	s.Aside = sortedAside(aside)
	return s
}

func (x *recordIndex) enters(c *cell) bool { return x.values[BecauseAxis][c.of[BecauseAxis]] == "" }

// passes tells whether a cell is of the theme and currency of a filter.
func (x *recordIndex) passes(f RecordFilter, c *cell) bool {
	return (f.All || c.followed) && (f.Currency == "" || x.currencies[c.currency] == f.Currency)
}

// counted is how many records of a cell have what the filter says of totals.
func (x *recordIndex) counted(f RecordFilter, c *cell) int64 {
	switch f.Counted {
	case "enters":
		if !x.enters(c) {
			return 0
		}
	case "reaches":
		return c.reaching
	case "neither":
		if x.enters(c) {
			return 0
		}
	}
	return c.records
}

func (x *recordIndex) finish(s *RecordSummary, w wanted, by [axes][]tally, stages []RecordStage) {
	entering := 0
	for code, stage := range stages {
		stage.Stage = funding.Stage(x.values[StageAxis][code])
		if stage.Entering > 0 {
			entering++
			s.Stages = append(s.Stages, stage)
		}
	}
	order := funding.Stages.Values()
	slices.SortFunc(s.Stages, func(a, b RecordStage) int {
		return cmp.Compare(slices.Index(order, string(a.Stage)), slices.Index(order, string(b.Stage)))
	})
	for a := range by {
		all := x.choices(Axis(a), by[a])
		s.Values[a] = len(all)
		if entering == 1 && Axis(a) == PayerAxis && w.codes[a] == nil {
			s.Payers = largest(all)
		}
		if entering == 1 && Axis(a) == ProgrammeAxis && w.codes[a] == nil {
			s.Programmes = largest(all)
		}
		slices.SortFunc(all, func(a, b Choice) int { return cmp.Or(cmp.Compare(b.Records, a.Records), cmp.Compare(a.Value, b.Value)) })
		s.Choices[a] = slices.Clone(all[:min(len(all), mostChoices)])
	}
}

// choices are the values of an axis that any record has, as a filter asks for
// them. Two ids of one key are one choice.
func (x *recordIndex) choices(a Axis, tallies []tally) []Choice {
	var out []Choice
	at := map[string]int{}
	for code, t := range tallies {
		if t.records == 0 {
			continue
		}
		c := Choice{Value: x.values[a][code], Records: t.records, Entering: t.entering, EnteringCents: t.cents}
		switch {
		case a == PayerAxis:
			c.Named = x.payers[c.Value]
			c.Value = c.Named.Key
		case a == ProgrammeAxis && c.Value == "":
			continue // no programme is named
		case a == ProgrammeAxis:
			p := x.programmes[c.Value]
			c.Named, c.Value = p.Named, p.Key
			if p.Edition.Key != "" {
				c.Named, c.Value = p.Edition, p.Edition.Key
			}
		case c.Value == "" && (a == YearAxis || a == RegionAxis):
			c.Value = NotStated
		}
		i, known := at[c.Value]
		if !known {
			at[c.Value] = len(out)
			out = append(out, c)
			continue
		}
		out[i].Records, out[i].Entering, out[i].EnteringCents = out[i].Records+c.Records, out[i].Entering+c.Entering, out[i].EnteringCents+c.EnteringCents
	}
	return out
}

// largest are the choices to which most of a sum is due.
func largest(all []Choice) []Choice {
	out := slices.DeleteFunc(slices.Clone(all), func(c Choice) bool { return c.EnteringCents == 0 })
	slices.SortFunc(out, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(b.EnteringCents, a.EnteringCents), cmp.Compare(a.Value, b.Value))
	})
	return slices.Clone(out[:min(len(out), mostTop)])
}

// wanted is what a filter lets pass: of each axis the codes allowed, nil for
// all of them.
type wanted struct{ codes [axes][]int32 }

// wanted reads a filter. A value that no record has lets nothing pass.
func (x *recordIndex) wanted(f RecordFilter) wanted {
	var w wanted
	for a, values := range x.asked(f) {
		if values == nil {
			continue
		}
		w.codes[a] = []int32{}
		for _, v := range values {
			if code, known := x.codes[a][v]; known {
				w.codes[a] = append(w.codes[a], code)
			}
		}
	}
	return w
}

// asked gives the stored values that a filter asks for, nil where it asks for
// none of that axis.
func (x *recordIndex) asked(f RecordFilter) (out [axes][]string) {
	for a, value := range map[Axis]string{SourceAxis: f.Source, YearAxis: f.FiscalYear, FormAxis: f.Form, RegionAxis: f.Region,
		StageAxis: f.Stage, VerdictAxis: f.Verdict, BecauseAxis: f.Because} {
		switch {
		case value == "":
		case value == NotStated && (a == YearAxis || a == RegionAxis):
			out[a] = []string{""}
		default:
			out[a] = []string{value}
		}
	}
	if f.Payer != "" {
		out[PayerAxis] = append([]string{}, x.payerIDs[f.Payer]...)
	}
	if f.Programme != "" {
		out[ProgrammeAxis] = append([]string{}, x.programmeIDs[f.Programme]...)
	}
	return out
}

// misses tells how many axes of a cell are not let pass, and one of them.
func (w *wanted) misses(c *cell) (n int, last Axis) {
	for a, codes := range w.codes {
		if codes != nil && !slices.Contains(codes, c.of[a]) {
			n++
			last = Axis(a)
		}
	}
	return n, last
}
