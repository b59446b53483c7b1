package view

import (
	"strings"

	"sillage/db/funding"
	"sillage/server/chart"
)

// Heights of a line, in units of a picture, by its size.
var lineHeight = map[string]float64{"role": 19, "name": 21, "sum": 29, "small": 19, "inband": 19}

// sumLetter is about how wide a letter of a sum is printed.
var sumLetter = map[string]float64{"sum": 10.6, "small": 8}

const (
	wideLength = 1120.0
	wideRoom   = 290.0
	tallWidth  = 300.0
	tallStep   = 96.0
	thin       = 9.0
	letterSize = 14.0
)

// textBlock is lines of words that stand together.
type textBlock []PictureText

func (b textBlock) height() float64 {
	h := 0.0
	for _, t := range b {
		h += lineHeight[t.Size]
	}
	return h
}

// at puts the block with its upper left corner, or upper middle, at a point.
func (b textBlock) at(x, y float64, anchor string) []PictureText {
	out := make([]PictureText, len(b))
	for i, t := range b {
		y += lineHeight[t.Size]
		t.X, t.Y, t.Anchor = chart.Number(x), chart.Number(y-0.28*lineHeight[t.Size]), anchor
		out[i] = t
	}
	return out
}

func (d *chainDrawing) lines(size, words, lang string, most int) textBlock {
	var out textBlock
	for _, line := range wrapped(words, most) {
		out = append(out, PictureText{Size: size, Words: line, Lang: lang})
	}
	return out
}

// head is what stands over the bar of a node that money leaves: its role, its
// name, and its sum when one award brings or takes it.
func (d *chainDrawing) head(node, most int, listed func(ribbon int) bool) textBlock {
	n := d.chain.Nodes[node]
	var out textBlock
	if n.Role != funding.OthersNode {
		words, err := d.sayOf("path.role", n.Role)
		if err != nil && d.err == nil {
			d.err = err
		}
		out = d.lines("role", words, "", most)
	}
	out = append(out, d.lines("name", d.nodeName(node), d.nodeLang(node), most)...)
	at := d.into[node]
	if len(at) == 0 {
		if sum := d.onlySum(d.from[node]); sum != nil {
			out = append(out, PictureText{Size: "sum", Amount: sum})
		}
		return out
	}
	if sum := d.onlySum(at); sum != nil {
		line := PictureText{Size: "sum", Amount: sum}
		for _, i := range at {
			if r := d.chain.Ribbons[i]; r.Whole == "" && r.Cents > 0 {
				line.Letter = r.Letter
			}
		}
		out = append(out, line)
	}
	for _, i := range at {
		if r := d.chain.Ribbons[i]; listed(i) && r.Amount != nil && r.Cents > 0 && (r.Whole != "" || d.onlySum(at) == nil) {
			out = append(out, PictureText{Size: "small", Letter: r.Letter, Amount: r.Amount})
		}
	}
	return out
}

// onlySum is the sum of ribbons that are all of one award.
func (d *chainDrawing) onlySum(ribbons []int) *Amount {
	var sum *Amount
	whole := ""
	for _, i := range ribbons {
		r := d.chain.Ribbons[i]
		if r.Cents <= 0 {
			continue
		}
		award, amount := r.Whole, r.WholeSum
		if award == "" {
			award, amount = r.Kind+" "+r.Award, r.Amount
		}
		if sum != nil && award != whole {
			return nil
		}
		whole, sum = award, amount
	}
	return sum
}

// end is what stands beside a node at the end of the path; in few lines where
// several ends share the room.
func (d *chainDrawing) end(node, most int, short bool) textBlock {
	n := d.chain.Nodes[node]
	var out textBlock
	var last ChainRibbon
	for _, i := range d.into[node] {
		last = d.chain.Ribbons[i]
	}
	if role, err := d.sayOf("path.role", n.Role); err == nil && !short {
		out = append(out, d.lines("role", role, "", most)...)
	}
	name := d.lines("name", d.nodeName(node), d.nodeLang(node), most)
	if n.Role == funding.OthersNode && len(name) > 0 {
		name[0].Href = last.Href
	}
	out = append(out, name...)
	size := "sum"
	if short {
		size = "small"
	}
	for _, i := range d.into[node] {
		if r := d.chain.Ribbons[i]; r.Amount != nil && r.Cents > 0 {
			out = append(out, PictureText{Size: size, Letter: r.Letter, Amount: r.Amount})
		} else if r.Cents <= 0 && r.isLink() {
			out = append(out, d.lines("small", d.words("path.amount_not_found"), "", most)...)
		}
	}
	if short {
		return out
	}
	switch {
	case n.Role == funding.UseNode:
		out = append(out, d.lines("small", d.said(last, d.insideOf(last)), "", most+4)...)
	case last.fill() == "unnamed" && last.Cents > 0 && n.Role != funding.OthersNode && n.Party.Count+int64(len(n.Party.Class.Words)) > 0:
		out = append(out, d.lines("small", d.words("path.names_not_found"), "", most+4)...)
	}
	return out
}

// insideOf names what lies in what was not found: the known links and the
// manager's own use.
func (d *chainDrawing) insideOf(holder ChainRibbon) string {
	var inside []string
	for _, r := range d.chain.Ribbons {
		if r.Within != holder.Letter || r.Inside < 0 {
			continue
		}
		if r.Kind == string(funding.UsedRibbon) {
			inside = append(inside, d.words("path.used_by_manager"))
		} else {
			inside = append(inside, d.nodeName(r.To))
		}
	}
	if len(inside) == 0 {
		return ""
	}
	const named = 3 // past that, the table names them
	if len(inside) > named {
		inside = append(inside[:named], "…")
	}
	return d.words("path.inside") + strings.Join(inside, ", ")
}

// shortEnds: a node has so many ends that each has two lines only.
func (d *chainDrawing) shortEnds(node int) bool {
	if d.chain.Nodes[node].Role == funding.UseNode && d.chain.count(funding.NotFoundRibbon) > manyRests {
		return true
	}
	for _, i := range d.into[node] {
		ends := 0
		for _, j := range d.from[d.chain.Ribbons[i].From] {
			if d.ends(d.chain.Ribbons[j].To) {
				ends++
			}
		}
		if ends > 3 {
			return true
		}
	}
	return false
}

// wide draws the path from left to right.
func (d *chainDrawing) wide() ChainPicture {
	columns, beside := d.columns(), 300.0
	if columns > 4 {
		beside = 240
	}
	step := (wideLength - beside) / float64(columns-1)
	size := chart.Size{Room: wideRoom, Gap: 18, Least: 3}
	for i := range columns {
		size.Columns, size.Bars = append(size.Columns, float64(i)*step), append(size.Bars, thin)
	}
	letters := int((step - 24) / 8.2)
	ends := int((min(beside, step) - 18) / 8.2)
	if columns == 2 {
		ends = int((beside - 18) / 8.2)
	}
	unlisted := func(int) bool { return false }
	first := d.flow(func(int) float64 { return 0 }, func(int) float64 { return 0 }).Place(size)
	listed := func(ribbon int) bool { return first.Lanes[d.drawnPlace(ribbon)].Width < 24 }
	if columns == 1 {
		listed = unlisted
	}
	heads, tails := make([]textBlock, len(d.chain.Nodes)), make([]textBlock, len(d.chain.Nodes))
	for i := range d.chain.Nodes {
		switch {
		case d.held(i):
		case d.ends(i):
			tails[i] = d.end(i, ends, d.shortEnds(i))
		default:
			heads[i] = d.head(i, letters, listed)
		}
	}
	room := func(blocks []textBlock) func(int) float64 {
		return func(i int) float64 {
			if len(blocks[i]) == 0 {
				return 0
			}
			return blocks[i].height() + 10
		}
	}
	l := d.flow(room(heads), room(tails)).Place(size)
	p := d.draw(chart.Wide, l, size.Bars, l.Across+22)
	p.Width = chart.Number(wideLength)
	for i := range d.chain.Nodes {
		b := l.Bars[i]
		for n := range heads[i] {
			heads[i][n].Over = true // a band from elsewhere may pass here
		}
		p.Texts = append(p.Texts, heads[i].at(b.Along, b.From-10-heads[i].height(), "")...)
		p.Texts = append(p.Texts, tails[i].at(b.Along+14, b.From-4, "")...)
	}
	d.bandWords(&p, l, step, listed)
	return p
}

// bandWords writes the sum of a payer's part, and its fund, in the band; a
// letter alone where the sum stands elsewhere.
func (d *chainDrawing) bandWords(p *ChainPicture, l chart.Layout, step float64, listed func(int) bool) {
	for i, r := range d.chain.Ribbons {
		if r.Kind == string(funding.UsedRibbon) || r.Cents <= 0 || d.ends(r.To) {
			continue
		}
		lane := l.Lanes[d.drawnPlace(i)]
		if r.Whole == "" && d.onlySum(d.into[r.To]) != nil || listed(i) {
			continue
		}
		block := textBlock{{Size: "sum", Letter: r.Letter, Amount: r.Amount}}
		for _, line := range d.lines("inband", d.bandNote(r), "", int((step-70)/7.4)) {
			if more := append(block, line); line.Words != "" && more.height() < lane.Width-4 {
				block = more
			}
		}
		x, y := lane.Along+18, lane.Start+(lane.Width-block.height())/2
		if r.fill() != "named" {
			p.Boxes = append(p.Boxes, PictureBox{"ground", chart.Number(x - 8), chart.Number(y), chart.Number(d.breadth(block) + 16), chart.Number(block.height())})
		}
		p.Texts = append(p.Texts, block.at(x, y, "")...)
	}
}

// bandNote names the fund of a payer's part and who says so.
func (d *chainDrawing) bandNote(r ChainRibbon) string {
	switch {
	case r.what(d.chain) == "payer_rest.fund":
		return d.said(r, d.words("path.fund_not_found"))
	case r.Kind == string(funding.PayerRestRibbon):
		return d.said(r, d.words("path.payer_not_found"))
	}
	note := d.words("path.by_fund") + d.name(r.Payer)
	if r.Fund != nil {
		note = d.words("path.by_fund") + r.Fund.Text
	} else if r.Kind != string(funding.PayerPartRibbon) {
		return ""
	}
	if r.Saying != nil && r.Saying.Speaker != "payer" && r.Saying.Publisher.Text != "" {
		note += d.words("path.according") + r.Saying.Publisher.Text
	}
	return note
}

// said puts the word "computed" before a note on a sum that was computed.
func (d *chainDrawing) said(r ChainRibbon, note string) string {
	switch {
	case r.Amount == nil || !r.Amount.Computed:
		return note
	case note == "":
		return d.words("computed")
	default:
		return d.words("computed") + d.words("path.then") + note
	}
}

// breadth estimates how wide a block is printed.
func (d *chainDrawing) breadth(b textBlock) float64 {
	widest := 0.0
	for _, t := range b {
		words, each := t.Words, 7.2
		if t.Size == "name" {
			each = 8.2
		}
		if t.Amount != nil {
			words, each = t.Letter+" "+t.Amount.Text, sumLetter[t.Size]
		}
		widest = max(widest, float64(len([]rune(words)))*each)
	}
	return widest
}
