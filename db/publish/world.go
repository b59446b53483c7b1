package publish

import (
	"context"
	"database/sql"
	"fmt"

	"sillage/db/funding"
)

// readWorld reads what counting needs out of the release being made.
func readWorld(ctx context.Context, db *sql.DB) (funding.World, error) {
	w := funding.World{Documents: map[string]funding.Document{}, Sources: map[string]funding.Source{}}
	for _, read := range []func(context.Context, *sql.DB, *funding.World) error{readAwards, readFigures, readRelations, readDocuments} {
		if err := read(ctx, db, &w); err != nil {
			return w, fmt.Errorf("read what was copied: %w", err)
		}
	}
	return w, nil
}

// each runs a query and calls row for every row.
func each(ctx context.Context, db *sql.DB, query string, row func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func readAwards(ctx context.Context, db *sql.DB, w *funding.World) error {
	place := map[string]int{}
	err := each(ctx, db, `
		select key, coalesce(programme_key, ''), payer_kind, receiver_kind, hop, origin, form, mode, scope, money,
			coalesce(fund_key, ''), signed_on, agreement_key
		from award
		order by key`, func(r *sql.Rows) error {
		var a funding.Award
		row := len(w.Awards)
		err := r.Scan(&a.Key, &a.Programme, &a.Payer.Kind, &a.Receiver.Kind, &a.Hop, &a.Origin, &a.Form, &a.Mode, &a.Scope, &a.Money,
			&a.Fund, &a.SignedOn, &a.AgreementKey)
		place[a.Key] = row
		w.Awards = append(w.Awards, a)
		return err
	})
	if err != nil {
		return err
	}
	err = each(ctx, db, `
		select award_key, parent_key
		from award_parent
		order by award_key, parent_key`, func(r *sql.Rows) error {
		var child, parent string
		err := r.Scan(&child, &parent)
		w.Awards[place[child]].Parents = append(w.Awards[place[child]].Parents, parent)
		return err
	})
	if err != nil {
		return err
	}
	return each(ctx, db, `
		select award_key, role, organization_key
		from award_party
		order by award_key, role, organization_key`, func(r *sql.Rows) error {
		var award, role, organization string
		if err := r.Scan(&award, &role, &organization); err != nil {
			return err
		}
		party := &w.Awards[place[award]].Payer
		if role == "receiver" {
			party = &w.Awards[place[award]].Receiver
		}
		party.Organizations = append(party.Organizations, organization)
		return nil
	})
}

func readFigures(ctx context.Context, db *sql.DB, w *funding.World) error {
	return each(ctx, db, `
		select key, coalesce(award_key, ''), coalesce(programme_key, ''), cents, currency, qualifier, step_cents, stage, basis, unit,
			scope, mode, perimeter, region, fiscal_from, fiscal_until, period_from, period_until, version, verdict, coalesce(receiver_count, 0), evidence_key
		from figure
		order by key`, func(r *sql.Rows) error {
		var f funding.Figure
		err := r.Scan(&f.Key, &f.Award, &f.Programme, &f.Amount.Cents, &f.Amount.Currency, &f.Amount.Qualifier, &f.Amount.Step, &f.Stage, &f.Basis, &f.Unit,
			&f.Scope, &f.Mode, &f.Perimeter, &f.Region, &f.FiscalFrom, &f.FiscalUntil, &f.PeriodFrom, &f.PeriodUntil, &f.Version, &f.Verdict, &f.ReceiverCount, &f.Evidence)
		w.Figures = append(w.Figures, f)
		return err
	})
}

func readRelations(ctx context.Context, db *sql.DB, w *funding.World) error {
	return each(ctx, db, `
		select from_key, to_key, relation, coalesce(axis, '')
		from relation
		order by from_key, to_key, relation`, func(r *sql.Rows) error {
		var x funding.Relation
		err := r.Scan(&x.From, &x.To, &x.Relation, &x.Axis)
		w.Relations = append(w.Relations, x)
		return err
	})
}

func readDocuments(ctx context.Context, db *sql.DB, w *funding.World) error {
	return each(ctx, db, `
		select e.key, d.key, d.address, d.copy_of, d.twin, d.kind, d.speaker, s.id, s.state
		from evidence e
		join document d on d.key = e.document_key
		join source s on s.id = e.source_id`, func(r *sql.Rows) error {
		var key string
		var d funding.Document
		var s funding.Source
		err := r.Scan(&key, &d.Key, &d.Address, &d.CopyOf, &d.Twin, &d.Kind, &d.Speaker, &s.ID, &s.State)
		w.Documents[key], w.Sources[key] = d, s
		return err
	})
}
