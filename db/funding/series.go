package funding

import (
	"errors"
	"fmt"
	"slices"
	"sort"
)

// What one series holds. Levels, increases and rates are never in one.
const (
	LevelSeries    = "level"
	IncreaseSeries = "increase"
	RateSeries     = "rate"
	ModesSeries    = "modes"
)

// SeriesKinds lists them.
var SeriesKinds = CodeList{"series_kind", []Code{
	{LevelSeries, "niveaux", "levels", "Ce qui est donné dans un exercice.", "What is given in a fiscal year."},
	{IncreaseSeries, "rehaussements", "increases", "Ce qui est ajouté d’un exercice à l’autre ; n’est pas ce qui est donné.", "What is added from one fiscal year to the next; not what is given."},
	{RateSeries, "taux", "rates", "Des pourcentages, qui ne s’additionnent pas.", "Percentages, which are not added."},
	{ModesSeries, "modes d’un même exercice", "modes of one fiscal year", "Les modes de financement d’un même exercice, d’une même région et d’un même périmètre.", "The modes of funding of one fiscal year, region and perimeter."},
}}

// Series is a list of figures, or of rates, that the edition holds to be
// comparable: one thing counted in one place over fiscal years. A year without
// a member stays in it and is not found.
type Series struct {
	ID, Kind           string // Kind: one of SeriesKinds
	Scope              Scope
	Region             string // as printed by the figures
	From, Until        string // first and last fiscal year shown
	TitleFR, TitleEN   string
	CountsFR, CountsEN string // what is counted
	NoteFR, NoteEN     string
	Measures           bool     // its rates, chained, are an index of constant dollars
	Members            []string // keys of figures, or of quantities for rates
}

// SeriesYear is one year of a series, or one mode of a series of modes.
type SeriesYear struct {
	Year    string
	Mode    Mode     // of a series of modes
	Shown   string   // key of the member shown first; empty: not found
	Because string   // why it is: only_one, stage, payment_record, speaker, version, step, key
	Beside  []string // the others, in their order
}

// ErrSeries: a member of a series does not belong there.
var ErrSeries = errors.New("a series holds what is not comparable")

// farthest orders stages for a place in a series: what went farthest is shown,
// the others stand beside it with their stage.
var farthest = []Stage{Paid, Reported, Committed, Budgeted, Announced}

// Years arranges the members of a series of figures by fiscal year, missing
// years included. Within a year the figure of the farthest stage is shown
// first, then by the rules of the choice. Errors: ErrSeries, which names the
// member.
func (s Series) Years(w World) ([]SeriesYear, error) {
	a, err := newAtlas(w)
	if err != nil {
		return nil, err
	}
	at := map[string][]Figure{}
	for _, key := range s.Members {
		f, ok := a.figures[key]
		if !ok {
			return nil, fmt.Errorf("series %s: no figure %s: %w", s.ID, key, ErrSeries)
		}
		if why := s.refuses(a.ofAward(f)); why != "" {
			return nil, fmt.Errorf("series %s, figure %s: %s: %w", s.ID, key, why, ErrSeries)
		}
		place := f.FiscalFrom
		if s.Kind == ModesSeries {
			place = string(a.ofAward(f).Mode)
		}
		at[place] = append(at[place], f)
	}
	places, err := s.places()
	if err != nil {
		return nil, err
	}
	var out []SeriesYear
	for _, place := range places {
		row := SeriesYear{Year: place}
		if s.Kind == ModesSeries {
			row.Year, row.Mode = s.From, Mode(place)
			if len(at[place]) == 0 {
				continue
			}
		}
		a.arrange(&row, at[place])
		out = append(out, row)
	}
	return out, nil
}

// ofAward gives a figure the mode and scope of its award.
func (a *atlas) ofAward(f Figure) Figure {
	if award, ok := a.awards[f.Award]; ok {
		f.Mode, f.Scope = award.Mode, award.Scope
	}
	return f
}

// places lists the fiscal years from first to last, or the modes.
func (s Series) places() ([]string, error) {
	if s.Kind == ModesSeries {
		return Modes.Values(), nil
	}
	from, err := ParseFiscalYear(s.From)
	if err != nil {
		return nil, fmt.Errorf("series %s: %w", s.ID, err)
	}
	until, err := ParseFiscalYear(s.Until)
	if err != nil {
		return nil, fmt.Errorf("series %s: %w", s.ID, err)
	}
	var out []string
	for y := from.From; y <= until.From; y++ {
		out = append(out, FiscalYear{y}.String())
	}
	return out, nil
}

// refuses says why a figure does not belong in the series; empty when it does.
func (s Series) refuses(f Figure) string {
	allowed := map[string][]Basis{LevelSeries: {OneYear, RecurringLevel}, IncreaseSeries: {Increase}, ModesSeries: {OneYear}}[s.Kind]
	switch {
	case !slices.Contains(allowed, f.Basis):
		return fmt.Sprintf("its basis is %s, the series holds %s", f.Basis, s.Kind)
	case f.Unit != Whole:
		return fmt.Sprintf("its unit is %s", f.Unit)
	case f.FiscalFrom == "" || f.FiscalFrom != f.FiscalUntil:
		return "it is not of one fiscal year"
	case f.FiscalFrom < s.From || f.FiscalFrom > s.Until:
		return fmt.Sprintf("its fiscal year %s is outside %s to %s", f.FiscalFrom, s.From, s.Until)
	case f.Region != s.Region:
		return fmt.Sprintf("its region is %q, that of the series %q", f.Region, s.Region)
	case f.Scope != s.Scope:
		return fmt.Sprintf("its scope is %s, that of the series %s", f.Scope, s.Scope)
	case s.Kind != ModesSeries && f.Mode != CoreMission:
		return fmt.Sprintf("its mode is %s", f.Mode)
	default:
		return ""
	}
}

func (a *atlas) arrange(row *SeriesYear, members []Figure) {
	var sound []Figure
	for _, f := range members {
		if !a.excluded(f) {
			sound = append(sound, f)
		} else {
			row.Beside = append(row.Beside, f.Key)
		}
	}
	first := func(f, g Figure) string {
		if i, j := slices.Index(farthest, f.Stage), slices.Index(farthest, g.Stage); i != j {
			return pick(i < j, "stage", "")
		}
		return a.before(f, g)
	}
	sort.SliceStable(sound, func(i, j int) bool { return first(sound[i], sound[j]) != "" })
	for i, f := range sound {
		switch i {
		case 0:
			row.Shown, row.Because = f.Key, "only_one"
		case 1:
			row.Because = first(sound[0], f)
			fallthrough
		default:
			row.Beside = append(row.Beside, f.Key)
		}
	}
	slices.Sort(row.Beside)
}

// Rates arranges quantities in percent by fiscal year, missing years
// included. A rate that another corrects or replaces stands beside it.
// Documents and Sources are found by the key of the evidence. Errors:
// ErrSeries, which names the member.
func (s Series) Rates(quantities map[string]Quantity, w World) ([]SeriesYear, error) {
	superseded := map[string]bool{}
	for _, r := range w.Relations {
		if r.Relation == "corrects" || r.Relation == "replaces" {
			superseded[r.To] = true
		}
	}
	at := map[string][]Quantity{}
	for _, key := range s.Members {
		q, ok := quantities[key]
		if why := s.refusesRate(q); !ok || why != "" {
			return nil, fmt.Errorf("series %s, quantity %s: %s: %w", s.ID, key, pick(ok, why, "not found"), ErrSeries)
		}
		at[q.FiscalFrom] = append(at[q.FiscalFrom], q)
	}
	places, err := s.places()
	if err != nil {
		return nil, err
	}
	a := &atlas{World: w}
	var out []SeriesYear
	for _, place := range places {
		row := SeriesYear{Year: place}
		rates := at[place]
		why := func(p, q Quantity) string {
			if superseded[p.Key] != superseded[q.Key] {
				return pick(superseded[q.Key], "corrects", "")
			}
			return a.before(Figure{Key: p.Key, Evidence: p.Evidence}, Figure{Key: q.Key, Evidence: q.Evidence})
		}
		sort.SliceStable(rates, func(i, j int) bool { return why(rates[i], rates[j]) != "" })
		for i, q := range rates {
			switch {
			case i == 0 && !superseded[q.Key]:
				row.Shown, row.Because = q.Key, "only_one"
			default:
				row.Beside = append(row.Beside, q.Key)
			}
			if i == 1 && row.Shown != "" {
				row.Because = why(rates[0], q)
			}
		}
		slices.Sort(row.Beside)
		out = append(out, row)
	}
	return out, nil
}

func (s Series) refusesRate(q Quantity) string {
	switch {
	case q.Unit != "percent":
		return "it is no percentage"
	case q.FiscalFrom == "" || q.FiscalFrom != q.FiscalUntil:
		return "it is not of one fiscal year"
	case q.FiscalFrom < s.From || q.FiscalFrom > s.Until:
		return fmt.Sprintf("its fiscal year %s is outside %s to %s", q.FiscalFrom, s.From, s.Until)
	case q.Region != s.Region:
		return fmt.Sprintf("its region is %q, that of the series %q", q.Region, s.Region)
	default:
		return ""
	}
}

// Alike reports whether the figures of a series of modes have one fiscal
// year, region, scope, basis, unit, stage and currency: only then are they
// parts of one sum. The error is a *Refusal.
func Alike(figures []Figure) error {
	counted := slices.Clone(figures)
	for i := range counted {
		counted[i].Perimeter = "" // the mode stands in it; the series says what is counted
		if counted[i].FiscalFrom != figures[0].FiscalFrom || counted[i].FiscalUntil != figures[0].FiscalUntil {
			return &Refusal{RefusedPerimeter, []string{figures[0].FiscalFrom, counted[i].FiscalFrom}}
		}
	}
	_, err := SumLike(counted)
	return err
}
