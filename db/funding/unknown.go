package funding

import "time"

// Unknown says what is not known of an amount, a recipient or a question, and
// never more than the documents support.
type Unknown struct {
	State   string // one of Unknowns
	AskedOn Date   // only for asked: the day of the request
	DueOn   Date
}

// DaysWaiting counts days only for what was asked, by the day, in UTC. The
// second value is false for every other state: nothing is counted there.
func (u Unknown) DaysWaiting(now time.Time) (int, bool) {
	if u.State != "asked" {
		return 0, false
	}
	asked, err := time.Parse("2006-01-02", string(u.AskedOn))
	if err != nil {
		return 0, false
	}
	return int(now.UTC().Sub(asked).Hours() / 24), true
}
