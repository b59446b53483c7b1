package separated

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func TestRecordsAreReadAsTheyStand(t *testing.T) {
	cases := []struct {
		name, text string
		want       [][]string
	}{
		{"a header with CRLF and rows with LF", "\xef\xbb\xbfa,b\r\n1,2\n3,4\n", [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}}},
		{"a line break inside quotes", "a,b\n\"one\ntwo\",2\n", [][]string{{"a", "b"}, {"one\ntwo", "2"}}},
		{"a break of two characters inside quotes", "a\n\"one\r\ntwo\"\n", [][]string{{"a"}, {"one\ntwo"}}},
		{"doubled quotes and commas", "a,b\n\"say \"\"so\"\", then\",\"\"\n", [][]string{{"a", "b"}, {`say "so", then`, ""}}},
		{"nothing but quotes", "a\n\"\"\"\"\n", [][]string{{"a"}, {`"`}}},
		{"empty lines", "a,b\n\n\r\n1,2\n\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"a last record without a break", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"empty cells", "a,b,c\n,,\n", [][]string{{"a", "b", "c"}, {"", "", ""}}},
		{"a carriage return inside a plain cell", "a\nx\ry\n", [][]string{{"a"}, {"x\ry"}}},
		{"accents", "a,b\nMontréal │ Montréal,é\n", [][]string{{"a", "b"}, {"Montréal │ Montréal", "é"}}},
		{"nothing", "", nil},
		{"a byte order mark alone", "\xef\xbb\xbf", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for name, text := range map[string]io.Reader{"at once": strings.NewReader(c.text), "byte by byte": iotest.OneByteReader(strings.NewReader(c.text))} {
				got, err := all(NewReader(text))
				if err != nil || !slices.EqualFunc(got, c.want, slices.Equal) {
					t.Errorf("%s: got %q, %v, want %q", name, got, err, c.want)
				}
			}
		})
	}
}

func TestWhatIsWrongIsNamedWithItsPlace(t *testing.T) {
	cases := []struct {
		name, text string
		ended      bool
		want       Error
	}{
		{"a record too short", "a,b\n1,2\n3\n", false, Error{Record: 2, Offset: 8, Err: ErrLength}},
		{"a record too long", "a,b\n1,2,3\n", false, Error{Record: 1, Offset: 4, Err: ErrLength}},
		{"a quote left open", "a,b\n1,\"2\n3,4\n", false, Error{Record: 1, Offset: 4, Cell: 2, Err: ErrTruncated}},
		{"a quote inside a plain cell", "a,b\n1,x\"y\n", false, Error{Record: 1, Offset: 4, Cell: 2, Err: ErrQuote}},
		{"something behind a closing quote", "a,b\n\"1\"x,2\n", false, Error{Record: 1, Offset: 4, Cell: 1, Err: ErrQuote}},
		{"Latin-1", "a,b\n1,2\n3,Montr\xe9al\n", false, Error{Record: 2, Offset: 15, Cell: 2, Err: ErrEncoding}},
		{"half a letter at the end", "a,b\n1,\xc3", false, Error{Record: 1, Offset: 6, Cell: 2, Err: ErrEncoding}},
		{"UTF-16", "\xff\xfea\x00,\x00b\x00\n\x00", false, Error{Record: 0, Offset: 0, Err: ErrEncoding}},
		{"an end inside the last cell", "a,b\n1,2\n3,4", true, Error{Record: 2, Offset: 8, Cell: 2, Err: ErrTruncated}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := NewReader(strings.NewReader(c.text))
			r.Ended = c.ended
			_, err := all(r)
			var got *Error
			if !errors.As(err, &got) {
				t.Fatalf("got %v, want an Error", err)
			}
			if got.Record != c.want.Record || got.Offset != c.want.Offset || got.Cell != c.want.Cell || !errors.Is(got, c.want.Err) {
				t.Errorf("got %v, want %v", got, &c.want)
			}
		})
	}
}

func TestARecordMayBeLongerThanTheBuffer(t *testing.T) {
	long := strings.Repeat("a \"\"word\"\"\r\n", 3*block/12)
	got, err := all(NewReader(strings.NewReader("a,b\n1,\"" + long + "\"\n2,3\n")))
	want := strings.Repeat("a \"word\"\n", 3*block/12)
	if err != nil || len(got) != 3 || got[1][1] != want || got[2][1] != "3" {
		t.Fatalf("%d records, %v", len(got), err)
	}
	_, err = all(NewReader(strings.NewReader("a\n\"" + strings.Repeat("x", 2*longest))))
	if !errors.Is(err, ErrTooLong) {
		t.Errorf("got %v, want %v", err, ErrTooLong)
	}
}

func TestAnErrorOfTheTextIsPassedOn(t *testing.T) {
	broken := errors.New("the disk is gone")
	text := io.MultiReader(strings.NewReader("a,b\n1,2\n3,"), iotest.ErrReader(broken))
	got, err := all(NewReader(text))
	if !errors.Is(err, broken) || len(got) != 2 {
		t.Errorf("got %q, %v", got, err)
	}
}

// FuzzRead holds the reader against encoding/csv: the same records, and an
// error after as many of them.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"a,b\r\n1,2\n", "\"a\"\"b\",\"c\r\nd\"\n1,2\n", "a\n\"x", "a,b\n1,x\"y\n", "a\r\r\n\r", "\n\na\n", "\"a\"\r", "a,\"b\"\r\n\"\",\"\"", "é,│\n,\n"} {
		f.Add([]byte(seed), 3)
	}
	f.Fuzz(func(t *testing.T, text []byte, step int) {
		if !utf8.Valid(text) || bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
			if _, err := all(newReader(bytes.NewReader(text), 64)); !utf8.Valid(text) && err == nil {
				t.Errorf("%q: read although it is not UTF-8", text)
			}
			return
		}
		oracle := csv.NewReader(bytes.NewReader(text))
		want, wantErr := allOf(oracle.Read)
		for name, r := range map[string]*Reader{"at once": newReader(bytes.NewReader(text), 1<<10), "in steps": newReader(&stepping{text, max(1, step%64)}, 16)} {
			got, err := all(r)
			if (err == nil) != (wantErr == nil) || !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("%s of %q: got %q, %v; encoding/csv says %q, %v", name, text, got, err, want, wantErr)
			}
		}
	})
}

// stepping gives a text a few bytes at a time.
type stepping struct {
	text []byte
	step int
}

func (s *stepping) Read(p []byte) (int, error) {
	if len(s.text) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), s.step)], s.text)
	s.text = s.text[n:]
	return n, nil
}

func all(r *Reader) ([][]string, error) { return allOf(r.Read) }

func allOf(read func() ([]string, error)) ([][]string, error) {
	var records [][]string
	for {
		cells, err := read()
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return records, err
		}
		own := make([]string, len(cells))
		for n, cell := range cells {
			own[n] = strings.Clone(cell)
		}
		records = append(records, own)
	}
}

// BenchmarkRead sets the reader beside encoding/csv on rows made for the
// purpose that are as wide and as long as those of the federal register.
func BenchmarkRead(b *testing.B) {
	row := strings.Join([]string{"230-2021-2022-Q4-00001", "0", "", "C", "N", "119219814RR0001", "Un organisme inventé", "", "", "CA", "QC", "Montréal", "H2X 1Y4",
		"Laurier--Sainte-Marie", "Laurier--Sainte-Marie", "24039", "A programme made up for a measurement", "Un programme inventé pour une mesure",
		strings.Repeat("the purpose of the programme ", 8), strings.Repeat("le but du programme ", 10), "Title", "Titre", "A-1", "25000", "", "", "2021-04-01", "2022-03-31", "",
		"\"" + strings.Repeat("what the money is for, ", 14) + "\"", "\"" + strings.Repeat("à quoi sert l’argent,\n", 14) + "\"", "", "", "", "", "", "esdc-edsc", "A Department | Un ministère"}, ",") + "\n"
	text := []byte(strings.Repeat(row, 64<<20/len(row)))
	b.Run("encoding/csv", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(text))
			r.ReuseRecord = true
			count(b, r.Read)
		}
	})
	b.Run("separated", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			count(b, NewReader(bytes.NewReader(text)).Read)
		}
	})
}

func count(b *testing.B, read func() ([]string, error)) {
	for {
		if _, err := read(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			b.Fatal(err)
		}
	}
}
