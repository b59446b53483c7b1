package funding

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// QuestionStates lists how a question about a programme stands: what was
// found, or one of the states of not knowing.
var QuestionStates = CodeList{"question_state", append([]Code{
	{"found", "trouvé", "found", "Un document lu répond à toute la question.", "A document read answers the whole question."},
	{"found_in_part", "trouvé en partie", "found in part", "Des documents lus répondent à une partie de la question.", "Documents read answer part of the question."},
	{"sources_differ", "les sources diffèrent", "the sources differ", "Des documents lus disent le contraire l’un de l’autre.", "Documents read say the opposite of one another."},
}, Unknowns.Codes...)}

// States of a question that rules give.
const (
	Found         = "found"
	FoundInPart   = "found_in_part"
	SourcesDiffer = "sources_differ"
	NotFound      = "not_found"
	Absent        = "absent"
	Asked         = "asked"
	Refused       = "refused"
	NotHeld       = "not_held"
)

// QuestionSides lists what a piece of evidence does for a question.
var QuestionSides = CodeList{"question_side", []Code{
	{"settles", "ce sur quoi la réponse repose", "what the answer rests on", "", ""},
	{"for", "ce qui va dans ce sens", "what speaks for it", "", ""},
	{"against", "ce qui va dans l’autre", "what speaks against it", "", ""},
	{"asks", "qui pose la question", "who asks the question", "", ""},
	{"beside", "à mettre à côté", "to set beside it", "Ne répond pas à la question et ne change pas son état.", "Does not answer the question and does not change its state."},
}}

// QuestionRules lists the rules by which the state of a question follows from
// the data. Evidence is the rule of a question that only people answer.
var QuestionRules = CodeList{"question_rule", []Code{
	{"payer_shares", "payeurs et parts", "payers and shares", "Trouvé quand chaque octroi lu a un payeur nommé et un montant, et qu’aucun reste n’est sans fonds.", "Found when every award read has a payer named and an amount, and no remainder lacks its fund."},
	{"manager_right", "titre du gestionnaire", "basis of the manager", "Trouvé quand une entente signée est connue ; en partie quand une source dit que l’organisme gère.", "Found when a signed agreement is known; in part when a source says that the body manages."},
	{"recipients", "récipiendaires nommés", "recipients named", "En partie dès que des récipiendaires sont nommés : rien ne dit que les noms lus soient tous les noms.", "In part as soon as recipients are named: nothing says that the names read are all of them."},
	{"share_reached", "part parvenue", "share that reached", "Trouvé quand le payeur verse directement aux récipiendaires, ou quand les deux sommes sont versées ; en partie quand un rapport est calculé.", "Found when the payer gives directly to recipients, or when both sums are paid; in part when a ratio is computed."},
	{"conditions", "conditions", "conditions", "En partie quand une condition, une règle ou une somme par récipiendaire est connue.", "In part when a condition, a rule or a sum per recipient is known."},
	{"targets", "cibles et résultats", "targets and results", "Trouvé quand chaque cible a son résultat ; en partie quand un résultat est connu.", "Found when every target has its result; in part when a result is known."},
	{"evidence", "preuves seules", "evidence alone", "Les sources diffèrent quand il y a du pour et du contre ; sinon en partie dès qu’une preuve répond.", "The sources differ when there is evidence on both sides; else in part as soon as evidence answers."},
}}

// RequestOutcomes lists what a body answered to a request for a document.
var RequestOutcomes = CodeList{"request_outcome", []Code{
	{"given", "remis", "given", "", ""},
	{"given_in_part", "remis en partie", "given in part", "", ""},
	{"refused", "refusé", "refused", "", ""},
	{"not_held", "non détenu", "not held", "", ""},
}}

// Question is asked of every programme to which its rule applies. Position is
// its place in the edition's order.
type Question struct {
	ID                   string
	Position             int
	FR, EN               string
	DependsFR, DependsEN string // what its state depends on
	Rule                 string // one of QuestionRules
}

// QuestionEvidence is a row of the register that bears on a question about a
// programme. About is the key of a figure, quantity, statement, governance
// link, award or note on a document.
type QuestionEvidence struct {
	Programme, Question string
	Position            int
	Side                string // one of QuestionSides
	About               string
	NoteFR, NoteEN      string
}

// QuestionAnswer is what a person wrote in answer. State is empty where the
// rule gives it; a state set by hand has its reason. Amounts, numbers and
// words of others stand in the answer as references: see References.
type QuestionAnswer struct {
	Programme, Question string
	State               string // one of QuestionStates, or empty
	WhyFR, WhyEN        string
	AnswerFR, AnswerEN  string
}

// Reference is a key in an answer, written {kind:key}: an amount or a number
// that opens its evidence, a computed number, words of others, a mark.
type Reference struct{ Kind, Key string }

// ReferenceKinds are amount (a figure), number (a quantity), computed, words
// and mark (of whatever row has evidence), and line: the number of the card's
// own line of that word of CardLines.
var ReferenceKinds = []string{"amount", "number", "computed", "words", "mark", "line"}

var reference = regexp.MustCompile(`\{([a-z]+):([^{}]*)\}`)

// ReferencePiece is plain words, or a reference when Reference is set.
type ReferencePiece struct {
	Words     string
	Reference Reference
}

// SplitReferences takes a sentence apart. An error names a kind that does not
// exist or a brace that stands alone.
func SplitReferences(words string) ([]ReferencePiece, error) {
	var out []ReferencePiece
	for words != "" {
		at := reference.FindStringSubmatchIndex(words)
		if at == nil {
			at = []int{len(words), len(words)}
		}
		if plain := words[:at[0]]; plain != "" {
			if strings.ContainsAny(plain, "{}") {
				return nil, fmt.Errorf("%q: want {kind:key}", plain)
			}
			out = append(out, ReferencePiece{Words: plain})
		}
		if len(at) > 2 {
			r := Reference{words[at[2]:at[3]], words[at[4]:at[5]]}
			if !slices.Contains(ReferenceKinds, r.Kind) || r.Key == "" {
				return nil, fmt.Errorf("{%s:%s}: want one of %s and a key", r.Kind, r.Key, strings.Join(ReferenceKinds, ", "))
			}
			out = append(out, ReferencePiece{Reference: r})
		}
		words = words[at[1]:]
	}
	return out, nil
}

// AccessLaw is a law under which a document may be asked of a public body.
type AccessLaw struct {
	ID                     string
	NameFR, NameEN         string
	CitationFR, CitationEN string
	OfficerFR, OfficerEN   string // to whom in the body a request goes
	DelayDays              int    // days to answer, counted from the request
	ExtensionDays          int    // days by which it may be longer; 0 when the law gives no number
	AddressFR, AddressEN   string
	Langs                  []string // in which letters are written
	ListedBodies           bool     // applies to every body of the edition's list of public bodies
	Verified               bool     // its delay was read in a copy of the law, or of a page on it
	NoteFR, NoteEN         string
}

// AccessLawReading is where something that is said of a law was read.
type AccessLawReading struct {
	Law, Says   string // Says: delay or extension
	Address     string
	AsOf        Date // of the version or page read; empty when it has no date
	Words, Lang string
	ConsultedOn Date
}

// LawOfBody says which law applies to a public body.
type LawOfBody struct{ Organization, Law, Why string }

// WantedDocument is the document that would answer a question, in the words of
// a letter. {programme} and {manager} stand for names; a text that names a
// manager is used only where one is known. The first that fits is used.
type WantedDocument struct {
	Question, Programme string // Programme empty: any
	Position            int
	FR, EN              string
}

// Request is a request for a document that was really sent.
type Request struct {
	Key                 string
	AskedOn             Date
	Body, Law           string
	Programme, Question string
	DueOn               Date // as the body said it; empty: by the law's delay
	AnsweredOn          Date
	Outcome             string // one of RequestOutcomes; empty: no answer yet
	Address             string // where the answer can be read
}

// Due is the last day to answer: the one stated, else the day asked and the
// law's delay. A day that is not in the calendar is an error.
func (r Request) Due(delayDays int) (Date, error) {
	if r.DueOn != "" {
		return r.DueOn, nil
	}
	asked, err := time.Parse(time.DateOnly, string(r.AskedOn))
	if err != nil {
		return "", fmt.Errorf("asked on %q: %w", r.AskedOn, err)
	}
	return Date(asked.AddDate(0, 0, delayDays).Format(time.DateOnly)), nil
}

// Waiting counts the days of a request without an answer as of a day: those
// since it was sent, and those past its last day (0 when it is not over). The
// third value is false when it was answered or lies after that day: nothing is
// counted then.
func (r Request) Waiting(due, asOf Date) (since, late int, counted bool) {
	if r.Outcome != "" {
		return 0, 0, false
	}
	now, err := time.Parse(time.DateOnly, string(asOf))
	if err != nil {
		return 0, 0, false
	}
	if since, counted = (Unknown{State: Asked, AskedOn: r.AskedOn}).DaysWaiting(now); !counted || since < 0 {
		return 0, 0, false
	}
	last, err := time.Parse(time.DateOnly, string(due))
	if err != nil {
		return 0, 0, false
	}
	return since, max(0, int(now.Sub(last).Hours()/24)), true
}

// publicKinds are the kinds of body of which a document may be asked under an
// access law. A government as a whole is asked through its ministries.
var publicKinds = []string{"ministry", "public_body", "municipality"}

// MayBeAsked tells whether a letter may be addressed to a body of this kind:
// never to a private one.
func MayBeAsked(kind string) bool { return slices.Contains(publicKinds, kind) }
