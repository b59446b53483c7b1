package funding

import "testing"

func TestFiguresOfTwoRegionsNeverCompete(t *testing.T) {
	figure := func(key, region string) Figure {
		return Figure{
			Key: key, Programme: "support", Amount: Amount{100, "CAD", Exact, 100}, Stage: Announced, Basis: Increase, Unit: Whole,
			Perimeter: "regional share", Region: region, FiscalFrom: "2019-2020", FiscalUntil: "2019-2020", Evidence: "E", Verdict: "ok",
		}
	}
	counting, err := Count(World{
		Figures:   []Figure{figure("a", "North"), figure("b", "South"), figure("c", "South")},
		Documents: map[string]Document{"E": {Key: "d", Speaker: "payer"}},
		Sources:   map[string]Source{"E": {ID: "s", State: "proven"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	competitors := map[string]int{}
	for _, s := range counting.Shown {
		competitors[s.Figure] = s.Competitors
	}
	if len(competitors) != 2 || competitors["a"] != 0 || competitors["b"] != 1 {
		t.Errorf("shown with competitors: %v, want a alone and b before c", competitors)
	}
}
