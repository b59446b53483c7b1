//go:build ignore

// Command generate writes all.go from the names of the folders beside it.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	entries, err := os.ReadDir(".")
	if err != nil {
		log.Fatal(err)
	}
	var imports, list strings.Builder
	for _, e := range entries {
		if e.IsDir() && e.Name() != "testdata" {
			fmt.Fprintf(&imports, "\t\"sillage/scraper/sources/%s\"\n", e.Name())
			fmt.Fprintf(&list, "\t%s.Source,\n", e.Name())
		}
	}
	text := "// Code generated from the folder names by go generate; DO NOT EDIT.\n\npackage sources\n\nimport (\n\t\"sillage/scraper/source\"\n" +
		imports.String() + ")\n\n// All is every source, in the order of their names.\nvar All = []source.Source{\n" + list.String() + "}\n"
	if err := os.WriteFile("all.go", []byte(text), 0o644); err != nil {
		log.Fatal(err)
	}
}
