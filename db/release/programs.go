package release

import (
	"context"
	"database/sql"
)

// Program is a programme with what it holds.
type Program struct {
	Position string
	Named
	Parent             Named // empty key: none
	Theme, Part        Named // codes with the edition's labels; Part may be empty
	Mode, Scope, About string
	Featured           bool
	Owners             []Named
	AnnouncedOn        string // first announcement, empty when none is known
	Facts              int64  // rows of evidence that speak of it
	Awards, Figures    int64
	Statements         int64
	Quantities         int64
	PublicNumber       int64 // of its public id
}

// ProgramFilter keeps the programmes that have all the stated values.
type ProgramFilter struct {
	Theme, Mode, Scope, Parent, Owner string
	Featured                          bool
}

const programColumns = `with listed as (
  select
    p.key, p.name_fr, p.name_en, p.parent_key, p.theme, p.theme_part, p.mode, p.scope, p.about, p.featured,
    coalesce(n.facts, 0) as facts, coalesce(n.awards, 0) as awards, coalesce(n.figures, 0) as figures,
    coalesce(n.statements, 0) as statements, coalesce(n.quantities, 0) as quantities,
    printf('%012d', 999999999999 - coalesce(n.facts, 0)) || ' ' || p.key as position
  from programme p
  left join programme_count n on n.programme_key = p.key
)
select
  p.position, p.key, p.name_fr, p.name_en,
  up.key, up.name_fr, up.name_en,
  t.code, t.label_fr, t.label_en,
  tp.code, tp.label_fr, tp.label_en,
  p.mode, p.scope, p.about, p.featured,
  (
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from programme_owner po
    join organization o on o.key = po.organization_key
    where po.programme_key = p.key
  ),
  coalesce((select min(x.announced_on) from announcement x where x.programme_key = p.key and x.announced_on <> ''), ''),
  p.facts, p.awards, p.figures, p.statements, p.quantities,
  coalesce((select x.number from public_id x where x.kind = 'programme' and x.key = p.key), 0)
from listed p
left join programme up on up.key = p.parent_key
left join theme t on t.code = p.theme
left join theme tp on tp.code = p.theme_part
`

func scanProgram(rows *sql.Rows, p *Program) error {
	var parent, theme, part named
	var owners names
	into := []any{&p.Position, &p.Key, &p.NameFR, &p.NameEN}
	into = append(append(append(into, parent.into()...), theme.into()...), part.into()...)
	into = append(into, &p.Mode, &p.Scope, &p.About, &p.Featured, &owners, &p.AnnouncedOn,
		&p.Facts, &p.Awards, &p.Figures, &p.Statements, &p.Quantities, &p.PublicNumber)
	if err := rows.Scan(into...); err != nil {
		return err
	}
	p.Parent, p.Theme, p.Part, p.Owners = parent.named(), theme.named(), part.named(), owners
	return nil
}

const programFilter = `where (:theme = '' or p.theme = :theme or p.theme_part = :theme)
  and (:mode = '' or p.mode = :mode)
  and (:scope = '' or p.scope = :scope)
  and (:parent = '' or p.parent_key = :parent)
  and (:featured = 0 or p.featured = 1)
  and (:owner = '' or exists (select 1 from programme_owner x where x.programme_key = p.key and x.organization_key = :owner))
`

func (f ProgramFilter) args() []any {
	return []any{sql.Named("theme", f.Theme), sql.Named("mode", f.Mode), sql.Named("scope", f.Scope),
		sql.Named("parent", f.Parent), sql.Named("owner", f.Owner), sql.Named("featured", f.Featured)}
}

// Programs lists programmes, those with most facts first.
func (db *DB) Programs(ctx context.Context, f ProgramFilter, p Page, yield func(Program) error) error {
	return list(ctx, db, "programmes", programColumns+programFilter+`
  and (:after = '' or p.position > :after)
order by p.position
limit :limit`, f.args(), p, scanProgram, yield)
}

// CountPrograms counts what Programs lists.
func (db *DB) CountPrograms(ctx context.Context, f ProgramFilter) (int64, error) {
	return db.count(ctx, "programmes", "select count(*) from programme p\n"+programFilter, f.args())
}

// Program reads one programme. Error: ErrNotFound.
func (db *DB) Program(ctx context.Context, key string) (Program, error) {
	return one(ctx, db, "programme", key, programColumns+"where p.key = :key", scanProgram, sql.Named("key", key))
}
