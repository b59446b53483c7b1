package register

import (
	"fmt"
	"regexp"

	"sillage/db/funding"
)

// readQuestions passes on what the edition asks and answers, with the keys of
// the register's rows turned into those of what they became.
func (r *reader) readQuestions() error {
	e := r.edition
	r.out.Questions, r.out.WantedDocuments = e.Questions, e.WantedDocuments
	r.out.AccessLaws, r.out.LawReadings = e.AccessLaws, e.LawReadings
	for _, x := range e.QuestionEvidence {
		if err := r.ofProgramme("question_evidence.csv", x.Programme, x.Question); err != nil {
			return err
		}
		key, known := r.became[x.About]
		if !known {
			return fmt.Errorf("question_evidence.csv, %s, %s: about %q is no row of %s", x.Programme, x.Question, x.About, readingFile)
		}
		x.About = key
		r.out.QuestionEvidence = append(r.out.QuestionEvidence, x)
	}
	for _, a := range e.QuestionAnswers {
		if err := r.ofProgramme("question_answers.csv", a.Programme, a.Question); err != nil {
			return err
		}
		for _, words := range []*string{&a.AnswerFR, &a.AnswerEN} {
			if err := r.keyed(words); err != nil {
				return fmt.Errorf("question_answers.csv, %s, %s: %w", a.Programme, a.Question, err)
			}
		}
		r.out.QuestionAnswers = append(r.out.QuestionAnswers, a)
	}
	for _, l := range e.LawsOfBodies {
		if _, known := r.kinds[l.Organization]; !known {
			return fmt.Errorf("laws_of_bodies.csv: %q is no organization of %s", l.Organization, organizationsFile)
		}
		r.out.LawsOfBodies = append(r.out.LawsOfBodies, l)
	}
	for _, q := range e.Requests {
		if err := r.ofProgramme("requests.csv", q.Programme, q.Question); err != nil {
			return err
		}
		kind, known := r.kinds[q.Body]
		if !known || !funding.MayBeAsked(kind) {
			return fmt.Errorf("requests.csv, %s of %s: body %q is no public body of %s", q.Question, q.AskedOn, q.Body, organizationsFile)
		}
		r.out.Requests = append(r.out.Requests, q)
	}
	for _, d := range e.WantedDocuments {
		if d.Programme != "" && !r.programmes[d.Programme] {
			return fmt.Errorf("documents_wanted.csv, %s: programme %q is none of %s", d.Question, d.Programme, programmesFile)
		}
	}
	return nil
}

func (r *reader) ofProgramme(file, programme, question string) error {
	if !r.programmes[programme] {
		return fmt.Errorf("%s, %s: programme %q is none of %s", file, question, programme, programmesFile)
	}
	return nil
}

var registerKey = regexp.MustCompile(`[A-Z]\d{4}/\d+`)

// keyed turns the register's row names inside the references of a sentence
// into public keys.
func (r *reader) keyed(words *string) error {
	pieces, err := funding.SplitReferences(*words)
	if err != nil {
		return err
	}
	out := ""
	for _, p := range pieces {
		if p.Reference.Kind == "" {
			out += p.Words
			continue
		}
		for _, name := range registerKey.FindAllString(p.Reference.Key, -1) {
			if r.became[name] == "" {
				return fmt.Errorf("{%s:%s}: %s is no row of %s", p.Reference.Kind, p.Reference.Key, name, readingFile)
			}
		}
		key := registerKey.ReplaceAllStringFunc(p.Reference.Key, func(name string) string { return r.became[name] })
		out += "{" + p.Reference.Kind + ":" + key + "}"
	}
	*words = out
	return nil
}
