package table

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// stored reads the number that a spreadsheet keeps into cents. It keeps binary
// fractions, so that 0.1 + 0.2 is 0.30000000000000004: what lies within a
// millionth of a cent is that cent, and anything finer is an error.
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
	half := big.NewRat(1, 2)
	if exact.Sign() < 0 {
		half.Neg(half)
	}
	shifted := new(big.Rat).Add(exact, half)
	cents := new(big.Int).Quo(shifted.Num(), shifted.Denom()) // towards zero
	rest := new(big.Rat).Sub(exact, new(big.Rat).SetInt(cents))
	switch {
	case !cents.IsInt64():
		return 0, fmt.Errorf("%q does not fit in 64 bits of cents", number)
	case rest.Abs(rest).Cmp(big.NewRat(1, 1_000_000)) > 0:
		return 0, fmt.Errorf("%q is finer than a cent", number)
	}
	return cents.Int64(), nil
}
