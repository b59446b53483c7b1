package parse

import "strings"

// Numbers below a thousand in words; larger ones are such a number and a unit
// ("deux cent mille dollars"). Words are folded: lower case, no accents.
var (
	smallWords = map[string]map[string]int64{
		"fr": {
			"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
			"onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
			"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "nonante": 90,
		},
		"en": {
			"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
			"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
			"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
		},
	}
	hundreds = map[string]bool{"cent": true, "cents": true, "hundred": true}
)

// Words reads a number below a thousand that the folded words begin with, and
// how many of them it took: "deux cent cinquante mille" is 250 in 3 words. Zero
// words when they begin with no number. "quatre vingts" and "soixante et onze"
// are numbers; "un et deux" is two.
func Words(words []string, lang string) (value int64, used int) {
	small := smallWords[lang]
	for used < len(words) {
		word, at := words[used], used
		if (word == "et" || word == "and") && used > 0 && used+1 < len(words) && joins(value, small[words[used+1]], word) {
			at++
			word = words[at]
		}
		n, known := small[word]
		last := value % 100
		switch {
		case hundreds[word] && value < 10 && (value > 0 || lang == "fr"):
			value = max(value, 1) * 100
		case (word == "vingt" || word == "vingts") && last == 4:
			value += 76 // four twenties
		case word == "mille" || !known:
			return value, used
		case value == 0 || (value%100 == 0 && n < 100):
			value += n
		case (last >= 20 && last%10 == 0 && n < 10) || ((last == 60 || last == 80) && n < 20) || (last == 10 && n >= 7 && n < 10 && lang == "fr"):
			value += n
		default:
			return value, used
		}
		used = at + 1
	}
	return value, used
}

// NumberWord tells whether a number below a thousand can begin with a folded
// word.
func NumberWord(word, lang string) bool {
	_, known := smallWords[lang][word]
	return known || (lang == "fr" && hundreds[word] && word[0] == 'c')
}

// joins tells whether a number goes on after "et" or "and".
func joins(value, next int64, word string) bool {
	if word == "and" {
		return value > 0 && value%100 == 0 && next > 0
	}
	return value%100 >= 20 && (next == 1 || next == 11)
}

// smallNumber is a number in one word of either language.
func smallNumber(word string) (int, bool) {
	word = strings.ToLower(word)
	for _, lang := range []string{"fr", "en"} {
		if n, known := smallWords[lang][word]; known && n > 1 {
			return int(n), true
		}
	}
	return 0, false
}
