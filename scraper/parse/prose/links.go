package prose

// inLinks marks the sentences that are links under a heading that says so: "Liens
// connexes", "Associated links". What stands there names pages, not parties.
func (r *reader) inLinks() map[int32]bool {
	var out map[int32]bool
	for n := 0; n < len(r.sentences); n++ {
		if !r.linksHeading(r.sentences[n]) {
			continue
		}
		if out == nil {
			out = map[int32]bool{}
		}
		block := -1
		for m := n + 1; m < len(r.sentences) && r.sentences[m].kind != plain && !r.hasMoney(r.sentences[m]); m++ {
			if block < 0 {
				block = r.sentences[m].block
			}
			if r.sentences[m].block != block {
				break
			}
			out[int32(m)] = true
		}
	}
	return out
}

func (r *reader) linksHeading(s sentence) bool {
	if s.to-s.from > longestLinks || s.to == s.from {
		return false
	}
	return oneOf(r.word(s.from), "lien", "liens", "links", "link") || oneOf(r.word(s.from), "associated", "related", "useful") && oneOf(r.word(s.from+1), "links", "link")
}

const longestLinks = 4 // tokens of "Liens connexes :"
