package records

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrWithdraws: a load would take away more of what stands than Options allow.
// A file that was cut exactly between two records looks like that, and nothing
// in it shows the cut.
var ErrWithdraws = errors.New("too much of what stands would be withdrawn")

// boundWithdrawals holds what is no more there against what stands: agreements,
// and numbers of returns. The first load has nothing to compare with; the same
// files read anew by another program are not cut.
func (w *Writer) boundWithdrawals(r *Report) error {
	if w.MostWithdrawn == 0 || r.First {
		return nil
	}
	before, err := ReadTotals(w.ctx, w.path)
	if err != nil {
		return err
	}
	lost := []string{}
	if tooMany(r.Withdrawn, before.Agreements, w.MostWithdrawn) {
		lost = append(lost, fmt.Sprintf("%d of %d agreements", r.Withdrawn, before.Agreements))
	}
	if gone := before.Lines - w.lineCount; tooMany(gone, before.Lines, w.MostWithdrawn) {
		lost = append(lost, fmt.Sprintf("%d of %d numbers of returns", gone, before.Lines))
	}
	if len(lost) == 0 {
		return nil
	}
	if same, err := w.sameFiles(); err != nil || same {
		return err
	}
	return fmt.Errorf("%w: %w: %s that stand are not in what was read, more than %d %%", ErrRefused, ErrWithdraws, strings.Join(lost, " and "), w.MostWithdrawn)
}

func tooMany(gone, of, most int64) bool { return gone*100 > of*most }

// sameFiles tells whether what stands was read from these very files.
func (w *Writer) sameFiles() (bool, error) {
	before, err := Files(w.ctx, w.path)
	if err != nil {
		return false, err
	}
	now, err := files(w.ctx, w.store.DB)
	return slices.EqualFunc(before, now, func(a, b File) bool { return a.SHA256 == b.SHA256 }), err
}
