package main

import (
	"fmt"
	"net/http"
	"sort"
	"strings"

	"github.com/gin-gonic/gin"
	"golang.org/x/text/language"

	"sillage/db/release"
	"sillage/server/view"
)

var offered = language.NewMatcher([]language.Tag{language.French, language.English})

// chooseLanguage sends the reader to the first page in the language that the
// browser asks for; French when it asks for neither.
func (s *site) chooseLanguage(c *gin.Context) {
	if err := onlyParams(c.Request.URL, nil); err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Vary", "Accept-Language")
	c.Header("Cache-Control", "private, no-cache")
	c.Redirect(http.StatusFound, view.Href(asked(c.Request), view.HomeAt, ""))
}

// asked reads Accept-Language.
func asked(r *http.Request) view.Lang {
	wanted, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(wanted) == 0 {
		return view.French
	}
	_, at, sure := offered.Match(wanted...)
	if at == 1 && sure != language.No {
		return view.English
	}
	return view.French
}

// languageOf is the language of an address, or the reader's for one that has
// none.
func languageOf(r *http.Request) view.Lang {
	for _, lang := range view.Langs {
		if r.URL.Path == "/"+string(lang) || strings.HasPrefix(r.URL.Path, "/"+string(lang)+"/") {
			return lang
		}
	}
	return asked(r)
}

func noAddress(path string) error { return fmt.Errorf("address %q: %w", path, release.ErrNotFound) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
