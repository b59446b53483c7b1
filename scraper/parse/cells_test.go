package parse

import (
	"fmt"
	"strings"
	"testing"
)

func TestACellOfMoneyIsReadInOneWayOrNotAtAll(t *testing.T) {
	for _, c := range []struct {
		cell, form string
		unit, want int64
		bad        string
	}{
		{"12 500,50 $", "fr", 1, 1_250_050, ""},
		{"12 500,50 $", "fr", 1, 1_250_050, ""},
		{"12 500,5", "fr", 1, 1_250_050, ""},
		{"1200", "fr", 1, 120_000, ""},
		{"(300,00 $)", "fr", 1, -30_000, ""},
		{"-5 $", "fr", 1, -500, ""},
		{"− 5", "fr", 1, -500, ""},
		{"1 200", "fr", 1000, 120_000_000, ""},
		{"1,5", "fr", 1000, 150_000, ""},
		{"12,500", "fr", 1, 0, "is not written"},
		{"12.500", "fr", 1, 0, "is not written"},
		{"12.50", "fr", 1, 0, "is not written"},
		{"1 20", "fr", 1, 0, "is not written"},
		{"12 500,50 $ US", "fr", 1, 0, "is not written"},
		{"$12,500.50", "en", 1, 1_250_050, ""},
		{"12,500", "en", 1, 1_250_000, ""},
		{"(1,200.00)", "en", 1, -120_000, ""},
		{"(1,200.00", "en", 1, 0, "one bracket"},
		{"1,20", "en", 1, 0, "is not written"},
		{"12.500", "en", 1, 0, "is not written"},
		{"12 500", "en", 1, 0, "is not written"},
		{"12500.5", "plain", 1, 1_250_050, ""},
		{"-5", "plain", 1, -500, ""},
		{"(5)", "plain", 1, 0, "is not written"},
		{"1e6", "plain", 1, 0, "is not written"},
		{"", "plain", 1, 0, "is not written"},
		{"n/d", "fr", 1, 0, "is not written"},
		{"99999999999999999999", "plain", 1, 0, "64 bits"},
		{"99999999999999999", "plain", 1000, 0, "64 bits"},
		{"1,55", "fr", 10, 1550, ""},
		{"5", "de", 1, 0, "no form"},
	} {
		got, err := Amount(c.cell, c.form, c.unit)
		if (err == nil) != (c.bad == "") || err != nil && !strings.Contains(err.Error(), c.bad) || got != c.want {
			t.Errorf("%q as %s: %d, %v; want %d, %q", c.cell, c.form, got, err, c.want, c.bad)
		}
	}
}

func TestACellOfADateIsReadInItsDeclaredForm(t *testing.T) {
	for _, c := range []struct{ cell, form, want, bad string }{
		{"2024-03-31", "iso", "2024-03-31", ""},
		{"2024-03-31 00:00:00", "iso", "2024-03-31", ""},
		{"2024-03", "iso", "2024-03", ""},
		{"2024-02-30", "iso", "", "calendar"},
		{"2024-03-31 12:00:00", "iso", "", "want"},
		{"31/03/2024", "dmy", "2024-03-31", ""},
		{"3.1.2024", "dmy", "2024-01-03", ""},
		{"03/31/2024", "dmy", "", "calendar"},
		{"03/31/2024", "mdy", "2024-03-31", ""},
		{"2024/3/1", "ymd", "2024-03-01", ""},
		{"01/02/24", "dmy", "", "not written"},
		{"31 mars 2024", "fr", "2024-03-31", ""},
		{"le 1er février 2024", "fr", "2024-02-01", ""},
		{"March 31, 2024", "en", "2024-03-31", ""},
		{"mars", "fr", "", "not printed"},
		{"", "dmy", "", ""},
		{"2024-03-31", "", "", "no form"},
	} {
		got, err := DateIn(c.cell, c.form)
		if (err == nil) != (c.bad == "") || err != nil && !strings.Contains(err.Error(), c.bad) || string(got) != c.want {
			t.Errorf("%q as %s: %q, %v; want %q, %q", c.cell, c.form, got, err, c.want, c.bad)
		}
	}
}

func TestSpreadsheetsCountDays(t *testing.T) {
	for _, c := range []struct {
		number   string
		from1904 bool
		want     string
	}{
		{"45382", false, "2024-03-31"}, {"45382.0", false, "2024-03-31"}, {"43920", true, "2024-03-31"},
		{"60", false, ""}, {"-1", false, ""}, {"1e5", false, ""}, {"45382.x", false, ""}, {"9999999", false, ""},
	} {
		if got, err := SpreadsheetDate(c.number, c.from1904); string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v, want %q", c.number, got, err, c.want)
		}
	}
}

func TestAFiscalYearHasTwoYearsInARow(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"2023-2024", "2023-2024"}, {"2023-24", "2023-2024"}, {"2023/2024", "2023-2024"}, {"2023 – 2024", "2023-2024"}, {"1999-00", "1999-2000"},
		{"2023", "2023"}, {"2023-2025", ""}, {"2023-25", ""}, {"23-24", ""}, {"", ""}, {"2024-2023", ""},
	} {
		if got, err := FiscalYear(c.cell); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: %q, %v, want %q", c.cell, got, err, c.want)
		}
	}
}

// What is read is written again as plain and read again: the same cents.
func FuzzAmount(f *testing.F) {
	for _, seed := range []string{"12 500,50 $", "$12,500.50", "12500.5", "(1)", "-5", "1 000 000", "\u221212,5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		for _, form := range NumberForms {
			cents, err := Amount(cell, form, 1)
			if err != nil {
				continue
			}
			sign, size := "", cents
			if cents < 0 {
				sign, size = "-", -cents
			}
			plain := fmt.Sprintf("%s%d.%02d", sign, size/100, size%100)
			if again, err := Amount(plain, "plain", 1); err != nil || again != cents {
				t.Errorf("%q as %s is %d; %q is %d, %v", cell, form, cents, plain, again, err)
			}
		}
	})
}

func FuzzDateIn(f *testing.F) {
	for _, seed := range []string{"2024-03-31", "31/03/2024", "31 mars 2024", "March 31, 2024", "45382", "2023-24"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		for _, form := range DateForms {
			day, err := DateIn(cell, form)
			if err != nil {
				continue
			}
			if again, err := DateIn(string(day), "iso"); err != nil || again != day {
				t.Errorf("%q as %s is %q, which is read as %q, %v", cell, form, day, again, err)
			}
		}
		if day, err := SpreadsheetDate(cell, false); err == nil && len(day) != 10 {
			t.Errorf("%q is day %q", cell, day)
		}
		if year, err := FiscalYear(cell); err == nil {
			if again, err := FiscalYear(year); err != nil || again != year {
				t.Errorf("%q is %q, which is read as %q, %v", cell, year, again, err)
			}
		}
	})
}
