package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Award is one allocation from a payer to a receiver.
type Award struct {
	Key             string
	Programme       Named
	Payer, Receiver Party
	Fund            Named
	Hop, Origin     string
	Form, Mode      string
	Theme           Named // code with the edition's label
	Scope, Money    string
	Status          string
	AgreementScheme string
	AgreementKey    string
	SignedOn        funding.Date
	AnnouncedOn     funding.Date
	PublishedOn     funding.Date
	PeriodFrom      funding.Date
	PeriodUntil     funding.Date
	Parents         []Parent
	Children        []Parent
	SourceLine
}

// Parent is a link between two awards; Share is in cents, or not stated.
type Parent struct {
	Award string
	Share *int64
}

const awardPayers = `(
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from award_party ap
    join organization o on o.key = ap.organization_key
    where ap.award_key = a.key and ap.role = 'payer'
  )`

const awardReceivers = `(
    select json_group_array(json_object('key', o.key, 'fr', o.name_fr, 'en', o.name_en))
    from award_party ap
    join organization o on o.key = ap.organization_key
    where ap.award_key = a.key and ap.role = 'receiver'
  )`

const awardQuery = `
select
  a.key, p.key, p.name_fr, p.name_en,
  a.payer_kind, a.payer_class, ` + awardPayers + `,
  a.receiver_kind, a.receiver_class, ` + awardReceivers + `,
  fund.key, fund.name_fr, fund.name_en,
  a.hop, a.origin, a.form, a.mode, t.code, t.label_fr, t.label_en, a.scope, a.money, a.status,
  a.agreement_scheme, a.agreement_key, a.signed_on, a.announced_on, a.published_on, a.period_from, a.period_until,
  (
    select json_group_array(json_object('Award', ap.parent_key, 'Share', ap.share_cents))
    from award_parent ap
    where ap.award_key = a.key
  ),
  (
    select json_group_array(json_object('Award', ap.award_key, 'Share', ap.share_cents))
    from award_parent ap
    where ap.parent_key = a.key
  ),` + sourceLineColumns + `
from award a
left join programme p on p.key = a.programme_key
left join organization fund on fund.key = a.fund_key
left join theme t on t.code = a.theme
join evidence e on e.key = a.evidence_key
join document d on d.key = e.document_key
`

// Award reads one award. Error: ErrNotFound.
func (db *DB) Award(ctx context.Context, key string) (Award, error) {
	return one(ctx, db, "award", key, awardQuery+"where a.key = :key", scanAward, sql.Named("key", key))
}

// EvidenceAwards reads the awards that rest on one piece of evidence.
func (db *DB) EvidenceAwards(ctx context.Context, evidence string) ([]Award, error) {
	return collect(ctx, db, "awards of the evidence", awardQuery+"where a.evidence_key = :evidence\norder by a.key",
		scanAward, sql.Named("evidence", evidence))
}

func scanAward(rows *sql.Rows, a *Award) error {
	var programme, fund, theme named
	var payers, receivers names
	var parents, children jsonList[Parent]
	into := append([]any{&a.Key}, programme.into()...)
	into = append(into, &a.Payer.Kind, &a.Payer.Class, &payers, &a.Receiver.Kind, &a.Receiver.Class, &receivers)
	into = append(append(into, fund.into()...), &a.Hop, &a.Origin, &a.Form, &a.Mode)
	into = append(append(into, theme.into()...), &a.Scope, &a.Money, &a.Status, &a.AgreementScheme, &a.AgreementKey,
		&a.SignedOn, &a.AnnouncedOn, &a.PublishedOn, &a.PeriodFrom, &a.PeriodUntil, &parents, &children)
	if err := rows.Scan(append(into, a.SourceLine.into()...)...); err != nil {
		return err
	}
	a.Programme, a.Fund, a.Theme = programme.named(), fund.named(), theme.named()
	a.Payer.Organizations, a.Receiver.Organizations = payers, receivers
	a.Parents, a.Children = parents, children
	return nil
}
