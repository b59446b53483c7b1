package federalgrants

import (
	"cmp"
	"fmt"
	"strconv"

	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/scraper/parse"
)

// book turns rows into records, one after the other. It holds what comes again
// and again in bounded memory, and counts what it cannot read.
type book struct {
	places *places
	record funding.Record
	doubts []funding.Doubt
	key    []byte // of the agreement
	folded []byte // name of the receiver
	misreads

	payers, programmes   memo[names]
	countries, provinces memo[place]
	cities               memo[string]
}

// names is a cell in both languages.
type names struct {
	en, fr     string
	misencoded bool // of a department: a letter of it was lost
}

func namesOf(own string) names {
	en, fr := bilingual(own)
	return names{en: en, fr: fr}
}

func newBook(p *places) *book {
	return &book{places: p, payers: memo[names]{most: 1 << 10}, programmes: memo[names]{most: 1 << 14}, countries: memo[place]{most: 1 << 10},
		provinces: memo[place]{most: 1 << 10}, cities: memo[string]{most: 1 << 15}}
}

// recordOf reads a row. The record and its strings hold until the next call.
// Error: what is no row of the register at all, with its column.
func (b *book) recordOf(number int64, r row) (*funding.Record, error) {
	b.doubts = b.doubts[:0]
	b.record = funding.Record{Row: number, Mode: funding.NotStated, Hop: funding.HopNotStated, Origin: funding.OwnBudget,
		Money: funding.Public, Status: funding.NotStated, Stage: funding.Committed}
	b.rows++
	if err := b.payer(r.cell(ownerOrg), r.cell(ownerTitle)); err != nil {
		return nil, err
	}
	information := b.said(r)
	b.version(r.cell(amendmentNumber))
	b.receiver(r)
	b.agreement(r.cell(refNumber))
	b.form(r.cell(agreementType))
	if information.form != "" {
		b.record.Form = information.form
		b.doubt("form", r.cell(agreementType), suspect, "repayable")
	}
	b.programme(r)
	b.dates(r)
	b.amount(r, information.ended)
	b.status(r, information)
	b.record.TitleEN, b.record.TitleFR = pair(namesOf(r.cell(titleEN)), namesOf(r.cell(titleFR)))
	b.record.AboutEN, b.record.AboutFR = b.about(r.cell(descriptionEN)), b.about(r.cell(descriptionFR))
	if information.passedOn {
		b.record.Hop = funding.ToManager
	}
	if b.record.Receiver.Individual {
		b.unname()
	}
	b.record.Doubts = b.doubts
	return &b.record, nil
}

// doubt notes a rule's verdict on a cell.
func (b *book) doubt(field, cell, verdict, reason string) {
	b.doubts = append(b.doubts, funding.Doubt{Field: field, Raw: cell, Verdict: verdict, Reason: reason})
}

// payer reads the department. owner_org is written by the portal and not by a
// person: where it is no such code, the cells of the row have moved.
func (b *book) payer(code, title string) error {
	if !isOwnerCode(code) {
		return fmt.Errorf("column %s: %.60q is no code of a department; the cells of the row may have moved", ownerOrg, code)
	}
	name := b.payers.of(title, payerNames)
	if name.misencoded {
		return fmt.Errorf("column %s: %.60q has letters of another encoding: the file was read in a wrong one and saved again", ownerTitle, title)
	}
	b.record.Payer = funding.RecordParty{Code: code, NameEN: name.en, NameFR: name.fr, Country: "CA", Kind: "ministry"}
	return nil
}

// payerNames looks for lost letters too: the portal writes one title for all the
// rows of a department, so that one that is spoilt tells that the file is.
func payerNames(title string) names {
	own := namesOf(title)
	own.misencoded = parse.Misencoded(title)
	return own
}

// isOwnerCode tells the names that the portal gives to organizations: "ic",
// "esdc-edsc".
func isOwnerCode(code string) bool {
	for i := range len(code) {
		if c := code[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return len(code) >= 2
}

// said joins what additional information says in both languages.
func (b *book) said(r row) said {
	en, fr := saidOf(r.cell(informationEN)), saidOf(r.cell(informationFR))
	return said{en.passedOn || fr.passedOn, en.ended || fr.ended, cmp.Or(en.form, fr.form)}
}

// version reads the number of the amendment; 0 is the original.
func (b *book) version(cell string) {
	text := clean(cell)
	n, err := strconv.ParseInt(text, 10, 32)
	switch {
	case text == "":
		b.doubt("version", cell, suspect, "empty")
	case err != nil || n < 0:
		b.doubt("version", cell, excluded, "unreadable")
		b.misread(amendmentNumber)
	default:
		b.record.Version = n
	}
}

// agreement makes the key: department, reference number and receiver, for
// 41,046 reference numbers are shared by unrelated receivers. The receiver is
// its business number, else a number made of its folded name, so that the key
// names nobody. A row without a reference number is an agreement by itself.
func (b *book) agreement(cell string) {
	ref := clean(cell)
	b.key = append(append(b.key[:0], b.record.Payer.Code...), ',')
	if ref == "" {
		b.doubt("agreement", cell, suspect, "empty")
		b.key = strconv.AppendInt(append(b.key, "row-"...), b.record.Row, 10)
	}
	b.key = append(append(b.key, ref...), ',')
	if bn := b.record.Receiver.BusinessNumber; bn != "" {
		b.key = append(append(b.key, "bn-"...), bn...)
	} else {
		b.folded = identity.AppendFold(b.folded[:0], b.record.Receiver.NameEN)
		b.key = strconv.AppendUint(append(b.key, "name-"...), sum64(b.folded), 16)
	}
	b.record.Agreement = string(b.key)
}

// sum64 is FNV-1a.
func sum64(text []byte) uint64 {
	sum := uint64(14695981039346656037)
	for _, c := range text {
		sum = (sum ^ uint64(c)) * 1099511628211
	}
	return sum
}

// form reads agreement_type. Grants and contributions are both grants here: the
// register's words for money given without and with conditions. "Other transfer
// payments" are neither grant nor contract, and their form is not stated.
func (b *book) form(cell string) {
	b.record.Form = funding.FormNotStated
	text := clean(cell)
	switch {
	case text == "G" || text == "C":
		b.record.Form = funding.Grant
		return
	case text == "O":
		return
	case text == "" || isFilling(text):
		b.doubt("form", cell, suspect, "empty")
		return
	}
	switch identity.Fold(text) {
	case "g", "c", "grant", "grants", "contribution", "contributions", "subvention", "subventions":
		b.record.Form = funding.Grant
	case "o", "other", "other transfer payment", "autre", "autre paiement de transfert":
	default:
		b.doubt("form", cell, excluded, "unknown_word")
		b.misread(agreementType)
		return
	}
	b.doubt("form", cell, suspect, "spelled_out")
}

func (b *book) programme(r row) {
	en, fr := r.cell(programmeEN), r.cell(programmeFR)
	if en == "" && fr == "" {
		return
	}
	b.record.ProgrammeEN, b.record.ProgrammeFR = pair(b.programmes.of(en, programmeOf), b.programmes.of(fr, programmeOf))
	if b.record.ProgrammeEN == "" && b.record.ProgrammeFR == "" {
		b.doubt("programme", en, excluded, "empty")
	}
}

// programmeOf reads the name of a programme; "## PROGRAM INFO N/A ##" is none.
func programmeOf(own string) names {
	n := namesOf(own)
	if isFilling(n.en) || identity.Fold(n.en) == "program info n a" {
		return names{}
	}
	return n
}

// pair joins the cells of a text of which the register has a column for each
// language. A cell that holds both gives the other one what its own lacks.
func pair(inEN, inFR names) (en, fr string) {
	if en = inEN.en; en == "" && inFR.en != inFR.fr {
		en = inFR.en
	}
	if fr = inFR.fr; fr == "" && inEN.en != inEN.fr {
		fr = inEN.fr
	}
	return en, fr
}

// about reads a description. One without a letter or digit says nothing.
func (b *book) about(cell string) string {
	text := clean(cell)
	if len(text) < 8 && text != "" && identity.Fold(text) == "" {
		b.doubt("about", cell, excluded, "too_short")
		return ""
	}
	return text
}

// dates reads the period, the day of the amendment, and what follows from them.
func (b *book) dates(r row) {
	from, until := b.date("period_from", r.cell(startDate)), b.date("period_until", r.cell(endDate))
	if from == "" {
		b.missingStart(r.cell(startDate))
	}
	if from != "" && until != "" && until < from {
		// The start is required and its year is the agreement's; the end is
		// "projected" by the template: it is the end that is set aside.
		b.doubt("period_until", r.cell(endDate), excluded, "end_before_start")
		until = ""
	}
	b.record.PeriodFrom, b.record.PeriodUntil = from, until
	b.record.FiscalYear, b.record.Basis = fiscalYear(from), basisOf(from, until)
	b.record.SignedOn = b.date("signed_on", r.cell(amendmentDate))
	if b.record.Version > 0 && r.cell(amendmentDate) == "" {
		b.doubt("signed_on", "", suspect, "empty") // the template wants it of an amendment
	}
}

// date reads a cell that may be empty.
func (b *book) date(field, cell string) funding.Date {
	d, reason := dateOf(clean(cell))
	if reason != "" && reason != "empty" {
		b.doubt(field, cell, excluded, reason)
	}
	return d
}

func (b *book) missingStart(cell string) {
	if cell == "" {
		b.doubt("period_from", cell, suspect, "empty")
	}
	b.misread(startDate)
}

// status reads a termination. It is an amendment that says so; an original
// that does is doubted, and its state not stated.
func (b *book) status(r row, information said) {
	if !information.ended {
		return
	}
	cell := r.cell(informationEN)
	if cell == "" {
		cell = r.cell(informationFR)
	}
	if b.record.Version > 0 {
		b.record.Status = "cancelled"
	}
	b.doubt("status", cell, suspect, "terminated")
}

// unname takes the cells out of the doubts about a private person in which a
// name may stand. They can be looked up in the file, by row and column.
func (b *book) unname() {
	for n, d := range b.doubts {
		switch d.Field {
		case "agreement", "receiver", "business_number", "city", "status", "title", "about":
			b.doubts[n].Raw = ""
		}
	}
}
