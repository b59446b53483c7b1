package view

import (
	"sillage/db/funding"
	"sillage/server/chart"
)

// tall draws the path from top to bottom, for a page of one column: words
// stand in the bar of a node that has its row for itself; where several share
// a row, their letters lead to the table.
func (d *chainDrawing) tall() ChainPicture {
	columns := d.columns()
	alone := d.alone(columns)
	size := chart.Size{Room: tallWidth, Most: tallWidth, Gap: 8, Least: 2}
	heads := make([]textBlock, len(d.chain.Nodes))
	along := 0.0
	all := func(int) bool { return true }
	for depth := range columns {
		thick := thin
		if node := alone[depth]; node >= 0 {
			heads[node] = d.head(node, 36, all)
			if thick = heads[node].height() + 24; depth == 0 {
				along, thick = heads[node].height()+10, thin
			}
		}
		size.Columns, size.Bars = append(size.Columns, along), append(size.Bars, thick)
		along += thick + tallStep
	}
	none := func(int) float64 { return 0 }
	l := d.flow(none, none).Place(size)
	bars := make([]float64, columns)
	for i := range bars {
		bars[i] = thin
	}
	p := d.draw(chart.Tall, l, bars, 0)
	p.Width = chart.Number(tallWidth + 14)
	height := size.Columns[columns-1] + 14
	for depth, node := range alone {
		if node < 0 {
			continue
		}
		b := l.Bars[node]
		if depth == 0 {
			p.Texts = append(p.Texts, heads[node].at(0, 0, "")...)
			continue
		}
		p.Texts = append(p.Texts, heads[node].at(0, b.Along+thin+5, "")...)
		p.Boxes = append(p.Boxes, box("bar", chart.Tall, b.Along+size.Bars[depth]-thin+2, b.From, thin-2, max(b.Until-b.From, 10)))
	}
	height = max(height, d.tallEnds(&p, l))
	d.tallLetters(&p, l)
	p.Across, p.Height = height, chart.Number(height)
	return p
}

// alone gives for each column the node that stands in it by itself and from
// which money leaves, or -1.
func (d *chainDrawing) alone(columns int) []int {
	out, count := make([]int, columns), make([]int, columns)
	for i, n := range d.chain.Nodes {
		if d.held(i) {
			continue
		}
		count[n.Depth]++
		out[n.Depth] = i
	}
	for depth := range out {
		if count[depth] != 1 || d.ends(out[depth]) {
			out[depth] = -1
		}
	}
	return out
}

// tallEnds writes under the ends of the path what they are, where there is
// room, and tells how far down that goes.
func (d *chainDrawing) tallEnds(p *ChainPicture, l chart.Layout) float64 {
	const least = 84 // room for a word
	down := 0.0
	for i := range d.chain.Nodes {
		if !d.ends(i) || d.held(i) {
			continue
		}
		b := l.Bars[i]
		room := d.roomAfter(i, l)
		if room < least {
			continue
		}
		block := d.end(i, int(room/8.2), room < 130)
		for n, t := range block {
			if t.Amount != nil && float64(len([]rune(t.Amount.Text))+2)*sumLetter[t.Size] > room {
				block[n].Amount = nil // its letter leads to the table
			}
		}
		p.Texts = append(p.Texts, block.at(b.From, b.Along+4, "")...)
		down = max(down, b.Along+4+block.height()+6)
	}
	return down
}

// roomAfter is how far the words of an end may go: to the next end of its row.
func (d *chainDrawing) roomAfter(node int, l chart.Layout) float64 {
	until := tallWidth + 10
	for j := range d.chain.Nodes {
		if j != node && !d.held(j) && d.chain.Nodes[j].Depth == d.chain.Nodes[node].Depth && l.Bars[j].From > l.Bars[node].From {
			until = min(until, l.Bars[j].From-8)
		}
	}
	return until - l.Bars[node].From
}

// tallLetters puts its letter in every band that has room for one, and the
// sum of a payer's part where it fits.
func (d *chainDrawing) tallLetters(p *ChainPicture, l chart.Layout) {
	for i, r := range d.chain.Ribbons {
		if r.Kind == string(funding.UsedRibbon) || r.Letter == "" || r.Cents <= 0 {
			continue
		}
		lane := l.Lanes[d.drawnPlace(i)]
		if lane.Width < letterSize {
			continue
		}
		x, y := (lane.Start+lane.End+lane.Width)/2, (lane.Along+lane.Until)/2
		if r.fill() != "named" {
			p.Boxes = append(p.Boxes, PictureBox{"ground", chart.Number(x - 7), chart.Number(y - 12), "14", "21"})
		}
		p.Texts = append(p.Texts, PictureText{X: chart.Number(x), Y: chart.Number(y + 5), Size: "name", Anchor: "middle", Letter: r.Letter})
	}
}
