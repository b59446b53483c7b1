package publish

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"sillage/db/funding"
)

// Bounds of what a letter is offered for.
const (
	mostBodies   = 3 // bodies to ask about one question of one programme
	mostManagers = 2 // named in one letter; with more the words name none
	mostExists   = 3 // pieces of evidence that what is asked for exists
)

// letterWriter prepares letters to public bodies.
type letterWriter struct {
	d      *deriver
	asked  *asked
	bodies map[string]publicBody
	wanted []funding.WantedDocument
	owners map[string][]string // of programmes
}

// publicBody is a body of which a document may be asked, and by which law.
type publicBody struct{ key, kind, law, fr, en string }

func (d *deriver) letterWriter(a *asked) (*letterWriter, error) {
	w := &letterWriter{d: d, asked: a, bodies: map[string]publicBody{}, owners: map[string][]string{}}
	bodies, err := all(d, `
		select o.key, o.kind, coalesce(b.law_id, case when o.public_body is not null then (select min(id) from access_law where listed_bodies = 1) end, ''), o.name_fr, o.name_en
		from organization o
		left join law_of_body b on b.organization_key = o.key
		order by o.key`, func(r *sql.Rows, b *publicBody) error { return r.Scan(&b.key, &b.kind, &b.law, &b.fr, &b.en) })
	if err != nil {
		return nil, fmt.Errorf("read bodies: %w", err)
	}
	for _, b := range bodies {
		w.bodies[b.key] = b
	}
	if w.wanted, err = all(d, "select question_id, programme_key, words_fr, words_en from wanted_document order by position", func(r *sql.Rows, x *funding.WantedDocument) error {
		return r.Scan(&x.Question, &x.Programme, &x.FR, &x.EN)
	}); err != nil {
		return nil, fmt.Errorf("read documents wanted: %w", err)
	}
	type owner struct{ programme, organization string }
	owners, err := all(d, "select programme_key, organization_key from programme_owner order by 1, 2", func(r *sql.Rows, o *owner) error {
		return r.Scan(&o.programme, &o.organization)
	})
	for _, o := range owners {
		w.owners[o.programme] = append(w.owners[o.programme], o.organization)
	}
	return w, err
}

// write prepares one letter to each public body that pays or owns the
// programme, when the question is open and the edition says what to ask for.
func (w *letterWriter) write(p programmeNamed, q funding.Question, state string, facts funding.CardFacts) error {
	if state == funding.Found {
		return nil
	}
	for _, body := range w.addressees(p.key, facts) {
		exists := w.exists(p.key, body.key, facts)
		fr, en := w.words(p, q.ID, body.key, facts)
		if len(exists) == 0 || fr == "" {
			continue
		}
		key := p.key + "." + q.ID + "." + body.key
		if err := w.d.exec(`insert into letter (key, programme_key, question_id, body_key, law_id, wanted_fr, wanted_en) values (?, ?, ?, ?, ?, ?, ?)`,
			key, p.key, q.ID, body.key, body.law, fr, en); err != nil {
			return err
		}
		for i, e := range exists {
			if err := w.d.exec(`insert into letter_evidence (letter_key, position, evidence_key) values (?, ?, ?)`, key, i+1, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// addressees are the public bodies with a known law that pay from their own
// budget, then those that own the programme. Never a private one.
func (w *letterWriter) addressees(programme string, facts funding.CardFacts) []publicBody {
	var keys []string
	for _, a := range facts.Awards {
		if a.Origin == funding.OwnBudget {
			keys = append(keys, a.Payer.Organizations...)
		}
	}
	var out []publicBody
	for _, key := range append(keys, w.owners[programme]...) {
		b := w.bodies[key]
		if b.law != "" && funding.MayBeAsked(b.kind) && !slices.Contains(out, b) && len(out) < mostBodies {
			out = append(out, b)
		}
	}
	return out
}

// exists gathers the evidence of money that the body pays in the programme,
// else of any of the programme's money.
func (w *letterWriter) exists(programme, body string, facts funding.CardFacts) []string {
	var out []string
	add := func(figure string) {
		e := w.asked.evidenceOf[figure]
		if e != "" && !slices.Contains(out, e) && len(out) < mostExists {
			out = append(out, e)
		}
	}
	for _, a := range facts.Awards {
		if slices.Contains(a.Payer.Organizations, body) {
			add(facts.Shown[a.Key])
		}
	}
	for _, a := range facts.Awards {
		if len(out) == 0 {
			add(facts.Shown[a.Key])
		}
	}
	for _, f := range w.d.world.Figures {
		if len(out) == 0 && f.Programme == programme {
			add(f.Key)
		}
	}
	return out
}

// words fills the first text of the edition that fits: one for this programme
// before one for any, and one that names the manager only where one is known.
func (w *letterWriter) words(p programmeNamed, question, body string, facts funding.CardFacts) (fr, en string) {
	var managers []string
	for _, a := range facts.Awards {
		if a.Hop == funding.ToManager && slices.Contains(a.Payer.Organizations, body) {
			for _, o := range a.Receiver.Organizations {
				if !slices.Contains(managers, o) {
					managers = append(managers, o)
				}
			}
		}
	}
	for _, own := range []bool{true, false} {
		for _, x := range w.wanted {
			if x.Question != question || own != (x.Programme == p.key) || x.Programme != "" && x.Programme != p.key {
				continue
			}
			if strings.Contains(x.FR+x.EN, "{manager}") && (len(managers) == 0 || len(managers) > mostManagers) {
				continue
			}
			return w.filled(x.FR, p.fr, p.en, managers, true), w.filled(x.EN, p.en, p.fr, managers, false)
		}
	}
	return "", ""
}

func (w *letterWriter) filled(words, name, other string, managers []string, french bool) string {
	if name == "" {
		name = other
	}
	var names []string
	for _, m := range managers {
		b := w.bodies[m]
		first, second := b.en, b.fr
		if french {
			first, second = second, first
		}
		if first == "" {
			first = second
		}
		names = append(names, first)
	}
	and := map[bool]string{true: " et ", false: " and "}[french]
	return strings.NewReplacer("{programme}", name, "{manager}", strings.Join(names, and)).Replace(words)
}
