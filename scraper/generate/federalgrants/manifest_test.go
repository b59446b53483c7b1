package federalgrants

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTheManifestIsWhatAnIndependentCountFinds(t *testing.T) {
	sizes := []int64{1, 2, 37, 300, 1000, 5000, 20_000}
	for seed, rows := range sizes {
		text, m := written(t, rows, uint64(seed))
		checkSums(t, read(t, text), m)
	}
	for seed := range uint64(20) {
		text, m := written(t, 500, 1000+seed)
		checkSums(t, read(t, text), m)
	}
}

// version is one row of an agreement, as the test reads it.
type version struct {
	row, amendment int
	cents          int64
}

func checkSums(t *testing.T, rows [][]string, m Manifest) {
	t.Helper()
	agreements, years, amendments := map[string][]version{}, map[string]string{}, int64(0)
	kinds, recipients := map[string]int64{}, map[string]bool{}
	for i, row := range rows {
		who := row[legalName]
		if root := rootOf(row[businessNumber]); root != "" {
			who = root
		}
		key := strings.Join([]string{row[ownerOrg], row[refNumber], who}, "\x00")
		amendment, err := strconv.Atoi(row[amendmentNumber])
		if err != nil {
			t.Fatal(err)
		}
		if amendment > 0 {
			amendments++
		}
		kinds[row[recipientType]]++
		recipients[who] = true
		agreements[key] = append(agreements[key], version{i + 1, amendment, centsOf(row[agreementValue])})
		years[key] = yearOf(t, row[startDate])
	}
	var original, current int64
	byYear := map[string]YearTruth{}
	for key, versions := range agreements {
		// In the order of the file, as they were read; a stable sort keeps it.
		slices.SortStableFunc(versions, func(a, b version) int { return a.amendment - b.amendment })
		first, last := versions[0].cents, versions[len(versions)-1].cents
		original, current = original+first, current+last
		y := byYear[years[key]]
		byYear[years[key]] = YearTruth{years[key], y.Agreements + 1, y.OriginalCents + first, y.CurrentCents + last}
	}
	if m.Rows != int64(len(rows)) || m.Agreements != int64(len(agreements)) || m.OriginalCents != original || m.CurrentCents != current || m.Amendments != amendments {
		t.Errorf("%d rows, seed %d: %d agreements, %d and %d cents, %d amendments; the manifest has %d, %d and %d, %d",
			len(rows), m.Seed, len(agreements), original, current, amendments, m.Agreements, m.OriginalCents, m.CurrentCents, m.Amendments)
	}
	if len(m.FiscalYears) != len(byYear) {
		t.Errorf("%d fiscal years, the manifest has %d", len(byYear), len(m.FiscalYears))
	}
	for _, y := range m.FiscalYears {
		if y != byYear[y.FiscalYear] {
			t.Errorf("%s: counted %+v, the manifest has %+v", y.FiscalYear, byYear[y.FiscalYear], y)
		}
	}
	for _, k := range m.TypeRows {
		if kinds[k.Code] != k.Rows {
			t.Errorf("recipient type %q: %d rows, the manifest has %d", k.Code, kinds[k.Code], k.Rows)
		}
	}
}

func TestTheManifestNamesExactlyTheRowsWithEachDefect(t *testing.T) {
	text, m := written(t, 20_000, 11)
	rows := read(t, text)
	versions := map[string]int{}
	for i, row := range rows {
		versions[row[refNumber]] = i
	}
	for d, shows := range visible {
		var want []uint32
		for i, row := range rows {
			if shows(row) {
				want = append(want, uint32(i+1))
			}
		}
		got := m.Defects[d]
		if !slices.Equal(got.Rows, want) {
			missed := slices.DeleteFunc(slices.Clone(want), func(n uint32) bool { return slices.Contains(got.Rows, n) })
			wrong := slices.DeleteFunc(slices.Clone(got.Rows), func(n uint32) bool { return slices.Contains(want, n) })
			t.Errorf("%s of %s: rows %v show it unnamed, rows %v are named and do not", got.Kind, got.Column, missed, wrong)
		}
	}
}

// visible is how a defect is seen in the cells of its row alone.
var visible = map[defect]func(row []string) bool{
	spacedReference:   func(r []string) bool { return strings.Contains(r[refNumber], " ") },
	emptyNumber:       func(r []string) bool { return r[businessNumber] == "" },
	placeholderNumber: func(r []string) bool { return r[businessNumber] == "-" || r[businessNumber] == "000000000" },
	wrongLength:       func(r []string) bool { return len(r[businessNumber]) == 10 },
	spacedNumber:      func(r []string) bool { return strings.Contains(r[businessNumber], " ") },
	wrongCheckDigit: func(r []string) bool {
		return len(r[businessNumber]) == 9 && r[businessNumber] != "000000000" && !holds(r[businessNumber])
	},
	typeSpelledOut:     func(r []string) bool { return len(r[agreementType]) > 1 },
	emptyType:          func(r []string) bool { return r[agreementType] == "" },
	emptyRecipientType: func(r []string) bool { return r[recipientType] == "" },
	zeroValue:          func(r []string) bool { return r[agreementValue] == "0" || r[agreementValue] == "0.00" },
	negativeValue:      func(r []string) bool { return strings.HasPrefix(r[agreementValue], "-") },
	oneDollar:          func(r []string) bool { return r[agreementValue] == "1" || r[agreementValue] == "1.00" },
	outlier:            func(r []string) bool { return strings.HasPrefix(r[agreementValue], "14556000000") },
	unreadableValue:    func(r []string) bool { return strings.ContainsAny(r[agreementValue], "Neéa") },
	emptyValue:         func(r []string) bool { return r[agreementValue] == "" },
	batch:              func(r []string) bool { return r[legalName] == "batch report│rapport en lots" },
	foreignCurrency:    func(r []string) bool { return r[currencyValue] != "" },
	emptyEnd:           func(r []string) bool { return r[endDate] == "" },
	endBeforeStart:     func(r []string) bool { return r[endDate] != "" && r[endDate] < r[startDate] },
	impossibleEnd:      func(r []string) bool { return r[endDate] == "9999-12-31" },
	impossibleStart:    func(r []string) bool { return r[startDate] < "1990" },
	emptyAmendmentDate: func(r []string) bool { return r[amendmentNumber] != "0" && r[amendmentDate] == "" },
	unknownCountry:     func(r []string) bool { return len(r[country]) != 2 || r[country] == "ca" },
	unknownProvince: func(r []string) bool {
		return r[province] != "" && !slices.Contains([]string{"ON", "QC", "BC", "AB", "MB", "NB", "NL", "NT", "NS", "NU", "PE", "SK", "YT"}, r[province])
	},
	entityCity: func(r []string) bool { return strings.Contains(r[city], "&") && strings.Contains(r[city], ";") },
	entityName: func(r []string) bool {
		return strings.Contains(strings.ToLower(r[legalName]), "cute;") || strings.Contains(r[legalName], "&#") || strings.Contains(strings.ToLower(r[legalName]), "&amp;") || strings.Contains(strings.ToLower(r[legalName]), "grave;")
	},
	emptyProgramme:     func(r []string) bool { return r[programmeEN] == "" },
	doubledProgramme:   func(r []string) bool { one, two, cut := cutHalf(r[programmeEN]); return cut && one == two },
	emptyDescriptionEN: func(r []string) bool { return r[descriptionEN] == "" },
	emptyDescriptionFR: func(r []string) bool { return r[descriptionFR] == "" },
	semicolon:          func(r []string) bool { return r[descriptionFR] == ";" },
	shortDescription: func(r []string) bool {
		return r[descriptionEN] != "" && r[descriptionEN] != ";" && utf8.RuneCountInString(r[descriptionEN]) < 50
	},
	terminated: func(r []string) bool { return strings.Contains(r[additionalEN], "termination") },
	thirdParty: func(r []string) bool { return strings.Contains(r[additionalEN], "third-party") },
}

// cutHalf cuts a text at the sign in its middle.
func cutHalf(text string) (one, two string, cut bool) {
	at := len(text) / 2
	if len(text)%2 == 0 || text[at] != '|' {
		return "", "", false
	}
	return text[:at], text[at+1:], true
}

func TestEveryDefectIsInAFileOfFiveThousandRows(t *testing.T) {
	for seed := range uint64(6) {
		_, m := written(t, 5000, seed)
		if len(m.Defects) != int(defects) {
			t.Fatalf("%d defects in the manifest", len(m.Defects))
		}
		for _, d := range m.Defects {
			if d.Count == 0 || d.Count != len(d.Rows) || !slices.IsSorted(d.Rows) {
				t.Errorf("seed %d: %s of %s: count %d, %d rows", seed, d.Kind, d.Column, d.Count, len(d.Rows))
			}
			if d.BearsOnAmount && len(d.DecidesOriginal)+len(d.DecidesCurrent) == 0 && d.Count > 2 {
				t.Errorf("seed %d: %s of %s decides no amount in %d rows", seed, d.Kind, d.Column, d.Count)
			}
		}
	}
}

func TestRatesAreNearTheMeasuredOnes(t *testing.T) {
	_, m := written(t, 60_000, 5)
	share := func(d defect) float64 { return float64(m.Defects[d].Count) / float64(m.Rows) }
	for _, c := range []struct {
		what            string
		got, want, most float64 // most: how far from want, as a share of it
	}{
		{"amendments", float64(m.Amendments) / float64(m.Rows), 0.15, 0.15},
		{"recipients", float64(m.Recipients) / float64(m.Rows), 414_143.0 / 1_303_939, 0.1},
		{"no business number", share(emptyNumber), 0.55, 0.05},
		{"no end", share(emptyEnd), 0.147, 0.05},
		{"zero or below", share(zeroValue) + share(negativeValue), 16_675.0 / 1_303_898, 0.2},
		{"type spelled out", share(typeSpelledOut), 19_198.0 / 1_303_939, 0.2},
		{"description empty", share(emptyDescriptionEN), 0.084, 0.15},
		{"no programme", share(emptyProgramme), 124_112.0 / 951_607, 0.2},
	} {
		if math.Abs(c.got-c.want) > c.most*c.want {
			t.Errorf("%s: %.4f of the rows, measured %.4f", c.what, c.got, c.want)
		}
	}
}

func TestTheManifestIsWrittenWhole(t *testing.T) {
	_, m := written(t, 5000, 1)
	want, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := m.WriteJSON(&got); err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want)+"\n" {
		t.Errorf("written in parts it differs: %.200s", got.String())
	}
	if err := m.WriteJSON(&full{100}); !errors.Is(err, errFull) {
		t.Errorf("on a full disk: %v", err)
	}
}

func TestTheReadmeDocumentsEveryFieldOfTheManifest(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, m := written(t, 5000, 1)
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(text, &fields); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	collect(fields, names)
	for name := range names {
		if !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("README.md does not explain %s", name)
		}
	}
}

func collect(value any, names map[string]bool) {
	switch v := value.(type) {
	case map[string]any:
		for name, inside := range v {
			names[name] = true
			collect(inside, names)
		}
	case []any:
		for _, inside := range v {
			collect(inside, names)
		}
	}
}

// rootOf reads a business number by the rule of the manifest.
func rootOf(cell string) string {
	cell = strings.ReplaceAll(cell, " ", "")
	if len(cell) != 9 && !(len(cell) == 15 && cell[9:11] == "RT") || cell[:9] == "000000000" || !holds(cell[:9]) {
		return ""
	}
	return cell[:9]
}

// holds checks nine digits by Luhn, from the right.
func holds(root string) bool {
	sum := 0
	for i := range 9 {
		d := int(root[8-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

func centsOf(cell string) int64 {
	f, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return 0
	}
	return int64(math.Round(f * 100))
}

func yearOf(t *testing.T, day string) string {
	if day < "1990" {
		return "not_stated"
	}
	year, err := strconv.Atoi(day[:4])
	if err != nil {
		t.Fatal(err)
	}
	if day[5:] < "04" {
		year--
	}
	return strconv.Itoa(year) + "-" + strconv.Itoa(year+1)
}
