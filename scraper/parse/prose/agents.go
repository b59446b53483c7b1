package prose

import "strings"

// agent reads "par X": what was given by it, or is managed by it.
func (s *scene) agent(n, at int) (Role, bool) {
	role, near := Role(""), -1
	from := max(s.sentenceAt(s.bodies[n].from).from, at-farAgent)
	if s.handlesRequests(from, at) {
		return Manager, true
	}
	if s.otherAct(at - 1) {
		return "", false
	}
	s.within(from, at, setOf(cueManaged, cueGiven, cueReceives, cueAnnounces, cueEntrusted, cueSigns), func(m mark) {
		if m.from < near || s.unsettledBetween(m.to, at) {
			return
		}
		near, role = m.from, ""
		if s.studied(m.from) || m.cues.has(cueManaged) && oneOf(s.word(m.from-1), "obnl", "organisme", "osbl", "organisation", "nonprofit", "organization") {
			return // who pays for a study, or runs an organization, gives no money
		}
		switch {
		case strings.HasPrefix(s.word(m.to-1), "recu"):
			role = Recipient // "jamais reçu par l’établissement"
		case m.cues.has(cueManaged) && (m.cues&setOf(cueGiven) == 0 || s.lang == "fr"):
			role = Manager
		case m.cues&setOf(cueGiven, cueAnnounces, cueEntrusted) != 0, m.cues.has(cueSigns) && s.bodies[n].state, m.cues.has(cueReceives) && oneOf(s.word(m.from), "se", "s"):
			role = Payer // also "se verront remettre 5 000 $ par X"
		default:
			role = ""
		}
	})
	if near < 0 && s.assured(at-1) {
		return Manager, true
	}
	if near < 0 && s.sumEnding(at-1) >= 0 {
		role = Payer // "150 000 $ par X", after the same was said of another
	}
	return role, true
}

const farAgent = 16 // tokens between a participle and its "par"

// otherAct tells a participle of no role right before "by": "the Festival, presented
// by X", "un projet conçu par X".
func (s *scene) otherAct(by int) bool {
	if by < 1 || s.inSentence[by-1] != s.inSentence[by] {
		return false
	}
	t := s.tokens[by-1]
	participle := s.lang == "en" && strings.HasSuffix(t.fold, "ed") || s.lang == "fr" && (strings.HasSuffix(t.key, "é") || strings.HasSuffix(t.key, "ée") || strings.HasSuffix(t.key, "és") || strings.HasSuffix(t.key, "ées"))
	told := setOf(cueManaged, cueGiven, cueGives, cueReceives, cueAnnounces, cueEntrusted, cueSigns, cueManages, cueSupported, stageAnnounced, stageReported, stageCommitted, stageBudgeted)
	return participle && t.kind == word && (s.ends[by]&told == 0 || t.fold == "presented" && s.word(by-2) == ",") && !strings.HasPrefix(t.fold, "assure")
}

// handlesRequests tells "les demandes sont traitées par", "applications are
// reviewed by".
func (s *scene) handlesRequests(from, at int) bool {
	return s.partWord(from, at, "demandes", "candidatures", "dossiers", "applications", "proposals", "requests") &&
		s.partWord(max(from, at-5), at, "traitees", "traites", "analysees", "analyses", "evaluees", "evalues", "recues", "recus", "etudiees", "etudies", "reviewed", "assessed", "handled", "processed", "received", "administered", "evaluated")
}

// clauseStart is where the clause of a token begins: its sentence, or a
// semicolon in it.
func (s *scene) clauseStart(tok int) int {
	from := s.sentenceAt(max(tok-1, 0)).from
	for i := tok - 1; i > from; i-- {
		if s.word(i) == ";" {
			return i
		}
	}
	return from
}

// payersNamed tells words before a list that name those who pay: "Les partenaires
// financiers sont", "Funders include".
func (s *scene) payersNamed(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.word(i) {
		case "bailleurs", "donateurs", "commanditaires", "funders", "contributors", "donors", "sponsors":
			return true
		case "breakdown":
			return oneOf(s.word(i-1), "funding", "financial", "financing")
		case "partenaires", "contribution", "contributions", "participation", "sources", "montage", "partners":
			if oneOf(s.word(i+1), "financiers", "financieres", "financiere", "financier") || oneOf(s.word(i-1), "funding", "financial", "federal", "provincial") || s.word(i+1) == "of" || s.word(i+1) == "de" && s.word(i+2) == "financement" {
				return true
			}
		}
	}
	return false
}

// unsettledBetween tells whether a body that has no role yet stands between.
func (s *scene) unsettledBetween(from, to int) bool {
	for n := s.firstBody(from); n < len(s.bodies) && s.bodies[n].from < to; n++ {
		if !s.bodies[n].class && !s.bodies[n].weak() && !s.claimed(n) {
			return true
		}
	}
	return false
}

// assured reads "la gestion est assurée par".
func (s *scene) assured(by int) bool {
	if strings.HasSuffix(s.word(by-1), "ment") {
		by-- // "assuré conjointement par"
	}
	if !strings.HasPrefix(s.word(by-1), "assure") {
		return false
	}
	for i := by - 2; i >= 0 && i > by-14; i-- {
		if oneOf(s.word(i), "gestion", "administration", "coordination", "repartition", "distribution", "deploiement", "attribution") {
			return true
		}
	}
	return false
}

// studied tells whether a study stands before a participle: who pays for it
// gives no money to anybody.
func (s *scene) studied(participle int) bool {
	for i := participle - 1; i >= 0 && i > participle-6; i-- {
		if oneOf(s.word(i), "etude", "etudes", "enquete", "sondage", "rapport", "study", "studies", "survey", "report", "poll", "research", "recherche") {
			return true
		}
	}
	return false
}
