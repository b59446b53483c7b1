package funding

import (
	"reflect"
	"testing"
)

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

func TestReprintsAndTwinsAreOneSource(t *testing.T) {
	figure := func(key string, cents int64) Figure {
		return Figure{Key: key, Programme: "p", Amount: Amount{cents, "CAD", Exact, 100}, Stage: Announced, Basis: NotStated, Unit: Whole, Evidence: key, Verdict: "ok"}
	}
	document := func(address, copyOf, twin, speaker string) Document {
		return Document{Key: address, Address: address, CopyOf: copyOf, Twin: twin, Kind: "release", Speaker: speaker}
	}
	for name, c := range map[string]struct {
		figures   []Figure
		documents map[string]Document
		want      Shown
	}{
		"a reprint stands beside its original and is no other source": {
			[]Figure{figure("a", 100), figure("b", 100)},
			map[string]Document{"a": document("x", "y", "", "payer"), "b": document("y", "", "", "payer")},
			Shown{"b", 0, "only_one"},
		},
		"two languages of one text are one source": {
			[]Figure{figure("a", 100), figure("b", 100)},
			map[string]Document{"a": document("x", "", "y", "payer"), "b": document("y", "", "x", "payer")},
			Shown{"a", 0, "only_one"},
		},
		"a reprint of a text in two languages is the same source too": {
			[]Figure{figure("a", 100), figure("b", 100), figure("c", 100)},
			map[string]Document{"a": document("x", "", "y", "payer"), "b": document("y", "", "x", "payer"), "c": document("z", "y", "", "mirror")},
			Shown{"a", 0, "only_one"},
		},
		"two texts that name one front page as their other language are two sources": {
			[]Figure{figure("a", 100), figure("b", 100)},
			map[string]Document{"a": document("x", "", "front", "payer"), "b": document("y", "", "front", "payer")},
			Shown{"a", 1, "key"},
		},
		"a reprint with another amount is told": {
			[]Figure{figure("a", 200), figure("b", 100)},
			map[string]Document{"a": document("x", "y", "", "payer"), "b": document("y", "", "", "payer")},
			Shown{"b", 1, "original"},
		},
		"another source counts once with all its reprints": {
			[]Figure{figure("a", 100), figure("b", 100), figure("c", 100)},
			map[string]Document{"a": document("v", "", "", "payer"), "b": document("x", "y", "", "press"), "c": document("y", "", "", "press")},
			Shown{"a", 1, "speaker"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			counting, err := Count(World{Figures: c.figures, Documents: c.documents})
			if err != nil || !reflect.DeepEqual(counting.Shown, []Shown{c.want}) {
				t.Errorf("shown %v (%v), want %v", counting.Shown, err, c.want)
			}
		})
	}
}
