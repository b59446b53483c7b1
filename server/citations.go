package main

import (
	"slices"

	"sillage/server/view"
)

// citations numbers the documents of one page in the order in which they are
// first cited.
type citations struct {
	documents []view.Document
	at        map[string]int
}

// mark gives the number of a document; 0 on a page without a list of them.
func (c *citations) mark(d view.Document) int {
	if c == nil {
		return 0
	}
	if c.at == nil {
		c.at = map[string]int{}
	}
	n, known := c.at[d.Key]
	if !known {
		c.documents = append(c.documents, d)
		n = len(c.documents)
		c.at[d.Key] = n
		c.documents[n-1].Mark = n
		return n
	}
	have := &c.documents[n-1]
	for _, e := range d.Evidence {
		if !slices.Contains(have.Evidence, e) {
			have.Evidence = append(have.Evidence, e)
		}
	}
	if have.PublishedOn == "" {
		have.PublishedOn = d.PublishedOn
	}
	return n
}
