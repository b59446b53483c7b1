package publish

import (
	"strings"

	"sillage/db/funding"
)

// indicators writes what is counted and divided of programmes and bodies, and
// for the rest the reason why it is not.
func (d *deriver) indicators() error {
	under, err := d.programmesUnder()
	if err != nil {
		return err
	}
	all, err := funding.Indicators(d.world, d.counting, under)
	if err != nil {
		return err
	}
	for _, i := range all {
		if err := d.indicator(i); err != nil {
			return err
		}
	}
	return nil
}

// indicator writes one. Its key names what it is of: the programme or body,
// the kind, the stage, the payer.
func (d *deriver) indicator(i funding.Indicator) error {
	var parts []string
	for _, part := range []string{i.Programme, i.Organization, i.Kind, string(i.Stage), i.Payer} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	key := strings.Join(parts, ".")
	var computed, programmes any
	if i.Ratio != nil {
		n := number{key: key, kind: i.Kind, programme: i.Programme, organization: i.Organization, stage: i.Stage, ratio: i.Ratio, operands: i.Operands}
		if err := d.compute(n); err != nil {
			return err
		}
		computed = key
	}
	if len(i.Managed) > 0 {
		programmes = len(i.Managed)
	}
	err := d.exec(`
		insert into indicator (key, kind, programme_key, organization_key, payer_key, stage, computed_key, programmes, because)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		key, i.Kind, null(i.Programme), null(i.Organization), null(i.Payer), null(string(i.Stage)), computed, programmes, null(i.Because))
	if err != nil {
		return err
	}
	for _, m := range i.Managed {
		for _, award := range m.Awards {
			err := d.exec(`insert into indicator_programme (indicator_key, programme_key, award_key) values (?, ?, ?)`, key, m.Programme, award)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
