package release

import (
	"context"
	"database/sql"
	"strings"

	"sillage/db/funding"
)

// AccessLaw is a law under which documents may be asked of public bodies, with
// where its delay and its extension were read.
type AccessLaw struct {
	funding.AccessLaw
	Readings []funding.AccessLawReading
}

// Name, Citation, Officer, Address and Note give its words in that language.
func (l AccessLaw) Name(lang string) string     { return either(lang, l.NameFR, l.NameEN) }
func (l AccessLaw) Citation(lang string) string { return either(lang, l.CitationFR, l.CitationEN) }
func (l AccessLaw) Officer(lang string) string  { return either(lang, l.OfficerFR, l.OfficerEN) }
func (l AccessLaw) Address(lang string) string  { return either(lang, l.AddressFR, l.AddressEN) }
func (l AccessLaw) Note(lang string) string     { return either(lang, l.NoteFR, l.NoteEN) }

// AccessLaws lists the laws of the edition by id.
func (db *DB) AccessLaws(ctx context.Context) ([]AccessLaw, error) {
	readings, err := collect(ctx, db, "where laws were read", `
select law_id, says, address, as_of, words, lang, consulted_on
from access_law_reading
order by law_id, says, address`, func(rows *sql.Rows, r *funding.AccessLawReading) error {
		return rows.Scan(&r.Law, &r.Says, &r.Address, &r.AsOf, &r.Words, &r.Lang, &r.ConsultedOn)
	})
	if err != nil {
		return nil, err
	}
	return collect(ctx, db, "access laws", `
select id, name_fr, name_en, citation_fr, citation_en, officer_fr, officer_en, delay_days, extension_days,
  address_fr, address_en, langs, listed_bodies, verified, note_fr, note_en
from access_law
order by id`, func(rows *sql.Rows, l *AccessLaw) error {
		var langs string
		if err := rows.Scan(&l.ID, &l.NameFR, &l.NameEN, &l.CitationFR, &l.CitationEN, &l.OfficerFR, &l.OfficerEN, &l.DelayDays, &l.ExtensionDays,
			&l.AddressFR, &l.AddressEN, &langs, &l.ListedBodies, &l.Verified, &l.NoteFR, &l.NoteEN); err != nil {
			return err
		}
		l.Langs = strings.Split(langs, ";")
		for _, r := range readings {
			if r.Law == l.ID {
				l.Readings = append(l.Readings, r)
			}
		}
		return nil
	})
}

// Asking is a letter on offer, or a request that was sent: AskedOn tells which.
type Asking struct {
	Position           string
	Key                string
	Programme          Named
	Question           Question // words only
	Body               Named
	Law                string
	WantedFR, WantedEN string // of a letter
	funding.Request           // of a request
	Due                funding.Date
}

// Sent tells whether it was really sent.
func (a Asking) Sent() bool { return a.AskedOn != "" }

// State is a word of AskingStates.
func (a Asking) State() string {
	switch {
	case !a.Sent():
		return "offered"
	case a.Outcome == "":
		return funding.Asked
	default:
		return a.Outcome
	}
}

// AskingStates are offered, asked, and the outcomes of a request.
func AskingStates() []string {
	return append([]string{"offered", funding.Asked}, funding.RequestOutcomes.Values()...)
}

// AskingFilter keeps the letters and requests that have all the stated values.
type AskingFilter struct{ Programme, Question, Body, Law, State, Key, Lang string }

func (f AskingFilter) args() []any {
	return []any{sql.Named("programme", f.Programme), sql.Named("question", f.Question), sql.Named("body", f.Body), sql.Named("law", f.Law),
		sql.Named("state", f.State), sql.Named("key", f.Key), sql.Named("lang", f.Lang)}
}

// What was sent stands first, by day; then what may be sent, by programme and
// question.
const askings = `
with asking as (
  select
    '0 ' || r.asked_on || ' ' || r.key as position,
    r.key, r.programme_key, r.question_id, r.body_key, r.law_id, '' as wanted_fr, '' as wanted_en,
    r.asked_on, r.due_on, r.answered_on, coalesce(r.outcome, '') as outcome, r.address,
    coalesce(r.outcome, 'asked') as state
  from request r
  union all
  select
    '1 ' || ` + programmeOrder + ` || ' ' || printf('%03d', q.position) || ' ' || l.body_key,
    l.key, l.programme_key, l.question_id, l.body_key, l.law_id, l.wanted_fr, l.wanted_en,
    '', '', '', '', '', 'offered'
  from letter l
  join programme p on p.key = l.programme_key
  join question q on q.id = l.question_id
)
`

const askingJoins = `
from asking x
join programme p on p.key = x.programme_key
join question q on q.id = x.question_id
join organization o on o.key = x.body_key
join access_law w on w.id = x.law_id
where (:programme = '' or x.programme_key = :programme)
  and (:question = '' or x.question_id = :question)
  and (:body = '' or x.body_key = :body)
  and (:law = '' or x.law_id = :law)
  and (:state = '' or x.state = :state)
  and (:key = '' or x.key = :key)
  and :lang = :lang
`

const askingColumns = `
select
  x.position, x.key, p.key, p.name_fr, p.name_en, q.id, q.position, q.question_fr, q.question_en,
  o.key, o.name_fr, o.name_en, x.law_id, x.wanted_fr, x.wanted_en,
  x.asked_on, x.due_on, x.answered_on, x.outcome, x.address, w.delay_days`

func scanAsking(rows *sql.Rows, a *Asking) (err error) {
	var days int
	if err := rows.Scan(&a.Position, &a.Key, &a.Programme.Key, &a.Programme.NameFR, &a.Programme.NameEN,
		&a.Question.ID, &a.Question.Order, &a.Question.FR, &a.Question.EN, &a.Body.Key, &a.Body.NameFR, &a.Body.NameEN, &a.Law, &a.WantedFR, &a.WantedEN,
		&a.AskedOn, &a.DueOn, &a.AnsweredOn, &a.Outcome, &a.Request.Address, &days); err != nil {
		return err
	}
	if a.Sent() {
		a.Due, err = a.Request.Due(days)
	}
	return err
}

// Askings lists requests that were sent and letters that may be.
func (db *DB) Askings(ctx context.Context, f AskingFilter, p Page, yield func(Asking) error) error {
	return list(ctx, db, "requests", askings+askingColumns+askingJoins+`
  and (:after = '' or x.position > :after)
order by 1
limit :limit`, f.args(), p, scanAsking, yield)
}

// CountAskings counts what Askings lists.
func (db *DB) CountAskings(ctx context.Context, f AskingFilter) (int64, error) {
	return db.count(ctx, "requests", askings+"select count(*)"+askingJoins, f.args())
}

// Letter reads one letter. Error: ErrNotFound.
func (db *DB) Letter(ctx context.Context, key string) (Asking, error) {
	f := AskingFilter{Key: key, State: "offered", Lang: "fr"}
	return one(ctx, db, "letter", key, askings+askingColumns+askingJoins, scanAsking, f.args()...)
}

// LetterEvidence is why a letter supposes that what it asks for exists.
func (db *DB) LetterEvidence(ctx context.Context, key string) ([]SourceLine, error) {
	return collect(ctx, db, "evidence of a letter", `
select`+sourceLineColumns+`
from letter_evidence x
join evidence e on e.key = x.evidence_key
join document d on d.key = e.document_key
where x.letter_key = :key
order by x.position`, func(rows *sql.Rows, s *SourceLine) error { return rows.Scan(s.into()...) }, sql.Named("key", key))
}
