package funding

import (
	"testing"
	"time"
)

func TestOnlyWhatWasAskedCountsDays(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, c := range Unknowns.Codes {
		days, counted := Unknown{State: c.Value, AskedOn: "2026-11-13"}.DaysWaiting(now)
		if counted != (c.Value == "asked") || (counted && days != 10) {
			t.Errorf("%s counts %d days (%v)", c.Value, days, counted)
		}
	}
	if _, counted := (Unknown{State: "asked", AskedOn: "2026-11"}).DaysWaiting(now); counted {
		t.Error("days were counted from a month")
	}
}
