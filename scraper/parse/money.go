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
		"": 1, "$": 1, "dollars": 1, "dollar": 1, "de dollars": 1,
		"k$": 1e3, "K$": 1e3, "k $": 1e3, "K $": 1e3, "mille dollars": 1e3, "mille $": 1e3, "mille": 1e3,
		"M$": 1e6, "M $": 1e6, "million": 1e6, "millions": 1e6, "million $": 1e6, "millions $": 1e6, "million$": 1e6, "millions$": 1e6,
		"million de dollars": 1e6, "millions de dollars": 1e6, "million de $": 1e6, "millions de $": 1e6, "million dollars": 1e6, "millions dollars": 1e6,
		"G$": 1e9, "G $": 1e9, "Md$": 1e9, "Md $": 1e9, "Mds$": 1e9, "Mds $": 1e9, "milliard": 1e9, "milliards": 1e9, "milliard $": 1e9, "milliards $": 1e9,
		"milliard$": 1e9, "milliards$": 1e9, "milliard de dollars": 1e9, "milliards de dollars": 1e9, "milliard de $": 1e9, "milliards de $": 1e9,
	},
	"en": {
		"": 1, "dollars": 1, "dollar": 1,
		"K": 1e3, "k": 1e3, "thousand": 1e3, "thousand dollars": 1e3,
		"M": 1e6, "million": 1e6, "millions": 1e6, "million dollars": 1e6, "mil": 1e6,
		"B": 1e9, "billion": 1e9, "billions": 1e9, "billion dollars": 1e9,
	},
}

// Unit is what a number is multiplied by when these words stand after it:
// "M$", "millions de dollars", "billion". Money says whether the words alone
// name a currency; "millions" does not, and could count people.
func Unit(words, lang string) (multiple int64, money, known bool) {
	if strings.ContainsAny(words, "\u00a0\u202f\u2009") {
		words = spaces.Replace(words)
	}
	if multiple, known = unitsOf[lang][words]; !known {
		multiple, known = unitsOf[lang][strings.ToLower(words)]
	}
	return multiple, strings.Contains(words, "$") || strings.Contains(strings.ToLower(words), "dollar"), known && words != ""
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
	amount, err := Scale(strings.NewReplacer(" ", "", ",", "").Replace(digits[1]), digits[2], multiple)
	if err != nil {
		return Printed{}, fmt.Errorf("amount %q: %w", text, err)
	}
	return amount, nil
}

// Scale multiplies a number, given as the digits before and after its decimal
// sign, by its unit in dollars, without a float: 5, 4 and 1e6 are 5.4 M$.
// Errors: no digits, more decimals than the unit has cents, more than 64 bits.
func Scale(whole, fraction string, multiple int64) (Printed, error) {
	number, err := Integer(whole + fraction)
	if err != nil {
		return Printed{}, err
	}
	step := multiple * 100
	for range fraction {
		if step%10 != 0 {
			return Printed{}, fmt.Errorf("%s.%s is finer than a cent", whole, fraction)
		}
		step /= 10
	}
	if number > math.MaxInt64/step {
		return Printed{}, fmt.Errorf("%s%s does not fit in 64 bits of cents", whole, fraction)
	}
	return Printed{number * step, step}, nil
}
