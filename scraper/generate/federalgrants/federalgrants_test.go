package federalgrants

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestTheSameRowsAndSeedGiveTheSameBytes(t *testing.T) {
	one, m := written(t, 6000, 7)
	two, again := written(t, 6000, 7)
	if !bytes.Equal(one, two) || m.SHA256 != again.SHA256 {
		t.Error("two runs with one seed differ")
	}
	if other, _ := written(t, 6000, 8); bytes.Equal(one, other) {
		t.Error("another seed gives the same file")
	}
	// On another machine or with another Go this must not change either.
	if want := "92a7638410e7116f9d605bdfa6a3dd9183da36f47bc6ee1fa76566365d69f247"; m.SHA256 != want {
		t.Errorf("6000 rows of seed 7 have SHA-256 %s, want %s", m.SHA256, want)
	}
}

func TestAFileHasTheLayoutOfThePublisher(t *testing.T) {
	text, m := written(t, 6000, 3)
	head, rest, _ := bytes.Cut(text, []byte("\r\n"))
	if want := "\ufeffref_number,amendment_number,"; !bytes.HasPrefix(head, []byte(want)) {
		t.Errorf("the file begins with %q", head[:40])
	}
	if m.Bytes != int64(len(text)) {
		t.Errorf("%d bytes written, the manifest says %d", len(text), m.Bytes)
	}
	rows := read(t, text)
	if len(rows) != 6000 || len(strings.Split(string(head), ",")) != 38 {
		t.Errorf("%d rows and %d columns", len(rows), len(strings.Split(string(head), ",")))
	}
	// Outside of quotes no line ends with CRLF but the header.
	quoted, broken := false, 0
	for i, b := range rest {
		switch {
		case b == '"':
			quoted = !quoted
		case b == '\n' && quoted:
			broken++
		case b == '\n' && i > 0 && rest[i-1] == '\r':
			t.Fatalf("a row ends with CRLF at byte %d after the header", i)
		}
	}
	if broken == 0 {
		t.Error("no quoted cell holds a line break")
	}
	for i, row := range rows {
		if !strings.HasPrefix(row[additionalEN], Mark) || !strings.HasPrefix(row[refNumber], "SYN-") {
			t.Fatalf("row %d is not labelled: %q, %q", i+1, row[additionalEN], row[refNumber])
		}
	}
}

func TestAFileHasAsManyRowsAsAskedFor(t *testing.T) {
	for rows := int64(1); rows < 400; rows += 13 {
		text, m := written(t, rows, uint64(rows))
		if got := int64(len(read(t, text))); got != rows || m.Rows != rows {
			t.Errorf("%d rows asked for, %d written, %d in the manifest", rows, got, m.Rows)
		}
	}
	if _, err := Write(io.Discard, 0, 1, nil); err == nil {
		t.Error("no rows are no error")
	}
}

// full takes so many bytes and then fails, as a disk does.
type full struct{ left int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFullDiskIsAnError(t *testing.T) {
	for _, room := range []int{0, 1 << 20, 5 << 20} {
		if _, err := Write(&full{room}, 6000, 1, nil); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}

func TestNoTwoRecipientsHaveOneNameOrNumber(t *testing.T) {
	real, err := readMarginals()
	if err != nil {
		t.Fatal(err)
	}
	made, err := newNames(real)
	if err != nil {
		t.Fatal(err)
	}
	byName, byRoot := map[string]uint64{}, map[string]uint64{}
	for _, body := range real.bodies.printed {
		byName[plain(body)] = 1 << 60
	}
	for id := range uint64(300_000) {
		en, fr := made.of(id, made.kind(id))
		for _, name := range slices.Compact([]string{plain(en), plain(fr)}) {
			if other, met := byName[name]; met && other != id {
				t.Fatalf("%q is the name of %d and %d", name, other, id)
			}
			byName[name] = id
		}
		root := businessRoot(id)
		if other, met := byRoot[root]; met {
			t.Fatalf("%s is the number of %d and %d", root, other, id)
		}
		byRoot[root] = id
		if !holds(root) {
			t.Fatalf("%s of %d: the check digit does not hold", root, id)
		}
	}
}

// plain is a name without case, accents and signs: two names that differ in
// these only would be one to a careful reader.
func plain(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if at := strings.IndexRune("éèêëàâçîïôöûùü", r); at >= 0 {
			r = []rune("eeeeaaciioouuu")[slices.Index([]rune("éèêëàâçîïôöûùü"), r)]
		}
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestNoNameOfTheExtractIsThatOfAPerson(t *testing.T) {
	real, err := readMarginals()
	if err != nil {
		t.Fatal(err)
	}
	if len(real.bodies.printed) < 300 {
		t.Errorf("%d organizations only", len(real.bodies.printed))
	}
	for _, name := range real.bodies.printed {
		family, given, comma := strings.Cut(name, ", ")
		if comma && !strings.Contains(family, " ") && len(strings.Fields(given)) <= 2 && !strings.Contains(given, "nc") {
			t.Errorf("%q looks like a person", name)
		}
	}
}

func written(t *testing.T, rows int64, seed uint64) ([]byte, Manifest) {
	t.Helper()
	var text bytes.Buffer
	m, err := Write(&text, rows, seed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return text.Bytes(), m
}

// read is an independent reader: the rows without the header.
func read(t *testing.T, text []byte) [][]string {
	t.Helper()
	// encoding/csv turns CRLF inside quotes into LF.
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}
