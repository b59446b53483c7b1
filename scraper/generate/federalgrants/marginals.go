package federalgrants

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// The distributions of the real file; README.md says where each comes from.
//
//go:embed extract/*.csv rates.csv
var extract embed.FS

// marginals is how the real file is made up.
type marginals struct {
	payers []payer
	rates  rates

	lines      []programmeLine // by mean value, the least first
	lineYears  weighted        // one weight a programme and year, in the order of lines
	lineOf     []int           // the line and year of each weight
	yearOf     []int
	firstLine  map[int]int // of a payer, by its place
	values     map[int]weighted
	provinces  map[int]weighted
	provinceOf []string
	kinds      map[int]weighted // recipient types by year, the first is none
	kindOf     []string
	cities     map[string]places
	odd        places
	bodies     places // organizations of the real file, as they are printed
}

type payer struct {
	code, title                             string
	rows, emptyEN, emptyFR, short, notAbove uint64
}

type programmeLine struct {
	payer int
	name  string
}

// places are cells with the number of rows in which each stands.
type places struct {
	printed []string
	weighted
}

func readMarginals() (*marginals, error) {
	m := &marginals{firstLine: map[int]int{}, cities: map[string]places{}}
	if err := m.readPayers(); err != nil {
		return nil, err
	}
	if err := m.readProgrammes(); err != nil {
		return nil, err
	}
	var err error
	if _, m.values, err = readYears("values.csv"); err != nil {
		return nil, err
	}
	if m.provinceOf, m.provinces, err = readYears("provinces.csv"); err != nil {
		return nil, err
	}
	if m.kindOf, m.kinds, err = readYears("recipient_types.csv"); err != nil {
		return nil, err
	}
	if m.odd, err = readPlaces("extract/odd_provinces.csv"); err != nil {
		return nil, err
	}
	if m.bodies, err = readPlaces("extract/recipients.csv"); err != nil {
		return nil, err
	}
	return m, m.readCities()
}

func (m *marginals) readPayers() error {
	lines, err := readLines("extract/departments.csv")
	if err != nil {
		return err
	}
	for _, l := range lines {
		m.payers = append(m.payers, payer{l[0], l[1], number(l[2]), number(l[3]), number(l[4]), number(l[5]), number(l[6])})
	}
	if lines, err = readLines("rates.csv"); err != nil {
		return err
	}
	m.rates, err = newRates(m.payers, lines)
	return err
}

func (m *marginals) readProgrammes() error {
	lines, err := readLines("extract/programmes.csv")
	if err != nil {
		return err
	}
	var weights []uint64
	for n, l := range lines {
		at := m.payer(l[0])
		if at < 0 {
			return fmt.Errorf("programmes.csv: no payer %q", l[0])
		}
		if _, met := m.firstLine[at]; !met && l[1] != "" {
			m.firstLine[at] = n
		}
		m.lines = append(m.lines, programmeLine{at, l[1]})
		for _, word := range strings.Fields(l[2]) {
			year, rows, _ := strings.Cut(word, ":")
			weights = append(weights, number(rows))
			m.lineOf, m.yearOf = append(m.lineOf, n), append(m.yearOf, int(number(year)))
		}
	}
	m.lineYears = newWeighted(weights)
	return nil
}

func (m *marginals) payer(code string) int {
	for i, p := range m.payers {
		if p.code == code {
			return i
		}
	}
	return -1
}

func (m *marginals) readCities() error {
	lines, err := readLines("extract/cities.csv")
	if err != nil {
		return err
	}
	weights := map[string][]uint64{}
	for _, l := range lines {
		p := m.cities[l[0]]
		p.printed = append(p.printed, l[1])
		m.cities[l[0]] = p
		weights[l[0]] = append(weights[l[0]], number(l[2]))
	}
	for code, p := range m.cities {
		m.cities[code] = places{p.printed, newWeighted(weights[code])}
	}
	return nil
}

// readYears reads a table of a year a line; the names are those of its columns.
func readYears(file string) (names []string, by map[int]weighted, err error) {
	lines, err := readRaw("extract/" + file)
	if err != nil {
		return nil, nil, err
	}
	names, by = lines[0][1:], map[int]weighted{}
	for _, l := range lines[1:] {
		weights := make([]uint64, len(names))
		for i := range names {
			weights[i] = number(l[i+1])
		}
		by[int(number(l[0]))] = newWeighted(weights)
	}
	return names, by, nil
}

func readPlaces(file string) (places, error) {
	lines, err := readLines(file)
	if err != nil {
		return places{}, err
	}
	var printed []string
	var weights []uint64
	for _, l := range lines {
		printed, weights = append(printed, l[0]), append(weights, number(l[1]))
	}
	return places{printed, newWeighted(weights)}, nil
}

// readLines reads a table without its header.
func readLines(file string) ([][]string, error) {
	lines, err := readRaw(file)
	if err != nil {
		return nil, err
	}
	return lines[1:], nil
}

func readRaw(file string) ([][]string, error) {
	f, err := extract.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return lines, nil
}

// number panics on what a test of the package would have found: the tables are
// part of the program.
func number(text string) uint64 {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		panic(fmt.Sprintf("embedded table: %v", err))
	}
	return n
}

// isRated tells whether a defect befalls some payers at a rate of their own.
func (m *marginals) isRated(d defect) bool {
	for _, r := range m.rates[d] {
		if r.count > 0 {
			return true
		}
	}
	return false
}
