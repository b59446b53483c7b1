package publish

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"sillage/db/identity"
	"sillage/db/sqlite"
)

// nameBodies writes the names under which bodies of records are looked up. They
// are read on a connection of their own and put in order by SQLite: memory does
// not grow with them.
func (p *publisher) nameBodies(ctx context.Context) (err error) {
	reader, err := sqlite.OpenBulk(ctx, p.temp)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	if err := p.execAll(ctx, "create temp table name (folded text, party integer, lang text)"); err != nil {
		return err
	}
	n, err := newNaming(ctx, p)
	if err != nil {
		return err
	}
	defer n.insert.Close()
	if _, err := reader.Hand(ctx, []string{"id", "name_fr", "name_en"}, "record_party where individual = 0 order by id", n.read); err != nil {
		return err
	}
	if err := n.batch.Write(ctx, n.insert); err != nil {
		return err
	}
	return p.execAll(ctx, "insert into record_name (folded, party, lang) select folded, party, lang from temp.name order by folded, party", "drop table temp.name")
}

// naming folds names on their way.
type naming struct {
	ctx    context.Context
	batch  *sqlite.Batch
	insert *sql.Stmt
	fr, en []byte
}

func newNaming(ctx context.Context, p *publisher) (*naming, error) {
	batch, err := p.loader.Batch(3)
	if err != nil {
		return nil, err
	}
	insert, err := p.db.PrepareContext(ctx, "insert into temp.name (folded, party, lang) select c0, c1, c2 from packed(?)")
	return &naming{ctx: ctx, batch: batch, insert: insert}, err
}

// read takes parties as they are handed out: id and both names.
func (n *naming) read(rows []byte) error {
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
		if err := n.name(party, string(fr), string(en)); err != nil {
			return err
		}
	}
	return nil
}

// name adds both names of a party; where one is like the other, or has no letter
// and no digit to look it up by, there is one name of both languages.
func (n *naming) name(party int64, fr, en string) error {
	n.fr = identity.AppendFold(n.fr[:0], fr)
	n.en = n.fr
	if en != fr {
		n.en = identity.AppendFold(nil, en)
	}
	switch {
	case len(n.fr) == 0:
		n.add(party, n.en, "")
	case len(n.en) == 0 || bytes.Equal(n.fr, n.en):
		n.add(party, n.fr, "")
	default:
		n.add(party, n.fr, "fr")
		n.add(party, n.en, "en")
	}
	if !n.batch.Full() {
		return nil
	}
	return n.batch.Write(n.ctx, n.insert)
}

func (n *naming) add(party int64, folded []byte, lang string) {
	if len(folded) == 0 {
		return
	}
	n.batch.Text(string(folded))
	n.batch.Integer(party)
	n.batch.Text(lang)
}
