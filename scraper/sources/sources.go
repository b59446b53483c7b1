// Package sources lists the sources: one folder each. all.go is written from
// the folder names; package source tells how to add one.
package sources

//go:generate go run generate.go
