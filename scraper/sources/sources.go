// Package sources lists every source. How to add one is told in the package
// comment of sillage/scraper/source.
package sources

//go:generate go run generate.go
