package publish

import (
	"context"
	"database/sql"
	"fmt"
)

// ProgrammeSpelling is a name under which a source of records shows a programme
// of the edition's theme, letter by letter, as the edition ties it.
type ProgrammeSpelling struct {
	Source, Name string
	Programme    string // key of the edition's programme, or empty
	Theme, Scope string // of a programme that the edition has nothing else of
}

// tieSpellings ties programmes of records to those of the edition, or to its
// theme alone. A key that no programme has ties nothing: the withdrawn or
// renamed programme is then of the theme only.
func tieSpellings(ctx context.Context, tx *sql.Tx, spellings []ProgrammeSpelling) error {
	for _, s := range spellings {
		for _, query := range []string{`
			update record_programme
			set programme_key = :programme
			where :name in (name_en, name_fr)
			  and source in (select id from record_source where source_id = :source)
			  and exists (select 1 from programme where key = :programme)`, `
			update record_programme
			set (theme, scope, followed) = (
			  select t.code, :scope, t.followed or exists (select 1 from theme u where u.code = t.parent and u.followed = 1)
			  from theme t
			  where t.code = :theme
			)
			where :name in (name_en, name_fr)
			  and source in (select id from record_source where source_id = :source)
			  and programme_key is null`,
		} {
			if _, err := tx.ExecContext(ctx, query, sql.Named("source", s.Source), sql.Named("name", s.Name), sql.Named("programme", s.Programme),
				sql.Named("theme", s.Theme), sql.Named("scope", s.Scope)); err != nil {
				return fmt.Errorf("programme %q of %s: %w", s.Name, s.Source, err)
			}
		}
	}
	return nil
}
