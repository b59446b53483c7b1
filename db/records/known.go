package records

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/cespare/xxhash/v2"

	"sillage/db/funding"
	"sillage/db/identity"
)

const (
	insertParties = `
		insert into record_party (id, key)
		select c0, c1
		from packed(?)`
	insertSpellings = `
		insert into record_spelling (id, party, code, business_number, neq, name_fr, name_en, city, province, country, kind, individual)
		select c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11
		from packed(?)`
	insertProgrammes = `
		insert into record_programme (id, payer, name_fr, name_en)
		select c0, c1, c2, c3
		from packed(?)`
	insertTerms = `
		insert into record_terms (id, form, mode, hop, origin, money, status, stage, basis, currency)
		select c0, c1, c2, c3, c4, c5, c6, c7, c8, c9
		from packed(?)`
)

// thing is something that many rows have: its number in the file, and a hash
// of what it says, which is the same in every file.
type thing struct {
	id   int64
	fold uint64
}

// known are the things written so far, as hashes of what they say: no text of
// theirs stays in memory.
type known struct {
	spellings, parties, programmes numbers
	partyOf                        []uint32 // of a spelling
	terms                          map[terms]thing
}

func newKnown() known { return known{partyOf: []uint32{0}, terms: map[terms]thing{}} }

type terms struct {
	form             funding.Form
	mode             funding.Mode
	hop              funding.Hop
	origin           funding.AwardOrigin
	money            funding.Money
	stage            funding.Stage
	basis            funding.Basis
	status, currency string
}

// terms numbers what is the same in many awards, and holds its codes against
// the lists.
func (w *Writer) terms(r *funding.Record) (thing, error) {
	t := terms{r.Form, r.Mode, r.Hop, r.Origin, r.Money, r.Stage, r.Basis, r.Status, r.Currency}
	if known, ok := w.known.terms[t]; ok {
		return known, nil
	}
	all := [...]struct {
		list  funding.CodeList
		value string
	}{
		{funding.Forms, string(t.form)}, {funding.Modes, string(t.mode)}, {funding.Hops, string(t.hop)}, {funding.AwardOrigins, string(t.origin)},
		{funding.Moneys, string(t.money)}, {funding.Statuses, t.status}, {funding.Stages, string(t.stage)}, {funding.Bases, string(t.basis)},
	}
	w.fold = w.fold[:0]
	for _, c := range all {
		if !c.list.Has(c.value) {
			return thing{}, fmt.Errorf("%s: %q is no word of the list", c.list.Name, c.value)
		}
		w.fold = appendText(w.fold, c.value)
	}
	if len(t.currency) != 3 || sound("currency", t.currency) != nil {
		return thing{}, fmt.Errorf("currency: %q, want a code of three letters", t.currency)
	}
	w.fold = appendText(w.fold, t.currency)
	known := thing{int64(len(w.known.terms) + 1), xxhash.Sum64(w.fold)}
	w.known.terms[t] = known
	w.termRows.Integer(known.id)
	for _, c := range all {
		w.termRows.Text(c.value)
	}
	w.termRows.Text(t.currency)
	return known, nil
}

// party numbers a spelling, and writes it where it is new. Of a private person
// the place is kept and nothing else.
func (w *Writer) party(p *funding.RecordParty, pays bool) (thing, error) {
	fold := w.foldParty(p)
	if p.Individual { // what they are called tells a change, and is not written
		p = &funding.RecordParty{Province: p.Province, Country: p.Country, Kind: "unknown", Individual: true}
		w.foldParty(p)
	}
	id, isNew := w.known.spellings.number(xxhash.Sum64(w.fold))
	if !isNew {
		return thing{int64(id), fold}, nil
	}
	if err := checkParty(p); err != nil {
		return thing{}, err
	}
	w.key = appendPartyKey(w.key[:0], w.Source, p, pays)
	party, isNew := w.known.parties.number(xxhash.Sum64(w.key))
	if isNew {
		w.parties.Integer(int64(party))
		w.parties.Text(string(w.key))
	}
	w.known.partyOf = append(w.known.partyOf, party)
	b := w.spellings
	b.Integer(int64(id))
	b.Integer(int64(party))
	for _, s := range [...]string{p.Code, p.BusinessNumber, p.NEQ, p.NameFR, p.NameEN, p.City, p.Province, p.Country, p.Kind} {
		b.Text(s)
	}
	b.Integer(oneIf(p.Individual))
	return thing{int64(id), fold}, nil
}

// foldParty leaves all that is said of a party in w.fold and gives its hash.
func (w *Writer) foldParty(p *funding.RecordParty) uint64 {
	w.fold = w.fold[:0]
	for _, s := range [...]string{p.Code, p.BusinessNumber, p.NEQ, p.NameFR, p.NameEN, p.City, p.Province, p.Country, p.Kind} {
		w.fold = appendText(w.fold, s)
	}
	w.fold = append(w.fold, byte(oneIf(p.Individual)))
	return xxhash.Sum64(w.fold)
}

func checkParty(p *funding.RecordParty) error {
	for _, s := range [...]string{p.Code, p.BusinessNumber, p.NEQ, p.NameFR, p.NameEN, p.City, p.Province, p.Country} {
		if err := sound("party", s); err != nil {
			return err
		}
	}
	if !funding.OrganizationKinds.Has(p.Kind) {
		return fmt.Errorf("party %.60q: kind %q is in no list", p.Name(false), p.Kind)
	}
	return nil
}

// appendPartyKey appends a key that is one for all spellings of a body, as far
// as the source tells: who receives is known by an official number first, who
// pays by the source's code.
func appendPartyKey(key []byte, source string, p *funding.RecordParty, pays bool) []byte {
	code := p.Code != "" && (pays || p.BusinessNumber == "" && p.NEQ == "")
	switch {
	case p.Individual:
		return append(append(key, "individuals-"...), p.Province...)
	case code:
		return append(append(append(append(key, "code-"...), source...), '-'), p.Code...)
	case p.BusinessNumber != "":
		return append(append(key, "bn-"...), p.BusinessNumber...)
	case p.NEQ != "":
		return append(append(key, "neq-"...), p.NEQ...)
	}
	named := identity.AppendFold(key, p.Name(false))
	named = identity.AppendFold(append(named, '\n'), p.City)
	sum := sha256.Sum256(named[len(key):])
	return hex.AppendEncode(append(key, "name-"...), sum[:8])
}

// programme numbers a programme of a payer; zero where the row names none.
func (w *Writer) programme(r *funding.Record, payer thing) (thing, error) {
	if r.ProgrammeFR == "" && r.ProgrammeEN == "" {
		return thing{}, nil
	}
	party := w.known.partyOf[payer.id]
	w.fold = appendText(appendText(w.fold[:0], r.ProgrammeFR), r.ProgrammeEN)
	fold := xxhash.Sum64(w.fold)
	w.fold = binary.BigEndian.AppendUint32(w.fold, party)
	id, isNew := w.known.programmes.number(xxhash.Sum64(w.fold))
	if isNew {
		if err := errors.Join(sound("programme", r.ProgrammeFR), sound("programme", r.ProgrammeEN)); err != nil {
			return thing{}, err
		}
		w.programmes.Integer(int64(id))
		w.programmes.Integer(int64(party))
		w.programmes.Text(r.ProgrammeFR)
		w.programmes.Text(r.ProgrammeEN)
	}
	return thing{int64(id), fold}, nil
}

// appendText adds a text with its length, so that no two lists of texts give
// the same bytes.
func appendText(to []byte, s string) []byte {
	return append(binary.BigEndian.AppendUint32(to, uint32(len(s))), s...)
}

func oneIf(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// numbers numbers hashes from 1 on, in the order in which they come: twelve
// bytes a place, and at most three quarters of the places taken. Two of a
// million hashes of 64 bits fall together once in 37 million loads.
type numbers struct {
	places []place
	taken  uint32
}

// place holds the two halves of a hash and its number beside each other, for
// memory is far away and each look at another part of it is waited for. A number
// of 0: the place is free.
type place struct{ low, high, value uint32 }

// A file of some thousand rows needs few places; one of millions has as many
// from early on, so that memory is the same for any of them, as is what the
// collector of garbage makes of it.
const fewPlaces, manyPlaces = 1 << 15, 1 << 22

func (n *numbers) number(hash uint64) (value uint32, isNew bool) {
	if int(n.taken) >= len(n.places)/4*3 {
		n.grow()
	}
	low, high := uint32(hash), uint32(hash>>32)
	p := n.find(low, high)
	if p.value != 0 {
		return p.value, false
	}
	n.taken++
	*p = place{low, high, n.taken}
	return n.taken, true
}

// find gives the place where a hash stands, or would stand.
func (n *numbers) find(low, high uint32) *place {
	mask := uint32(len(n.places) - 1)
	for at := low & mask; ; at = (at + 1) & mask {
		if p := &n.places[at]; p.value == 0 || p.low == low && p.high == high {
			return p
		}
	}
}

func (n *numbers) grow() {
	old := n.places
	places := max(fewPlaces, 2*len(old))
	if places > fewPlaces && places < manyPlaces {
		places = manyPlaces
	}
	n.places = make([]place, places)
	for _, p := range old {
		if p.value != 0 {
			*n.find(p.low, p.high) = p
		}
	}
}
