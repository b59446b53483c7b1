package release

import (
	"fmt"
	"strconv"
	"strings"
)

// recordPlace is a place in a list of sums: the largest first, and by id within.
type recordPlace struct {
	cents *int64
	id    int64
}

func (p recordPlace) String() string {
	cents := ""
	if p.cents != nil {
		cents = strconv.FormatInt(*p.cents, 10)
	}
	return cents + "." + strconv.FormatInt(p.id, 10)
}

// readPlace reads what String wrote. Error: ErrCursor.
func readPlace(text string) (recordPlace, error) {
	cents, id, _ := strings.Cut(text, ".")
	var p recordPlace
	var err error
	if p.id, err = strconv.ParseInt(id, 10, 64); err == nil && cents != "" {
		p.cents = new(int64)
		*p.cents, err = strconv.ParseInt(cents, 10, 64)
	}
	if err != nil {
		return p, fmt.Errorf("place %q in a list of records: %w", text, ErrCursor)
	}
	return p, nil
}
