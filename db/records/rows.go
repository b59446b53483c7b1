package records

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	"github.com/cespare/xxhash/v2"

	"sillage/db/funding"
)

const (
	insertVersions = `
		insert into record_version (id, file, row, key, twin, version, payer, receiver, programme, terms, cents, printed, verdict, reason, fiscal_year, signed_on, period_from, period_until, region, content)
		select c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c24
		from packed(?)`
	insertTexts = `
		insert into record_text (version, agreement, title_fr, title_en, about_fr, about_en)
		select c0, c19, c20, c21, c22, c23
		from packed(?)`
	insertDoubts = `
		insert into record_doubt (version, field, raw, verdict, reason)
		select c0, c1, c2, c3, c4
		from packed(?)`
	insertLines = `
		insert into record_line (file, row, body, line, ends_on, return_key, number, is_money, currency, printed, verdict, reason)
		select c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11
		from packed(?)`
)

// Record takes one row. Errors are those of the disk, or of a value that no
// row may have: they name the record and the field.
func (w *Writer) Record(r *funding.Record) error {
	if err := w.put(r); err != nil {
		return fmt.Errorf("record %d: %w", r.Row, err)
	}
	w.inFile++
	if w.rows.Full() {
		return w.flush()
	}
	return nil
}

func (w *Writer) put(r *funding.Record) error {
	if w.file == 0 {
		return fmt.Errorf("it is of no file")
	}
	if err := checkRecord(r); err != nil {
		return err
	}
	terms, err := w.terms(r)
	if err != nil {
		return err
	}
	payer, err := w.party(&r.Payer, true)
	if err != nil {
		return err
	}
	receiver, err := w.party(&r.Receiver, false)
	if err != nil {
		return err
	}
	programme, err := w.programme(r, payer)
	if err != nil {
		return err
	}
	verdict, reason := r.AmountVerdict()
	w.count++
	sum := sha256.Sum256([]byte(r.Agreement))
	key, twin := int64(binary.BigEndian.Uint64(sum[:8])), int64(binary.BigEndian.Uint64(sum[8:16]))
	if err := w.note(key, twin, r.Version); err != nil {
		return err
	}

	b := w.rows
	for _, n := range [...]int64{w.count, w.file, r.Row, key, twin, r.Version, payer.id, receiver.id} {
		b.Integer(n)
	}
	if programme.id == 0 {
		b.Null()
	} else {
		b.Integer(programme.id)
	}
	b.Integer(terms.id)
	said := b.Len()
	w.amount(r)
	for _, s := range [...]string{verdict, reason, r.FiscalYear, string(r.SignedOn), string(r.PeriodFrom), string(r.PeriodUntil), r.Region} {
		b.Text(s)
	}
	words := b.Len()
	for _, s := range [...]string{r.Agreement, r.TitleFR, r.TitleEN, r.AboutFR, r.AboutEN} {
		b.Text(s)
	}
	if err := soundWords(r, b.Since(words)); err != nil {
		return err
	}
	content := mixed(xxhash.Sum64(b.Since(said)), payer.fold, receiver.fold, programme.fold, terms.fold)
	if private := r.Payer.Individual || r.Receiver.Individual; private {
		b.Cut(words) // their hash tells of a change and says nothing
		for range 5 {
			b.Text("")
		}
	}
	b.Integer(int64(content))
	return w.doubt(r)
}

// amount adds the cells of cents and of their print.
func (w *Writer) amount(r *funding.Record) {
	if !r.Stated {
		w.rows.Null()
		w.rows.Text(r.Printed)
		return
	}
	w.rows.Integer(r.Cents)
	w.fold = appendCents(w.fold[:0], r.Cents)
	if r.Printed == string(w.fold) {
		w.rows.Null()
	} else {
		w.rows.Text(r.Printed)
	}
}

// appendCents writes cents as 1234.56.
func appendCents(to []byte, cents int64) []byte {
	n := uint64(cents)
	if cents < 0 {
		to, n = append(to, '-'), -n
	}
	to = strconv.AppendUint(to, n/100, 10)
	return append(to, '.', byte('0'+n/10%10), byte('0'+n%10))
}

// mixed is one hash of several.
func mixed(hashes ...uint64) uint64 {
	var all [40]byte
	for i, h := range hashes {
		binary.BigEndian.PutUint64(all[8*i:], h)
	}
	return xxhash.Sum64(all[:])
}

// tellsNobody lists the fields whose cells say nothing of who a person is.
var tellsNobody = []string{"version", "form", "hop", "status", "amount", "currency", "signed_on", "period_from", "period_until", "province", "country"}

func (w *Writer) doubt(r *funding.Record) error {
	private := r.Payer.Individual || r.Receiver.Individual
	for _, d := range r.Doubts {
		switch {
		case !funding.RecordFields.Has(d.Field):
			return fmt.Errorf("a doubt about %q, which is no field", d.Field)
		case d.Verdict != "suspect" && d.Verdict != "excluded":
			return fmt.Errorf("%s: verdict %q", d.Field, d.Verdict)
		case !funding.RecordReasons.Has(d.Reason):
			return fmt.Errorf("%s: reason %q is in no list", d.Field, d.Reason)
		}
		raw := d.Raw
		if private && !slices.Contains(tellsNobody, d.Field) {
			raw = ""
		}
		if err := sound(d.Field, raw); err != nil {
			return err
		}
		w.doubts.Integer(w.count)
		for _, s := range [...]string{d.Field, raw, d.Verdict, d.Reason} {
			w.doubts.Text(s)
		}
	}
	return nil
}

// Line takes one number of an official return.
func (w *Writer) Line(l *funding.ReturnLine) error {
	if err := w.putLine(l); err != nil {
		return fmt.Errorf("record %d, line %s: %w", l.Row, l.Line, err)
	}
	if w.lineRows.Full() {
		return w.flush()
	}
	return nil
}

func (w *Writer) putLine(l *funding.ReturnLine) error {
	if err := w.checkLine(l); err != nil {
		return err
	}
	verdict, reason := (&funding.Record{Doubts: l.Doubts}).AmountVerdict()
	number, isMoney := l.Count, int64(0)
	if l.IsMoney {
		number, isMoney = l.Cents, 1
	}
	body, err := w.party(&l.Body, false)
	if err != nil {
		return err
	}
	w.lineCount++
	b := w.lineRows
	for _, n := range [...]int64{w.file, l.Row, body.id} {
		b.Integer(n)
	}
	for _, s := range [...]string{l.Line, string(l.EndsOn), l.Returning} {
		b.Text(s)
	}
	b.Integer(number)
	b.Integer(isMoney)
	for _, s := range [...]string{l.Currency, l.Printed, verdict, reason} {
		b.Text(s)
	}
	return nil
}

// wholeSkips is how many rows that were left out are kept whole.
const wholeSkips = 20

// Skip counts a row that is left out, and keeps the first ones whole.
func (w *Writer) Skip(row int64, field, value, reason string) {
	w.inFile++
	w.skips[[2]string{field, reason}]++
	if len(w.skipped) < wholeSkips {
		w.skipped = append(w.skipped, skippedRow{w.file, row, field, value, reason})
	}
}

type skippedRow struct {
	file, row            int64
	field, value, reason string
}
