package prose

import "strings"

// initials tells single letters with points.
func (r *reader) initials(from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.tokens[i]; t.kind == word && t.end-t.start > 1 {
			return false
		}
	}
	return true
}

// numbered tells a number in words that begins a name: "Six Nations", "Three
// Rivers Foundation". What is only counted has no capital after it.
func (r *reader) numbered(i int) bool {
	return r.tokens[i].numeric && !oneOf(r.tokens[i].fold, "un", "une", "one") && !r.loud(i) && i+1 < len(r.tokens) && r.tokens[i+1].upper && !r.tokens[i+1].glued && r.tokens[i+1].line == r.tokens[i].line && !r.is(i+1, classHead) &&
		!(i+2 < len(r.tokens) && r.is(i+2, classHead) && !r.tokens[i+2].upper) // "Two Saskatoon charities" are counted
}

// grade tells what kind of body a span of capitals names.
func (r *reader) grade(b *body) {
	uppers, camel := 0, false
	for i := b.from; i < b.to; i++ {
		t := r.tokens[i]
		if t.upper {
			uppers++
		}
		if t.kind == word && t.upper && t.end-t.start > 1 && (t.capitals || strings.ContainsAny(r.text[t.start+1:t.end], capitalsASCII)) {
			camel = true
		}
	}
	b.fund = r.is(b.from, bodyFund) || r.endsLike(*b, bodyFund)
	b.state = r.governing(*b)
	b.strong = b.strong || b.fund || b.state || r.holds(b.from, b.to, bodyHead) || (camel && !r.loud(b.from))
	last := b.to - 1
	if s := r.tokens[last]; s.fold == "." && last > b.from {
		last--
	}
	if r.tokens[last].fold == "canada" && uppers > 1 && !r.holds(b.from, b.to, bodyHead) && r.tokens[last-1].upper && r.matter(*b) || r.department(*b) {
		b.state = true // "Public Safety Canada": a matter and the country
	}
	b.strong = b.strong || b.state || company(r.tokens[last].fold) && uppers > 1
	b.strong = b.strong && (uppers > 0 || b.state)
	if t := r.tokens[b.from]; b.to == b.from+1 && r.is(b.from, bodyHead) && (!camel || t.capitals && t.end-t.start >= shortestHead) {
		b.generic, b.strong = true, false // "la Fondation", "the Society"
	}
}

// department tells a name that begins with that of a department: "Développement
// économique Canada pour les régions du Québec".
func (r *reader) department(b body) bool {
	to := r.departmentEnd(b.from)
	return to > b.from && to <= b.to && r.matter(b)
}

// matter tells a word of what governments see to, which parts "Public Safety
// Canada" from "NPower Canada".
func (r *reader) matter(b body) bool {
	for i := b.from; i < b.to; i++ {
		if matters[r.tokens[i].fold] {
			return true
		}
	}
	return false
}

var matters = setOfWords(`
	affaires affairs agriculture agri anciens archives autochtones canadien canadienne citizenship citoyennete collectivites crown defence defense development developpement diversification economic economique economy
	egalite embauche employment energy energie environment environnement equality finance finances fisheries gender global government health heritage immigration indigenous industry infrastructure
	innovation justice labour logement military mondiales natural naturelles oceans parcs parks patrimoine peches procurement public publique publics refugees refugies resources ressources revenue revenu
	rural safety sante science sciences securite security sport statistics statistique technology territories tourism transport transports travail treasury veterans `)

const shortestHead = 4 // letters of "AIDE"; "MRC" is shorter

// weak tells a single capital that may be a place or a word of its own.
func (b body) weak() bool {
	return !b.strong && !b.generic && b.known < 0 && (b.place || b.to == b.from+1)
}

// hyphened tells one word of several parts: "Chaudière-Appalaches".
func (r *reader) hyphened(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if !r.tokens[i].glued {
			return false
		}
	}
	return true
}

// loud tells whether a whole line is in capitals, where capitals tell nothing.
func (r *reader) loud(i int) bool { return r.lines[r.sentenceAt(i).line].loud }

func (r *reader) holds(from, to int, c cue) bool {
	for i := from; i < to; i++ {
		if r.is(i, c) && (r.tokens[i].upper || c == bodyState) {
			return true
		}
	}
	return false
}

// endsLike tells whether the last word of a name is of a kind: "... Fund".
func (r *reader) endsLike(b body, c cue) bool {
	return b.to > b.from && r.is(b.to-1, c) && r.tokens[b.to-1].upper
}
