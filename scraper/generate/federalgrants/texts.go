package federalgrants

import (
	"bytes"
	"strconv"
)

// fill puts the 38 cells of a row into g.cells. What stands in no distribution
// is drawn from the agreement's own stream, so that all its rows say the same.
func (g *generator) fill(r *row) {
	a, payer := r.of, g.real.payers[r.of.payer]
	for i := range g.room {
		g.room[i] = g.room[i][:0]
	}
	set := func(at column, parts ...string) {
		for _, p := range parts {
			g.room[at] = append(g.room[at], p...)
		}
	}
	texts := a.texts
	set(refNumber, a.ref)
	g.room[amendmentNumber] = strconv.AppendInt(g.room[amendmentNumber], int64(r.version), 10)
	set(amendmentDate, r.day)
	set(agreementType, a.kind)
	set(recipientType, a.recipientType)
	set(businessNumber, numberCell(a, r))
	set(legalName, a.who.cell)
	if r.capital {
		g.room[legalName] = append(g.room[legalName][:0], bytes.ToUpper([]byte(a.who.cell))...)
	}
	set(country, a.where.country)
	set(province, a.where.province)
	set(city, a.where.city)
	set(postalCode, a.where.postal)
	set(programmeEN, a.programme)
	set(programmeFR, a.programme)
	theme := pick(&texts, themes)
	set(purposeEN, "To support ", theme.en, " work across the country, as the terms of the programme state.")
	set(purposeFR, "Soutenir des activités ", theme.fr, " dans tout le pays, selon les modalités du programme.")
	work := pick(&texts, undertakings)
	set(titleEN, theme.en, " ", work.en)
	set(titleFR, work.fr, " ", theme.fr)
	g.room[agreementNumber] = strconv.AppendUint(append(g.room[agreementNumber], "SYN"...), a.number, 10)
	set(agreementValue, r.value)
	if a.foreign {
		set(currencyType, "USD")
		set(currencyValue, decimal(r.cents/4*3))
	}
	set(startDate, a.start)
	set(endDate, a.end)
	g.describe(a, &texts, theme)
	if texts.in(3, 10) {
		set(naics, pick(&texts, []string{"611710", "541710", "813310", "624190", "711111", "112120", "541514", "517112"}))
	}
	if texts.in(1, 2) {
		set(resultsEN, "More people take part in ", work.en, " for ", theme.en, ".")
		set(resultsFR, "Plus de personnes participent : ", work.fr, " ", theme.fr, ".")
	}
	set(additionalEN, Mark)
	set(additionalFR, Mark)
	if a.marked(thirdParty) {
		set(additionalEN, ". Recipient reallocates or redistributes grant or contribution awarded to third-party beneficiaries")
	}
	if r.ended {
		set(additionalEN, ". termination")
		set(additionalFR, ". résiliation")
	}
	set(ownerOrg, payer.code)
	set(ownerTitle, payer.title)
	g.cells = g.room
}

// numberCell prints a business number: of the good ones three in eight as nine
// digits and the others with an account, whatever the agreement's other rows do.
func numberCell(a *agreement, r *row) string {
	if a.who.root == "" || a.who.number != "" {
		return a.who.number
	}
	if mixed(a.number+uint64(r.version))%8 < 3 {
		return a.who.root
	}
	return a.who.root + "RT0001"
}

// describe writes the two descriptions: some 60 to 400 characters, in three of
// a hundred over several lines.
func (g *generator) describe(a *agreement, texts *chance, theme wording) {
	if a.marked(semicolon) {
		g.room[descriptionEN] = append(g.room[descriptionEN], ';')
		g.room[descriptionFR] = append(g.room[descriptionFR], ';')
		return
	}
	sentences, gap := 1+int(texts.below(4)), " "
	if texts.in(3, 100) {
		gap = "\n"
		if texts.in(1, 3) {
			gap = "\r\n"
		}
	}
	en, fr := g.room[descriptionEN], g.room[descriptionFR]
	short := a.marked(shortDescription)
	for n := range sentences {
		s, u, p := pick(texts, said), pick(texts, undertakings), pick(texts, publics)
		if n > 0 {
			en, fr = append(en, gap...), append(fr, gap...)
		}
		if short {
			en, fr = append(en, theme.en...), append(append(fr, "Activités "...), theme.fr...)
			break
		}
		en = appendSaid(en, s.en, theme.en, u.en, p.en, a.number)
		fr = appendSaid(fr, s.fr, theme.fr, u.fr, p.fr, a.number)
	}
	if !a.marked(emptyDescriptionEN) {
		g.room[descriptionEN] = en
	}
	if !a.marked(emptyDescriptionFR) {
		g.room[descriptionFR] = fr
	}
}

// appendSaid fills a sentence: t is the theme, u what is undertaken, p for whom
// and n a project's number.
func appendSaid(to []byte, sentence, theme, undertaking, public string, project uint64) []byte {
	for i := 0; i < len(sentence); i++ {
		if sentence[i] != '%' {
			to = append(to, sentence[i])
			continue
		}
		i++
		switch sentence[i] {
		case 't':
			to = append(to, theme...)
		case 'u':
			to = append(to, undertaking...)
		case 'p':
			to = append(to, public...)
		default:
			to = strconv.AppendUint(to, project, 36)
		}
	}
	return to
}

var said = []wording{
	{"The project offers %t %u to %p in the region over the course of the agreement.", "Le projet offre des activités %t et %u aux %p de la région pendant la durée de l’entente."},
	{"Funds go to staff, training and equipment for %u, \"as agreed\" with %p.", "Les fonds servent au personnel, à la formation et à l’équipement pour %u, « comme convenu » avec les %p."},
	{"Project %n brings %t closer to %p, and reports each year.", "Le projet %n rapproche des %p les activités %t, et fait rapport chaque année."},
	{"Activities include workshops, visits and %u; most take place in the second year.", "Les activités comprennent des ateliers, des visites et %u ; la plupart ont lieu la deuxième année."},
	{"This agreement supports the recipient's capacity to serve %p through %u.", "Cette entente soutient la capacité du bénéficiaire de servir les %p par %u."},
	{"Results are shared with %p at the end of phase %n.", "Les résultats sont communiqués aux %p à la fin de la phase %n."},
}

var undertakings = []wording{
	{"summer employment", "emplois d’été"}, {"research training", "formation à la recherche"}, {"equipment renewal", "renouvellement d’équipement"},
	{"online learning", "apprentissage en ligne"}, {"community outreach", "action communautaire"}, {"market development", "développement de marchés"},
	{"cloud migration", "passage à l’infonuagique"}, {"cybersecurity audits", "audits de cybersécurité"}, {"internet access", "accès à Internet"},
	{"shoreline restoration", "restauration des rives"}, {"accessible entrances", "entrées accessibles"}, {"public performances", "représentations publiques"},
	{"museum digitization", "numérisation de musées"}, {"seed trials", "essais de semences"}, {"language classes", "cours de langue"},
	{"fibre deployment", "déploiement de fibre optique"}, {"prototype design", "conception de prototypes"}, {"peer support", "entraide"},
	{"food distribution", "distribution alimentaire"}, {"heritage walks", "promenades patrimoniales"},
}

var publics = []wording{
	{"young people", "jeunes"}, {"seniors", "aînés"}, {"families", "familles"}, {"students", "étudiants"}, {"small businesses", "petites entreprises"},
	{"newcomers", "nouveaux arrivants"}, {"farmers", "agriculteurs"}, {"researchers", "chercheurs"}, {"artists", "artistes"}, {"Indigenous communities", "communautés autochtones"},
	{"residents", "résidents"}, {"volunteers", "bénévoles"},
}
