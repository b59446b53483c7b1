package fetch

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
)

// A challenge is a page made to tell people from programs, or to ask for
// consent before the page that was asked for. It is an error and never "no
// results". Its marks, in lower case, stand nowhere else; those of the second
// list are also put into ordinary pages, and tell only in a page that holds
// hardly anything besides.
var (
	marks = [][]byte{
		[]byte("<title>just a moment...</title>"), []byte("cf_chl_opt"), []byte("attention required! | cloudflare"),
		[]byte("please enable javascript and cookies to continue"), []byte("action=\"https://consent."), []byte("<title>ddos-guard</title>"),
		[]byte("<title>human verification</title>"),
	}
	marksOfShort = [][]byte{
		[]byte("_incapsula_resource"), []byte("px-captcha"), []byte("captcha-delivery.com"), []byte("g-recaptcha"),
		[]byte("h-captcha"), []byte("/_sec/cp_challenge"), []byte("awswafcaptcha"),
	}
)

// Sizes up to which a page is searched for marks, and up to which it is short.
const (
	markWithin = 64 << 10
	short      = 6 << 10
)

func challenged(h http.Header, body []byte) (string, bool) {
	if h.Get("Cf-Mitigated") != "" {
		return "Cf-Mitigated: " + h.Get("Cf-Mitigated"), true
	}
	if !strings.Contains(h.Get("Content-Type"), "html") || len(body) > markWithin {
		return "", false
	}
	lower := bytes.ToLower(body)
	searched := marks
	if len(body) <= short {
		searched = slices.Concat(marks, marksOfShort)
	}
	for _, mark := range searched {
		if bytes.Contains(lower, mark) {
			return string(mark), true
		}
	}
	return "", false
}
