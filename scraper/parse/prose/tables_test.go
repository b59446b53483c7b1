package prose_test

import "testing"

func TestACountInACellIsNoAmount(t *testing.T) {
	for _, c := range []struct{ name, lang, text, sums, parties string }{
		{"cells between dashes", "fr", "Ville – Organisme – Places – Aide\nRimvault – Centre Alpha du Nord – 40 – 1,2 M$\nSorel – Maison Bleue – 25 – 900 000 $",
			"1200000 exact not_stated; 900000 exact not_stated", "recipient Centre Alpha du Nord; recipient Maison Bleue"},
		{"cells between dashes in English", "en", "Town – Recipient – Homes – Grant\nElmview – Elm Housing Co-op – 31 – $1.6 million\nOakton – Oak Trust – 1 – $2 million",
			"1600000 exact not_stated; 2000000 exact not_stated", "recipient Elm Housing Co-op; recipient Oak Trust"},
		{"cells between bars", "en", "Recipient | Homes | Grant\nElm Housing Co-op | 31 | 1.6 million\nOak Trust | 12 | $2 million",
			"1600000 exact not_stated; 2000000 exact not_stated", "recipient Elm Housing Co-op; recipient Oak Trust"},
		{"cells between tabs", "en", "Recipient\tHomes\tGrant\nElm Housing Co-op\t31\t$1.6 million\nOak Trust\t1\t$2 million",
			"1600000 exact not_stated; 2000000 exact not_stated", "recipient Elm Housing Co-op; recipient Oak Trust"},
		{"cells between commas", "fr", "Organisme, étages, logements, aide\nCoop des Ormes, 4, 31, 1,6 M$\nCoop du Lac, 3, 12, 2 M$",
			"1600000 exact not_stated; 2000000 exact not_stated", "recipient Coop des Ormes; recipient Coop du Lac"},
		{"one count in an item", "fr", "- Coop des Ormes – 31 – 1,6 M$\n- Coop du Lac – 1 – 2 M$",
			"1600000 exact not_stated; 2000000 exact not_stated", "recipient Coop des Ormes; recipient Coop du Lac"},
		{"a count after a colon", "fr", "Coop des Ormes : 31 – 1,6 M$\nCoop du Lac : 1 – 2 M$",
			"1600000 exact not_stated; 2000000 exact not_stated", "recipient Coop des Ormes; recipient Coop du Lac"},
		{"the number of a phase", "fr", "Phase 2 – 5 M$ pour le pont du Lac.", "5000000 exact not_stated", ""},
		{"the number of a phase before a level", "fr", "La phase 1 à 5 M$ sera financée par la Ville.", "5000000 exact not_stated", ""},
		{"a count that begins its line", "fr", "Office du Lac\n10 – 16,1 M$ en subventions", "16100000 exact not_stated", ""},
		{"a count between dashes without spaces", "fr", "Office du Lac–10–16,1 M$\nOffice du Nord–8–11,9 M$", "16100000 exact not_stated; 11900000 exact not_stated", "recipient Office du Lac; recipient Office du Nord"},
		{"a count before the dollar of a sum", "en", "Grants: Elmview (10 – $16.1 million) and Oakton (8 – $11.9 million).", "16100000 exact not_stated; 11900000 exact not_stated", ""},
		{"a range with one unit", "en", "Grants of 10–16 million dollars, then of $5 – $8 million, then of $5-8 million.",
			"10000000 at_least not_stated; 16000000 up_to not_stated; 5000000 at_least not_stated; 8000000 up_to not_stated; 5000000 at_least not_stated; 8000000 up_to not_stated", ""},
		{"a range is no two cells", "fr", "Le ministère accorde des subventions de 5 – 10 M$.", "5000000 at_least not_stated; 10000000 up_to not_stated", "payer ministère"},
		{"a series that a word opens", "fr", "Des tranches de 10, 15, 25 M$ sont versées.", "10000000 exact not_stated; 15000000 exact not_stated; 25000000 exact not_stated", ""},
	} {
		if got := sums(c.text, c.lang); got != c.sums {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.sums)
		}
		if got := partiesOf(c.text, c.lang, nil); got != c.parties {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.parties)
		}
	}
}
