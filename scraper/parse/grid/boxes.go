package grid

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// chunkGap is the white, in heights of a line, that parts two columns; the words
// of one cell stand nearer.
const chunkGap = 0.7

// line is words at one height.
type line struct {
	page, number int // the first of each is 1
	top, bottom  float64
	words        []box
}

func (l line) place() string { return fmt.Sprintf("page %d, line %d", l.page, l.number) }

func (l line) text() string { return joined(l.words) }

func joined(words []box) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}

// rowsOf reads the table of a document. The header stands on the first page that
// has words of the table and may come again on the next ones; what stands above
// it is no part of the table.
func rowsOf(pages [][]box, l Layout, each func(Row) error) error {
	var edges []float64
	found := false
	t := &wrapping{layout: l, each: each}
	for n, words := range pages {
		lines := linesOf(n+1, words)
		at, names := headerIn(lines, l.Columns)
		if at < 0 && !found {
			continue
		}
		if at >= 0 {
			found = true
		}
		lines = lines[at+1:]
		if at >= 0 {
			var err error
			if edges, err = edgesOf(names, lines, l.Columns); err != nil {
				return fmt.Errorf("page %d: %w", n+1, err)
			}
		}
		if err := t.page(lines, edges); err != nil {
			return err
		}
	}
	if !found {
		return fmt.Errorf("no line has the names of the columns, %q, in this order", l.Columns)
	}
	return t.flush()
}

// linesOf gathers words whose middles are less than half a line apart.
func linesOf(page int, words []box) []line {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b box) int { return cmp.Compare(a.top+a.bottom, b.top+b.bottom) })
	var lines []line
	for _, w := range words {
		if w.text == "" {
			continue
		}
		last := len(lines) - 1
		if last >= 0 && (w.top+w.bottom)/2 < lines[last].bottom-(lines[last].bottom-lines[last].top)/4 {
			lines[last].words = append(lines[last].words, w)
			continue
		}
		lines = append(lines, line{page: page, number: len(lines) + 1, top: w.top, bottom: w.bottom, words: []box{w}})
	}
	for _, l := range lines {
		slices.SortStableFunc(l.words, func(a, b box) int { return cmp.Compare(a.left, b.left) })
	}
	return lines
}

// headerIn finds the line that holds the names and nothing else, and the box of
// each name.
func headerIn(lines []line, names []string) (at int, boxes []box) {
	want := strings.Join(names, " ")
	for at, l := range lines {
		if Header(l.text()) != want {
			continue
		}
		words := l.words
		for _, name := range names {
			count := len(strings.Fields(name))
			boxes = append(boxes, box{left: words[0].left, right: words[count-1].right, top: l.top, bottom: l.bottom, text: name})
			words = words[count:]
		}
		return at, boxes
	}
	return -1, nil
}

// edgesOf finds, between each two names of the header, the widest white that
// runs down through all lines with several cells.
func edgesOf(names []box, lines []line, columns []string) ([]float64, error) {
	edges := make([]float64, 0, len(names)-1)
	for i := range len(names) - 1 {
		from, to := names[i].right, names[i+1].left
		var spans [][2]float64 // what words cover of it
		for _, l := range lines {
			if len(chunks(l)) < 2 {
				continue
			}
			for _, w := range l.words {
				if w.right > from && w.left < to {
					spans = append(spans, [2]float64{max(w.left, from), min(w.right, to)})
				}
			}
		}
		edge, ok := widestGap(from, to, spans)
		if !ok {
			return nil, fmt.Errorf("no white runs down between the columns %q and %q", columns[i], columns[i+1])
		}
		edges = append(edges, edge)
	}
	return edges, nil
}

// widestGap is the middle of the widest part that no span covers.
func widestGap(from, to float64, spans [][2]float64) (middle float64, ok bool) {
	slices.SortFunc(spans, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	widest, end := 0.0, from
	for _, s := range append(spans, [2]float64{to, to}) {
		if gap := s[0] - end; gap > widest {
			widest, middle = gap, end+gap/2
		}
		end = max(end, s[1])
	}
	return middle, widest > 1 // point
}

// chunks are the words of a line that stand near each other.
func chunks(l line) [][]box {
	var out [][]box
	for i, w := range l.words {
		if i == 0 || w.left-l.words[i-1].right > chunkGap*(l.bottom-l.top) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], w)
	}
	return out
}

// cellsIn puts the words of a line between the edges. A chunk that crosses one
// makes the line loose, when it is alone, or an error.
func cellsIn(l line, edges []float64) (cells []Cell, loose bool, err error) {
	columns := make([][]box, len(edges)+1)
	parts := chunks(l)
	for _, part := range parts {
		first, last := columnOf(part[0], edges), columnOf(part[len(part)-1], edges)
		if first == last && part[len(part)-1].right > rightOf(last, edges) {
			last++
		}
		if first != last && len(parts) == 1 {
			cells = make([]Cell, len(columns))
			cells[0].Printed = l.text()
			return cells, true, nil
		}
	}
	for _, w := range l.words {
		c := columnOf(w, edges)
		if w.right > rightOf(c, edges) {
			return nil, false, fmt.Errorf("%q stands across two columns", w.text)
		}
		columns[c] = append(columns[c], w)
	}
	for _, words := range columns {
		cells = append(cells, Cell{Printed: joined(words)})
	}
	return cells, false, nil
}

func columnOf(w box, edges []float64) int {
	for i, edge := range edges {
		if w.left < edge {
			return i
		}
	}
	return len(edges)
}

func rightOf(column int, edges []float64) float64 {
	if column == len(edges) {
		return 1e9
	}
	return edges[column]
}

// wrapping joins the lines of one row and numbers the rows.
type wrapping struct {
	layout Layout
	each   func(Row) error
	row    Row
	open   bool
	number int64
	above  line // the last line of the open row
}

func (t *wrapping) page(lines []line, edges []float64) error {
	for i, l := range lines {
		cells, loose, err := cellsIn(l, edges)
		if err != nil {
			return place(l.place(), err)
		}
		if !loose && t.layout.Wrapped >= 0 && cells[t.layout.Wrapped].Printed == "" {
			taken, err := t.goesOn(lines, i, cells)
			if err != nil {
				return place(l.place(), err)
			}
			if taken {
				continue
			}
		}
		if err := t.flush(); err != nil {
			return err
		}
		t.number++
		if alone(cells) {
			cells = append([]Cell{{Printed: l.text()}}, make([]Cell, len(cells)-1)...)
			loose = true
		}
		t.row, t.open, t.above = Row{Number: t.number, Place: l.place(), Cells: cells, Loose: loose}, true, l
	}
	return nil
}

// goesOn joins a line to the row above it, when it stands as near to it as lines
// of one cell do. A line that is nearer to the next one would begin a row whose
// middle holds its amount: then no line can be told.
func (t *wrapping) goesOn(lines []line, i int, cells []Cell) (bool, error) {
	l := lines[i]
	if !t.open || t.row.Loose || t.above.page != l.page {
		return false, nil
	}
	white := l.top - t.above.bottom
	if i+1 < len(lines) && lines[i+1].top-l.bottom < white-0.5 {
		return false, fmt.Errorf("%q is nearer to the line below it than to the row above, whose cell it would go on with", l.text())
	}
	if white > 1.5*(l.bottom-l.top) {
		return false, nil
	}
	for c := range cells {
		t.row.Cells[c].Printed = strings.TrimSpace(t.row.Cells[c].Printed + " " + cells[c].Printed)
	}
	t.above = l
	return true, nil
}

// alone tells a line with words in one of several columns: a page number, a
// note, or the rest of a cell that no row above goes on with.
func alone(cells []Cell) bool {
	filled := 0
	for _, c := range cells {
		if c.Printed != "" {
			filled++
		}
	}
	return filled == 1 && len(cells) > 1
}

// flush gives the open row away.
func (t *wrapping) flush() error {
	if !t.open {
		return nil
	}
	t.open = false
	return t.each(t.row)
}
