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

// Reaching is an amount that reaches recipients, and who they are: without a
// kind, several of which not all are named.
type Reaching struct {
	Amount Amount
	Party  Party
}

// Answer makes the sentence that answers first on a dossier: who pays, who
// manages, who receives, each name after a colon. No name needs an article
// there, so that names that nobody has seen read right in both languages.
func Answer(lang Lang, f AnswerFacts) []Piece {
	s := sentence{printer: newPrinter(lang)}
	s.entering(f)
	if len(f.Managers) > 0 {
		s.text(" ").words("answer:manages").bodies(f.Managers).text(".")
	}
	for i, r := range f.Reaching {
		if i == 0 {
			s.text(" ").words("answer:receives")
		} else {
			s.words("semicolon").text(" ")
		}
		s.party(r.Party).text(", ").amount(r.Amount)
	}
	if len(f.Reaching) > 0 {
		s.text(".")
		if f.RecipientsNamed == 0 {
			s.text(" ").words("answer:nobody_named")
		}
	}
	return s.pieces
}

// entering says who pays how much; what enters and is nobody's by name has a
// sum alone.
func (s *sentence) entering(f AnswerFacts) {
	switch {
	case f.Entering == nil && len(f.Payers) == 0:
		s.words("answer:no_entering")
		return
	case len(f.Payers) > 0:
		s.words("answer:pays").bodies(f.Payers).text(", ")
	default:
		s.words("answer:enters")
	}
	if f.Entering == nil {
		s.words("answer:no_sum").text(".")
		return
	}
	s.amount(*f.Entering)
	if f.DurationYears > 0 {
		s.words("answer:over").text(" " + funding.PrintYears(f.DurationYears, string(s.lang)))
	}
	s.text(".")
}

// sentence gathers pieces. The catalogue's words bring the space after them
// where it belongs to their own mark, as after a colon.
type sentence struct {
	printer
	pieces []Piece
}

func (s *sentence) text(words string) *sentence {
	s.pieces = append(s.pieces, Piece{Text: words})
	return s
}

// words adds what the catalogue has under a key. A key that it lacks is a
// mistake of this package, which every test of a page finds.
func (s *sentence) words(key string) *sentence {
	words, known := s.printer.words.plain[key]
	if !known {
		panic("catalogue: no words for " + key)
	}
	return s.text(words)
}

// most names stand in a sentence; past that it says how many more there are.
const most = 3

// bodies names them as a sentence does: "A, B and C", "A, B, C and 4 others".
func (s *sentence) bodies(all []Link) *sentence {
	named := all[:min(len(all), most)]
	more := len(all) - len(named)
	for i, l := range named {
		switch {
		case i > 0 && i == len(named)-1 && more == 0:
			s.words("answer:and")
		case i > 0:
			s.text(", ")
		}
		s.pieces = append(s.pieces, Piece{Link: &l})
	}
	if more > 0 {
		s.words("answer:and").text(s.counted("", int64(more), "others").Words)
	}
	return s
}

// amount is followed by the word of its stage; one that was computed bears a
// word of its own, hence a comma between.
func (s *sentence) amount(a Amount) *sentence {
	s.pieces = append(s.pieces, Piece{Amount: &a})
	if a.Stage == "" {
		return s
	}
	if a.Computed {
		s.text(",")
	}
	return s.text(" ").words("answer:stage_" + a.Stage)
}

func (s *sentence) party(p Party) *sentence {
	if p.Kind == "" {
		return s.words("several_recipients")
	}
	if p.Kind == string(funding.Class) && p.Count > 0 && p.CountUnit != "" {
		return s.text(s.counted(p.CountWord, p.Count, p.CountUnit).Words)
	}
	if p.Class.Words != "" {
		s.pieces = append(s.pieces, Piece{Link: &Link{Text: p.Class.Words, Lang: p.Class.Lang}})
		return s
	}
	return s.bodies(p.Names)
}
