package main

import (
	"slices"
	"strings"

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
			at, _ := slices.BinarySearchFunc(have.Evidence, e, func(a, b view.Link) int { return strings.Compare(a.Text, b.Text) })
			have.Evidence = slices.Insert(have.Evidence, at, e)
		}
	}
	if have.PublishedOn == "" {
		have.PublishedOn = d.PublishedOn
	}
	return n
}
