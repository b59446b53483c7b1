package main

import (
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"sillage/server/view"
)

// addAPI gives a list its address in the API: the same rows and names as its
// CSV, money in integer cents, a page at a time. lang=en turns the printed words into English; they are French else.
func addAPI[T any](s *site, r *gin.Engine, l list[T]) {
	params := append(slices.Clone(l.params), paramPage, "limit", "lang")
	read(r, "/api/v1/"+l.name, s.answer(view.French, params, func(q *ask) error {
		switch q.value("lang") {
		case "", "fr":
		case "en":
			q.lang = view.English
		default:
			return badQuery{"lang", "want fr or en"}
		}
		return l.asAnswer(q)
	}))
}

// releaseJSON says which release answers.
func releaseJSON(q *ask) error {
	q.c.JSON(http.StatusOK, q.db.This)
	return nil
}
