package parse

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

// Printed is an amount as a text prints it. Step is what one unit of its last
// printed digit is worth, in cents: 0.1 M$ for "5,4 M$".
type Printed struct{ Cents, Step int64 }

// unitsOf are the words after a number, and what they multiply it by. The
// French "billion" is a million millions and is in no list: a source that
// means it must be read by a person.
var unitsOf = map[string]map[string]int64{
	"fr": {
		"": 1, "$": 1, "dollars": 1,
		"k$": 1e3, "K$": 1e3, "mille dollars": 1e3,
		"M$": 1e6, "M $": 1e6, "million": 1e6, "millions": 1e6, "million $": 1e6, "millions $": 1e6, "millions$": 1e6,
		"million de dollars": 1e6, "millions de dollars": 1e6,
		"G$": 1e9, "G $": 1e9, "milliard": 1e9, "milliards": 1e9, "milliard $": 1e9, "milliards $": 1e9,
		"milliard de dollars": 1e9, "milliards de dollars": 1e9,
	},
	"en": {
		"": 1, "dollars": 1,
		"K": 1e3, "k": 1e3, "thousand": 1e3,
		"M": 1e6, "million": 1e6, "million dollars": 1e6,
		"B": 1e9, "billion": 1e9, "billion dollars": 1e9,
	},
}

var (
	spaces    = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ")
	printedFR = regexp.MustCompile(`^(\d[\d .,]*\d|\d) ?(\D*)$`)
	printedEN = regexp.MustCompile(`^\$ ?(\d[\d.,]*\d|\d)[ -]?(\D*)$`)
	grouped   = map[string]*regexp.Regexp{
		"fr": regexp.MustCompile(`^(\d{1,3}(?: \d{3})+|\d+)(?:[,.](\d{1,2}))?$`),
		"en": regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$`),
	}
)

// Money reads a printed amount of the language: "5,4 M$", "5 735 682,50 $",
// "3,6 millions" in French; "$5.4 million", "$1,234.50" in English. It refuses
// what could be read in two ways: "959,180 $" in a French text, a bare number,
// an unknown unit.
func Money(text, lang string) (Printed, error) {
	form, units := printedFR, unitsOf[lang]
	switch lang {
	case "fr":
	case "en":
		form = printedEN
	default:
		return Printed{}, fmt.Errorf("amount %q: no rules for language %q", text, lang)
	}
	match := form.FindStringSubmatch(strings.TrimSpace(spaces.Replace(text)))
	if match == nil {
		return Printed{}, fmt.Errorf("amount %q is not printed as %s money", text, lang)
	}
	unit := strings.TrimSpace(match[2])
	if lang == "fr" && unit == "" {
		return Printed{}, fmt.Errorf("amount %q has no unit", text)
	}
	multiple, known := units[unit]
	if !known {
		return Printed{}, fmt.Errorf("amount %q: unknown unit %q", text, unit)
	}
	digits := grouped[lang].FindStringSubmatch(match[1])
	if digits == nil {
		return Printed{}, fmt.Errorf("amount %q: %q can be read in two ways", text, match[1])
	}
	return scale(text, digits[1], digits[2], multiple)
}

// scale multiplies whole and fraction into cents without a float.
func scale(text, whole, fraction string, multiple int64) (Printed, error) {
	digits := strings.NewReplacer(" ", "", ",", "").Replace(whole) + fraction
	number, err := Integer(digits)
	if err != nil {
		return Printed{}, fmt.Errorf("amount %q: %w", text, err)
	}
	step := multiple * 100
	for range fraction {
		step /= 10
	}
	if number > math.MaxInt64/step {
		return Printed{}, fmt.Errorf("amount %q does not fit in 64 bits of cents", text)
	}
	return Printed{number * step, step}, nil
}
