package federalgrants

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// names makes up recipients: from a number always the same name, and from two
// numbers never the same one. No list of them is kept.
type names struct {
	towns []string
	kinds weighted
}

// kindCodes are the recipient types in the order of the extract, without none.
var kindCodes = []string{"N", "F", "P", "G", "S", "O", "A"}

func newNames(real *marginals) (names, error) {
	met := map[string]bool{}
	var towns []string
	for _, code := range slices.Sorted(maps.Keys(real.cities)) {
		for _, town := range real.cities[code].printed {
			key := strings.ToLower(strings.NewReplacer("é", "e", "É", "e", "è", "e", "ô", "o", "Î", "i", "î", "i", "â", "a", "ç", "c", "-", " ", ".", "", "'", " ").Replace(town))
			if !met[key] && !strings.ContainsFunc(town, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				met[key] = true
				towns = append(towns, town)
			}
		}
	}
	if len(towns) < 300 {
		return names{}, fmt.Errorf("cities.csv: %d towns to name recipients after, want 300 at least", len(towns))
	}
	weights := make([]uint64, len(kindCodes))
	for _, year := range real.kinds {
		before := year.sums[0] // the rows of type none
		for i := range weights {
			weights[i] += year.sums[i+1] - before
			before = year.sums[i+1]
		}
	}
	return names{towns, newWeighted(weights)}, nil
}

// kind is the recipient type of a number.
func (n names) kind(id uint64) string {
	return kindCodes[n.kinds.at(mixed(id^0x71de)%n.kinds.total())]
}

// of is the name of a number in English and in French.
func (n names) of(id uint64, kind string) (en, fr string) {
	if kind == "P" {
		return individual(id), individual(id)
	}
	patterns := patternsOf[kind]
	rest := scattered(id, uint64(len(n.towns)*len(themes)*len(patterns)))
	part := func(of int) int {
		at := rest % uint64(of)
		rest /= uint64(of)
		return int(at)
	}
	town, theme, pattern := n.towns[part(len(n.towns))], themes[part(len(themes))], patterns[part(len(patterns))]
	fill := func(form, theme string) string {
		name := strings.NewReplacer("{town}", town, "{theme}", theme, "{of}", "de ").Replace(form)
		if rest > 0 {
			name += fmt.Sprintf(" %d", rest+1)
		}
		return name
	}
	return fill(pattern.en, theme.en), fill(pattern.fr, theme.fr)
}

// individual is coined from syllables, so that it is nobody's name.
func individual(id uint64) string {
	syllables := uint64(len(openings) * len(endings))
	rest := scattered(id, syllables*syllables*syllables)
	coined := func(syllables int) string {
		var b strings.Builder
		for range syllables {
			b.WriteString(openings[rest%uint64(len(openings))])
			rest /= uint64(len(openings))
			b.WriteString(endings[rest%uint64(len(endings))])
			rest /= uint64(len(endings))
		}
		word := b.String()
		return strings.ToUpper(word[:1]) + word[1:]
	}
	family := coined(2)
	given := coined(1)
	name := family + "ux, " + given + "zo"
	if rest > 0 {
		name += fmt.Sprintf(" %d", rest+1)
	}
	return name
}

var (
	openings = []string{"b", "dr", "f", "gl", "k", "m", "p", "qu", "s", "t", "v", "zh"}
	endings  = []string{"ax", "eb", "iq", "oz", "uk", "yv", "oom", "eech"}
)

type wording struct{ en, fr string }

var themes = []wording{
	{"Seniors", "des aînés"}, {"Youth", "des jeunes"}, {"Women's", "des femmes"}, {"Family", "des familles"}, {"Newcomers", "des nouveaux arrivants"},
	{"Literacy", "d’alphabétisation"}, {"Computer Skills", "en informatique"}, {"Food", "alimentaire"}, {"Housing", "de logement"},
	{"Arts", "des arts"}, {"Theatre", "de théâtre"}, {"Music", "de musique"}, {"Heritage", "du patrimoine"}, {"History", "d’histoire"},
	{"Library", "de lecture"}, {"Sports", "des sports"}, {"Hockey", "de hockey"}, {"Skating", "de patinage"}, {"Swimming", "de natation"},
	{"Agricultural", "agricole"}, {"Fisheries", "des pêches"}, {"Forestry", "forestier"}, {"Environmental", "environnemental"}, {"River", "de la rivière"},
	{"Wildlife", "de la faune"}, {"Health", "de santé"}, {"Mental Health", "en santé mentale"}, {"Research", "de recherche"}, {"Science", "des sciences"},
	{"Technology", "de technologie"}, {"Robotics", "de robotique"}, {"Energy", "de l’énergie"}, {"Transit", "du transport"}, {"Tourism", "du tourisme"},
	{"Trade", "du commerce"}, {"Francophone", "francophone"}, {"Multicultural", "multiculturel"}, {"Volunteer", "des bénévoles"}, {"Day Care", "de garde"}, {"Camp", "de vacances"},
}

var patternsOf = map[string][]wording{
	"N": {
		{"{town} {theme} Association", "Association {theme} {of}{town}"}, {"{theme} Centre of {town}", "Centre {theme} {of}{town}"},
		{"{town} {theme} Society", "Société {theme} {of}{town}"}, {"{town} {theme} Foundation", "Fondation {theme} {of}{town}"},
		{"{theme} Council of {town}", "Conseil {theme} {of}{town}"}, {"{town} {theme} Club", "Club {theme} {of}{town}"},
		{"{town} {theme} Network", "Réseau {theme} {of}{town}"}, {"{town} {theme} Festival Inc.", "Festival {theme} {of}{town} inc."},
	},
	"F": {
		{"{town} {theme} Industries Inc.", "Industries {theme} {town} inc."}, {"{town} {theme} Solutions Ltd.", "Solutions {theme} {town} ltée"},
		{"{theme} Works {town} Ltd.", "Ateliers {theme} {town} ltée"}, {"{town} {theme} Systems Corp.", "Systèmes {theme} {town} corp."},
		{"{town} {theme} & Partners", "{town} {theme} & associés"}, {"{theme} Logistics of {town} Inc.", "Logistique {theme} {town} inc."},
	},
	"G": {{"{town} {theme} Board", "Régie {theme} {of}{town}"}, {"{town} {theme} Commission", "Commission {theme} {of}{town}"}, {"{theme} Authority of {town}", "Office {theme} {of}{town}"}},
	"S": {{"{town} College - {theme} Chair", "Collège {of}{town} - Chaire {theme}"}, {"{town} {theme} Institute", "Institut {theme} {of}{town}"}, {"{town} {theme} School", "École {theme} {of}{town}"}},
	"O": {{"{town} {theme} Project", "Projet {theme} {of}{town}"}, {"{town} {theme} Initiative", "Initiative {theme} {of}{town}"}},
	"A": {{"{town} Indigenous {theme} Circle", "Cercle autochtone {theme} {of}{town}"}, {"{town} Indigenous {theme} Alliance", "Alliance autochtone {theme} {of}{town}"}},
}
