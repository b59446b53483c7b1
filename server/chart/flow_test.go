package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// dataide is the shape of one programme: a payer in two parts, a manager, one
// class of receivers, and a rest with a known link inside.
func dataide() Flow {
	return Flow{
		Nodes: []Node{{0, 70, 0}, {1, 70, 0}, {2, 0, 80}, {2, 0, 20}, {2, 0, 90}},
		Bands: []Band{{0, 1, 400_000_000, -1}, {0, 1, 140_000_000, -1}, {1, 2, 360_000_000, -1}, {1, 3, 0, 4}, {1, 4, 180_000_000, -1}},
	}
}

var wide = Size{Columns: []float64{0, 440, 800}, Bars: []float64{10, 10, 10}, Room: 270, Gap: 16, Least: 3}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func TestWidthsFollowTheMoney(t *testing.T) {
	l := dataide().Place(wide)
	// 270 units for 5.4 M$: 50 units a million.
	for i, want := range []float64{200, 70, 180, 0, 90} {
		if !near(l.Lanes[i].Width, want) {
			t.Errorf("band %d is %v wide, want %v", i, l.Lanes[i].Width, want)
		}
	}
	if l.Raised {
		t.Error("no band needed the least width")
	}
}

func TestTheFirstChildGoesOnStraightAndTheRestMakesRoom(t *testing.T) {
	l := dataide().Place(wide)
	for i, want := range []struct{ start, end float64 }{
		{70, 70}, {270, 270}, {70, 70},
		{295, 311}, // half-way down the rest, which holds it
		{250, 266}, // after 180 of receivers and a gap of 16
	} {
		if got := l.Lanes[i]; !near(got.Start, want.start) || !near(got.End, want.end) {
			t.Errorf("band %d goes from %v to %v, want %v to %v", i, got.Start, got.End, want.start, want.end)
		}
	}
	if b := l.Bars[1]; !near(b.Along, 440) || !near(b.From, 70) || !near(b.Until, 340) {
		t.Errorf("the manager's bar is %+v", b)
	}
}

func TestASmallBandKeepsItsLeastWidthAndSaysSo(t *testing.T) {
	f := dataide()
	f.Bands[1].Cents = 1
	l := f.Place(wide)
	if l.Lanes[1].Width != 3 || !l.Raised {
		t.Errorf("width %v, raised %v", l.Lanes[1].Width, l.Raised)
	}
}

func TestATallPictureIsTheSameTurned(t *testing.T) {
	lane := Lane{Along: 10, Until: 110, Start: 20, End: 40, Width: 5}
	if got, want := Wide.Area(lane), "M10 20C60 20 60 40 110 40L110 45C60 45 60 25 10 25Z"; got != want {
		t.Errorf("wide %s, want %s", got, want)
	}
	if got, want := Tall.Area(lane), "M20 10C20 60 40 60 40 110L45 110C45 60 25 60 25 10Z"; got != want {
		t.Errorf("tall %s, want %s", got, want)
	}
	if got, want := Wide.Line(Lane{Along: 0, Until: 10, Start: -0.01, End: 2.25}), "M0 0C5 0 5 2.3 10 2.3"; got != want {
		t.Errorf("line %s, want %s", got, want)
	}
}

// tree draws a random flow in which each node has one parent.
func tree(t *rapid.T) Flow {
	f := Flow{Nodes: []Node{{Column: 0, Head: rapid.Float64Range(0, 60).Draw(t, "head")}}}
	for range rapid.IntRange(1, 40).Draw(t, "nodes") {
		from := rapid.IntRange(0, len(f.Nodes)-1).Draw(t, "from")
		if f.Nodes[from].Column >= 4 {
			from = 0
		}
		f.Nodes = append(f.Nodes, Node{Column: f.Nodes[from].Column + 1, Head: rapid.Float64Range(0, 60).Draw(t, "head"), Tail: rapid.Float64Range(0, 60).Draw(t, "tail")})
		f.Bands = append(f.Bands, Band{From: from, To: len(f.Nodes) - 1, Cents: rapid.Int64Range(0, 1e12).Draw(t, "cents"), Inside: -1})
	}
	return f
}

func TestNoTwoBarsOfAColumnOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := tree(t)
		l := f.Place(Size{Columns: []float64{0, 100, 200, 300, 400, 500}, Bars: make([]float64, 6), Room: 300, Gap: 8, Least: 3})
		for i, a := range l.Bars {
			for j, b := range l.Bars {
				if i == j || f.Nodes[i].Column != f.Nodes[j].Column || a.From > b.From {
					continue
				}
				if a.Until > b.From-f.Nodes[j].Head+1e-6 && i < j {
					t.Fatalf("bar %d ends at %v, the words of bar %d begin at %v", i, a.Until, j, b.From-f.Nodes[j].Head)
				}
			}
		}
	})
}

func TestAPictureFitsItsRoomAcross(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := tree(t)
		for i := range f.Nodes {
			f.Nodes[i].Head, f.Nodes[i].Tail = 0, 0
		}
		l := f.Place(Size{Columns: []float64{0, 100, 200, 300, 400, 500}, Bars: make([]float64, 6), Room: 290, Most: 290, Gap: 6, Least: 2})
		if l.Across > 290+1e-6 {
			t.Fatalf("%v across", l.Across)
		}
		for i, lane := range l.Lanes {
			if lane.Width < 0 || math.IsNaN(lane.Width) || lane.Start < 0 || lane.Start+lane.Width > 290+1e-6 {
				t.Fatalf("lane %d: %+v", i, lane)
			}
		}
	})
}
