package main

import (
	"cmp"
	"net/url"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/view"
)

// What registers say of a body, a programme or a source, on their pages.

// recordParty is the page of a body that only registers name. none is the
// error of an address that nothing has.
func recordParty(q *ask, none error) (view.Page, error) {
	p, err := q.db.RecordParty(q.ctx(), q.key())
	if err != nil {
		return nil, none
	}
	page := view.RecordPartyPage{Key: p.Key, Name: q.text(p.Named), OtherName: q.otherName(p.Named), Kind: p.Kind,
		BusinessNumber: p.BusinessNumber, NEQ: p.NEQ, City: p.City, Region: q.regionWord(p.Province), Country: p.Country}
	for _, n := range p.Spellings {
		page.Spellings = append(page.Spellings, n.Name(string(q.lang)))
	}
	if page.Frame, err = q.frame(); err != nil {
		return nil, err
	}
	if page.Received, err = q.recordYears("receiver", p.Key); err != nil {
		return nil, err
	}
	if page.Paid, err = q.recordYears("payer", p.Key); err != nil {
		return nil, err
	}
	page.Returns, err = q.bodyReturns(p.Key)
	return page, err
}

// organizationRecords adds what registers say of a body of the edition, and
// what it states of itself in official returns.
func organizationRecords(q *ask, o release.Organization, page *view.Organization) (err error) {
	if page.Returns, err = q.bodyReturns(o.Key); err != nil || q.db.Bulk.Records == 0 {
		return err
	}
	for _, role := range []string{"receiver", "payer"} {
		years, err := q.recordYears(role, o.Key)
		if err != nil {
			return err
		}
		if len(years.Rows) > 0 {
			page.Records = append(page.Records, years)
		}
	}
	return nil
}

// programmeRecords is what registers say of a programme; nil when none does.
func (q *ask) programmeRecords(key string) (*view.RecordYears, error) {
	if q.db.Bulk.Records == 0 {
		return nil, nil
	}
	years, err := q.recordYears("programme", key)
	if err != nil || len(years.Rows) == 0 {
		return nil, err
	}
	years.Role = ""
	return &years, nil
}

// recordYears sums up the records in which a body or programme stands in one
// role, by fiscal year. Each sum opens its records.
func (q *ask) recordYears(role, key string) (view.RecordYears, error) {
	f := release.RecordFilter{All: true}
	switch role {
	case "receiver":
		f.Receiver = key
	case "payer":
		f.Payer = key
	default:
		f.Programme = key
	}
	years, err := q.db.RecordYears(q.ctx(), f)
	if err != nil {
		return view.RecordYears{}, err
	}
	of := url.Values{"theme": {allThemes}, role: {key}}
	out := view.RecordYears{Role: role, List: withQuery(q.href(view.RecordsAt, ""), of.Encode())}
	if len(years) == 0 {
		return out, nil
	}
	s, err := q.db.RecordSummary(q.ctx(), f)
	if err != nil {
		return out, err
	}
	out.Totals, out.Aside = q.recordTotals(of, s), q.recordAside(of, s)
	for _, y := range years {
		query := url.Values{"theme": {allThemes}, role: {key}, "year": {y.FiscalYear}, "source": {y.Source.Key}}
		if y.FiscalYear == "" {
			query.Set("year", release.NotStated)
		}
		row := view.RecordYear{FiscalYear: y.FiscalYear, Source: q.register(y.Source), Unproven: y.State != "proven", Stage: string(y.Stage), Records: int(y.Records)}
		if y.Entering > 0 {
			row.Entering = q.recordSumAmount(recordSumKey{of: "enters", stage: y.Stage}, query, y.EnteringCents)
		}
		query.Set("stage", string(y.Stage))
		row.Href = withQuery(q.href(view.RecordsAt, ""), query.Encode())
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// coverage is what of a register is here; nil for a source of other things.
func (q *ask) coverage(id string) (*view.RecordCoverage, error) {
	if q.db.Bulk.Records+q.db.Bulk.Lines == 0 {
		return nil, nil
	}
	all, err := q.db.RecordSources(q.ctx())
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if s.Key == id {
			return q.coverageOf(s), nil
		}
	}
	return nil, nil
}

// recordSkip says why rows were left out: in a word of the closed lists, else
// in the words of the source, which are English.
func (q *ask) recordSkip(k release.RecordSkip) view.RecordSkip {
	out := view.RecordSkip{Field: cmp.Or(q.labelOf(funding.RecordFields, k.Field), k.Field), Reason: english(k.Reason), Rows: int(k.Rows)}
	if funding.RecordReasons.Has(k.Reason) {
		out.Reason = view.Text{Words: q.labelOf(funding.RecordReasons, k.Reason), Lang: string(q.lang)}
	}
	return out
}

func (q *ask) coverageOf(s release.RecordSource) *view.RecordCoverage {
	of := url.Values{"theme": {allThemes}, "source": {s.Key}}
	out := &view.RecordCoverage{LoadedOn: s.LoadedOn, Synthetic: s.Synthetic, Rows: int(s.Rows), Skipped: int(s.Skipped), Agreements: int(s.Agreements),
		Suspect: int(s.Suspect), Excluded: int(s.Excluded), Lines: int(s.Lines), List: withQuery(q.href(view.RecordsAt, ""), of.Encode())}
	if s.Counted != nil {
		n := int(*s.Counted)
		out.Counted, out.Missing = &n, n-int(s.Rows+s.Skipped)
	}
	if s.Lines > 0 {
		out.LinesList = q.href(view.ReturnsAt, "")
	}
	for _, f := range s.Files {
		out.Files = append(out.Files, view.RecordFile{Name: f.Name, Address: f.Address, Hash: f.SHA256, Size: int(f.Size), Rows: int(f.Rows), ReceivedOn: f.ReceivedOn})
	}
	for _, k := range s.Skips {
		out.Skips = append(out.Skips, q.recordSkip(k))
	}
	for i, y := range s.Years {
		year := view.RecordCoverageYear{FiscalYear: y.FiscalYear, Rows: int(y.Rows), Agreements: int(y.Agreements), Suspect: int(y.Suspect), Excluded: int(y.Excluded), Partial: y.Partial}
		if i > 0 && funding.NextFiscalYear(s.Years[i-1].FiscalYear) == y.FiscalYear && !y.Partial && !s.Years[i-1].Partial {
			change := int(y.Agreements - s.Years[i-1].Agreements)
			year.Change = &change
		}
		out.Years = append(out.Years, year)
	}
	return out
}
