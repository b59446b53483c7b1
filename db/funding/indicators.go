package funding

import "slices"

// IndicatorKinds lists the indicators, each with its formula. None says what a
// number is worth: they are counted and divided, never judged or ranked.
var IndicatorKinds = CodeList{"indicator", []Code{
	{"manager_share", "part confiée à un gestionnaire", "share entrusted to a manager",
		"L’argent qui entre dans le programme et va d’abord à un gestionnaire, divisé par tout l’argent qui y entre, à une même étape.",
		"Money entering the program that goes first to a manager, divided by all money entering it, at one stage."},
	{"payer_share", "part venant d’un même payeur", "share from one payer",
		"Les montants trouvés d’un même payeur à cet organisme, divisés par tous les montants trouvés vers lui, à une même étape, de même durée, du même exercice et de la même région.",
		"The amounts found from one payer to this body, divided by all amounts found to it, at one stage, of one basis, one fiscal year and one region."},
	{"recurrence", "programmes gérés", "programs managed",
		"Le nombre de programmes dont un octroi dit que cet organisme reçoit l’argent pour le remettre. Un programme placé sous un autre déjà compté n’est pas compté de nouveau.",
		"The number of programs of which an award says that this body receives the money to pass it on. A program under another one that is counted is not counted again."},
}}

// IndicatorGaps lists why an indicator was not computed.
var IndicatorGaps = CodeList{"indicator_gap", []Code{
	{"entering_not_found", "aucun montant qui entre n’a été trouvé", "no amount entering was found", "", ""},
	{"one_amount", "un seul montant a été trouvé", "one amount only was found", "", ""},
	{"payer_not_named", "un des payeurs n’est pas nommé seul", "one of the payers is not named by itself", "", ""},
	{"form_not_stated", "la forme d’un des montants n’est pas précisée", "the form of one of the amounts is not stated", "", ""},
	{"bases_differ", "les durées diffèrent ou ne sont pas précisées", "the bases differ or are not stated", "", ""},
	{"periods_differ", "les exercices diffèrent ou ne sont pas précisés", "the fiscal years differ or are not stated", "", ""},
	{"regions_differ", "les régions diffèrent ou ne sont pas précisées", "the regions differ or are not stated", "", ""},
	{"currencies_differ", "les monnaies diffèrent", "the currencies differ", "", ""},
	{"words", "les mots devant les montants («\u00a0au moins\u00a0», «\u00a0environ\u00a0») ne permettent pas de les diviser", "the words before the amounts (“at least”, “about”) allow no division", "", ""},
	{"too_small", "la part est inférieure à un millième", "the share is below one thousandth", "", ""},
	{"programme_not_stated", "aucun des octrois ne nomme son programme", "none of the awards names its program", "", ""},
}}

// Indicator is one of them, of a programme or a body. Exactly one of Ratio,
// Managed and Because is set.
type Indicator struct {
	Kind                           string // one of IndicatorKinds
	Programme, Organization, Payer string // keys; Payer of a payer_share
	Stage                          Stage
	Ratio                          *Ratio
	Operands                       []Operand // of the ratio: 2 numerator, -2 denominator
	Managed                        []Managed // of a recurrence
	Because                        string    // one of IndicatorGaps
}

// Managed is a programme whose money a body receives to pass it on, and the
// awards that say so.
type Managed struct {
	Programme string
	Awards    []string
}

// Indicators computes them all. under gives for each programme itself and all
// below it. Errors: those of adding.
func Indicators(w World, counting Counting, under map[string]map[string]bool) ([]Indicator, error) {
	a, err := newAtlas(w)
	if err != nil {
		return nil, err
	}
	s := &shares{atlas: a, counting: counting}
	for _, programme := range sortedKeys(under) {
		if err := s.ofManagers(programme, under[programme]); err != nil {
			return nil, err
		}
	}
	if err := s.ofPayers(); err != nil {
		return nil, err
	}
	s.recurrences(under)
	return s.out, nil
}

type shares struct {
	*atlas
	counting Counting
	out      []Indicator
}

// ofManagers: what goes to a manager first, of what enters a programme.
func (s *shares) ofManagers(programme string, in map[string]bool) error {
	byStage := map[Stage][2][]Operand{} // to managers, to others
	awards := 0
	for _, r := range s.counting.Rows {
		if r.Award == "" || !in[s.awards[r.Award].Programme] {
			continue
		}
		awards++
		if !r.Enters {
			continue
		}
		side := 1
		if s.awards[r.Award].Hop == ToManager {
			side = 0
		}
		parts := byStage[r.Stage]
		parts[side] = append(parts[side], Operand{r.Figure, 2, r.EnteringCents})
		byStage[r.Stage] = parts
	}
	if awards == 0 {
		return nil
	}
	if len(byStage) == 0 {
		s.out = append(s.out, Indicator{Kind: "manager_share", Programme: programme, Because: "entering_not_found"})
		return nil
	}
	for _, code := range Stages.Codes {
		stage := Stage(code.Value)
		if _, found := byStage[stage]; !found {
			continue
		}
		i := Indicator{Kind: "manager_share", Programme: programme, Stage: stage}
		if err := s.share(&i, byStage[stage][0], byStage[stage][1]); err != nil {
			return err
		}
		s.out = append(s.out, i)
	}
	return nil
}

// share divides a part by itself and the rest. A part without rest is the
// whole, and no part is nothing of it, whatever words stand before the
// amounts; else the word follows from those of part and rest.
func (s *shares) share(i *Indicator, part, rest []Operand) error {
	p, err := s.sum(part)
	if err != nil {
		return err
	}
	r, err := s.sum(rest)
	if err != nil {
		return err
	}
	whole, err := addCents(p.Amount.Cents, r.Amount.Cents)
	if err != nil {
		return err
	}
	word, ok := Exact, true
	if len(part) > 0 && len(rest) > 0 {
		word, ok = shareWord(p, r)
	}
	if !ok || whole <= 0 {
		i.Because = "words"
		return nil
	}
	permille, _, err := quotient(p.Amount.Cents, whole, 1000, About)
	if err != nil {
		return err
	}
	if permille == 0 && p.Amount.Cents > 0 {
		i.Because = "too_small"
		return nil
	}
	i.Ratio = &Ratio{permille, word}
	i.Operands = slices.Clone(part)
	for _, o := range slices.Concat(part, rest) {
		i.Operands = append(i.Operands, Operand{o.Figure, -2, o.Cents})
	}
	return nil
}

// shareWord is the word of p / (p + r): a part of at least so much is at least
// so much of the whole; a rest of at least so much leaves at most so much.
func shareWord(p, r Total) (Qualifier, bool) {
	if p.Mixed || r.Mixed {
		return "", false
	}
	precise := func(q Qualifier) bool { return q == Exact || q == About }
	switch x, y := p.Amount.Qualifier, r.Amount.Qualifier; {
	case x == Exact && y == Exact:
		return exactAt(max(p.Amount.Step, r.Amount.Step)), true
	case precise(x) && precise(y):
		return About, true
	case x == AtLeast && y == Exact, x == Exact && y == UpTo:
		return AtLeast, true
	case x == UpTo && y == Exact, x == Exact && y == AtLeast:
		return UpTo, true
	default:
		return "", false
	}
}

func (s *shares) sum(operands []Operand) (Total, error) {
	amounts := make([]Amount, len(operands))
	for i, o := range operands {
		amounts[i] = s.figures[o.Figure].Amount
		amounts[i].Cents = o.Cents
	}
	return Sum(amounts)
}

// received are the amounts that one body receives at one stage, alone.
type received struct {
	rows   []CountedRow
	byWhom map[string][]Operand
}

// insideAnother are the reasons of rows that are no sum of their own.
var insideAnother = map[string]bool{
	"corrected": true, "excluded": true, "unproven_source": true, "not_whole": true, "another_figure_shown": true,
	"payer_part": true, "part_of_whole": true, "parts_counted": true, "programme_figure": true,
	"loan": true, "in_kind": true, "tax_credit": true, "mixed_form": true, "amount_not_found": true,
}

// ofPayers: what each payer gives a body, of all that was found to reach it.
func (s *shares) ofPayers() error {
	byBody := map[string]map[Stage]*received{}
	for _, r := range s.counting.Rows {
		award, ok := s.awards[r.Award]
		body := alone(award.Receiver)
		if !ok || r.Figure == "" || body == "" || insideAnother[r.Because] {
			continue
		}
		if byBody[body] == nil {
			byBody[body] = map[Stage]*received{}
		}
		if byBody[body][r.Stage] == nil {
			byBody[body][r.Stage] = &received{byWhom: map[string][]Operand{}}
		}
		got := byBody[body][r.Stage]
		got.rows = append(got.rows, r)
		if payer := alone(award.Payer); payer != "" {
			got.byWhom[payer] = append(got.byWhom[payer], Operand{r.Figure, 2, s.figures[r.Figure].Amount.Cents})
		}
	}
	for _, body := range sortedKeys(byBody) {
		for _, code := range Stages.Codes {
			stage := Stage(code.Value)
			got, found := byBody[body][stage]
			if !found {
				continue
			}
			if err := s.ofPayersTo(body, stage, got); err != nil {
				return err
			}
		}
	}
	return nil
}

// alone is the one body that a party names, or empty.
func alone(p Party) string {
	if p.Kind != Named || len(p.Organizations) != 1 {
		return ""
	}
	return p.Organizations[0]
}

func (s *shares) ofPayersTo(body string, stage Stage, got *received) error {
	if because := s.gap(got.rows); because != "" {
		s.out = append(s.out, Indicator{Kind: "payer_share", Organization: body, Stage: stage, Because: because})
		return nil
	}
	for _, payer := range sortedKeys(got.byWhom) {
		var rest []Operand
		for _, other := range sortedKeys(got.byWhom) {
			if other != payer {
				rest = append(rest, got.byWhom[other]...)
			}
		}
		i := Indicator{Kind: "payer_share", Organization: body, Payer: payer, Stage: stage}
		if err := s.share(&i, got.byWhom[payer], rest); err != nil {
			return err
		}
		s.out = append(s.out, i)
	}
	return nil
}

// gap says why amounts to one body cannot be added; empty when they can.
func (s *shares) gap(rows []CountedRow) string {
	if len(rows) < 2 {
		return "one_amount"
	}
	first := s.figures[rows[0].Figure]
	for _, r := range rows {
		f, award := s.figures[r.Figure], s.awards[r.Award]
		switch {
		case alone(award.Payer) == "":
			return "payer_not_named"
		case award.Form != Grant && award.Form != Contract:
			return "form_not_stated"
		case f.Amount.Currency != first.Amount.Currency:
			return "currencies_differ"
		case f.Basis == NotStated || f.Basis != first.Basis:
			return "bases_differ"
		case f.FiscalFrom == "" || f.FiscalFrom != first.FiscalFrom || f.FiscalUntil != first.FiscalUntil:
			return "periods_differ"
		case f.Region == "" || f.Region != first.Region:
			return "regions_differ"
		}
	}
	return ""
}

// recurrences count the programmes whose money each body manages.
func (s *shares) recurrences(under map[string]map[string]bool) {
	awards := map[string]map[string][]string{} // body, programme
	for _, award := range s.Awards {
		body := alone(award.Receiver)
		if award.Hop != ToManager || body == "" {
			continue
		}
		if awards[body] == nil {
			awards[body] = map[string][]string{}
		}
		awards[body][award.Programme] = append(awards[body][award.Programme], award.Key)
	}
	for _, body := range sortedKeys(awards) {
		i := Indicator{Kind: "recurrence", Organization: body}
		for _, programme := range sortedKeys(awards[body]) {
			if programme == "" {
				continue
			}
			top := highest(programme, awards[body], under)
			at := slices.IndexFunc(i.Managed, func(m Managed) bool { return m.Programme == top })
			if at < 0 {
				at = len(i.Managed)
				i.Managed = append(i.Managed, Managed{Programme: top})
			}
			i.Managed[at].Awards = append(i.Managed[at].Awards, awards[body][programme]...)
		}
		if len(i.Managed) == 0 {
			i.Because = "programme_not_stated"
		}
		s.out = append(s.out, i)
	}
}

// highest is the programme, or the one above it that the body manages too.
func highest(programme string, managed map[string][]string, under map[string]map[string]bool) string {
	top := programme
	for _, other := range sortedKeys(managed) {
		if other != "" && under[other][programme] && len(under[other]) > len(under[top]) {
			top = other
		}
	}
	return top
}
