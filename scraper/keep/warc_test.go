package keep

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func sample() []Record {
	return []Record{
		{Address: "https://example.org/fr/page", At: day, Status: 200, Header: "Content-Type: text/html; charset=utf-8\r\nETag: \"a\"\r\n",
			Fields: map[string]string{"Sillage-Kind": "article fr"}, Payload: []byte("<p>5,4 M$</p>\r\n\r\n")},
		{Address: "https://example.org/empty", At: day, Status: 404, Header: "", Payload: []byte{}},
		{Address: "file.csv", At: day, Type: "text/csv", Payload: bytes.Repeat([]byte{0, 255, '\n'}, 1000)},
	}
}

func written(t testing.TB, records []Record) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWARC(&b, "sillage", day)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func readAll(file []byte) ([]Record, error) {
	var got []Record
	err := ReadWARC(bytes.NewReader(file), func(r Record) error { got = append(got, r); return nil })
	return got, err
}

func TestAnArchiveGivesBackWhatWentIn(t *testing.T) {
	file := written(t, sample())
	plain, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string][]byte{"packed": file, "not packed": unpacked} {
		got, err := readAll(f)
		if err != nil || len(got) != len(sample()) {
			t.Fatalf("%s: %d records, %v", name, len(got), err)
		}
		for i, want := range sample() {
			g := got[i]
			if g.Address != want.Address || !g.At.Equal(want.At) || g.Status != want.Status || g.Header != want.Header || !bytes.Equal(g.Payload, want.Payload) {
				t.Errorf("%s: record %d is %+v", name, i, g)
			}
			if g.Fields["Sillage-Kind"] != want.Fields["Sillage-Kind"] {
				t.Errorf("%s: record %d has fields %v", name, i, g.Fields)
			}
		}
	}
	if !bytes.Equal(file, written(t, sample())) {
		t.Error("two exports of the same records differ")
	}
}

func TestADamagedArchiveIsRefused(t *testing.T) {
	file := written(t, sample())
	plain, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string][]byte{
		"nothing": nil, "no WARC": []byte("<html>"), "cut off": text[:len(text)-1500], "packed and cut off": file[:len(file)-40],
		"a changed word": bytes.Replace(text, []byte("5,4 M$"), []byte("5,5 M$"), 1),
		"a wrong length": bytes.Replace(text, []byte("Content-Length: "), []byte("Content-Length: 9"), 1),
	} {
		if _, err := readAll(f); !errors.Is(err, ErrWARC) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzReadWARC(f *testing.F) {
	f.Add(written(f, sample()))
	f.Add([]byte("WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := readAll(file)
		if err == nil && len(got) > 0 && !strings.Contains(string(file), "WARC/1.") && file[0] != 0x1f {
			t.Error("records out of nothing")
		}
	})
}
