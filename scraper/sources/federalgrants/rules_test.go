package federalgrants

import (
	"slices"
	"strings"
	"testing"

	"sillage/db/funding"
)

// A case changes cells of the made-up row; want are its doubts as "field
// verdict reason", and holds is what the record must be like beside them.
type ruleCase struct {
	name  string
	cells []string
	want  []string
	holds func(r funding.Record) bool
}

func TestEachRuleGivesItsVerdict(t *testing.T) {
	for _, c := range slices.Concat(amountCases, dateCases, wordCases, placeCases, nameCases) {
		t.Run(c.name, func(t *testing.T) {
			got, err := readAll(t, asTable(t, official(), with(madeUp(), c.cells...)))
			if err != nil || len(got) != 1 {
				t.Fatalf("%d records, %v", len(got), err)
			}
			var doubts []string
			for _, d := range got[0].Doubts {
				doubts = append(doubts, d.Field+" "+d.Verdict+" "+d.Reason)
				if !funding.RecordReasons.Has(d.Reason) || !funding.RecordFields.Has(d.Field) || !funding.Verdicts.Has(d.Verdict) {
					t.Errorf("%+v is of no list", d)
				}
			}
			if slices.Sort(doubts); !slices.Equal(doubts, c.want) {
				t.Errorf("doubts %q, want %q", doubts, c.want)
			}
			if c.holds != nil && !c.holds(got[0]) {
				t.Errorf("the record is not as it should be: %+v", got[0])
			}
		})
	}
}

func cents(n int64) func(funding.Record) bool {
	return func(r funding.Record) bool { return r.Cents == n && r.Stated }
}

var amountCases = []ruleCase{
	{"a whole amount", []string{"agreement_value", "25000"}, nil, cents(25000_00)},
	{"one decimal", []string{"agreement_value", "25000.5"}, nil, cents(25000_50)},
	{"three decimals that say nothing", []string{"agreement_value", "25000.500"}, nil, cents(25000_50)},
	{"three decimals", []string{"agreement_value", "25000.505"}, []string{"amount suspect rounded"}, cents(25000_51)},
	{"decimals that fill a dollar", []string{"agreement_value", "9.999"}, []string{"amount suspect rounded"}, cents(10_00)},
	{"an empty amount", []string{"agreement_value", ""}, []string{"amount excluded empty"}, func(r funding.Record) bool { return !r.Stated && r.Cents == 0 }},
	{"words for an amount", []string{"agreement_value", "see contract"}, []string{"amount excluded unreadable"}, func(r funding.Record) bool { return !r.Stated && r.Printed == "see contract" }},
	{"a comma for a point", []string{"agreement_value", "25000,50"}, []string{"amount excluded unreadable"}, nil},
	{"an exponent", []string{"agreement_value", "1.4556e10"}, []string{"amount excluded unreadable"}, nil},
	{"more than fits", []string{"agreement_value", "99999999999999999999"}, []string{"amount excluded unreadable"}, nil},
	{"below zero", []string{"agreement_value", "-214127920.00"}, []string{"amount excluded negative"}, cents(-214127920_00)},
	{"zero in an original", []string{"agreement_value", "0"}, []string{"amount suspect zero"}, cents(0)},
	{"zero after a termination", []string{"agreement_value", "0.00", "amendment_number", "1", "amendment_date", "2021-06-01", "additional_information_en", "Termination"},
		[]string{"status suspect terminated"}, func(r funding.Record) bool { return r.Status == "cancelled" && r.Cents == 0 }},
	{"one dollar", []string{"agreement_value", "1.00"}, []string{"amount excluded placeholder"}, cents(1_00)},
	{"one cent", []string{"agreement_value", "0.01"}, []string{"amount excluded placeholder"}, nil},
	{"two dollars", []string{"agreement_value", "2"}, nil, cents(2_00)},
	{"the largest agreement of the register", []string{"agreement_value", "14556000000.00"}, []string{"amount suspect outlier"}, cents(14556000000_00)},
	{"the largest that is none", []string{"agreement_value", "9999999999.99"}, nil, nil},
	{"a batch of payments", []string{"recipient_legal_name", "batch report│rapport en lots", "agreement_value", "2543478321.14"}, []string{"amount excluded batch"},
		func(r funding.Record) bool {
			return r.Receiver.NameEN == "batch report" && r.Receiver.NameFR == "rapport en lots"
		}},
	{"another currency beside", []string{"foreign_currency_type", "USD", "foreign_currency_value", "20000"}, nil, func(r funding.Record) bool { return r.Currency == "CAD" && r.Cents == 25000_00 }},
}

var dateCases = []ruleCase{
	{"no end", []string{"agreement_end_date", ""}, nil, func(r funding.Record) bool { return r.Basis == funding.NotStated && r.PeriodUntil == "" }},
	{"no start", []string{"agreement_start_date", ""}, []string{"period_from suspect empty"}, func(r funding.Record) bool { return r.FiscalYear == "" }},
	{"the zero of a spreadsheet", []string{"agreement_start_date", "1899-12-30"}, []string{"period_from excluded impossible_date"}, func(r funding.Record) bool { return r.PeriodFrom == "" && r.FiscalYear == "" }},
	{"the first day of another", []string{"agreement_start_date", "1900-01-01"}, []string{"period_from excluded impossible_date"}, nil},
	{"a digit lost", []string{"agreement_start_date", "0201-04-01"}, []string{"period_from excluded impossible_date"}, nil},
	{"no end in sight", []string{"agreement_end_date", "9999-12-31"}, []string{"period_until excluded impossible_date"}, func(r funding.Record) bool { return r.PeriodUntil == "" && r.PeriodFrom != "" }},
	{"a day that no calendar has", []string{"agreement_start_date", "2021-02-29"}, []string{"period_from excluded impossible_date"}, nil},
	{"a leap day", []string{"agreement_start_date", "2020-02-29"}, nil, func(r funding.Record) bool { return r.FiscalYear == "2019-2020" }},
	{"another order", []string{"agreement_start_date", "01/04/2021"}, []string{"period_from excluded unreadable"}, nil},
	{"an hour beside", []string{"agreement_start_date", "2021-04-01T00:00:00"}, nil, func(r funding.Record) bool { return r.PeriodFrom == "2021-04-01" }},
	{"an end before the start", []string{"agreement_end_date", "2020-03-31"}, []string{"period_until excluded end_before_start"},
		func(r funding.Record) bool {
			return r.PeriodUntil == "" && r.FiscalYear == "2021-2022" && r.Basis == funding.NotStated
		}},
	{"the last day of a fiscal year", []string{"agreement_start_date", "2021-03-31"}, nil, func(r funding.Record) bool { return r.FiscalYear == "2020-2021" }},
	{"a year and a day", []string{"agreement_end_date", "2022-04-02"}, nil, func(r funding.Record) bool { return r.Basis == funding.SeveralYears }},
	{"a year to the day", []string{"agreement_end_date", "2022-04-01"}, nil, func(r funding.Record) bool { return r.Basis == funding.OneYear }},
	{"an amendment without its day", []string{"amendment_number", "1"}, []string{"signed_on suspect empty"}, func(r funding.Record) bool { return r.Version == 1 }},
}

var wordCases = []ruleCase{
	{"a grant", []string{"agreement_type", "G"}, nil, func(r funding.Record) bool { return r.Form == funding.Grant }},
	{"another transfer", []string{"agreement_type", "O"}, nil, func(r funding.Record) bool { return r.Form == funding.FormNotStated }},
	{"a type in words", []string{"agreement_type", "Contribution"}, []string{"form suspect spelled_out"}, func(r funding.Record) bool { return r.Form == funding.Grant }},
	{"a type in capitals", []string{"agreement_type", "GRANT"}, []string{"form suspect spelled_out"}, func(r funding.Record) bool { return r.Form == funding.Grant }},
	{"no type", []string{"agreement_type", ""}, []string{"form suspect empty"}, func(r funding.Record) bool { return r.Form == funding.FormNotStated }},
	{"a type of no list", []string{"agreement_type", "Loan"}, []string{"form excluded unknown_word"}, func(r funding.Record) bool { return r.Form == funding.FormNotStated }},
	{"a repayable contribution", []string{"additional_information_en", "Keywords: growth. Repayable contribution."}, []string{"form suspect repayable"}, func(r funding.Record) bool { return r.Form == funding.Loan && r.Cents == 25000_00 }},
	{"the same in French", []string{"additional_information_fr", "Contribution entièrement remboursable"}, []string{"form suspect repayable"}, func(r funding.Record) bool { return r.Form == funding.Loan }},
	{"a contribution of which a part is repayable", []string{"additional_information_en", "Partially repayable contribution"}, []string{"form suspect repayable"}, func(r funding.Record) bool { return r.Form == funding.MixedForm }},
	{"a contribution that is repayable on a condition", []string{"additional_information_en", "Conditionally repayable contribution"}, []string{"form suspect repayable"}, func(r funding.Record) bool { return r.Form == funding.FormNotStated }},
	{"one that is repayable in any case", []string{"additional_information_en", "Unconditionally repayable."}, []string{"form suspect repayable"}, func(r funding.Record) bool { return r.Form == funding.Loan }},
	{"a contribution that is not repayable", []string{"additional_information_en", "Non-repayable contribution", "additional_information_fr", "Contribution non remboursable"}, nil, func(r funding.Record) bool { return r.Form == funding.Grant }},
	{"a word of the template alone", []string{"additional_information_en", "Repayability: n/a"}, nil, func(r funding.Record) bool { return r.Form == funding.Grant }},
	{"costs that are repaid", []string{"additional_information_fr", "Remboursement des frais de déplacement"}, nil, func(r funding.Record) bool { return r.Form == funding.Grant }},
	{"no number of the amendment", []string{"amendment_number", ""}, []string{"version suspect empty"}, nil},
	{"words for a number", []string{"amendment_number", "second"}, []string{"version excluded unreadable"}, func(r funding.Record) bool { return r.Version == 0 }},
	{"no reference number", []string{"ref_number", ""}, []string{"agreement suspect empty"}, func(r funding.Record) bool { return strings.Contains(r.Agreement, "row-1") }},
	{"a reference number with a space", []string{"ref_number", "01-2019-2020-Q4- 16727281"}, nil, func(r funding.Record) bool { return strings.Contains(r.Agreement, ",01-2019-2020-Q4- 16727281,") }},
	{"a termination", []string{"amendment_number", "3", "amendment_date", "2021-09-01", "additional_information_fr", "Résiliation de l’entente"}, []string{"status suspect terminated"},
		func(r funding.Record) bool { return r.Status == "cancelled" && r.Cents == 25000_00 }},
	{"a termination in an original", []string{"additional_information_en", "TERMINATED"}, []string{"status suspect terminated"}, func(r funding.Record) bool { return r.Status == funding.NotStated }},
	{"a clause on termination", []string{"amendment_number", "1", "amendment_date", "2021-09-01", "additional_information_en", "See the termination clause."}, nil, nil},
	{"self-determination", []string{"amendment_number", "1", "amendment_date", "2021-09-01", "additional_information_en", "Supports self-determination and its determination."}, nil, nil},
	{"a termination that is denied", []string{"amendment_number", "1", "amendment_date", "2021-09-01", "additional_information_en", "This is not a termination."}, nil, nil},
	{"the template's own words for money passed on", []string{"additional_information_en", "Recipient reallocates or redistributes grant or contribution awarded to third-party beneficiaries"}, nil, toManager},
	{"the same in French", []string{"additional_information_fr", "Le bénéficiaire réaffecte ou redistribue la subvention ou la contribution octroyée à des tiers"}, nil, toManager},
	{"the guidance's name of the case", []string{"additional_information_en", "Keywords: youth; Funding through a third party"}, nil, toManager},
	{"that name in French", []string{"additional_information_fr", "financement par l'intermédiaire d'un tiers"}, nil, toManager},
	{"a third party that audits", []string{"additional_information_en", "A third-party assessment was done by a third party."}, nil, notStated},
	{"money that is not passed on", []string{"additional_information_en", "Recipient does not redistribute; no funding through a third party."}, nil, notStated},
	{"not passed on, in French", []string{"additional_information_fr", "Le bénéficiaire ne réaffecte ou redistribue pas la subvention"}, nil, notStated},
	{"the mark of a generated row", []string{"additional_information_en", "SYNTHETIC RECORD | ENREGISTREMENT SYNTHÉTIQUE"}, nil, notStated},
	{"a mark, and then the words", []string{"additional_information_en", "SYNTHETIC RECORD | ENREGISTREMENT SYNTHÉTIQUE. Recipient reallocates or redistributes grant or contribution awarded to third-party beneficiaries"}, nil, toManager},
	{"a description of one sign", []string{"description_en", ";", "description_fr", ";"}, []string{"about excluded too_short", "about excluded too_short"}, func(r funding.Record) bool { return r.AboutEN == "" && r.AboutFR == "" }},
	{"a programme that is none", []string{"prog_name_en", "## PROGRAM INFO N/A ##", "prog_name_fr", ""}, []string{"programme excluded empty"}, func(r funding.Record) bool { return r.ProgrammeEN == "" }},
	{"no programme", []string{"prog_name_en", "", "prog_name_fr", ""}, nil, nil},
	{"both languages in one cell", []string{"prog_name_en", "Youth|Jeunesse", "prog_name_fr", ""}, nil, func(r funding.Record) bool { return r.ProgrammeEN == "Youth" && r.ProgrammeFR == "Jeunesse" }},
}

func toManager(r funding.Record) bool { return r.Hop == funding.ToManager }
func notStated(r funding.Record) bool { return r.Hop == funding.HopNotStated }

var placeCases = []ruleCase{
	{"a country in lower case", []string{"recipient_country", "ca"}, []string{"country suspect spelled_out"}, func(r funding.Record) bool { return r.Receiver.Country == "CA" && r.Receiver.Province == "QC" }},
	{"a country in words", []string{"recipient_country", "United States"}, []string{"country suspect spelled_out"}, func(r funding.Record) bool { return r.Receiver.Country == "US" && r.Receiver.Province == "" }},
	{"a country that is none", []string{"recipient_country", "None"}, []string{"country excluded empty"}, func(r funding.Record) bool { return r.Receiver.Country == "" && r.Receiver.Province == "QC" }},
	{"a city for a country", []string{"recipient_country", "Madrid"}, []string{"country excluded unknown_word"}, nil},
	{"a province in words", []string{"recipient_province", "Nouvelle-Écosse"}, []string{"province suspect spelled_out"}, func(r funding.Record) bool { return r.Receiver.Province == "NS" && r.Region == "NS" }},
	{"a province in lower case", []string{"recipient_province", "Sk"}, []string{"province suspect spelled_out"}, func(r funding.Record) bool { return r.Receiver.Province == "SK" }},
	{"an older code", []string{"recipient_province", "YK"}, []string{"province suspect spelled_out"}, func(r funding.Record) bool { return r.Receiver.Province == "YT" }},
	{"outside Canada, in code", []string{"recipient_province", "OC"}, []string{"province excluded unknown_word"}, func(r funding.Record) bool { return r.Receiver.Province == "" && r.Region == "" }},
	{"outside Canada, in words", []string{"recipient_province", "Hors du Canada"}, []string{"province excluded unknown_word"}, nil},
	{"a number for a province", []string{"recipient_province", "001"}, []string{"province excluded unknown_word"}, nil},
	{"a point for a province", []string{"recipient_province", "."}, []string{"province excluded empty"}, nil},
	{"a state of another country", []string{"recipient_country", "US", "recipient_province", "NY"}, nil, func(r funding.Record) bool { return r.Receiver.Province == "" }},
	{"California in Canada", []string{"recipient_province", "CA"}, []string{"province excluded unknown_word"}, nil},
	{"no city", []string{"recipient_city", "N/A"}, nil, func(r funding.Record) bool { return r.Receiver.City == "" }},
}

var nameCases = []ruleCase{
	{"a bar that draws boxes", []string{"recipient_legal_name", "Made-up Society │ Société inventée"}, nil, named("Made-up Society", "Société inventée")},
	{"a backslash", []string{"recipient_legal_name", `Made-up Society \ Société inventée`}, nil, named("Made-up Society", "Société inventée")},
	{"a name told twice", []string{"recipient_legal_name", "Société inventée|Société inventée"}, nil, named("Société inventée", "Société inventée")},
	{"a bar read as a letter", []string{"recipient_legal_name", "Societe inventee I Société inventée"}, nil, named("Société inventée", "Société inventée")},
	{"a number of a king", []string{"recipient_legal_name", "Fondation Pie I Rome"}, nil, named("Fondation Pie I Rome", "Fondation Pie I Rome")},
	{"a slash that is part of a name", []string{"recipient_legal_name", "Centre A/B"}, nil, named("Centre A/B", "Centre A/B")},
	{"one language", []string{"recipient_legal_name", "Société inventée"}, nil, named("Société inventée", "Société inventée")},
	{"one side empty", []string{"recipient_legal_name", "Société inventée|"}, nil, named("Société inventée", "Société inventée")},
	{"three parts", []string{"recipient_legal_name", "A|B|C"}, nil, named("A|B|C", "A|B|C")},
	{"entities", []string{"recipient_legal_name", "Soci&eacute;t&#233; R&amp;amp;D"}, nil, named("Société R&D", "Société R&D")},
	{"an ampersand that is no entity", []string{"recipient_legal_name", "Brown &Company; R&D"}, nil, named("Brown &Company; R&D", "Brown &Company; R&D")},
	{"a mark inside", []string{"recipient_legal_name", "\u00a0Socié\ufefftée "}, nil, named("Sociétée", "Sociétée")},
	{"no name", []string{"recipient_legal_name", ""}, []string{"receiver suspect empty"}, nil},
	{"a number with its account", []string{"recipient_business_number", "119219814RR0001"}, nil, func(r funding.Record) bool { return r.Receiver.BusinessNumber == "119219814" }},
	{"ten digits", []string{"recipient_business_number", "1192198140"}, []string{"business_number excluded wrong_length"}, func(r funding.Record) bool {
		return r.Receiver.BusinessNumber == "" && strings.Contains(r.Agreement, ",name-")
	}},
	{"a digit that does not check", []string{"recipient_business_number", "119219815"}, []string{"business_number excluded no_such_check_digit"}, nil},
	{"zeros", []string{"recipient_business_number", "000000000"}, []string{"business_number excluded placeholder"}, nil},
	{"a hyphen", []string{"recipient_business_number", "-"}, []string{"business_number excluded placeholder"}, nil},
	{"a private person", []string{"recipient_type", "P", "recipient_legal_name", "Made-up Person"}, nil, func(r funding.Record) bool { return r.Receiver.Individual && !strings.Contains(r.Agreement, "erson") }},
	{"a researcher at an institution", []string{"recipient_type", "S", "recipient_legal_name", "Person, Made-up", "research_organization_name", "Made-up University"}, nil, func(r funding.Record) bool { return r.Receiver.Individual }},
	{"an institution itself", []string{"recipient_type", "S", "recipient_legal_name", "Made-up University|Université inventée", "research_organization_name", "MADE-UP UNIVERSITY"}, nil,
		func(r funding.Record) bool { return !r.Receiver.Individual && r.Receiver.Kind == "university" }},
	{"a doubt about a person names nobody", []string{"recipient_type", "P", "recipient_business_number", "12"}, []string{"business_number excluded wrong_length"}, func(r funding.Record) bool { return r.Doubts[0].Raw == "" }},
	{"an Indigenous receiver", []string{"recipient_type", "A"}, nil, func(r funding.Record) bool { return r.Receiver.Kind == "unknown" }},
	{"a type of receiver of no list", []string{"recipient_type", "X"}, []string{"receiver excluded unknown_word"}, func(r funding.Record) bool { return r.Receiver.Kind == "unknown" }},
}

func named(en, fr string) func(funding.Record) bool {
	return func(r funding.Record) bool { return r.Receiver.NameEN == en && r.Receiver.NameFR == fr }
}

func TestUnrelatedReceiversOfOneReferenceNumberAreTwoAgreements(t *testing.T) {
	other := with(madeUp(), "recipient_legal_name", "Another made-up body")
	spelled := with(madeUp(), "recipient_legal_name", "MADE-UP  SOCIETY", "amendment_number", "1", "amendment_date", "2021-05-01")
	got, err := readAll(t, asTable(t, official(), madeUp(), other, spelled, with(madeUp(), "owner_org", "another-autre")))
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Agreement == got[1].Agreement || got[0].Agreement != got[2].Agreement || got[0].Agreement == got[3].Agreement {
		t.Errorf("%q %q %q %q", got[0].Agreement, got[1].Agreement, got[2].Agreement, got[3].Agreement)
	}
}

func TestEveryColumnIsReadOrIgnoredForAReason(t *testing.T) {
	named := opened(t).Columns
	for field := range named {
		if !funding.RecordFields.Has(field) {
			t.Errorf("%s is no field of a record", field)
		}
	}
	for c, why := range ignored {
		if why == "" {
			t.Errorf("%s is ignored for no reason", c)
		}
		for field, name := range named {
			if name == c.String() {
				t.Errorf("%s is ignored, and evidence of %s", c, field)
			}
		}
	}
	// What an ignored column holds changes nothing; what a read one holds does.
	base, err := readAll(t, asTable(t, official(), madeUp()))
	if err != nil {
		t.Fatal(err)
	}
	for c := range columnCount {
		if c == ownerOrg || c == researchOrganization || c == informationEN || c == informationFR {
			continue // a code; read together with another cell; read for certain words
		}
		got, err := readAll(t, asTable(t, official(), with(madeUp(), c.String(), "7 changed")))
		if err != nil {
			t.Fatal(err)
		}
		if _, isIgnored := ignored[c]; (difference(got[0], base[0]) == "") != isIgnored {
			t.Errorf("%s: ignored is %v, and the record differs by %q", c, isIgnored, difference(got[0], base[0]))
		}
	}
}
