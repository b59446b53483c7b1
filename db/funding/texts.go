package funding

// sameTexts says of every address whose document reprints another, or stands in
// two languages, which address stands for all of them: reprints are one source.
func sameTexts(documents map[string]Document) map[string]string {
	known := map[string]bool{}
	for _, d := range documents {
		known[d.Address] = true
	}
	first := map[string]string{}
	find := func(address string) string {
		for first[address] != "" && first[address] != address {
			address = first[address]
		}
		return address
	}
	for _, key := range sortedKeys(documents) {
		d := documents[key]
		twin := d.Twin
		if !known[twin] { // a page may give the other language's front page
			twin = ""
		}
		for _, other := range []string{d.CopyOf, twin} {
			if d.Address == "" || other == "" {
				continue
			}
			x, y := find(d.Address), find(other)
			first[min(x, y)], first[max(x, y)] = min(x, y), min(x, y)
		}
	}
	out := map[string]string{}
	for address := range first {
		out[address] = find(address)
	}
	return out
}

// others lists the figures of a group that another source states: the first
// one's reprints and twins, with its amount, are not among them, and each of
// the others stands there once.
func (a *atlas) others(group []Figure) []Figure {
	type source struct {
		text  string
		cents int64
	}
	seen := map[source]bool{}
	var out []Figure
	for i, f := range group {
		text := a.texts[a.Documents[f.Evidence].Address]
		if text != "" {
			s := source{text, f.Amount.Cents}
			if seen[s] {
				continue
			}
			seen[s] = true
		}
		if i > 0 {
			out = append(out, f)
		}
	}
	return out
}
