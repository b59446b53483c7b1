package release

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
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
	Role   string
	Things int64
}

// OrganizationFilter keeps the bodies that have all the stated values.
type OrganizationFilter struct {
	Kind, Role, Owner, Region string
	Scope                     string // one of those that it has
}

const organizationRows = `
select
  v.position, v.organization, v.name_fr, v.name_en, v.organization_kind, v.region,
  v.owner_key, v.owner_fr, v.owner_en, v.roles, v.public_number
from organization_rows v
`

const organizationFilter = `where (:kind = '' or v.organization_kind = :kind)
  and (:region = '' or v.region = :region)
  and (:scope = '' or exists (select 1 from organization_scope x where x.organization_key = v.organization and x.scope = :scope))
  and (:owner = '' or v.owner_key = :owner)
  and (:role = '' or exists (select 1 from organization_role x where x.organization_key = v.organization and x.role = :role))
`

func (f OrganizationFilter) args() []any {
	return []any{sql.Named("kind", f.Kind), sql.Named("role", f.Role), sql.Named("owner", f.Owner), sql.Named("region", f.Region), sql.Named("scope", f.Scope)}
}

func scanOrganization(rows *sql.Rows, o *Organization) error {
	var roles string
	into := append([]any{&o.Position}, o.Named.into()...)
	into = append(append(into, &o.Kind, &o.Region), o.Owner.into()...)
	if err := rows.Scan(append(into, &roles, &o.PublicNumber)...); err != nil {
		return err
	}
	for _, held := range strings.FieldsFunc(roles, func(r rune) bool { return r == ';' }) {
		var r RoleCount
		if _, err := fmt.Sscan(held, &r.Role, &r.Things); err != nil {
			return fmt.Errorf("role %q of %s: %w", held, o.Key, err)
		}
		o.Roles = append(o.Roles, r)
	}
	return nil
}

// Organizations lists bodies by name.
func (db *DB) Organizations(ctx context.Context, f OrganizationFilter, p Page, yield func(Organization) error) error {
	return list(ctx, db, "organizations", organizationRows+organizationFilter+`
  and v.position > :after
order by v.position
limit :limit`, f.args(), p, scanOrganization, yield)
}

// CountOrganizations counts what Organizations lists.
func (db *DB) CountOrganizations(ctx context.Context, f OrganizationFilter) (int64, error) {
	return db.count(ctx, "organizations", "select count(*) from organization_rows v\n"+organizationFilter, f.args())
}

// Organization reads one body. Error: ErrNotFound.
func (db *DB) Organization(ctx context.Context, key string) (Organization, error) {
	return one(ctx, db, "organization", key, organizationRows+"where v.organization = :key", scanOrganization, sql.Named("key", key))
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
