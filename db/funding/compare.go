package funding

// What two figures may differ in, as codes for pages and extracts.
const (
	DiffersStage     = "stage"
	DiffersBasis     = "basis"
	DiffersPeriod    = "period"
	DiffersPerimeter = "perimeter"
	DiffersRegion    = "region"
	DiffersScope     = "scope"
	DiffersUnit      = "unit"
	DiffersCurrency  = "currency"
)

// Comparison sets two amounts side by side. They are never added and neither
// is a part of the other; Ratio is nil when the qualifiers, currencies or
// units allow none.
type Comparison struct {
	Left, Right string   // figure keys
	Differs     []string // Differs codes, in a fixed order
	Ratio       *Ratio   // left / right
}

// Compare says what differs between two figures and how much one is of the
// other.
func Compare(left, right Figure) Comparison {
	c := Comparison{Left: left.Key, Right: right.Key}
	for _, d := range []struct {
		code   string
		differ bool
	}{
		{DiffersStage, left.Stage != right.Stage},
		{DiffersBasis, basesDiffer(left.Basis, right.Basis)},
		{DiffersPeriod, left.FiscalFrom != right.FiscalFrom || left.FiscalUntil != right.FiscalUntil},
		{DiffersRegion, left.Region != right.Region},
		{DiffersScope, left.Scope != right.Scope},
		{DiffersUnit, left.Unit != right.Unit},
		{DiffersCurrency, left.Amount.Currency != right.Amount.Currency},
	} {
		if d.differ {
			c.Differs = append(c.Differs, d.code)
		}
	}
	if left.Unit != right.Unit {
		return c
	}
	if r, err := RatioOf(left.Amount, right.Amount); err == nil {
		c.Ratio = &r
	}
	return c
}

// LikeForLike lists which of the five criteria of a like-for-like pair differ:
// fiscal year, scope, region perimeter, basis, stage. Empty means that the
// pair is exact. What a figure does not state is never taken as equal.
func LikeForLike(left, right Figure) []string {
	var differs []string
	for _, d := range []struct {
		code string
		same bool
	}{
		{DiffersPeriod, left.FiscalFrom != "" && left.FiscalFrom == right.FiscalFrom && left.FiscalUntil == right.FiscalUntil},
		{DiffersScope, left.Scope == right.Scope && left.Scope != "" && left.Scope != NotStated},
		{DiffersRegion, left.Region == right.Region && left.Region != ""},
		{DiffersBasis, left.Basis == right.Basis && left.Basis != "" && left.Basis != NotStated},
		{DiffersStage, left.Stage == right.Stage},
	} {
		if !d.same {
			differs = append(differs, d.code)
		}
	}
	return differs
}

// basesDiffer: a figure whose basis is not stated competes with those that
// state one, so only two stated bases can differ.
func basesDiffer(a, b Basis) bool {
	return a != b && a != NotStated && b != NotStated
}
