package release

import (
	"context"
	"database/sql"
)

// Organization is a body with the roles that it holds.
type Organization struct {
	Position string
	Named
	Kind, Region string
	Owner        Named // empty key: none
	Roles        []RoleCount
	PublicNumber int64 // of its public id
}

// RoleCount is in how many things a body holds a role.
type RoleCount struct {
	Role   string `json:"role"`
	Things int64  `json:"things"`
}

// OrganizationFilter keeps the bodies that have all the stated values.
type OrganizationFilter struct {
	Kind, Role, Owner, Region string
	Scope                     string // one of those that it has
}

const organizationColumns = `
select
  lower(coalesce(nullif(o.name_fr, ''), o.name_en)) || ' ' || o.key,
  o.key, o.name_fr, o.name_en, o.kind, o.region,
  own.key, own.name_fr, own.name_en,
  (
    select json_group_array(json_object('role', r.role, 'things', r.things))
    from organization_role r
    where r.organization_key = o.key
  ),
  coalesce((select x.number from public_id x where x.kind = 'organization' and x.key = o.key), 0)
from organization o
left join organization own on own.key = o.owner_key
`

const organizationFilter = `where (:kind = '' or o.kind = :kind)
  and (:region = '' or o.region = :region)
  and (:scope = '' or exists (select 1 from organization_scope x where x.organization_key = o.key and x.scope = :scope))
  and (:owner = '' or o.owner_key = :owner)
  and (:role = '' or exists (select 1 from organization_role x where x.organization_key = o.key and x.role = :role))
`

func (f OrganizationFilter) args() []any {
	return []any{sql.Named("kind", f.Kind), sql.Named("role", f.Role), sql.Named("owner", f.Owner), sql.Named("region", f.Region), sql.Named("scope", f.Scope)}
}

func scanOrganization(rows *sql.Rows, o *Organization) error {
	var owner named
	var roles jsonList[RoleCount]
	into := append([]any{&o.Position, &o.Key, &o.NameFR, &o.NameEN, &o.Kind, &o.Region}, owner.into()...)
	if err := rows.Scan(append(into, &roles, &o.PublicNumber)...); err != nil {
		return err
	}
	o.Owner, o.Roles = owner.named(), roles
	return nil
}

// Organizations lists bodies by name.
func (db *DB) Organizations(ctx context.Context, f OrganizationFilter, p Page, yield func(Organization) error) error {
	return list(ctx, db, "organizations", organizationColumns+organizationFilter+`
  and (:after = '' or lower(coalesce(nullif(o.name_fr, ''), o.name_en)) || ' ' || o.key > :after)
order by 1
limit :limit`, f.args(), p, scanOrganization, yield)
}

// CountOrganizations counts what Organizations lists.
func (db *DB) CountOrganizations(ctx context.Context, f OrganizationFilter) (int64, error) {
	return db.count(ctx, "organizations", "select count(*) from organization o\n"+organizationFilter, f.args())
}

// Organization reads one body. Error: ErrNotFound.
func (db *DB) Organization(ctx context.Context, key string) (Organization, error) {
	return one(ctx, db, "organization", key, organizationColumns+"where o.key = :key", scanOrganization, sql.Named("key", key))
}

// Regions lists the regions that bodies name.
func (db *DB) Regions(ctx context.Context) ([]string, error) {
	return collect(ctx, db, "regions of organizations", `
select distinct region
from organization
where region <> ''
order by region`, func(rows *sql.Rows, region *string) error { return rows.Scan(region) })
}

// PrintedName is a name, or an official number, as printed somewhere.
type PrintedName struct {
	Name, Lang string
	Scheme     string // of an identifier; empty for a name
	SourceLine
}

// PrintedNames are the other names of a body, or those that one piece of
// evidence prints; an empty argument asks for all.
func (db *DB) PrintedNames(ctx context.Context, organization, evidence string) ([]PrintedName, error) {
	return collect(ctx, db, "names", `
select x.name, x.lang, '',`+sourceLineColumns+`
from organization_alias x
join evidence e on e.key = x.evidence_key
join document d on d.key = e.document_key
where (:organization = '' or x.organization_key = :organization)
  and (:evidence = '' or x.evidence_key = :evidence)
order by x.name`, scanPrinted, sql.Named("organization", organization), sql.Named("evidence", evidence))
}

// Identifiers are the official numbers of a body with their evidence.
func (db *DB) Identifiers(ctx context.Context, organization string) ([]PrintedName, error) {
	return collect(ctx, db, "identifiers", `
select x.value, '', x.scheme,`+sourceLineColumns+`
from organization_identifier x
join evidence e on e.key = x.evidence_key
join document d on d.key = e.document_key
where x.organization_key = :organization
order by x.scheme, x.value`, scanPrinted, sql.Named("organization", organization))
}

func scanPrinted(rows *sql.Rows, n *PrintedName) error {
	return rows.Scan(append([]any{&n.Name, &n.Lang, &n.Scheme}, n.SourceLine.into()...)...)
}
