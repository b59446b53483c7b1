// Package chart works out where things stand in a picture: boxes, bands and
// the points of curves, in units of the picture. It knows no words, colours or
// money beyond a count of cents, and draws nothing.
package chart

import (
	"math"
	"strconv"
	"strings"
)

// Flow is bands of money between nodes that stand in columns.
type Flow struct {
	Nodes []Node
	Bands []Band // those of one node stand in the order in which they leave it
}

// Node is a place in a column. Head is the room for words before its bar, Tail
// the least room that its own words take beside it.
type Node struct {
	Column     int
	Head, Tail float64
}

// Band leads from a node to one of a later column. Cents of 0 is a line
// without width; Inside names the band in which such a line lies, or -1.
type Band struct {
	From, To int
	Cents    int64
	Inside   int
}

// Size says how much room a picture has.
type Size struct {
	Columns []float64 // where each column begins, along the way of the money
	Bars    []float64 // thickness of the bars of each column
	Room    float64   // what the widest column's money takes across, without gaps
	Most    float64   // what all may take across; 0: as much as it needs
	Gap     float64   // least space between two subtrees
	Least   float64   // least width of a band with money
}

// Layout is the finished geometry. Along runs with the money, across over it:
// a wide picture takes them as x and y, a tall one as y and x.
type Layout struct {
	Bars   []Bar  // one a node
	Lanes  []Lane // one a band
	Across float64
	Raised bool // some band is drawn wider than its money
}

// Bar is the place of a node: it begins at Along and spans From to Until.
type Bar struct{ Along, From, Until float64 }

// Lane is the way of a band: it leaves at Start and ends at End, each the
// first edge across, Width apart from the second.
type Lane struct {
	Along, Until float64
	Start, End   float64
	Width        float64
}

// Place works out a flow: subtrees never overlap, the first child of a node
// goes on straight, and widths follow cents.
func (f Flow) Place(s Size) Layout {
	p := placing{Flow: f, size: s, out: make([][]int, len(f.Nodes)), owner: make([]int, len(f.Nodes))}
	for i := range p.owner {
		p.owner[i] = -1
	}
	for i, b := range f.Bands {
		if b.Inside >= 0 {
			continue
		}
		p.out[b.From] = append(p.out[b.From], i)
		if p.owner[b.To] < 0 {
			p.owner[b.To] = i
		}
	}
	p.scale = p.unit()
	across := p.run()
	if s.Most > 0 && across > s.Most {
		low, high := 0.0, p.scale
		for range 40 { // halving until it fits
			p.scale = (low + high) / 2
			if p.run() > s.Most {
				high = p.scale
			} else {
				low = p.scale
			}
		}
		p.scale = low
		if across = p.run(); across > s.Most { // so many that gaps and least widths alone are too much
			squeeze := s.Most / across
			p.size.Gap, p.size.Least = s.Gap*squeeze, s.Least*squeeze
			across = p.run()
		}
	}
	return Layout{Bars: p.bars, Lanes: p.lanes, Across: across, Raised: p.raised}
}

type placing struct {
	Flow
	size   Size
	scale  float64 // units a cent
	out    [][]int // bands that leave a node
	owner  []int   // the band that brings a node its place
	bars   []Bar
	lanes  []Lane
	raised bool
}

// unit is the scale at which the fullest column takes the room.
func (p *placing) unit() float64 {
	in, out := make([]float64, len(p.Nodes)), make([]float64, len(p.Nodes))
	for _, b := range p.Bands {
		in[b.To] += float64(b.Cents)
		out[b.From] += float64(b.Cents)
	}
	columns := map[int]float64{}
	most := 0.0
	for i, n := range p.Nodes {
		columns[n.Column] += math.Max(in[i], out[i])
		most = math.Max(most, columns[n.Column])
	}
	if most == 0 {
		return 0
	}
	return p.size.Room / most
}

func (p *placing) width(band int) float64 {
	b := p.Bands[band]
	if b.Cents <= 0 {
		return 0
	}
	if w := float64(b.Cents) * p.scale; w >= p.size.Least {
		return w
	}
	p.raised = true
	return p.size.Least
}

// run places everything at the present scale and tells what it takes across.
func (p *placing) run() float64 {
	p.raised = false
	p.bars = make([]Bar, len(p.Nodes))
	p.lanes = make([]Lane, len(p.Bands))
	at, alone := 0.0, 0.0
	for i, n := range p.Nodes {
		if p.owner[i] >= 0 || p.heldOnly(i) {
			continue
		}
		from := at
		if n.Column == 0 && !p.owns(i) { // it takes room in its own column only
			from = alone
		}
		if from > 0 {
			from += p.size.Gap
		}
		end := p.put(i, from+p.head(i))
		at = math.Max(at, end)
		if alone = math.Max(alone, math.Max(p.bars[i].Until, p.bars[i].From+n.Tail)); n.Column > 0 {
			alone = at
		}
	}
	p.lay()
	return at
}

// owns: some node has its place because of this one.
func (p *placing) owns(n int) bool {
	for _, b := range p.out[n] {
		if p.owner[p.Bands[b].To] == b {
			return true
		}
	}
	return false
}

// heldOnly: the node is the end of lines that lie inside a band and nothing
// leaves it, so it takes no place of its own.
func (p *placing) heldOnly(n int) bool {
	held := false
	for _, b := range p.Bands {
		held = held || b.To == n && b.Inside >= 0
	}
	return held && len(p.out[n]) == 0
}

// head is the room before the bar of a node and of the child that goes on
// straight from it.
func (p *placing) head(n int) float64 {
	head := p.Nodes[n].Head
	for _, b := range p.out[n] {
		if to := p.Bands[b].To; p.owner[to] == b {
			return math.Max(head, p.head(to))
		}
	}
	return head
}

// put places a node and all that hangs on it from a point on, and tells where
// that ends.
func (p *placing) put(n int, from float64) float64 {
	in, out := 0.0, 0.0
	for i, b := range p.Bands {
		if b.To == n {
			in += p.width(i)
		}
	}
	for _, b := range p.out[n] {
		out += p.width(b)
	}
	p.bars[n] = Bar{Along: p.size.Columns[p.Nodes[n].Column], From: from, Until: from + math.Max(in, out)}
	end := math.Max(p.bars[n].Until, from+p.Nodes[n].Tail)
	start, next, first := from, from, true
	for _, b := range p.out[n] {
		to := p.Bands[b].To
		if p.owner[to] == b {
			at := start
			if !first {
				at = math.Max(start, next+p.size.Gap+p.head(to))
			}
			next, first = p.put(to, at), false
			end = math.Max(end, next)
		}
		start += p.width(b)
	}
	return end
}

// lay leads every band from its place on one bar to its place on the other.
func (p *placing) lay() {
	left, come := make([]float64, len(p.Nodes)), make([]float64, len(p.Nodes))
	inside := map[int]int{}
	for i, b := range p.Bands {
		if b.Inside >= 0 {
			inside[b.Inside]++
			continue
		}
		w := p.width(i)
		p.lanes[i] = Lane{Along: p.bars[b.From].Along + p.size.Bars[p.Nodes[b.From].Column], Until: p.bars[b.To].Along, Width: w,
			Start: p.bars[b.From].From + left[b.From], End: p.bars[b.To].From + come[b.To]}
		left[b.From] += w
		come[b.To] += w
	}
	drawn := map[int]int{}
	for i, b := range p.Bands {
		if b.Inside < 0 {
			continue
		}
		drawn[b.Inside]++
		holder := p.lanes[b.Inside]
		share := holder.Width * float64(drawn[b.Inside]) / float64(inside[b.Inside]+1)
		p.lanes[i] = Lane{Along: holder.Along, Until: holder.Until, Start: holder.Start + share, End: holder.End + share}
	}
}

// Turn is the way in which a picture is read.
type Turn bool

// Wide runs from left to right, Tall from top to bottom.
const (
	Wide Turn = false
	Tall Turn = true
)

// Point gives x and y of a point along and across.
func (t Turn) Point(along, across float64) (x, y float64) {
	if t == Tall {
		return across, along
	}
	return along, across
}

// Area is the path of a lane as a closed shape.
func (t Turn) Area(l Lane) string {
	middle := (l.Along + l.Until) / 2
	var p path
	p.to("M", t, l.Along, l.Start)
	p.curve(t, middle, l.Start, middle, l.End, l.Until, l.End)
	p.to("L", t, l.Until, l.End+l.Width)
	p.curve(t, middle, l.End+l.Width, middle, l.Start+l.Width, l.Along, l.Start+l.Width)
	return p.String() + "Z"
}

// Edges are the two long sides of a lane, without its ends.
func (t Turn) Edges(l Lane) string {
	return t.Line(l) + t.Line(Lane{Along: l.Along, Until: l.Until, Start: l.Start + l.Width, End: l.End + l.Width})
}

// Line is the path of a lane without width.
func (t Turn) Line(l Lane) string {
	middle := (l.Along + l.Until) / 2
	var p path
	p.to("M", t, l.Along, l.Start)
	p.curve(t, middle, l.Start, middle, l.End, l.Until, l.End)
	return p.String()
}

type path struct{ strings.Builder }

func (p *path) to(command string, t Turn, along, across float64) {
	x, y := t.Point(along, across)
	p.WriteString(command + Number(x) + " " + Number(y))
}

func (p *path) curve(t Turn, points ...float64) {
	p.WriteString("C")
	for i := 0; i < len(points); i += 2 {
		x, y := t.Point(points[i], points[i+1])
		if i > 0 {
			p.WriteString(" ")
		}
		p.WriteString(Number(x) + " " + Number(y))
	}
}

// Number writes a measure with at most one decimal, as attributes want it.
func Number(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 { // no minus before a zero
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
