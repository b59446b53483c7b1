package source

import (
	"fmt"

	"sillage/scraper/parse"
)

// Lookup says what a publisher's word means here, and why.
type Lookup struct{ Raw, Value, Why string }

// Lookups are the lines of a source's lookups.csv.
type Lookups []Lookup

// ReadLookups reads raw,value,why. A line without a reason, or a raw word that
// stands twice, is an error with its line.
func ReadLookups(file string, text []byte) (Lookups, error) {
	table, err := parse.ReadTable(file, text, "raw", "value", "why")
	if err != nil {
		return nil, err
	}
	var lookups Lookups
	for _, row := range table.Rows {
		if row.Text("raw") == "" {
			return nil, row.Errorf("raw", "is empty")
		}
		if row.Text("why") == "" {
			return nil, row.Errorf("why", "a correction needs its reason")
		}
		if _, twice := lookups.Find(row.Text("raw")); twice {
			return nil, row.Errorf("raw", "stands twice")
		}
		lookups = append(lookups, Lookup{row.Text("raw"), row.Text("value"), row.Text("why")})
	}
	return lookups, nil
}

// MustLookups is ReadLookups for an embedded file: it panics on what a test of
// the package would have found.
func MustLookups(file string, text []byte) Lookups {
	lookups, err := ReadLookups(file, text)
	if err != nil {
		panic(fmt.Sprintf("embedded %v", err))
	}
	return lookups
}

// Find gives the line of a raw word.
func (l Lookups) Find(raw string) (Lookup, bool) {
	for _, line := range l {
		if line.Raw == raw {
			return line, true
		}
	}
	return Lookup{}, false
}
