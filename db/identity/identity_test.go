package identity

import "testing"

func TestABusinessNumberIsNineDigitsThatCheck(t *testing.T) {
	for _, c := range []struct{ printed, root, why string }{
		{"119219815", "", "no_such_check_digit"},
		{"119219814RR0001", "119219814", ""}, // the Canadian Red Cross, as its federal grants print it
		{"119219814 RR 0001", "119219814", ""},
		{"119219814", "119219814", ""},
		{"119219814RR", "119219814", ""},
		{"", "", "empty"},
		{"-", "", "empty"},
		{"000000000", "", "empty"},
		{"1192198140", "", "wrong_length"},
		{"11921981", "", "wrong_length"},
		{"119219814RR00011", "", "wrong_length"},
		{"Toronto", "", "unreadable"},
	} {
		if root, why := BusinessNumber(c.printed); root != c.root || why != c.why {
			t.Errorf("%q: %q, %q; want %q, %q", c.printed, root, why, c.root, c.why)
		}
	}
}

func TestSpellingsOfOneNameFoldAlike(t *testing.T) {
	for _, c := range []struct{ name, folded string }{
		{"Centraide du Grand Montréal", "centraide du grand montreal"},
		{"CENTRAIDE DU GRAND  MONTRÉAL ", "centraide du grand montreal"},
		{"L’Œuvre d'Auteuil", "l oeuvre d auteuil"},
		{"St-Jean-sur-Richelieu", "st jean sur richelieu"},
		{"", ""},
	} {
		if got := Fold(c.name); got != c.folded {
			t.Errorf("%q folds to %q, want %q", c.name, got, c.folded)
		}
	}
}

func TestTheShortWayOfFoldingIsTheLongOne(t *testing.T) {
	for r := rune(1); r < 0x3000; r++ {
		for _, name := range []string{string(r), "a" + string(r) + "b", string(r) + " x", "é" + string(r), "a" + string(r) + string(r)} {
			if got, want := Fold(name), string(appendAny(nil, name)); got != want {
				t.Errorf("%q: %q, want %q", name, got, want)
			}
		}
	}
}
