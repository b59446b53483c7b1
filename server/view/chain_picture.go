package view

import (
	"slices"
	"strings"

	"sillage/db/funding"
	"sillage/server/chart"
)

// ChainPicture is one drawing of a path: shapes first, then words. Measures
// are in units of the drawing, written as attributes.
type ChainPicture struct {
	Way           string // wide or tall
	Title         string
	Reading       string // how to read it, in words
	Width, Height string
	Across        float64 // Height as a number
	Bands         []PictureBand
	Boxes         []PictureBox
	Texts         []PictureText
	Raised        bool // some band is wider than its sum
}

// PictureBand is a ribbon: a surface, or a line to an open circle.
type PictureBand struct {
	Fill       string // named, unnamed, missing, or known for a line
	Path       string
	Edges      string // its long sides, of what was not found
	X, Y       string // of the circle
	Href, Name string
}

// PictureBox is the bar of a node, the ground behind words, or an open end.
type PictureBox struct {
	Kind                string // bar, ground, open
	X, Y, Width, Height string
}

// PictureText is one line of words.
type PictureText struct {
	X, Y   string
	Size   string // role, name, sum, small, inband
	Anchor string // middle, or empty
	Over   bool   // words may lie over a band: they have an edge of ground
	Letter string
	Amount *Amount
	Words  string
	Lang   string // where it is not the page's
	Href   string
}

// chainDrawing makes both pictures of a path.
type chainDrawing struct {
	printer
	chain Chain
	err   error
	into  [][]int // ribbons that end at a node
	from  [][]int // and that leave it
}

func newChainDrawing(lang Lang, c Chain) *chainDrawing {
	d := &chainDrawing{printer: newPrinter(lang), chain: c, into: make([][]int, len(c.Nodes)), from: make([][]int, len(c.Nodes))}
	for i, r := range c.Ribbons {
		if r.Kind == string(funding.UsedRibbon) {
			continue
		}
		d.into[r.To] = append(d.into[r.To], i)
		d.from[r.From] = append(d.from[r.From], i)
	}
	return d
}

// words gives a word of the catalogue; the first one lacking is the error of
// the drawing.
func (d *chainDrawing) words(key string) string {
	words, err := d.say(key)
	if err != nil && d.err == nil {
		d.err = err
	}
	return words
}

func (d *chainDrawing) many(key string, n int) string {
	words, err := d.plural(key, n)
	if err != nil && d.err == nil {
		d.err = err
	}
	return words
}

// flow is the path as the chart package takes it; the manager's own use is a
// row of the table and no line.
func (d *chainDrawing) flow(head, tail func(node int) float64) chart.Flow {
	var f chart.Flow
	for i, n := range d.chain.Nodes {
		f.Nodes = append(f.Nodes, chart.Node{Column: n.Depth, Head: head(i), Tail: tail(i)})
	}
	for _, r := range d.chain.Ribbons {
		if r.Kind != string(funding.UsedRibbon) {
			f.Bands = append(f.Bands, chart.Band{From: r.From, To: r.To, Cents: r.Cents, Inside: d.drawnPlace(r.Inside)})
		}
	}
	return f
}

// drawnPlace turns the place of a ribbon into that of its band.
func (d *chainDrawing) drawnPlace(ribbon int) int {
	if ribbon < 0 {
		return -1
	}
	at := ribbon
	for _, r := range d.chain.Ribbons[:ribbon] {
		if r.Kind == string(funding.UsedRibbon) {
			at--
		}
	}
	return at
}

func (d *chainDrawing) columns() int {
	most := 1
	for _, n := range d.chain.Nodes {
		most = max(most, n.Depth)
	}
	return most + 1
}

// ends: no ribbon leaves the node.
func (d *chainDrawing) ends(node int) bool { return len(d.from[node]) == 0 }

// held: the node is only the end of a line inside a band.
func (d *chainDrawing) held(node int) bool {
	return d.ends(node) && len(d.into[node]) > 0 && !slices.ContainsFunc(d.into[node], func(r int) bool { return d.chain.Ribbons[r].Inside < 0 })
}

// draw turns a layout into shapes.
func (d *chainDrawing) draw(turn chart.Turn, l chart.Layout, bars []float64, height float64) ChainPicture {
	p := ChainPicture{Way: "wide", Title: d.title(), Reading: d.words("path.reading"), Across: height, Height: chart.Number(height), Raised: l.Raised}
	if turn == chart.Tall {
		p.Way = "tall"
	}
	band := 0
	var lines []PictureBand
	for _, r := range d.chain.Ribbons {
		if r.Kind == string(funding.UsedRibbon) {
			continue
		}
		lane := l.Lanes[band]
		band++
		b := PictureBand{Fill: r.fill(), Path: turn.Area(lane), Href: r.Href, Name: d.ribbonName(r)}
		switch {
		case r.Cents <= 0 && r.isLink():
			b.Fill = "known"
			b.Path = turn.Line(chart.Lane{Along: lane.Along, Until: lane.Until - 5, Start: lane.Start, End: lane.End})
			x, y := turn.Point(lane.Until-5, lane.End)
			b.X, b.Y = chart.Number(x), chart.Number(y)
		case r.Cents <= 0:
			continue // an amount of another currency, or inside its whole: in the table
		case b.Fill == "missing":
			b.Edges = turn.Edges(lane)
		}
		if b.Fill == "known" {
			lines = append(lines, b)
			continue
		}
		p.Bands = append(p.Bands, b)
	}
	p.Bands = append(p.Bands, lines...) // over the bands that hold them
	for i, n := range d.chain.Nodes {
		if d.ends(i) {
			continue
		}
		b := l.Bars[i]
		thick := bars[n.Depth]
		length := max(b.Until-b.From, 10)
		p.Boxes = append(p.Boxes, box("bar", turn, b.Along, b.From, thick, length))
		if d.open(i) {
			p.Boxes = append(p.Boxes, box("open", turn, b.Along, b.From+length, thick, 12))
		}
	}
	return p
}

func box(kind string, turn chart.Turn, along, across, thick, length float64) PictureBox {
	x, y := turn.Point(along, across)
	w, h := turn.Point(thick, length)
	return PictureBox{kind, chart.Number(x), chart.Number(y), chart.Number(w), chart.Number(h)}
}

// open: a sum at the node is stated as "at least".
func (d *chainDrawing) open(node int) bool {
	at := d.into[node]
	if len(at) == 0 {
		at = d.from[node]
	}
	return slices.ContainsFunc(at, func(r int) bool { x := d.chain.Ribbons[r]; return x.AtLeast && x.Cents > 0 })
}

func (d *chainDrawing) title() string {
	stage, err := d.code("stage", d.chain.Stage)
	if err != nil && d.err == nil {
		d.err = err
	}
	return d.chain.Subject + d.words("colon") + " " + d.words("path.title") + ", " + stage
}

// ribbonName names the link of a ribbon without its sum, which the page
// prints as an amount.
func (d *chainDrawing) ribbonName(r ChainRibbon) string {
	name := d.nodeName(r.From) + d.words("path.towards") + d.nodeName(r.To) + ", " + d.what(r)
	if r.Letter != "" {
		return r.Letter + d.words("colon") + " " + name
	}
	return name
}

// what says what a ribbon is, in words.
func (d *chainDrawing) what(r ChainRibbon) string {
	words, err := d.sayOf("ribbon", r.what(d.chain))
	if err != nil && d.err == nil {
		d.err = err
	}
	return words
}

// nodeName is a node in plain words.
func (d *chainDrawing) nodeName(node int) string {
	n := d.chain.Nodes[node]
	switch n.Role {
	case funding.UseNode:
		return d.words("path.use")
	case funding.OthersNode:
		for _, i := range d.into[node] {
			return d.others(d.chain.Ribbons[i])
		}
		return d.words("path.others_pay")
	}
	if name := d.name(n.Party); name != "" {
		return name
	}
	if n.Role == funding.PayerNode {
		return d.words("path.unnamed_payer")
	}
	return d.words("path.unnamed_receiver")
}

func (d *chainDrawing) others(r ChainRibbon) string {
	switch {
	case r.Kind == string(funding.OtherLinksRibbon):
		return d.many("others.links", r.Awards)
	case r.Named:
		return d.many("others.named", r.Awards)
	default:
		return d.many("others.unnamed", r.Awards)
	}
}

// lang is the language of a node's name where it is not the page's.
func (d *chainDrawing) nodeLang(node int) string {
	party := d.chain.Nodes[node].Party
	if len(party.Names) == 1 && d.foreign(party.Names[0].Lang) {
		return party.Names[0].Lang
	}
	return ""
}

// wrapped breaks words into lines of at most so many letters; a longer word
// has a line of its own.
func wrapped(words string, most int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Split(words, " ") {
		if line != "" && len([]rune(line))+1+len([]rune(w)) > most {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(lines, line)
}
