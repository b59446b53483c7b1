// Package source is the contract of a source: who publishes it, what it reads,
// how a page becomes findings, and what must be found for a run to count.
//
// # Adding a source
//
//  1. Make the folder scraper/sources/<id>; the folder's name is a Go package
//     name and the id of the source.
//  2. Declare func Source(e edition.Edition) source.Source in source.go: the
//     words that describe it come from the edition, the layout from the code.
//  3. Put a real page under testdata/ (a file, or a folder when several files
//     are read together). No page imitates a layout that nobody saw.
//  4. Write Parse: pure, page in, findings out. Columns go by header name; a
//     missing or new column, and a word that no list has, is an error or a
//     Skip with its reason, never a default.
//  5. Corrections of a publisher's words go into lookups.csv (raw,value,why),
//     never into code. Lines that no page uses are reported.
//  6. Set Expect from a run that somebody read: minimum and maximum a kind,
//     the most skips, and which fields are filled how often.
//  7. Call sourcetest.Golden from source_test.go, run go test -update once,
//     and read the golden file before you commit it.
//  8. Run go generate ./scraper/sources. A test fails until that is done.
//
// A source imports neither the database nor the network: what it knows about
// the world is the page it is given.
package source
