package prose_test

import (
	"reflect"
	"testing"

	"sillage/db/funding"
	"sillage/scraper/parse/prose"
)

// Whatever text comes, a reading is the same twice, its offsets lie in the
// text in order, and its fragments are what stands there.
func FuzzProse(f *testing.F) {
	for _, l := range labelledTexts(f) {
		f.Add(l.Text, l.Lang == "fr")
	}
	for _, seed := range []string{
		"", "$", "$$$ 5 $ $6", "1 million 1 million 1 million", "de 5 à 10, 10, 10 M$ des 20 M$", "ª 5 $ ß·’- 5’5-5 M$", "5 \u00a0\u202f000\u2009000 $",
		"\xff\xfe 5 M$ \x80", "99999999999999999999 G$", "un million et demi et demi de dollars", "par par par de de la la 5 $ à à", "A (A (A) 5 $)) : 5 $ | 5 $",
		"2020-2020-2021 à 2022 jusqu’en 20-22", "gouvernement du de la ministère de l’, et de l’ 5 $", "« L’ » – 5 $ : — ; 5 $\n\n\n- 5 $;\n• 5 $", "1B\t,,,",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	names := prose.NewNames([]prose.Name{{Key: "a", Name: "Nord Ouvert"}, {Key: "b", Name: "Fonds X", Programme: true}, {Key: "c", Name: "M$"}})
	f.Fuzz(func(t *testing.T, text string, french bool) {
		lang := "en"
		if french {
			lang = "fr"
		}
		r := prose.Read(text, lang, names)
		if again := prose.Read(text, lang, names); !reflect.DeepEqual(r, again) {
			t.Fatalf("read twice: %+v and %+v", r, again)
		}
		within := func(start, end int, fragment string) {
			if start < 0 || end <= start || end > len(text) || text[start:end] != fragment {
				t.Fatalf("%d to %d is no place of %q", start, end, fragment)
			}
		}
		before := 0
		for _, a := range r.Amounts {
			within(a.Start, a.End, a.Fragment)
			if a.SentenceStart > a.Start || a.SentenceEnd < a.End || a.SentenceEnd > len(text) || a.Start < before {
				t.Fatalf("amount out of its sentence or order: %+v", a)
			}
			before = a.Start
			if a.Amount.Cents <= 0 || a.Amount.Step <= 0 || !funding.Qualifiers.Has(string(a.Amount.Qualifier)) || !funding.Bases.Has(string(a.Basis)) {
				t.Fatalf("amount %+v", a)
			}
			if a.Stage != "" && !funding.Stages.Has(string(a.Stage)) {
				t.Fatalf("stage %q", a.Stage)
			}
		}
		for _, p := range r.Parties {
			within(p.Start, p.End, p.Fragment)
			if p.Name == "" || p.Class != (p.Count > 1) {
				t.Fatalf("party %+v", p)
			}
		}
		for _, m := range r.Programmes {
			within(m.Start, m.End, m.Fragment)
		}
		if d := r.Dateline.Date; d != "" {
			if _, err := funding.ParseDate(string(d)); err != nil {
				t.Fatal(err)
			}
		}
	})
}
