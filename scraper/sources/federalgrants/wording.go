package federalgrants

import (
	"strings"

	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/scraper/source"
)

// Wording that a department may put into additional information. Words are
// compared without case, accents and punctuation, and only whole.
var (
	// passedOn is the wording by which the template has a department say that
	// the receiver gives the money to others: its own example in both languages,
	// and its name of the case in the guidance of the column. Verbs stand alone
	// too, with what they are about.
	//
	// Source: grants.yaml, additional_information_en and _fr, and examples.
	passedOn = phrases(
		"reallocates or redistributes",
		"reallocate or redistribute",
		"redistributes grant",
		"redistributes the grant",
		"redistributes contribution",
		"redistributes the contribution",
		"funding through a third party",
		"reaffecte ou redistribue",
		"redistribue la subvention",
		"redistribue la contribution",
		"financement par l intermediaire d un tiers",
		"financement par l entremise d un tiers",
	)
	// ended is how an amendment says that it ends the agreement.
	//
	// Source: grants.yaml, amendment_number.
	ended = phrases("termination", "terminated", "resiliation", "resilie", "resiliee")
	// repaid is how an agreement says that its money comes back. The template names
	// repayability among what this column is for.
	//
	// Source: grants.yaml, additional_information_en and _fr.
	repaid = phrases(
		"repayable contribution", "repayable contributions", "contribution is repayable", "fully repayable", "unconditionally repayable",
		"contribution remboursable", "contributions remboursables", "contribution est remboursable", "entierement remboursable", "remboursable sans condition",
	)
	// partlyRepaid says that a part stays given.
	partlyRepaid = phrases("partially repayable", "partly repayable", "partiellement remboursable", "remboursable en partie")
	// mayBeRepaid says that a condition decides.
	mayBeRepaid = phrases("conditionally repayable", "remboursable sous condition", "remboursable sous conditions")
	// denied before a wording says the contrary.
	denied = phrases("no", "not", "non", "without", "never", "aucun", "aucune", "pas", "sans", "ne", "n")
	// clause is how a text speaks of an end that may come, not of one that came.
	clause = phrases("termination clause", "clause de resiliation", "termination date", "date de resiliation", "early termination provision")
)

// phrases puts a space at both ends, so that a search finds whole words only.
func phrases(words ...string) []string {
	for n, w := range words {
		words[n] = " " + w + " "
	}
	return words
}

// said is what additional information is evidence of.
type said struct {
	passedOn, ended bool
	form            funding.Form // of money that comes back; else empty
}

// saidOf reads additional information in one language. The mark of a generated
// row is no part of what a department says.
func saidOf(cell string) said {
	cell = strings.TrimPrefix(strings.TrimSpace(cell), source.SyntheticMark)
	if !mayState(cell) {
		return said{}
	}
	var s said
	for _, sentence := range strings.FieldsFunc(clean(cell), endsSentence) {
		words := " " + identity.Fold(sentence) + " "
		s.passedOn = s.passedOn || states(words, passedOn)
		s.ended = s.ended || states(words, ended) && !contains(words, clause)
		switch {
		case states(words, partlyRepaid):
			s.form = funding.MixedForm
		case states(words, mayBeRepaid):
			s.form = funding.FormNotStated
		case states(words, repaid) && s.form == "":
			s.form = funding.Loan
		}
	}
	return s
}

// stems stand in every phrase that is sought, with or without its accents.
var stems = []string{"termin", "third", "tiers", "distrib", "siliat", "silie", "sili\u00e9", "repay", "rembours"}

// mayState looks for a stem in any case. Few texts have one, and the others
// need no comparing of words.
func mayState(cell string) bool {
	for _, stem := range stems {
		for at := 0; at+len(stem) <= len(cell); at++ {
			if cell[at]|0x20 == stem[0] && strings.EqualFold(cell[at:at+len(stem)], stem) {
				return true
			}
		}
	}
	return false
}

func endsSentence(r rune) bool { return strings.ContainsRune(".;!?\n|│•", r) }

// states reports whether a sentence has one of the phrases and no word of
// denial before it.
func states(words string, sought []string) bool {
	for _, phrase := range sought {
		if before, _, found := strings.Cut(words, phrase); found && !contains(before+" ", denied) {
			return true
		}
	}
	return false
}

func contains(words string, sought []string) bool {
	for _, phrase := range sought {
		if strings.Contains(words, phrase) {
			return true
		}
	}
	return false
}

// isBatch tells a row that stands for many receivers: Veterans Affairs reports
// its payments as "batch report│rapport en lots", up to 2.5 thousand million
// dollars a row.
func isBatch(name string) bool {
	return beginsWith(name, "batch report") || beginsWith(name, "rapport en lot")
}

// beginsWith compares without case.
func beginsWith(text, words string) bool {
	return len(text) >= len(words) && strings.EqualFold(text[:len(words)], words)
}
