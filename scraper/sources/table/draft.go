package table

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/db/identity"
)

// unfinished stands in a draft where a person has to say something.
const unfinished = "?"

var looksLikeMoney = regexp.MustCompile(`\b(?:montant|amount|somme|valeur|value|subvention|accorde|verse|paid|dollars?)\b`)

// proposals are fields by the words of a column's name, folded. The first that
// matches is proposed; a person reads it.
var proposals = []struct {
	words *regexp.Regexp
	kinds string // types of column that it may be
	field string
}{
	{looksLikeMoney, "amount whole", "amount"},
	{regexp.MustCompile(`\bneq\b`), "", "neq"},
	{regexp.MustCompile(`numero d entreprise|business number|\bbn\b`), "", "business_number"},
	{regexp.MustCompile(`exercice|annee|fiscal|year`), "fiscal_year whole", "fiscal_year"},
	{regexp.MustCompile(`\bdebut\b|start`), "date", "period_from"},
	{regexp.MustCompile(`\bfin\b|\bend\b`), "date", "period_until"},
	{regexp.MustCompile(`date`), "date", "signed_on"},
	{regexp.MustCompile(`^no$|numero|^id$|entente|agreement|reference|dossier|resolution`), "text", "agreement"},
	{regexp.MustCompile(`\bstatut\b|\bstatus\b`), "text", "status"},
	{regexp.MustCompile(`ville|municipalite|\bcity\b|\btown\b`), "", "city"},
	{regexp.MustCompile(`programme|program\b|volet|fonds`), "", "programme_fr"},
	{regexp.MustCompile(`organisme|beneficiaire|recipiendaire|recipient|\bnom\b|\bname\b`), "", "receiver_fr"},
	{regexp.MustCompile(`projet|project|titre|title|objet`), "", "title_fr"},
	{regexp.MustCompile(`description`), "", "about_fr"},
}

// Draft is a declaration to finish by hand: where it says "?", a person has to.
func (in Inspection) Draft() string {
	var b strings.Builder
	line := func(format string, arguments ...any) { fmt.Fprintf(&b, format+"\n", arguments...) }
	line("# Draft of a declaration for %q. Replace each \"?\", and read every other line.", in.File)
	line("id = \"?\"              # small letters, digits and _; the name of the source")
	for _, name := range []string{"title_fr", "title_en", "publisher", "home", "address", "licence", "covers_fr", "covers_en", "leaves_out_fr", "leaves_out_en"} {
		line("%s = \"?\"", name)
	}
	line("\n[file]\nformat = %s", quoted(in.Format))
	if in.Format == "csv" {
		line("charset = %s\nseparator = %s", quoted(in.Charset), quoted(in.Separator))
	}
	if in.Ended {
		line("ended = true         # the last line ends with a line break: a file without one is cut off")
	}
	if in.Sheet != "" {
		line("sheet = %s        # of %q", quoted(in.Sheet), in.Sheets)
	}
	if in.HeaderRow > 0 {
		line("header_row = %d", in.HeaderRow)
	}
	if in.Format == "pdf" {
		line("wrapped = %t     # cells run over several lines", in.Wrapped)
	}
	line("footer_rows = %d     # filled rows at the end that are no records", in.Footer)
	line("numbers = %q      # fr: 1 234,50 $   en: $1,234.50   plain: 1234.50", in.form("amount", "plain"))
	line("dates = %q         # iso, dmy, mdy, ymd, fr, en", in.form("date", "iso"))
	line("least = %d           # records of a whole file, at least", max(1, in.Rows*9/10))
	line("most_bad = 5         # amounts in a hundred that may be unreadable")
	proposed, columns := in.columns()
	if in.Total != "" && proposed["amount"] != "" {
		line("\n[total]              # a printed sum that the rows must make\nlabel = %s\ncolumn = %s", quoted(in.Total), quoted(proposed["amount"]))
	}
	line("\n[same]               # what is the same in all rows")
	for _, s := range []struct{ field, value, note string }{
		{"payer_fr", "?", ""}, {"programme_fr", "?", ""}, {"form", "grant", wordsOf(funding.Forms)},
		{"mode", "?", wordsOf(funding.Modes)}, {"money", "public", wordsOf(funding.Moneys)},
		{"stage", "?", wordsOf(funding.Stages)}, {"hop", "not_stated", wordsOf(funding.Hops)},
		{"origin", "not_stated", wordsOf(funding.AwardOrigins)}, {"basis", "not_stated", wordsOf(funding.Bases)},
		{"fiscal_year", "?", "2023-2024"}, {"currency", "CAD", ""},
	} {
		if proposed[s.field] == "" {
			line("%s", strings.TrimRight(fmt.Sprintf("%-12s = %-14q # %s", s.field, s.value, s.note), " #"))
		}
	}
	return b.String() + columns
}

// wordsOf are the words of a list, each with what it is called in French.
func wordsOf(list funding.CodeList) string {
	var words []string
	for _, c := range list.Codes {
		words = append(words, c.Value+" ("+c.FR+")")
	}
	return strings.Join(words, ", ")
}

// columns proposes a field for each column, one column a field.
func (in Inspection) columns() (proposed map[string]string, text string) {
	var b strings.Builder
	proposed = map[string]string{}
	for _, c := range in.Columns {
		fmt.Fprintf(&b, "\n[[column]]           # %s, filled %.0f %%: %q\nname = %s\n", strings.TrimSpace(c.Type+" "+c.Form), 100*c.Share, c.Examples, quoted(c.Name))
		field := ""
		for _, p := range proposals {
			if field == "" && proposed[p.field] == "" && p.words.MatchString(identity.Fold(c.Name)) && (p.kinds == "" || strings.Contains(p.kinds, c.Type)) {
				field = p.field
			}
		}
		if field == "" {
			b.WriteString("ignored = \"?\"        # why, or: field = \"...\"\n")
			continue
		}
		proposed[field] = c.Name
		fmt.Fprintf(&b, "field = %q\n", field)
		if field == "status" {
			fmt.Fprintf(&b, "# %s\nwords = {", wordsOf(funding.Statuses))
			for i, word := range slices.Sorted(maps.Keys(c.values)) {
				fmt.Fprintf(&b, "%s%s = \"?\"", map[bool]string{true: " ", false: ", "}[i == 0], quoted(word))
			}
			b.WriteString(" }\n")
		}
	}
	return proposed, b.String()
}

// form is that of the first column with the type.
func (in Inspection) form(kind, otherwise string) string {
	for _, c := range in.Columns {
		if c.Type == kind && c.Form != "" && c.Form != "spreadsheet" {
			return c.Form
		}
	}
	return otherwise
}

// quoted is a string of TOML; those of JSON are.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string can always be encoded
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007f`)
}
