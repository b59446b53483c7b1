package view

import "sillage/db/funding"

// AnswerFacts is what the sentence on top of a dossier is made of.
type AnswerFacts struct {
	Payers, Managers []Link
	Entering         *Amount // chosen, of one stage; nil: not found
	DurationYears    int     // stated by the source of Entering; 0 = not stated
	Reaching         []Reaching
	// RecipientsNamed is how many recipients are known by name.
	RecipientsNamed int
}

// Reaching is an amount that reaches recipients, and who they are.
type Reaching struct {
	Amount Amount
	Party  Party
}

// Answer makes the sentence that answers first on a dossier. It names stages
// in words, and is so built that no name needs an article.
func Answer(lang Lang, f AnswerFacts) []Piece {
	p := newPrinter(lang)
	s := sentence{printer: p}
	switch {
	case len(f.Payers) > 0 && len(f.Managers) > 0:
		s.words("answer:from").links(f.Payers).words("answer:to").links(f.Managers).words("answer:who_manages")
	case len(f.Payers) > 0:
		s.words("answer:payer").links(f.Payers)
	case len(f.Managers) > 0:
		s.words("answer:manager").links(f.Managers)
	default:
		s.words("answer:sum")
	}
	s.words("answer:colon")
	if f.Entering == nil {
		s.words("answer:no_sum")
	} else {
		s.amount(*f.Entering)
		if f.DurationYears > 0 {
			s.words("answer:over").text(" " + funding.PrintYears(f.DurationYears, string(lang)))
		}
	}
	for i, r := range f.Reaching {
		if i == 0 {
			s.words("answer:then")
		} else {
			s.words("answer:and")
		}
		s.party(r.Party).words("answer:colon").amount(r.Amount)
	}
	s.text(".")
	if len(f.Reaching) > 0 && f.RecipientsNamed == 0 {
		s.words("answer:nobody_named")
	}
	return s.pieces
}

// sentence gathers pieces; the words of the catalogue carry their own spaces.
type sentence struct {
	printer
	pieces []Piece
}

func (s *sentence) text(words string) *sentence {
	s.pieces = append(s.pieces, Piece{Text: words})
	return s
}

func (s *sentence) words(key string) *sentence { return s.text(s.printer.words.plain[key]) }

func (s *sentence) links(links []Link) *sentence {
	for i, l := range links {
		if i > 0 {
			s.text(", ")
		}
		s.pieces = append(s.pieces, Piece{Link: &l})
	}
	return s
}

func (s *sentence) amount(a Amount) *sentence {
	s.pieces = append(s.pieces, Piece{Amount: &a})
	if a.Stage == "" {
		return s
	}
	return s.words("answer:stage_" + a.Stage)
}

func (s *sentence) party(p Party) *sentence {
	if p.Kind == string(funding.Class) && p.Count > 0 && p.CountUnit != "" {
		return s.text(s.counted(p.Count, p.CountUnit).Words)
	}
	if p.Class.Words != "" {
		s.pieces = append(s.pieces, Piece{Link: &Link{Text: p.Class.Words, Lang: p.Class.Lang}})
		return s
	}
	return s.links(p.Names)
}
