package table

import (
	"strings"
	"testing"

	"sillage/db/funding"
)

func TestADeclarationThatCannotBeSaysWhat(t *testing.T) {
	swap := func(old, to string) string {
		if !strings.Contains(small, old) {
			t.Fatalf("the small declaration has no %q", old)
		}
		return strings.Replace(small, old, to, 1)
	}
	for _, c := range []struct{ name, text, bad string }{
		{"nothing", "", "file.format"},
		{"not TOML", "id = ", "line 1"},
		{"not UTF-8", "id = \"\xe9\"", "not UTF-8"},
		{"a field that no declaration has", swap("licence", "license"), "license"},
		{"an id with capitals", swap(`"small"`, `"Small"`), "small letters"},
		{"an id that leaves the folder", swap(`"small"`, `"../x"`), "small letters"},
		{"no title", swap(`title_fr = "x"`, `title_fr = " "`), "title_fr is not said"},
		{"a draft's question", swap(`publisher = "x"`, `publisher = "?"`), "publisher is not said"},
		{"a draft's question in what may be left out", swap(`publisher = "x"`, "publisher = \"x\"\nhome = \"?\""), "home is not said"},
		{"another format", swap(`"csv"`, `"doc"`), "file.format"},
		{"no header", swap("header_row = 1", "header_row = 0"), "file.header_row"},
		{"two separators", swap("header_row = 1", "header_row = 1\nseparator = \";;\""), "want one sign"},
		{"numbers of no form", swap(`"plain"`, `"de"`), "file.numbers"},
		{"dates of no form", swap("least = 1", "least = 1\ndates = \"usual\""), "file.dates"},
		{"no least", swap("least = 1", "least = 0"), "file.least"},
		{"a stage of no list", swap(`stage = "paid"`, `stage = "given"`), `same.stage: "given" is none of announced (annoncé)`},
		{"a year that is none", swap("2023-24", "2023-26"), "same.fiscal_year"},
		{"a constant of no field", swap("[same]", "[same]\ncolour = \"red\""), "same.colour: no such field"},
		{"a constant that has a column", swap("[same]", "[same]\nreceiver_fr = \"x\""), "same.receiver_fr: has a column too"},
		{"an amount for all rows", swap("[same]", "[same]\namount = \"5\""), "same.amount: cannot be the same"},
		{"a question among the constants", swap(`mode = "project"`, `mode = "?"`), "same.mode is not said"},
		{"no payer", swap(`payer_fr = "x"`, ""), "nothing is said of payer_fr or payer_en"},
		{"no amount", swap(`field = "amount"`, `field = "about_fr"`), "no column has the field amount"},
		{"a column without a meaning", small + "[[column]]\nname = \"z\"\n", `column "z": say its field, or why it is ignored`},
		{"a column with both", small + "[[column]]\nname = \"z\"\nfield = \"city\"\nignored = \"x\"\n", `column "z": say its field`},
		{"a column ignored for a question", small + "[[column]]\nname = \"z\"\nignored = \"?\"\n", `column "z": say its field`},
		{"a column of no field", small + "[[column]]\nname = \"z\"\nfield = \"colour\"\n", `no field "colour"`},
		{"a field twice", small + "[[column]]\nname = \"z\"\nfield = \"amount\"\n", "has a column already"},
		{"a name twice", small + "[[column]]\nname = \"paid\"\nignored = \"x\"\n", "stands twice"},
		{"a code that is doubted", small + "[[column]]\nname = \"z\"\nfield = \"basis\"\nbad = \"doubt\"\n", "cannot be doubted"},
		{"a unit of no size", small + "unit = 12\n", "unit 12"},
		{"words for an amount", small + "words = { \"x\" = \"5\" }\n", "not for an amount"},
		{"a word of no list", small + "[[column]]\nname = \"z\"\nfield = \"status\"\nwords = { \"x\" = \"y\" }\n", `words."x"`},
		{"a key of no column", swap("least = 1", "least = 1\nkey = [\"z\"]"), `file.key: no column "z"`},
		{"a total of no column", swap("[same]", "[total]\nlabel = \"Total\"\ncolumn = \"z\"\n[same]"), "total:"},
		{"an expression that is none", small + "[[left_out]]\nmatches = \"(\"\nreason = \"x\"\n", "left_out"},
		{"a row left out for no reason", small + "[[left_out]]\nmatches = \"x\"\n", "left_out"},
	} {
		_, err := Read("small.toml", []byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.bad) || !strings.Contains(err.Error(), "small.toml") {
			t.Errorf("%s: %v, want an error with %q", c.name, err, c.bad)
		}
	}
}

func TestEveryFieldIsDoubtedUnderANameOfTheList(t *testing.T) {
	for name, f := range fields {
		if f.of != "" && !funding.RecordFields.Has(f.of) {
			t.Errorf("%s is doubted as %q, which funding.RecordFields does not have", name, f.of)
		}
	}
}

func FuzzDeclaration(f *testing.F) {
	f.Add(small)
	f.Add(string(content(f, "psoc_exemple.toml")))
	f.Add(string(content(f, "ville_exemple.toml")))
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Read("x.toml", []byte(text))
		if err != nil {
			return
		}
		// What is accepted can be used: nothing in it is left to fail later.
		if _, err := d.same(); err != nil {
			t.Errorf("accepted, and then: %v", err)
		}
		if Source(d).ID == "" || d.of("amount") < 0 {
			t.Errorf("accepted without an id or an amount: %q", text)
		}
	})
}
