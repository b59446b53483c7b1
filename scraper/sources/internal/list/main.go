// Command list writes all.go from the names of the folders that hold a source.
package main

import (
	"fmt"
	"os"

	"sillage/scraper/sources/internal/folders"
)

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(folder string) error {
	names, err := folders.Names(folder)
	if err != nil {
		return err
	}
	text, err := folders.All(names)
	if err != nil {
		return err
	}
	return os.WriteFile("all.go", text, 0o644)
}
