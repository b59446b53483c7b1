package records

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"

	"sillage/db/sqlite"
)

// difference carries the events of the file before over, and adds what became
// different between it and this load.
func (w *Writer) difference(r *Report) error {
	_, err := os.Stat(w.path)
	if errors.Is(err, os.ErrNotExist) {
		r.First = true
		return nil
	}
	if err != nil {
		return err
	}
	if err := w.exec("attach database ? as old", sqlite.ReadOnly(w.path)); err != nil {
		return fmt.Errorf("the load before: %w", err)
	}
	for _, query := range []string{carryEvents, oldKeys, newKeys, newAgreements, lostAgreements, otherAgreements} {
		if err := w.exec(query, sql.Named("day", string(w.Day))); err != nil {
			return err
		}
	}
	for _, c := range compared {
		if err := w.exec(c.query(), sql.Named("day", string(w.Day))); err != nil {
			return fmt.Errorf("%s: %w", c.field, err)
		}
	}
	if err := w.exec("drop table other; drop table old_key; drop table new_key"); err != nil {
		return err
	}
	for kind, to := range map[string]*int64{"added": &r.Added, "changed": &r.Changed, "withdrawn": &r.Withdrawn} {
		if err := w.store.DB.QueryRowContext(w.ctx, countEvents, kind).Scan(to); err != nil {
			return err
		}
	}
	return w.exec("detach database old")
}

const (
	carryEvents = `
		insert into record_event (id, seen_on, kind, key, individual, field, was, became, was_sha256, became_sha256)
		select id, seen_on, kind, key, individual, field, was, became, was_sha256, became_sha256
		from old.record_event`
	// The agreements of both loads by key: who reads records needs no such index.
	oldKeys = `
		create temp table old_key (key integer primary key, record integer not null);
		insert into old_key (key, record)
		select key, id
		from old.record
		order by key`
	newKeys = `
		create temp table new_key (key integer primary key, record integer not null);
		insert into new_key (key, record)
		select key, id
		from main.record
		order by key`
	newAgreements = `
		insert into record_event (seen_on, kind, key, individual, field, was, became, was_sha256, became_sha256)
		select :day, 'added', n.key, s.individual, '', '', coalesce(v.cents, ''), '', f.sha256
		from record n
		join record_version v on v.id = n.id
		join record_spelling s on s.id = v.receiver
		join record_file f on f.id = v.file
		where not exists (select 1 from old_key o where o.key = n.key)
		order by n.id`
	lostAgreements = `
		insert into record_event (seen_on, kind, key, individual, field, was, became, was_sha256, became_sha256)
		select :day, 'withdrawn', o.key, s.individual, '', coalesce(v.cents, ''), '', f.sha256, ''
		from old.record o
		join old.record_version v on v.id = o.id
		join old.record_spelling s on s.id = v.receiver
		join old.record_file f on f.id = v.file
		where not exists (select 1 from new_key n where n.key = o.key)
		order by o.id`
	// The agreements whose rows say something else now, in both files.
	otherAgreements = `
		create temp table other as
		select n.id as now, o.id as before
		from new_key k
		join old_key l on l.key = k.key
		join record n on n.id = k.record
		join old.record o on o.id = l.record
		join record_version v on v.id = n.id
		join old.record_version w on w.id = o.id
		where v.content <> w.content or v.version <> w.version or n.versions <> o.versions`
	countEvents = `
		select count(distinct key)
		from record_event
		where kind = ? and id > (select coalesce(max(id), 0) from old.record_event)`
)

// comparison is a field whose value is held against that of the load before;
// value reads it of version {v} in database {db}.
type comparison struct{ field, value string }

// An amount that a verdict takes out of every sum says so after its cents.
var compared = []comparison{
	{"amount", "coalesce({v}.cents, '') || iif({v}.verdict = 'excluded', ' excluded', '')"},
	{"version", "cast({v}.version as text)"},
	{"payer", "(select name_fr || ' | ' || name_en from {db}.record_spelling where id = {v}.payer)"},
	{"receiver", "(select name_fr || ' | ' || name_en from {db}.record_spelling where id = {v}.receiver)"},
	{"business_number", "(select business_number from {db}.record_spelling where id = {v}.receiver)"},
	{"city", "(select city from {db}.record_spelling where id = {v}.receiver)"},
	{"province", "{v}.region"},
	{"programme", "coalesce((select name_fr || ' | ' || name_en from {db}.record_programme where id = {v}.programme), '')"},
	{"form", "(select form from {db}.record_terms where id = {v}.terms)"},
	{"hop", "(select hop from {db}.record_terms where id = {v}.terms)"},
	{"status", "(select status from {db}.record_terms where id = {v}.terms)"},
	{"currency", "(select currency from {db}.record_terms where id = {v}.terms)"},
	{"signed_on", "{v}.signed_on"},
	{"period_from", "{v}.period_from"},
	{"period_until", "{v}.period_until"},
	{"title", "(select title_fr || ' | ' || title_en from {db}.record_text where version = {v}.id)"},
	{"about", "(select about_fr || ' | ' || about_en from {db}.record_text where version = {v}.id)"},
}

func (c comparison) query() string {
	return `
		insert into record_event (seen_on, kind, key, individual, field, was, became, was_sha256, became_sha256)
		select :day, 'changed', key, individual, '` + c.field + `', was, became, was_sha256, became_sha256
		from (
		  select
		    v.key,
		    s.individual,
		    ` + strings.NewReplacer("{v}", "w", "{db}", "old").Replace(c.value) + ` as was,
		    ` + strings.NewReplacer("{v}", "v", "{db}", "main").Replace(c.value) + ` as became,
		    g.sha256 as was_sha256,
		    f.sha256 as became_sha256
		  from other o
		  join main.record_version v on v.id = o.now
		  join old.record_version w on w.id = o.before
		  join main.record_spelling s on s.id = v.receiver
		  join main.record_file f on f.id = v.file
		  join old.record_file g on g.id = w.file
		  order by v.id
		)
		where was <> became`
}
