package publish

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	"sillage/db/identity"
	"sillage/db/sqlite"
)

// bodyName is a folded name of a party, as far as its first letters tell it
// from others: the rest stands in the text from at on.
type bodyName struct {
	letters  uint64
	at, size uint32
	party    int64
	lang     byte // 0 both, else f or e
}

// bodyNames are the names under which bodies of records are looked up.
type bodyNames struct {
	text  []byte
	names []bodyName
}

// readNames folds the names of every body and puts them in their order.
func readNames(ctx context.Context, l *sqlite.Loader) (*bodyNames, error) {
	b := &bodyNames{}
	if _, err := l.Hand(ctx, []string{"id", "name_fr", "name_en"}, "record_party where individual = 0 order by id", b.read); err != nil {
		return nil, err
	}
	slices.SortFunc(b.names, b.compare)
	return b, nil
}

func (p *publisher) nameBodies(ctx context.Context, b *bodyNames) error {
	batch, err := p.loader.Batch(3)
	if err != nil {
		return err
	}
	insert, err := p.db.PrepareContext(ctx, "insert into record_name (folded, party, lang) select c0, c1, c2 from packed(?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, n := range b.names {
		batch.Text(string(b.folded(n)))
		batch.Integer(n.party)
		batch.Text(langs[n.lang])
		if batch.Full() {
			if err := batch.Write(ctx, insert); err != nil {
				return err
			}
		}
	}
	return batch.Write(ctx, insert)
}

var langs = map[byte]string{0: "", 'f': "fr", 'e': "en"}

// read takes parties as they are handed out: id and both names.
func (b *bodyNames) read(rows []byte) error {
	for len(rows) > 0 {
		var id, fr, en []byte
		_, id, rows = sqlite.Cell(rows)
		_, fr, rows = sqlite.Cell(rows)
		_, en, rows = sqlite.Cell(rows)
		party, err := strconv.ParseInt(string(id), 10, 64)
		if err != nil {
			return fmt.Errorf("id of a party: %w", err)
		}
		if len(fr) == 0 {
			fr = en
		}
		if len(en) == 0 {
			en = fr
		}
		first := b.add(party, fr)
		if bytes.Equal(fr, en) {
			continue
		}
		second := b.add(party, en)
		switch {
		case first == nil || second == nil: // nothing to look up in one of them
		case bytes.Equal(b.folded(*first), b.folded(*second)):
			b.names = b.names[:len(b.names)-1]
		default:
			first.lang, second.lang = 'f', 'e'
		}
	}
	return nil
}

// add folds a name; nil where it has no letter and no digit. What is returned
// is good until two more are added.
func (b *bodyNames) add(party int64, name []byte) *bodyName {
	at := len(b.text)
	b.text = identity.AppendFold(b.text, string(name))
	if len(b.text) == at {
		return nil
	}
	var letters [8]byte
	copy(letters[:], b.text[at:])
	b.names = slices.Grow(b.names, 2)
	b.names = append(b.names, bodyName{letters: binary.BigEndian.Uint64(letters[:]), at: uint32(at), size: uint32(len(b.text) - at), party: party})
	return &b.names[len(b.names)-1]
}

func (b *bodyNames) folded(n bodyName) []byte { return b.text[n.at : n.at+n.size] }

func (b *bodyNames) compare(x, y bodyName) int {
	if x.letters != y.letters {
		return cmp.Compare(x.letters, y.letters)
	}
	return cmp.Or(bytes.Compare(b.folded(x), b.folded(y)), cmp.Compare(x.party, y.party))
}
