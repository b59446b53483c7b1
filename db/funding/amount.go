package funding

// Amount is money as a source prints it: int64 cents, ISO 4217 currency, the
// word before it, and the step with which it was printed ("5,4 M$" has a step
// of 0.1 M$ = 10 000 000 cents).
type Amount struct {
	Cents     int64
	Currency  string
	Qualifier Qualifier
	Step      int64 // cents, > 0
}
