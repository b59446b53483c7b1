package release

import (
	"database/sql"

	"sillage/db/funding"
)

// SourceLine is what every row carries to be checked: the evidence with its
// words, the document, and who speaks in it.
type SourceLine struct {
	Evidence     string
	Fragment     string // empty when withheld
	FragmentLang string
	Locator      string
	State        string // one of EvidenceStates
	AddressState string
	ConsultedOn  funding.Date
	Snapshot     string // SHA-256, or empty
	Withheld     bool

	Document     string
	Title        string
	TitleLang    string
	Address      string
	Publisher    string
	PublisherKey string
	Kind         string // one of DocumentKinds
	Speaker      string // one of Speakers
	Source       string
}

// sourceLineColumns names what sourceLine scans: e is evidence, d document.
const sourceLineColumns = `
  e.key, e.fragment, e.lang, e.locator, e.state, e.address_state, e.consulted_on,
  coalesce(e.snapshot_hash, ''), e.withheld,
  d.key, d.title, d.lang, d.address, d.publisher, coalesce(d.publisher_key, ''),
  d.kind, d.speaker, d.source_id`

// viewSourceLine names the same columns of a public view, called v.
const viewSourceLine = `
  v.evidence, v.fragment, v.fragment_lang, v.locator, v.evidence_state, v.address_state, v.consulted_on,
  v.snapshot, v.withheld,
  v.document, v.source_title, v.title_lang, v.address, v.publisher, v.publisher_key,
  v.document_kind, v.speaker, v.source`

func (s *SourceLine) into() []any {
	return []any{&s.Evidence, &s.Fragment, &s.FragmentLang, &s.Locator, &s.State, &s.AddressState, &s.ConsultedOn,
		&s.Snapshot, &s.Withheld,
		&s.Document, &s.Title, &s.TitleLang, &s.Address, &s.Publisher, &s.PublisherKey,
		&s.Kind, &s.Speaker, &s.Source}
}

// named is a key with two names of a left join, all null together.
type named struct{ key, fr, en sql.NullString }

func (n *named) into() []any { return []any{&n.key, &n.fr, &n.en} }

func (n named) named() Named { return Named{n.key.String, n.fr.String, n.en.String} }
