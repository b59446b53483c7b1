package prose

import "strings"

// rate tells "1 $ pour chaque dollar", "$1 for every $2", which is no sum.
func (r *reader) rate(s *sum) bool {
	if s.multiple > 1 || s.printed.Cents >= smallestSum {
		return false
	}
	if i := r.subjectStart(r.sentences[s.sentence]); oneOf(r.word(i), "chaque", "every", "each") && oneOf(r.word(i+1), "dollar") {
		return true // "Chaque dollar investi rapporte 5 $"
	}
	return s.to+1 < len(r.tokens) && oneOf(r.word(s.to), "for", "pour") && oneOf(r.word(s.to+1), "every", "each", "chaque") ||
		oneOf(r.word(s.from-1), "every", "each", "chaque")
}

// price tells a small sum that no word of giving stands near, or that is paid by
// the hour, the week or the month: what something costs.
func (r *reader) price(s *sum, yes int) bool {
	if s.multiple > 1 || s.printed.Cents >= largestPrice || r.bracketed(s) {
		return false
	}
	if r.word(s.lead-2) == "prix" && r.word(s.lead-1) == "de" {
		return true
	}
	unit := r.word(s.to + 1)
	perUnit := oneOf(r.word(s.to), "a", "an", "par", "per", "each", "l", "la", "le") && oneOf(unit, "hour", "day", "week", "month", "night", "person", "ticket", "heure", "jour", "semaine", "mois", "nuit", "billet", "unite", "chacun")
	return yes > farFor || perUnit && yes > nearGift
}

const (
	largestPrice = 100_000 // cents; a grant of less has a word of giving beside it
	largestRent  = 500_000 // cents a month
	nearGift     = 2       // tokens between such a word and "5 $ a month" that is given
)

// fee tells what people pay for a thing: "Les familles n’auront à débourser que
// 5 $", "add $2 to the bill", "The average rent is $1,240 a month".
func (r *reader) fee(s *sum) bool {
	if s.multiple > 1 || s.printed.Cents >= largestRent {
		return false
	}
	at := r.sentences[s.sentence]
	if r.equated(s.lead) && oneOf(r.word(s.to), "a", "per", "par") && oneOf(r.word(s.to+1), "month", "mois") && r.wordOf(max(at.from, s.lead-window), s.lead, rent) {
		return true
	}
	if s.printed.Cents < smallestSum && r.wordOf(max(at.from, s.lead-mostOfVerb), s.lead, adds) && r.wordOf(s.to+1, s.to+3, bill) {
		return true
	}
	for verb := s.lead - 1; s.printed.Cents < largestPrice && verb > at.from && verb > s.lead-mostOfVerb; verb-- {
		if oneOf(r.word(verb), "debourser", "deboursent", "debourseront", "payer", "paient", "paieront", "pay", "paying") {
			return r.peoplePay(max(at.from, verb-window), verb)
		}
	}
	return false
}

func adds(w string) bool { return strings.HasPrefix(w, "ajout") || strings.HasPrefix(w, "add") }

func bill(w string) bool { return oneOf(w, "facture", "bill", "checkout", "till") }

func rent(w string) bool { return oneOf(w, "rent", "rents", "loyer", "loyers") }

// peoplePay tells whether people stand before a verb of paying, and nobody who
// gives or receives.
func (r *reader) peoplePay(from, verb int) bool {
	people, others := false, false
	r.within(from, verb, setOf(cuePeople, cueRaised, bodyState, cueReceives, bodyHead, bodyFund, classHead, programmeHead), func(m mark) {
		people = people || m.cues&setOf(cuePeople, cueRaised) != 0
		others = others || m.cues&setOf(bodyState, cueReceives, programmeHead) != 0 || m.cues&setOf(bodyHead, bodyFund, classHead) != 0 && m.cues&setOf(cuePeople, cueRaised) == 0
	})
	return (people || oneOf(r.word(from), "vous", "you", "they", "ils", "elles")) && !others
}

// costOf tells the cost of a thing: "a $7.1 million expansion", "un projet de
// 4,6 M$".
func (r *reader) costOf(s *sum) bool {
	if r.lang == "fr" {
		if at := r.sentences[s.sentence]; oneOf(r.word(at.from), "totalisant", "evalue", "evalues", "estime", "estimes") && r.word(s.to) == "," && r.wordOf(s.to, s.to+5, built) {
			return true // "Totalisant des investissements de 5 M$, les deux projets"
		}
		return oneOf(r.word(s.lead-1), "de", "d") && r.word(s.lead-2) == "investissement" && r.word(s.lead-4) == "projet" || oneOf(r.word(s.lead-1), "de", "d", "est", "sont", "sera", "seront") && built(r.word(s.lead-2)) || oneOf(r.word(s.lead-1), "a", "evalue") && built(r.word(s.lead-3))
	}
	if r.word(s.lead-1) == "worth" {
		return r.partWord(max(0, s.lead-4), s.lead-1, "land", "equipment", "property", "building", "buildings", "food", "goods", "vehicle", "vehicles", "services", "materials")
	}
	article := r.word(s.lead - 1)
	if oneOf(article, "new", "planned", "proposed") {
		article = r.word(s.lead - 2)
	}
	if !oneOf(article, "a", "an", "its", "this", "their", "the", "s") {
		return false
	}
	for i := s.to; i < min(s.to+4, len(r.tokens)); i++ {
		switch {
		case built(r.word(i)):
			return true
		case r.tokens[i].kind == sign || r.is(i, cueMoneyNoun) || r.is(i, cueTo) || r.is(i, cueOther):
			return false
		}
	}
	return false
}

func (r *reader) wordOf(from, to int, kind func(string) bool) bool {
	for i := from; i < to; i++ {
		if kind(r.word(i)) {
			return true
		}
	}
	return false
}

// built tells a word for what money buys rather than for money.
func built(w string) bool {
	return oneOf(w, "project", "expansion", "facility", "building", "renovation", "renovations", "redevelopment", "construction", "undertaking", "upgrade", "retrofit", "complex", "arena", "plant", "development", "headquarters", "purchase",
		"projet", "projets", "chantier", "travaux", "agrandissement", "renovation", "construction", "immeuble", "batiment", "usine", "complexe", "rachat", "achat", "acquisition", "modernisation")
}

// ofEconomy tells "$88 billion to the provincial economy", "3 G$ par année à
// l’économie", "12 milliards du PIB".
func (r *reader) ofEconomy(s *sum) bool {
	for i := s.to; i < min(s.to+9, len(r.tokens)); i++ {
		switch {
		case r.tokens[i].kind == sign && r.tokens[i].fold != "’" || r.is(i, cueAndThen) || r.is(i, bodyHead) && r.tokens[i].upper:
			return false
		case oneOf(r.word(i), "economy", "economie", "gdp", "pib", "economies"):
			return oneOf(r.word(i-1), "l", "d") || r.partWord(max(s.to, i-4), i, "to", "into", "of", "in", "du", "au", "dans", "the")
		case r.is(i, cueGives) && !r.is(i, cueMoneyNoun), r.is(i, bodyState):
			return false
		}
	}
	return false
}

// ofProject tells "le projet totalise des investissements de 12 M$", "the project
// represents a total investment of $12 million".
func (r *reader) ofProject(s *sum) bool {
	from := r.sentences[s.sentence].from
	for i := s.lead - 1; i > from && i > s.lead-9; i-- {
		for _, stem := range []string{"represent", "totalis", "necessit", "requir", "involv", "totals", "totalling"} {
			if strings.HasPrefix(r.word(i), stem) {
				return r.wordOf(max(from, i-4), i, built)
			}
		}
		if r.is(i, bodyState) || r.tokens[i].kind == sign && r.tokens[i].fold != "’" {
			return false
		}
	}
	return false
}

// ownInvestment tells what a company puts into what is its own: "l’entreprise
// investira 12 M$ dans son usine".
func (r *reader) ownInvestment(s *sum, verb mark) bool {
	if !r.partWord(verb.from, verb.to, "investit", "investira", "investiront", "investissent", "investir", "injecte", "injectera", "invest", "invests", "investing", "invested", "inject", "injecting", "injects", "contribute", "contributes", "contributing", "contribuera", "contribue", "assume", "assumera", "paie", "paiera", "finance", "financera", "covers", "pays", "consacre", "consacrera", "put in", "put", "puts", "putting") {
		return false
	}
	at, state := r.sentences[s.sentence], false
	r.within(at.from, s.lead, setOf(bodyState), func(mark) { state = true })
	if state {
		return false
	}
	if first := r.subjectStart(at); first+1 < at.to && !r.tokens[first+1].upper {
		if oneOf(r.word(first), "entreprises", "compagnies", "companies", "businesses", "firms", "private") {
			return true // "Companies in the sector invest $2 billion a year"
		}
	}
	own := oneOf(r.word(s.to), "dans", "in") && oneOf(r.word(s.to+1), "son", "sa", "ses", "its", "their", "leur", "leurs")
	i := verb.from - 1
	for i > at.from && oneOf(r.word(i), "y", "en", "also", "aussi", "to", "plans", "prevoit", "compte", "intends") {
		i--
	}
	return own || oneOf(r.word(i), "entreprise", "promoteur", "compagnie", "fabricant", "company", "manufacturer", "proponent", "firm") || r.partWord(s.to, min(s.to+4, at.to), "propres", "own")
}

// companySpends tells "l’entreprise a réalisé un investissement de 12 M$", where
// nobody else is said to give.
func (r *reader) companySpends(s *sum) bool {
	at := r.sentences[s.sentence]
	from := at.from
	if article(r.word(from)) {
		from++
	}
	if !oneOf(r.word(from), "entreprise", "compagnie", "company", "manufacturer", "fabricant") || r.tokens[from].upper {
		return false
	}
	given := false
	r.within(from, at.to, setOf(cueReceives, bodyState, cueComesFrom), func(mark) { given = true })
	return !given && r.partWord(max(from, s.lead-4), s.lead, "investissement", "investissements", "investment")
}

// ofContract tells what is bought: "un contrat de 450 000 $ à Pavage Lacroix",
// "a $450,000 contract", "the contract was awarded for $450,000".
func (r *reader) ofContract(s *sum) bool {
	at := r.sentences[s.sentence]
	if oneOf(r.word(at.from+1), "contrat", "contract", "tender") && !r.tokens[at.from+1].upper {
		return true
	}
	return oneOf(r.word(s.to), "contract") || oneOf(r.word(s.lead-1), "de", "d", "worth", "of") && oneOf(r.word(s.lead-2), "contrat", "contrats", "contract", "contracts") && !r.ended(s.lead-3, cueGives)
}

// costRises tells "le compte de taxes augmentera de 84 $": what rises is no money
// that is given.
func (r *reader) costRises(verb mark) bool {
	for _, stem := range []string{"augment", "hauss", "major", "increas", "rise", "rose"} {
		if strings.HasPrefix(r.word(verb.from), stem) {
			cost := false
			r.within(max(0, verb.from-5), verb.from, setOf(cueIncome, cueLimit, cueValue), func(mark) { cost = true })
			return cost
		}
	}
	return false
}

// ofGoods tells "$12 billion worth of seafood".
func (r *reader) ofGoods(s *sum) bool {
	return r.word(s.to) == "worth" && r.word(s.to+1) == "of" && !r.moneyWithin(s.to+2, min(s.to+6, len(r.tokens)))
}

// yearlyBudget tells the budget of a body: "gère un budget de 12 M$", "has an
// annual budget of $12 million". A programme’s is funding.
func (r *reader) yearlyBudget(s *sum) bool {
	for i := s.lead - 1; i > s.lead-5 && i > 0; i-- {
		if r.word(i) != "budget" {
			continue
		}
		for oneOf(r.word(i-1), "annual", "yearly", "operating", "total", "capital", "balanced", "municipal") {
			i--
		}
		at := r.sentences[s.sentence]
		return oneOf(r.word(i-1), "un", "an", "a", "son", "its") && oneOf(r.word(i-2), "avec", "with", "gere", "has", "have", "manages", "administre", "affiche", "adopte", "adopted", "adopts", "passed", "passes", "approved", "approves", "tabled", "depose", "vote", "presente") &&
			!r.partWord(at.from, at.to, "programme", "program", "fonds", "fund", "mesure", "plan", "initiative", "strategie", "strategy", "enveloppe", "volet", "stream")
	}
	return false
}

// askedAbove tells a sum in a list that the line above asks for: "Elle
// demande :".
func (r *reader) askedAbove(s *sum) bool {
	if k := r.sentences[s.sentence].kind; k != item && k != row {
		return false
	}
	n := r.group(s.sentence) - 1
	if n < 0 || r.word(r.sentences[n].to-1) != ":" {
		return false
	}
	asks := false
	r.within(r.sentences[n].from, r.sentences[n].to, setOf(cueNeed), func(m mark) { asks = asks || !oneOf(r.word(m.from), "besoin", "besoins", "needs") })
	return asks
}

// costColumn tells a sum in a column whose head speaks of a cost.
func (r *reader) costColumn(s *sum) bool {
	from, to := r.headOf(s)
	return r.partWord(from, to, "cost", "costs", "cout", "couts", "requested", "demande", "revenue", "revenus", "population")
}

// givenByPeople tells whether the subject of a verb of giving is the public or a
// household: "donors gave", "les ménages consacrent".
func (r *reader) givenByPeople(verb mark, s *sum) bool {
	if oneOf(r.word(s.lead-1), "moyenne", "average") && oneOf(r.word(verb.from), "consacre", "consacrent", "pay", "pays", "spend", "spends", "paie", "paient") {
		return true // "un proche aidant consacre en moyenne 7 600 $"
	}
	if oneOf(r.word(verb.from), "spend", "spent", "spends") && r.ended(verb.from, classHead) {
		return true // "charities spent $1.8 billion on technology"
	}
	at := verb.from
	if oneOf(r.word(at-1), "who", "qui") {
		if at--; r.word(at-1) == "," {
			at-- // "individual donors, who contributed"
		}
	}
	people := r.peopleEnd(at)
	if article(r.word(at-2)) && oneOf(r.word(at-3), "et", "and") {
		people = people || r.peopleEnd(at-3) // "la population et les entreprises ont contribué"
	}
	return verb.cues.has(cueGives) && people
}

// peopleEnd tells whether a word for people, in no name, ends just before a token.
func (r *reader) peopleEnd(at int) bool {
	people := article(r.word(at-2)) && oneOf(r.word(at-1), "milieu", "communaute", "community", "staff")
	r.within(max(0, at-2), at, setOf(cueRaised, cuePeople), func(m mark) { people = people || m.to == at })
	return people
}

const smallestSum = 10_000 // cents; less is a price or a rate where words say so
