package publish

import (
	"fmt"
	"slices"
	"strings"

	"sillage/db/funding"
)

// chains writes the path of the money of every programme and manager, by
// stage, with the numbers that only a path has.
func (d *deriver) chains() error {
	all, err := funding.Chains(d.world, d.counting)
	if err != nil {
		return err
	}
	for _, c := range all {
		key := "programme." + c.Programme + "." + string(c.Stage)
		if c.Organization != "" {
			key = "organization." + c.Organization + "." + string(c.Stage)
		}
		if err := d.chain(key, c); err != nil {
			return fmt.Errorf("path %s: %w", key, err)
		}
	}
	return nil
}

func (d *deriver) chain(key string, c funding.Chain) error {
	err := d.exec(`insert into chain (key, programme_key, organization_key, stage) values (?, ?, ?, ?)`,
		key, null(c.Programme), null(c.Organization), string(c.Stage))
	if err != nil {
		return err
	}
	for i, n := range c.Nodes {
		err := d.exec(`insert into chain_node (chain_key, position, role, depth, award_key, side) values (?, ?, ?, ?, ?, ?)`,
			key, i, n.Role, n.Column, null(n.Award), null(n.Side))
		if err != nil {
			return err
		}
	}
	for i, r := range c.Ribbons {
		computed, err := d.ribbonNumber("path."+key+"."+ribbonName(c, r), c, r)
		if err != nil {
			return err
		}
		var inside any
		if r.Inside >= 0 {
			inside = r.Inside
		}
		err = d.exec(`
			insert into chain_ribbon (chain_key, position, kind, from_position, to_position, award_key, base_award_key, whole_award_key, whole_figure_key, figure_key, computed_key, cents, inside, named, awards)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			key, i, string(r.Kind), r.From, r.To, null(r.Award), null(r.Base), null(r.Whole), null(r.WholeSum), null(r.Figure), null(computed), r.Cents, inside, r.Named, r.Awards)
		if err != nil {
			return err
		}
	}
	return nil
}

// ribbonName names the number of a ribbon by what it is, whatever stands
// beside it in the picture: its award, or who pays several.
func ribbonName(c funding.Chain, r funding.Ribbon) string {
	if r.Award != "" {
		return string(r.Kind) + "." + r.Award
	}
	named := "unnamed"
	if r.Named {
		named = "named"
	}
	return strings.Join(append([]string{string(r.Kind)}, append(slices.Clone(c.Nodes[r.From].Party.Organizations), named)...), ".")
}

// ribbonNumber gives the key of the computed number of a ribbon: one that was
// computed from the same figures already, or a new one.
func (d *deriver) ribbonNumber(key string, c funding.Chain, r funding.Ribbon) (string, error) {
	if len(r.Operands) == 0 || r.Figure != "" {
		return "", nil
	}
	if used := d.paths[key]; used > 0 {
		d.paths[key]++
		key = fmt.Sprintf("%s.%d", key, used+1)
	} else {
		d.paths[key] = 1
	}
	if known, ok := d.known[whatGives(r.Operands, r.Amount)]; ok {
		return known, nil
	}
	kind := "chain_rest"
	if r.Kind == funding.OthersRibbon {
		kind = "chain_others"
	}
	return key, d.compute(number{key: key, kind: kind, programme: c.Programme, organization: c.Organization, award: r.Award, stage: c.Stage,
		amount: r.Amount, printStep: r.PrintStep, mixed: r.Mixed, operands: r.Operands})
}

// whatGives names a number by the figures that give it and the word before it.
func whatGives(operands []funding.Operand, a funding.Amount) string {
	parts := make([]string, len(operands))
	for i, o := range operands {
		parts[i] = fmt.Sprintf("%d %s %d", o.Sign, o.Figure, o.Cents)
	}
	slices.Sort(parts)
	return string(a.Qualifier) + " " + strings.Join(parts, " ")
}
