package source

import (
	"crypto/sha256"
	"encoding/hex"
)

// DocumentKey names the document at an address, as long as the address is the
// same. It begins with letters, so that no spreadsheet takes "185818697e08" for
// a number.
func DocumentKey(address string) string {
	sum := sha256.Sum256([]byte(address))
	return "doc-" + hex.EncodeToString(sum[:6])
}
