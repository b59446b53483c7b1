package federalgrants

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The pages of testdata, and, where SILLAGE_REAL_DATA names the folder of all
// of them, the 711 rows that they carry.
func TestRealRowsComeThroughIntact(t *testing.T) {
	folders := map[string]int{"testdata/pages": 36}
	if all := os.Getenv("SILLAGE_REAL_DATA"); all != "" {
		folders[all] = 711
	}
	for folder, want := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.html"))
		if err != nil {
			t.Fatal(err)
		}
		grants, rows := 0, 0
		for _, file := range files {
			shown := grantsOf(t, file)
			grants += len(shown)
			rows += compare(t, file, shown)
		}
		if grants != want {
			t.Errorf("%s: %d grants, want %d", folder, grants, want)
		}
		t.Logf("%s: %d grants in %d rows came through intact", folder, grants, rows)
	}
}

// grant is what a page shows of one.
type grant struct {
	receiver, department, ref, start, programme, description string
	versions                                                 []int64 // cents; the last one is current
}

var (
	titleOf  = regexp.MustCompile(`(?s)<h1><span[^>]*>(.*?)</span>`)
	shownRow = regexp.MustCompile(`<tr><td><span class='claim' data-drawer='(drawer-\d+)'[^>]*>.*?</td><td class='num'>(.*?)</td>`)
	note     = regexp.MustCompile(`(?s)<div class='drawer' id='(drawer-\d+)'><p><b>Ref:</b>(.*?)</div>`)
	chain    = regexp.MustCompile(`\((\d+) versions\): (.*?) — `)
)

func grantsOf(t *testing.T, file string) []grant {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	amounts := map[string]string{}
	for _, m := range shownRow.FindAllStringSubmatch(page, -1) {
		amounts[m[1]] = m[2]
	}
	var grants []grant
	for _, m := range note.FindAllStringSubmatch(page, -1) {
		told := "<b>Ref:</b>" + m[2]
		g := grant{receiver: html.UnescapeString(titleOf.FindStringSubmatch(page)[1]), ref: between(told, "Ref", " &middot;"), department: between(told, "Department", " &middot;"),
			start: between(told, "Start date", "</p>"), programme: between(told, "Program", "</p>"), description: between(told, "Description", "</p>")}
		if c := chain.FindStringSubmatch(told); c != nil {
			for _, printed := range strings.Split(c[2], " &rarr; ") {
				if strings.ContainsAny(printed, "KMB") {
					g.versions = nil // "$49.9M" is no amount to the dollar
					break
				}
				g.versions = append(g.versions, centsIn(t, file, printed))
			}
		}
		current := centsIn(t, file, amounts[m[1]])
		if n := len(g.versions); n == 0 || g.versions[n-1] != current {
			g.versions = append(g.versions, current)
		}
		grants = append(grants, g)
	}
	return grants
}

func between(text, label, end string) string {
	_, after, _ := strings.Cut(text, "<b>"+label+":</b>")
	value, _, _ := strings.Cut(after, end)
	return strings.TrimSpace(html.UnescapeString(value))
}

// centsIn reads what a page prints: "$12,691,729" or "$850.00".
func centsIn(t *testing.T, file, printed string) int64 {
	t.Helper()
	whole, part, _ := strings.Cut(strings.NewReplacer("$", "", ",", "").Replace(printed), ".")
	n, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	if err != nil {
		t.Fatalf("%s: amount %q", file, printed)
	}
	return n
}

// compare writes grants in the official layout, reads them, and holds each
// field that the page shows against what was read.
func compare(t *testing.T, file string, grants []grant) int {
	t.Helper()
	var rows []map[string]string
	var sources []grant
	for _, g := range grants {
		for version, value := range g.versions {
			rows = append(rows, map[string]string{"ref_number": g.ref, "amendment_number": strconv.Itoa(version), "recipient_legal_name": g.receiver,
				"prog_name_en": g.programme, "agreement_value": strconv.FormatInt(value/100, 10) + "." + strconv.FormatInt(100+value%100, 10)[1:], "agreement_start_date": g.start,
				"description_en": g.description, "owner_org": g.department})
			g.versions = []int64{value}
			sources = append(sources, g)
		}
	}
	got, err := readAll(t, asTable(t, official(), rows...))
	if err != nil || len(got) != len(rows) {
		t.Fatalf("%s: %d records of %d rows, %v", file, len(got), len(rows), err)
	}
	for n, r := range got {
		g := sources[n]
		for field, pair := range map[string][2]string{
			"name": {r.Receiver.NameEN, g.receiver}, "department": {r.Payer.Code, g.department}, "start": {string(r.PeriodFrom), g.start},
			"programme": {r.ProgrammeEN, g.programme}, "description": {r.AboutEN, strings.ReplaceAll(g.description, "\r\n", "\n")}, // a break of two characters is read as one
			"amount": {strconv.FormatInt(r.Cents, 10), strconv.FormatInt(g.versions[0], 10)}, "version": {strconv.FormatInt(r.Version, 10), rows[n]["amendment_number"]},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s, %s: %s is %q, the page shows %q", file, g.ref, field, pair[0], pair[1])
			}
		}
		if !strings.HasPrefix(r.Agreement, g.department+","+g.ref+",") || !r.Stated {
			t.Errorf("%s, %s: agreement %q, stated %v", file, g.ref, r.Agreement, r.Stated)
		}
		if verdict, reason := r.AmountVerdict(); verdict != "ok" && g.versions[0] > onePlaceholder && reason != "outlier" {
			t.Errorf("%s, %s: %d cents are %s, %s", file, g.ref, g.versions[0], verdict, reason)
		}
	}
	return len(got)
}
