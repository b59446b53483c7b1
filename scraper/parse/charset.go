package parse

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
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
	declared, name, _ := charset.DetermineEncoding(page, mediaType)
	if name == "utf-8" { // declared, and not so
		declared = charmap.Windows1252
	}
	text, err := declared.NewDecoder().Bytes(page)
	if err != nil {
		return "", fmt.Errorf("read as %s: %w", name, err)
	}
	return string(text), nil
}

// misencoded finds what is left of a text that was read in the wrong encoding:
// UTF-8 taken for Latin-1 or windows-1252, or letters lost on the way.
var misencoded = regexp.MustCompile(`[ÃÂ][\x{80}-\x{bf}]|â€|\x{fffd}`)

// Misencoded tells whether a text was once read in the wrong encoding.
func Misencoded(text string) bool { return misencoded.MatchString(text) }

// IsUTF8 reads a text to its end and tells whether all of it is valid UTF-8.
func IsUTF8(text io.Reader) (bool, error) {
	_, err := io.Copy(io.Discard, transform.NewReader(text, encoding.UTF8Validator))
	if errors.Is(err, encoding.ErrInvalidUTF8) {
		return false, nil
	}
	return err == nil, err
}
