// Code generated from the folder names by go generate; DO NOT EDIT.

package sources

import (
	"sillage/scraper/source"
	"sillage/scraper/sources/cpi"
	"sillage/scraper/sources/register"
)

// All is every source, in the order of their names.
var All = []source.Source{
	cpi.Source,
	register.Source,
}
