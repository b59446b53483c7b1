package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// Governance is a dated link of influence between two bodies.
type Governance struct {
	Key, Verb          string
	Organization, Over Named // Over: empty key when not said
	Since, Until       funding.Date
	Programme          Named
	Rank               string
	AssertedBy         Named
	PublishedOn        funding.Date
	Note               string
	SourceLine
}

// Governance lists the links of a programme, a body or a piece of evidence.
func (db *DB) Governance(ctx context.Context, f SaidFilter) ([]Governance, error) {
	return collect(ctx, db, "governance", `
select
  g.key, g.verb, o.key, o.name_fr, o.name_en, ov.key, ov.name_fr, ov.name_en,
  g.since, g.until, p.key, p.name_fr, p.name_en, g.rank,
  said.key, said.name_fr, said.name_en, g.published_on, g.note,`+sourceLineColumns+`
from governance g
join organization o on o.key = g.organization_key
left join organization ov on ov.key = g.over_key
left join programme p on p.key = g.programme_key
left join organization said on said.key = g.asserted_by
join evidence e on e.key = g.evidence_key
join document d on d.key = e.document_key
where (:programme = '' or g.programme_key = :programme)
  and (:organization = '' or g.organization_key = :organization or g.over_key = :organization)
  and (:evidence = '' or g.evidence_key = :evidence)
order by g.key`, scanGovernance, f.args()...)
}

func scanGovernance(rows *sql.Rows, g *Governance) error {
	var who, over, programme, said named
	into := append(append([]any{&g.Key, &g.Verb}, who.into()...), over.into()...)
	into = append(append(into, &g.Since, &g.Until), programme.into()...)
	into = append(append(append(into, &g.Rank), said.into()...), &g.PublishedOn, &g.Note)
	if err := rows.Scan(append(into, g.SourceLine.into()...)...); err != nil {
		return err
	}
	g.Organization, g.Over, g.Programme, g.AssertedBy = who.named(), over.named(), programme.named(), said.named()
	return nil
}
