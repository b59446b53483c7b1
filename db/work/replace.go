package work

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"sillage/db/funding"
	"sillage/db/sqlite"
)

// tables are those that hold a source's rows, children before parents, for
// deleting. What people decided is not a source's to replace.
var tables = []string{
	"request", "wanted_document", "law_of_body", "access_law_reading", "access_law", "question_answer", "question_evidence", "question",
	"announcement_event", "announcement_version", "announcement_waiting", "article", "outside",
	"candidate", "series_member", "series", "instead_parameter", "index_value", "index_series", "reply", "document_note", "relation", "governance",
	"statement_party", "statement", "quantity", "figure_party", "figure", "award_parent", "award_party",
	"award", "announcement_author", "announcement", "programme_owner", "programme", "theme_word", "theme",
	"organization_identifier", "organization_alias", "evidence", "document", "organization",
	"mending", "skip", "source_run", "municipality", "region", "public_body", "edition_text", "phrase", "known_source",
}

// Replace puts a source's new rows in the place of its old ones, in one
// transaction. The error names the table and the key that was refused; then
// nothing has changed.
func (w *DB) Replace(ctx context.Context, in Batch) error {
	if err := w.replace(ctx, in); err != nil {
		return fmt.Errorf("store source %s: %w", in.Source.ID, err)
	}
	return nil
}

// replace keeps its transaction by hand: when the commit is refused, the row
// that points at nothing is named before all is taken back.
func (w *DB) replace(ctx context.Context, in Batch) error {
	conn, err := w.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, s := range []string{"begin immediate", "pragma defer_foreign_keys = on"} {
		if _, err := conn.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "rollback") // refused, and nothing to take back, after a commit
	for _, table := range tables {
		if _, err := conn.ExecContext(ctx, "delete from "+table+" where source_id = ?", in.Source.ID); err != nil {
			return fmt.Errorf("clear %s: %w", table, err)
		}
	}
	for _, s := range []string{clearSnapshots, keepSnapshots, clearDecisions} {
		if _, err := conn.ExecContext(ctx, s, sql.Named("source", in.Source.ID)); err != nil {
			return fmt.Errorf("clear: %w", err)
		}
	}
	wr := &writer{ctx: ctx, conn: conn, source: in.Source.ID, statements: map[string]*sql.Stmt{}}
	defer wr.close()
	wr.origins(in)
	wr.edition(in)
	wr.saying(in)
	wr.money(in)
	wr.questions(in)
	wr.reading(in)
	wr.run(in)
	if wr.err != nil {
		return wr.err
	}
	if _, err := conn.ExecContext(ctx, "commit"); err != nil {
		row, found := sqlite.Dangling(ctx, conn)
		return errors.Join(fmt.Errorf("%s: %w", row, err), found)
	}
	return nil
}

// writer inserts rows and keeps the first error.
type writer struct {
	ctx        context.Context
	conn       *sql.Conn
	source     string
	statements map[string]*sql.Stmt
	err        error
}

func (w *writer) close() {
	for _, s := range w.statements {
		s.Close()
	}
}

// put inserts one row; columns are separated by spaces. source_id is added.
func (w *writer) put(table, columns string, values ...any) {
	if w.err != nil {
		return
	}
	statement, ok := w.statements[table]
	if !ok {
		names := strings.Fields(columns + " source_id")
		text := fmt.Sprintf("insert into %s (%s) values (?%s)", table, strings.Join(names, ", "), strings.Repeat(", ?", len(names)-1))
		if statement, w.err = w.conn.PrepareContext(w.ctx, text); w.err != nil {
			w.err = fmt.Errorf("%s: %w", table, w.err)
			return
		}
		w.statements[table] = statement
	}
	if _, err := statement.ExecContext(w.ctx, append(values, w.source)...); err != nil {
		w.err = fmt.Errorf("%s %v: %w", table, values[0], err)
	}
}

func (w *writer) origins(in Batch) {
	s := in.Source
	_, w.err = w.conn.ExecContext(w.ctx, `
		insert into source (id, kind, title_fr, title_en, publisher, home, covers_fr, covers_en, leaves_out_fr, leaves_out_en, licence, state)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		on conflict (id) do update set kind = excluded.kind, title_fr = excluded.title_fr, title_en = excluded.title_en,
			publisher = excluded.publisher, home = excluded.home, covers_fr = excluded.covers_fr, covers_en = excluded.covers_en,
			leaves_out_fr = excluded.leaves_out_fr, leaves_out_en = excluded.leaves_out_en, licence = excluded.licence, state = excluded.state`,
		s.ID, s.Kind, s.TitleFR, s.TitleEN, s.Publisher, s.Home, s.CoversFR, s.CoversEN, s.LeavesOutFR, s.LeavesOutEN, s.Licence, s.State)
	if w.err != nil {
		return
	}
	for _, o := range in.Organizations {
		w.put("organization", "key name_fr name_en kind owner_key region public_body individual",
			o.Key, o.NameFR, o.NameEN, o.Kind, null(o.Owner), o.Region, null(o.PublicBody), o.Individual)
	}
	for _, d := range in.Documents {
		w.document(d)
	}
	for _, s := range in.Snapshots {
		w.snapshot(s)
	}
	for _, e := range in.Evidence {
		w.put("evidence", "key document_key snapshot_hash locator fragment lang consulted_on state address_state withheld not_found_on",
			e.Key, e.Document, null(e.Snapshot), e.Locator, e.Fragment, e.Lang, string(e.ConsultedOn), e.State, e.AddressState, e.Withheld,
			string(e.NotFoundOn))
	}
	for _, a := range in.Aliases {
		w.put("organization_alias", "organization_key name lang evidence_key", a.Organization, a.Name, a.Lang, null(a.Evidence))
	}
	for _, i := range in.Identifiers {
		w.put("organization_identifier", "organization_key scheme value evidence_key", i.Organization, i.Scheme, i.Value, null(i.Evidence))
	}
}

// document writes an address that another source may know too. The words of a
// register win, since a person chose them; else those of the source that comes
// first by its id: the order in which sources are run decides nothing.
func (w *writer) document(d funding.Document) {
	if w.err != nil {
		return
	}
	_, err := w.conn.ExecContext(w.ctx, `
		insert into document (key, address, title, publisher, publisher_key, kind, speaker, lang, copy_of, note, twin, gone_since, archive, source_id)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		on conflict (key) do update set title = excluded.title, publisher = excluded.publisher, publisher_key = excluded.publisher_key,
			kind = excluded.kind, speaker = excluded.speaker, lang = excluded.lang, copy_of = excluded.copy_of, note = excluded.note,
			twin = excluded.twin, gone_since = excluded.gone_since, archive = excluded.archive, source_id = excluded.source_id
		where document.source_id <> excluded.source_id and document.address = excluded.address
			and ((select kind from source where id = excluded.source_id) = 'register'
				or excluded.source_id < document.source_id and (select kind from source where id = document.source_id) <> 'register')`,
		d.Key, d.Address, d.Title, d.Publisher, null(d.PublisherKey), d.Kind, d.Speaker, d.Lang, d.CopyOf, d.Note,
		d.Twin, string(d.GoneSince), d.Archive, w.source)
	if err != nil {
		w.err = fmt.Errorf("document %s: %w", d.Key, err)
	}
}

// Bytes that another source captured too stay, and pass to it.
const (
	clearSnapshots = `
		delete from snapshot
		where source_id = :source and hash not in (select snapshot_hash from evidence where snapshot_hash is not null and source_id <> :source)`
	keepSnapshots = `
		update snapshot
		set source_id = (select min(e.source_id) from evidence e where e.snapshot_hash = snapshot.hash and e.source_id <> :source)
		where source_id = :source`
	clearDecisions = `
		delete from decision
		where source_id = :source and kind = 'review'`
)

// snapshot writes bytes that another source may have captured too. They are
// told of as those of the source that comes first by its id.
func (w *writer) snapshot(s funding.Snapshot) {
	if w.err != nil {
		return
	}
	_, err := w.conn.ExecContext(w.ctx, `
		insert into snapshot (hash, address, media_type, size, fetched_on, source_id)
		values (?, ?, ?, ?, ?, ?)
		on conflict (hash) do update set address = excluded.address, media_type = excluded.media_type, size = excluded.size,
			fetched_on = excluded.fetched_on, source_id = excluded.source_id
		where excluded.source_id < snapshot.source_id`,
		s.Hash, s.Address, s.MediaType, s.Size, string(s.FetchedOn), w.source)
	if err != nil {
		w.err = fmt.Errorf("snapshot %s: %w", s.Hash, err)
	}
}

func (w *writer) edition(in Batch) {
	for _, t := range in.Themes {
		w.put("theme", "code parent label_fr label_en followed", t.Code, null(t.Parent), t.LabelFR, t.LabelEN, t.Followed)
	}
	for _, t := range in.ThemeWords {
		w.put("theme_word", "theme lang word", t.Theme, t.Lang, t.Word)
	}
	for _, r := range in.Regions {
		w.put("region", "code name population municipalities", r.Code, r.Name, r.Population, r.Municipalities)
	}
	for _, m := range in.Municipalities {
		var population any
		if m.Population >= 0 {
			population = m.Population
		}
		w.put("municipality", "code name region_code population", m.Code, m.Name, null(m.Region), population)
	}
	for _, b := range in.PublicBodies {
		w.put("public_body", "code name_fr name_en short_fr short_en", b.Code, b.NameFR, b.NameEN, b.ShortFR, b.ShortEN)
	}
	for _, t := range in.Texts {
		w.put("edition_text", "key lang words", t.Key, t.Lang, t.Words)
	}
	w.comparable(in.Comparable)
	for i, p := range in.Instead {
		w.put("instead_parameter", "position figure_key kind label_fr label_en note_fr note_en", i+1, p.Figure, p.Kind, p.LabelFR, p.LabelEN, p.NoteFR, p.NoteEN)
	}
	for _, p := range in.Phrases {
		w.put("phrase", "words words_fr words_en", p.Words, p.FR, p.EN)
	}
	for i, k := range in.KnownSources {
		w.put("known_source", "position title_fr title_en address format holds_fr holds_en read_by", i+1, k.TitleFR, k.TitleEN, k.Address, k.Format, k.HoldsFR, k.HoldsEN, k.ReadBy)
	}
	for _, s := range in.Series {
		w.put("index_series", "id title_fr title_en base", s.ID, s.TitleFR, s.TitleEN, s.Base)
	}
	for _, v := range in.Values {
		w.put("index_value", "series_id year mantissa decimals evidence_key", v.Series, v.Year, v.Value.Mantissa, v.Value.Decimals, null(v.Evidence))
	}
}

// comparable writes the series of the edition; the members of a series of
// rates are quantities, those of others figures.
func (w *writer) comparable(all []funding.Series) {
	for i, s := range all {
		w.put("series", "id position kind scope region first_year last_year title_fr title_en counts_fr counts_en note_fr note_en measures",
			s.ID, i+1, s.Kind, string(s.Scope), s.Region, s.From, s.Until, s.TitleFR, s.TitleEN, s.CountsFR, s.CountsEN, s.NoteFR, s.NoteEN, s.Measures)
		for _, key := range s.Members {
			figure, quantity := null(key), any(nil)
			if s.Kind == funding.RateSeries {
				figure, quantity = quantity, figure
			}
			w.put("series_member", "series_id member_key figure_key quantity_key", s.ID, key, figure, quantity)
		}
	}
}

func (w *writer) run(in Batch) {
	for _, s := range in.Skips {
		w.put("skip", "place field value reason", s.Place, s.Field, s.Value, s.Reason)
	}
	for _, m := range in.Mendings {
		w.put("mending", "place field was became why", m.Place, m.Field, m.Was, m.Became, m.Why)
	}
	r := in.Run
	w.put("source_run", "finished_at fetched kept parsed skipped refused",
		r.FinishedAt.UTC().Format(time.RFC3339), r.Fetched, r.Kept, r.Parsed, r.Skipped, r.Refused)
}

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// parties writes who stands on both sides of an award or programme figure.
func (w *writer) parties(table, column, key string, payer, receiver funding.Party) {
	for role, party := range map[string]funding.Party{"payer": payer, "receiver": receiver} {
		for _, o := range party.Organizations {
			w.put(table, column+" role organization_key", key, role, o)
		}
	}
}
