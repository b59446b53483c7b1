package work

import "sillage/db/funding"

// saying writes programmes and what was said about them, but for money.
func (w *writer) saying(in Batch) {
	for _, p := range in.Programmes {
		w.put("programme", "key name_fr name_en parent_key theme theme_part mode scope about_fr about_en note featured",
			p.Key, p.NameFR, p.NameEN, null(p.Parent), p.Theme, null(p.ThemePart), string(p.Mode), string(p.Scope), p.AboutFR, p.AboutEN, p.Note, p.Featured)
		for _, o := range p.Owners {
			w.put("programme_owner", "programme_key organization_key", p.Key, o)
		}
	}
	for _, a := range in.Announcements {
		w.put("announcement", "key programme_key announced_on published_on perimeter rank note evidence_key",
			a.Key, null(a.Programme), string(a.AnnouncedOn), string(a.PublishedOn), a.Perimeter, string(a.Rank), a.Note, null(a.Evidence))
		for _, o := range a.Authors {
			w.put("announcement_author", "announcement_key organization_key", a.Key, o)
		}
	}
	for _, q := range in.Quantities {
		w.put("quantity", "key programme_key mantissa decimals unit qualifier role perimeter region fiscal_from fiscal_until answers_key rank asserted_by published_on number_in_fragment note evidence_key",
			q.Key, null(q.Programme), q.Value.Mantissa, q.Value.Decimals, q.Unit, string(q.Qualifier), q.Role, q.Perimeter, q.Region,
			q.FiscalFrom, q.FiscalUntil, null(q.Answers), string(q.Rank), null(q.AssertedBy), string(q.PublishedOn), q.NumberInFragment, q.Note, null(q.Evidence))
	}
	for _, s := range in.Statements {
		w.statement(s)
	}
	for _, g := range in.Governance {
		w.put("governance", "key programme_key verb organization_key over_key asserted_by since until rank published_on note evidence_key",
			g.Key, null(g.Programme), g.Verb, g.Organization, null(g.Over), null(g.AssertedBy), string(g.Since), string(g.Until),
			string(g.Rank), string(g.PublishedOn), g.Note, null(g.Evidence))
	}
	for _, r := range in.Relations {
		w.put("relation", "from_key to_key relation axis note", r.From, r.To, r.Relation, null(r.Axis), r.Note)
	}
	for _, n := range in.DocumentNotes {
		w.put("document_note", "key organization_key programme_key note evidence_key", n.Key, null(n.Organization), null(n.Programme), n.Note, null(n.Evidence))
	}
	for _, r := range in.Replies {
		w.put("reply", "key replied_on author_key about_key lang words address", r.Key, string(r.RepliedOn), r.Author, r.About, r.Lang, r.Words, r.Address)
	}
}

func (w *writer) statement(s funding.Statement) {
	var cents, step, qualifier, currency, basis, unit any
	if s.Claimed != nil {
		cents, step, qualifier, currency = s.Claimed.Cents, s.Claimed.Step, string(s.Claimed.Qualifier), s.Claimed.Currency
		basis, unit = null(string(s.ClaimedBasis)), null(string(s.ClaimedUnit))
	}
	w.put("statement", "key programme_key kind claimed_cents claimed_step_cents claimed_qualifier claimed_currency claimed_basis claimed_unit perimeter region fiscal_from fiscal_until rank asserted_by said_on published_on note evidence_key",
		s.Key, null(s.Programme), s.Kind, cents, step, qualifier, currency, basis, unit, s.Perimeter, s.Region, s.FiscalFrom, s.FiscalUntil,
		string(s.Rank), null(s.AssertedBy), string(s.SaidOn), string(s.PublishedOn), s.Note, null(s.Evidence))
	for _, o := range s.Authors {
		w.put("statement_party", "statement_key role organization_key", s.Key, "author", o)
	}
	for _, o := range s.Sponsors {
		w.put("statement_party", "statement_key role organization_key", s.Key, "sponsor", o)
	}
}

// money writes awards and figures.
func (w *writer) money(in Batch) {
	for _, a := range in.Awards {
		w.put("award", "key programme_key payer_kind payer_class fund_key receiver_kind receiver_class hop origin form mode theme scope money status agreement_scheme agreement_key signed_on announced_on published_on period_from period_until evidence_key",
			a.Key, null(a.Programme), string(a.Payer.Kind), a.Payer.Class, null(a.Fund), string(a.Receiver.Kind), a.Receiver.Class,
			string(a.Hop), string(a.Origin), string(a.Form), string(a.Mode), a.Theme, string(a.Scope), string(a.Money), string(a.Status),
			a.AgreementScheme, a.AgreementKey, string(a.SignedOn), string(a.AnnouncedOn), string(a.PublishedOn), string(a.PeriodFrom), string(a.PeriodUntil), null(a.Evidence))
		w.parties("award_party", "award_key", a.Key, a.Payer, a.Receiver)
		for _, p := range a.Parents {
			w.put("award_parent", "award_key parent_key", a.Key, p)
		}
	}
	for _, f := range in.Figures {
		w.figure(f)
	}
}

func (w *writer) figure(f funding.Figure) {
	var years, count any
	if f.DurationYears > 0 {
		years = f.DurationYears
	}
	if f.ReceiverCount > 0 {
		count = f.ReceiverCount
	}
	a := f.Amount
	w.put("figure", "key award_key programme_key cents currency qualifier step_cents stage basis unit form mode scope money perimeter region fiscal_from fiscal_until period_from period_until duration_years receiver_count receiver_unit receiver_qualifier payer_kind payer_class receiver_kind receiver_class version verdict rank asserted_by published_on number_in_fragment note evidence_key",
		f.Key, null(f.Award), null(f.Programme), a.Cents, a.Currency, string(a.Qualifier), a.Step, string(f.Stage), string(f.Basis), string(f.Unit),
		string(f.Form), string(f.Mode), string(f.Scope), string(f.Money), f.Perimeter, f.Region, f.FiscalFrom, f.FiscalUntil,
		string(f.PeriodFrom), string(f.PeriodUntil), years, count, f.ReceiverUnit, null(string(f.ReceiverQualifier)), string(f.Payer.Kind), f.Payer.Class,
		string(f.Receiver.Kind), f.Receiver.Class, f.Version, f.Verdict, string(f.Rank), null(f.AssertedBy), string(f.PublishedOn),
		f.NumberInFragment, f.Note, null(f.Evidence))
	if f.Programme != "" {
		w.parties("figure_party", "figure_key", f.Key, f.Payer, f.Receiver)
	}
}
