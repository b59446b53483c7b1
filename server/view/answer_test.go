package view

import (
	"strings"
	"testing"

	"sillage/db/funding"
)

// saidBy joins the pieces of a sentence as a reader sees them.
func saidBy(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Amount != nil:
			b.WriteString(p.Amount.Text)
		case p.Link != nil:
			b.WriteString(p.Link.Text)
		default:
			b.WriteString(p.Text)
		}
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(b.String())
}

func TestTheAnswerReadsAsASentenceWhateverTheNames(t *testing.T) {
	sum := func(lang Lang, millions int64, q funding.Qualifier, stage string, computed bool) *Amount {
		a := m(lang, millions, q, stage, "synthetic")
		a.Computed = computed
		return &a
	}
	names := func(all ...string) []Link {
		var out []Link
		for _, n := range all {
			out = append(out, Link{Text: n, Href: "/" + n})
		}
		return out
	}
	class := func(lang Lang, n int64, unit string) Party {
		return Party{Kind: "class", Count: n, CountUnit: unit}
	}
	for name, c := range map[string]struct {
		lang  Lang
		facts func(Lang) AnswerFacts
		want  string
	}{
		"all is known, in French, of names that want an article and of one that wants none": {French, func(l Lang) AnswerFacts {
			return AnswerFacts{Payers: names("Ministère synthétique"), Managers: names("Fondation synthétique"), Entering: sum(l, 54, funding.AtLeast, "announced", false),
				DurationYears: 3, Reaching: []Reaching{{*sum(l, 36, funding.Exact, "announced", false), class(l, 500, "organizations")}, {*sum(l, 39, funding.Exact, "reported", false), class(l, 500, "projects")}}}
		}, "Qui paie : Ministère synthétique, au moins 5,4 M$ annoncés sur trois ans. Qui gère : Fondation synthétique. Qui reçoit : 500 organismes, 3,6 M$ annoncés ; 500 projets, 3,9 M$ rapportés. Aucun récipiendaire nommé n’a été trouvé dans les documents lus."},
		"the same in English": {English, func(l Lang) AnswerFacts {
			return AnswerFacts{Payers: names("Ministère synthétique"), Managers: names("Fondation synthétique"), Entering: sum(l, 54, funding.AtLeast, "announced", false),
				DurationYears: 3, Reaching: []Reaching{{*sum(l, 36, funding.Exact, "announced", false), class(l, 500, "organizations")}, {*sum(l, 39, funding.Exact, "reported", false), class(l, 500, "projects")}}}
		}, "Who pays: Ministère synthétique, at least $5.4M announced over three years. Who manages: Fondation synthétique. Who receives: 500 organizations, $3.6M announced; 500 projects, $3.9M reported. No named recipient was found in the documents read."},
		"two pay, one more than a sentence holds manages, and the sum was computed": {French, func(l Lang) AnswerFacts {
			return AnswerFacts{Payers: names("A", "B"), Managers: names("C", "D", "E", "F", "G"), Entering: sum(l, 54, funding.Exact, "budgeted", true), RecipientsNamed: 2}
		}, "Qui paie : A et B, 5,4 M$, budgétés. Qui gère : C, D, E et 2 autres."},
		"a named body receives": {English, func(l Lang) AnswerFacts {
			return AnswerFacts{Payers: names("A"), Entering: sum(l, 54, funding.Exact, "paid", false), RecipientsNamed: 1,
				Reaching: []Reaching{{*sum(l, 36, funding.Exact, "paid", false), Party{Kind: "organization", Names: names("R")}}}}
		}, "Who pays: A, $5.4M paid. Who receives: R, $3.6M paid."},
		"the payer is known and its sum is not": {French, func(l Lang) AnswerFacts {
			return AnswerFacts{Payers: names("A"), RecipientsNamed: 1, Reaching: []Reaching{{*sum(l, 36, funding.Exact, "committed", false), Party{}}}}
		}, "Qui paie : A, somme non trouvée dans les documents lus. Qui reçoit : plusieurs récipiendaires, 3,6 M$ engagés."},
		"nobody is named who pays": {English, func(l Lang) AnswerFacts {
			return AnswerFacts{Entering: sum(l, 54, funding.Exact, "announced", false)}
		}, "Sum entering: $5.4M announced."},
		"nothing is known of what enters": {French, func(l Lang) AnswerFacts {
			return AnswerFacts{RecipientsNamed: 1, Reaching: []Reaching{{*sum(l, 36, funding.Exact, "paid", false), Party{Kind: "organization", Names: names("R")}}}}
		}, "La somme qui entre n’a pas été trouvée dans les documents lus. Qui reçoit : R, 3,6 M$ versés."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := saidBy(Answer(c.lang, c.facts(c.lang))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
