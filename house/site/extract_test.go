package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// row is one row of a list, by column, as strings. Money is in cents whatever
// the file: "amount", "entering_amount", "reaching_amount".
type row map[string]string

var moneyColumns = []string{"amount", "entering_amount", "reaching_amount"}

// readCSV reads a list in the dialect of its language.
func readCSV(t *testing.T, s *served, path string) []row {
	t.Helper()
	rows, err := parseCSV(s.mustRead(t, path), strings.HasPrefix(path, "/fr/"))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return rows
}

func parseCSV(text []byte, french bool) ([]row, error) {
	if marked := bytes.HasPrefix(text, []byte("\uFEFF")); marked != french {
		return nil, fmt.Errorf("byte order mark: %v, want %v", marked, french)
	}
	lines, err := splitCSV(string(text))
	if err != nil {
		return nil, err
	}
	var out []row
	for n, line := range lines[1:] {
		made := row{}
		for i, name := range lines[0] {
			made[name] = line[i]
		}
		for _, name := range moneyColumns {
			if made[name] == "" {
				continue
			}
			cents, err := centsOf(made[name], french)
			if err != nil {
				return nil, fmt.Errorf("row %d, %s: %w", n+2, name, err)
			}
			made[name] = strconv.FormatInt(cents, 10)
		}
		out = append(out, made)
	}
	return out, nil
}

// splitCSV reads either dialect into lines of cells; the first is the header.
func splitCSV(text string) ([][]string, error) {
	unmarked := strings.TrimPrefix(text, "\uFEFF")
	r := csv.NewReader(strings.NewReader(unmarked))
	if unmarked != text {
		r.Comma = ';'
	}
	lines, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, errors.New("no header")
	}
	return lines, nil
}

// centsOf reads dollars with two decimals and no grouping.
func centsOf(written string, french bool) (int64, error) {
	mark := "."
	if french {
		mark = ","
	}
	whole, part, found := strings.Cut(written, mark)
	if !found || len(part) != 2 {
		return 0, fmt.Errorf("%q is not money with two decimals after %q", written, mark)
	}
	return strconv.ParseInt(whole+part, 10, 64)
}

// readJSON reads the rows of a list, whose money is in whole cents, following
// it from one answer to the next.
func readJSON(t *testing.T, s *served, path string) []row {
	t.Helper()
	at, query, _ := strings.Cut(path, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	values.Set("limit", "1000")
	var out []row
	for {
		var list struct {
			Data  []map[string]any `json:"data"`
			Next  *string          `json:"next"`
			Total int              `json:"total_rows"`
		}
		dec := json.NewDecoder(bytes.NewReader(s.mustRead(t, at+"?"+values.Encode())))
		dec.UseNumber()
		if err := dec.Decode(&list); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, d := range list.Data {
			out = append(out, rowOf(d))
		}
		if list.Next == nil {
			if len(out) != list.Total {
				t.Errorf("%s: %d rows, total_rows says %d", path, len(out), list.Total)
			}
			return out
		}
		values.Set("page", *list.Next)
	}
}

func rowOf(object map[string]any) row {
	out := row{}
	for name, value := range object {
		name = strings.TrimSuffix(name, "_cents")
		switch v := value.(type) {
		case nil:
			out[name] = ""
		case bool:
			out[name] = map[bool]string{true: "yes", false: "no"}[v]
		default:
			out[name] = fmt.Sprint(v)
		}
	}
	return out
}

// sums adds what the rows give to the two totals, by stage.
func sums(t *testing.T, rows []row) totals {
	t.Helper()
	out := totals{}
	for n, r := range rows {
		for column, side := range map[string]string{"entering_amount": "entering", "reaching_amount": "reaching"} {
			if r[column] == "" || r[column] == "0" {
				continue
			}
			cents, err := strconv.ParseInt(r[column], 10, 64)
			if err != nil {
				t.Fatalf("row %d, %s: %v", n+1, column, err)
			}
			out[r["stage"]+" "+side] += cents
		}
	}
	return out
}

// asNumber is what a spreadsheet takes for a number or a time, whatever its
// locale: digits with at most one mark, or with an exponent.
var asNumber = regexp.MustCompile(`^[+-]?\d*[.,]?\d+(?:[eE][+-]?\d+)?$|^\d+:\d\d`)

// keyColumn is a column whose values name things.
var keyColumn = regexp.MustCompile(`^(?:row|award|programme|parent|organization|document|evidence|copy_of|source|fund|answers)$|_keys?$`)

// A key that a spreadsheet takes for a number comes back as another key.
func TestNoKeyReadsAsANumber(t *testing.T) {
	s := site(t)
	for _, list := range []string{"programs", "organizations", "awards", "figures", "statements", "quantities", "documents"} {
		keys := 0
		for n, r := range readCSV(t, s, "/en/"+list+".csv") {
			for column, text := range r {
				if !keyColumn.MatchString(column) {
					continue
				}
				for _, key := range strings.Split(text, ";") {
					keys++
					if asNumber.MatchString(key) {
						t.Errorf("%s, row %d, %s: %q reads as a number", list, n+1, column, key)
					}
				}
			}
		}
		if keys == 0 {
			t.Errorf("%s: no column of keys", list)
		}
	}
	for text, is := range map[string]bool{"185818697e08": true, "000123": true, "1,5": true, "12:30": true, "doc-185818697e08": false, "F0001-2": false, "2e": false} {
		if asNumber.MatchString(text) != is {
			t.Errorf("%q reads as a number: want %v", text, is)
		}
	}
}

func where(rows []row, column, value string) []row {
	var out []row
	for _, r := range rows {
		if r[column] == value {
			out = append(out, r)
		}
	}
	return out
}
