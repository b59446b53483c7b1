package table

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// stored reads the number that a spreadsheet means into cents, exactly; anything
// finer than a cent is an error.
func stored(number string, unit int64) (int64, error) {
	if len(number) > 40 {
		return 0, fmt.Errorf("%.40q is too long for a number", number)
	}
	if _, power, has := strings.Cut(strings.ToUpper(number), "E"); has {
		if n, err := strconv.Atoi(power); err != nil || n < -30 || n > 30 {
			return 0, fmt.Errorf("%q is no amount", number)
		}
	}
	exact, ok := new(big.Rat).SetString(number)
	if !ok {
		return 0, fmt.Errorf("%q is no number", number)
	}
	exact.Mul(exact, big.NewRat(100*unit, 1))
	switch cents := exact.Num(); {
	case !exact.IsInt():
		return 0, fmt.Errorf("%q is finer than a cent", number)
	case !cents.IsInt64():
		return 0, fmt.Errorf("%q does not fit in 64 bits of cents", number)
	default:
		return cents.Int64(), nil
	}
}
