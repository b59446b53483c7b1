package main

import (
	"fmt"
	"strings"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// roles that a body can hold, in the order of the filter.
var roles = []string{"payer", "manager", "partner", "recipient", "receiver", "owner", "fund", "author", "sponsor", "publisher", "governs", "governed"}

// organizations is the list of bodies by name.
var organizations = list[release.Organization]{
	name: "organizations", kind: view.OrganizationsAt, params: []string{"kind", "role", "owner", "region", "scope"},
	rows: func(q *ask, p release.Page, yield func(release.Organization) error) error {
		f, err := q.organizationFilter()
		if err != nil {
			return err
		}
		return q.db.Organizations(q.ctx(), f, p, yield)
	},
	count: func(q *ask) (int64, error) {
		f, err := q.organizationFilter()
		if err != nil {
			return 0, err
		}
		return q.db.CountOrganizations(q.ctx(), f)
	},
	position: func(o release.Organization) string { return o.Position },
	cells:    organizationCells,
	page:     organizationList,
}

func (q *ask) organizationFilter() (release.OrganizationFilter, error) {
	f := release.OrganizationFilter{Kind: q.value("kind"), Role: q.value("role"), Owner: q.value("owner"), Region: q.value("region"), Scope: q.value("scope")}
	if err := oneOf("kind", f.Kind, funding.OrganizationKinds.Values()); err != nil {
		return f, err
	}
	if err := oneOf("scope", f.Scope, funding.Scopes.Values()); err != nil {
		return f, err
	}
	return f, oneOf("role", f.Role, roles)
}

func organizationList(q *ask, l listed[release.Organization]) (view.Page, error) {
	frame, err := q.frame()
	if err != nil {
		return nil, err
	}
	regions, err := q.db.Regions(q.ctx())
	if err != nil {
		return nil, err
	}
	f, err := q.organizationFilter()
	if err != nil {
		return nil, err
	}
	scopes, err := q.db.OrganizationScopes(q.ctx(), f)
	if err != nil {
		return nil, err
	}
	page := view.OrganizationList{Frame: frame, Pages: l.paging, Downloads: l.downloads}
	if q.db.Bulk.Records+q.db.Bulk.Lines > 0 {
		page.Registers = q.href(view.RegisterBodiesAt, "")
	}
	page.Filter.Action = q.href(view.OrganizationsAt, "")
	q.add(&page.Filter, "scope", "scope", q.scoped(scopes))
	q.add(&page.Filter, "kind", "kind", q.coded(funding.OrganizationKinds))
	q.add(&page.Filter, "role", "role", q.roleOptions())
	if len(regions) > 0 {
		q.add(&page.Filter, "region", "region", plain(regions))
	}
	q.hide(&page.Filter, "owner")
	for _, o := range l.rows {
		page.Rows = append(page.Rows, q.organizationRow(o))
	}
	return page, nil
}

func (q *ask) roleOptions() []view.Option {
	var out []view.Option
	for _, role := range roles {
		out = append(out, view.Option{Value: role, Label: view.RoleWord(q.lang, role)})
	}
	return out
}

func (q *ask) organizationRow(o release.Organization) view.OrganizationRow {
	row := view.OrganizationRow{Name: q.link(view.OrganizationsAt, o.Named), Kind: o.Kind, Owner: q.maybe(view.OrganizationsAt, o.Owner), Region: o.Region}
	for _, r := range o.Roles {
		row.Roles = append(row.Roles, view.RoleCount{Role: r.Role, Things: int(r.Things)})
	}
	return row
}

func organizationCells(q *ask, o release.Organization) map[string]export.Cell {
	lang := string(q.lang)
	var held []string
	for _, r := range o.Roles {
		held = append(held, fmt.Sprintf("%s %d", r.Role, r.Things))
	}
	cells := map[string]export.Cell{
		"organization": export.OfCode(o.Key), "name": export.OfWords(o.Name(lang)), "organization_kind": export.OfCode(o.Kind),
		"owner": export.OfWords(nameOf(o.Owner, lang)), "region": export.OfWords(o.Region), "roles": export.OfCode(strings.Join(held, ";")),
	}
	q.permanentCell(cells, funding.CiteOrganization, o.PublicNumber)
	q.releaseCell(cells)
	return cells
}
