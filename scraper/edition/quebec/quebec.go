// Package quebec is the edition for Quebec and the digital transition of
// community groups. It is data only; README.md tells where each file is from.
package quebec

import "embed"

// Files is the edition's folder.
//
//go:embed *.csv *.json register cpi
var Files embed.FS
