// Package quebec holds the files of an edition, and no code.
package quebec

import "embed"

// Files are those that README.md explains.
//
//go:embed *.json *.csv register/*.csv index/*.csv
var Files embed.FS
