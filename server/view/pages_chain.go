package view

// ManagedRow is one award that a body receives to pass on, at one stage, and
// what it passed on.
type ManagedRow struct {
	Programme *Link
	Payer     Party
	Award     Link
	Joint     bool // received with others: no share is known
	Stage     string
	Received  *Amount // nil: not found
	// The parts of the sum; a nil one lies inside NotFound.
	ByName, NotNamed, Used, NotFound *Amount
	// PassedOn and Disagree are set when more was passed on than received.
	PassedOn, Disagree *Amount
}
