package parse

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// UTF8 reads the bytes of a page as text. Bytes that are valid UTF-8 are UTF-8,
// whatever the page says of itself: texts in another encoding are hardly ever
// valid by chance. Otherwise the encoding that the header or the page declares
// is taken, and windows-1252 when none is known by its name, as browsers do
// (WHATWG Encoding Standard, 4.2).
func UTF8(page []byte, mediaType string) (string, error) {
	page = bytes.TrimPrefix(page, byteOrderMark)
	if utf8.Valid(page) {
		return string(page), nil
	}
	encoding, name, _ := charset.DetermineEncoding(page, mediaType)
	if name == "utf-8" { // declared, and not so
		encoding = charmap.Windows1252
	}
	text, err := encoding.NewDecoder().Bytes(page)
	if err != nil {
		return "", fmt.Errorf("read as %s: %w", name, err)
	}
	return string(text), nil
}
