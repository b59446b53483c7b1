package release

import (
	"context"
	"database/sql"
)

// Program is a programme with what it holds.
type Program struct {
	Position string
	Named
	Parent           Named // empty key: none
	Theme, Part      Named // codes with the edition's labels; Part may be empty
	Mode, Scope      string
	AboutFR, AboutEN string // one line of the edition; empty where it has none
	Note             string // of the source
	Featured         bool
	Owners           []Named
	AnnouncedOn      string // first announcement, empty when none is known
	Facts            int64  // rows of evidence that speak of it
	Awards, Figures  int64
	Statements       int64
	Quantities       int64
	PublicNumber     int64 // of its public id
}

// ProgramFilter keeps the programmes that have all the stated values.
type ProgramFilter struct {
	Theme, Mode, Scope, Parent, Owner string
	Featured                          bool
}

const programRows = `
select
  v.position, v.programme, v.programme_name_fr, v.programme_name_en,
  v.parent, v.parent_name_fr, v.parent_name_en,
  v.theme, v.theme_label_fr, v.theme_label_en, v.theme_part, v.theme_part_label_fr, v.theme_part_label_en,
  v.mode, v.scope, v.about_fr, v.about_en, v.note, v.featured, v.owner_list, v.announced_on,
  v.facts, v.awards, v.figures, v.statements, v.quantities, v.public_number
from programme_rows v
`

func scanProgram(rows *sql.Rows, p *Program) error {
	var owners names
	into := append([]any{&p.Position}, p.Named.into()...)
	into = append(append(append(into, p.Parent.into()...), p.Theme.into()...), p.Part.into()...)
	into = append(into, &p.Mode, &p.Scope, &p.AboutFR, &p.AboutEN, &p.Note, &p.Featured, &owners, &p.AnnouncedOn,
		&p.Facts, &p.Awards, &p.Figures, &p.Statements, &p.Quantities, &p.PublicNumber)
	err := rows.Scan(into...)
	p.Owners = owners
	return err
}

const programFilter = `where (:theme = '' or v.theme = :theme or v.theme_part = :theme)
  and (:mode = '' or v.mode = :mode)
  and (:scope = '' or v.scope = :scope)
  and (:parent = '' or v.parent = :parent)
  and (:featured = 0 or v.featured = 1)
  and (:owner = '' or exists (select 1 from programme_owner x where x.programme_key = v.programme and x.organization_key = :owner))
`

func (f ProgramFilter) args() []any {
	return []any{sql.Named("theme", f.Theme), sql.Named("mode", f.Mode), sql.Named("scope", f.Scope),
		sql.Named("parent", f.Parent), sql.Named("owner", f.Owner), sql.Named("featured", f.Featured)}
}

// Programs lists programmes, those with most facts first.
func (db *DB) Programs(ctx context.Context, f ProgramFilter, p Page, yield func(Program) error) error {
	return list(ctx, db, "programmes", programRows+programFilter+`
  and v.position > :after
order by v.position
limit :limit`, f.args(), p, scanProgram, yield)
}

// CountPrograms counts what Programs lists.
func (db *DB) CountPrograms(ctx context.Context, f ProgramFilter) (int64, error) {
	return db.count(ctx, "programmes", "select count(*) from programme_rows v\n"+programFilter, f.args())
}

// Program reads one programme. Error: ErrNotFound.
func (db *DB) Program(ctx context.Context, key string) (Program, error) {
	return one(ctx, db, "programme", key, programRows+"where v.programme = :key", scanProgram, sql.Named("key", key))
}
