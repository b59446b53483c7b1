package main

import "testing"

func TestARemarkIsPrintedWithoutItsAmounts(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"regional share of the 10 M$", "regional share of the […]"},
		{"4 M$ MESS (F0230) + 0.8 M$ Centraides (F0231)", "[…] MESS (F0230) + […] Centraides (F0231)"},
		{"report exactly 936,590 $ given", "report exactly […] given"},
		{"“900 000 dollars” in digits", "“[…]” in digits"},
		{"families under 20 000 $ a year, 2019", "families under […] a year, 2019"},
		{"from $5.4M, then $476,006.", "from […], then […]."},
		{"10 M$", "[…]"},
		{"500 organizations, 2022-2025, 72 %, F0230, 1,6 million de personnes", "500 organizations, 2022-2025, 72 %, F0230, 1,6 million de personnes"},
		{"auteur 2 fois", "auteur 2 fois"},
		{"part régionale des 37,1\u00a0M$\u202f; familles sous 20\u00a0000\u00a0$, et 500\u00a0000\u00a0dollars", "part régionale des […]\u202f; familles sous […], et […]"},
		{"fragment\u00a0: «\u00a0rehaussement\u00a0»", "fragment\u00a0: «\u00a0rehaussement\u00a0»"},
	} {
		if got := withoutAmounts(c.in); got != c.want {
			t.Errorf("withoutAmounts(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
