package view

import "sillage/db/funding"

// InsteadSentence says what a sum would be in another use, in one sentence.
func InsteadSentence(lang Lang, f InsteadFacts) ([]Piece, error) {
	s := sentence{printer: newPrinter(lang)}
	s.words("instead:sum").piece(f.Sum)
	if f.Sum.Amount != nil && f.Sum.Amount.Stage != "" {
		s.text(", ").words("answer:stage_" + f.Sum.Amount.Stage)
	} else {
		s.words("instead:own_sum")
	}
	if f.SumYears > 0 {
		s.words("instead:over").text(" " + funding.PrintYears(f.SumYears, string(lang)))
	}
	switch f.Unit {
	case "each":
		s.words("instead:among").own(funding.PrintNumber(f.Groups, string(lang))).words("instead:among_groups")
		s.words("colon").text(" ").piece(f.Each).words("instead:each").forYears(f)
	case "share":
		s.words("instead:beside").piece(f.By).label(f).words("colon").text(" ")
		s.text(percentOf(f.Quotient, lang)).of(f.Kind)
	case "years":
		s.words("instead:at").piece(f.By).words("instead:a_year").label(f).words("colon").text(" ")
		if err := s.quotient("years", f.Quotient); err != nil {
			return nil, err
		}
		s.of(f.Kind)
	default:
		s.words("instead:at").piece(f.By).words("instead:a_group").label(f).words("colon").text(" ")
		if err := s.groups(f, f.Quotient); err != nil {
			return nil, err
		}
	}
	return s.text(".").pieces, nil
}

// InsteadAlso says the same for one year, when the sentence speaks of several.
func InsteadAlso(lang Lang, f InsteadFacts) ([]Piece, error) {
	if f.FirstYear == nil {
		return nil, nil
	}
	s := sentence{printer: newPrinter(lang)}
	f.Years, f.OwnYears = 1, false
	s.words("instead:one_year")
	if err := s.groups(f, *f.FirstYear); err != nil {
		return nil, err
	}
	return s.text(".").pieces, nil
}

// InsteadFormula writes the division itself: sum / (years x amount).
func InsteadFormula(lang Lang, f InsteadFacts) []Piece {
	s := sentence{printer: newPrinter(lang)}
	s.words("instead:computed").piece(f.Sum).text("\u00a0÷ ")
	times := func(n int64, own bool) {
		if own {
			s.own(funding.PrintNumber(n, string(lang)))
		} else {
			s.text(funding.PrintNumber(n, string(lang)))
		}
	}
	switch {
	case f.Unit == "each":
		s.text("(")
		times(f.Groups, true)
		s.text("\u00a0× ")
		times(f.Years, f.OwnYears)
		s.text(")")
	case f.Unit == "groups" && f.Years > 1:
		s.text("(")
		times(f.Years, f.OwnYears)
		s.text("\u00a0× ").piece(f.By).text(")")
	default:
		s.piece(f.By)
	}
	return s.text(".").pieces
}

// of is what a share or a number of years is of.
func (s *sentence) of(kind string) *sentence {
	switch kind {
	case "increase":
		return s.words("instead:of_increase")
	case "level":
		return s.words("instead:of_level")
	default:
		return s.words("instead:of_own")
	}
}

// groups: at an average, one year gives one-year grants; else groups for so
// many years.
func (s *sentence) groups(f InsteadFacts, q funding.Quotient) error {
	if f.Kind == "average" && f.Years == 1 {
		return s.quotient("grants", q)
	}
	if err := s.quotient("groups", q); err != nil {
		return err
	}
	s.forYears(f)
	return nil
}

func percentOf(q funding.Quotient, lang Lang) string {
	if lang == French {
		return funding.PrintQuotient(q, string(lang)) + "\u00a0%"
	}
	return funding.PrintQuotient(q, string(lang)) + "%"
}

func (s *sentence) piece(p Piece) *sentence {
	s.pieces = append(s.pieces, p)
	return s
}

// own is a number that the reader typed in.
func (s *sentence) own(printed string) *sentence { return s.piece(Piece{Own: printed}) }

func (s *sentence) label(f InsteadFacts) *sentence {
	if f.Label == "" {
		return s.words("instead:own_label")
	}
	return s.text(" (" + f.Label + ")")
}

func (s *sentence) forYears(f InsteadFacts) *sentence {
	s.words("instead:for")
	printed := " " + funding.PrintYears(int(f.Years), string(s.lang))
	if f.OwnYears {
		return s.text(" ").own(printed[1:])
	}
	return s.text(printed)
}

// quotient prints a number with what it counts. French counts one up to two.
func (s *sentence) quotient(what string, q funding.Quotient) error {
	unit := int64(1)
	for range q.Value.Decimals {
		unit *= 10
	}
	number := int64(2)
	if q.Value.Mantissa == unit || s.lang == French && q.Value.Mantissa < 2*unit {
		number = 1
	}
	printed := funding.PrintQuotient(q, string(s.lang))
	var words string
	var err error
	switch what {
	case "grants":
		words, err = s.count("instead.grants", number, printed)
	case "years":
		words, err = s.count("instead.years", number, printed)
	default:
		words, err = s.count("instead.groups", number, printed)
	}
	if err != nil {
		return err
	}
	s.text(words)
	return nil
}
