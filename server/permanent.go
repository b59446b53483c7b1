package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"sillage/db/funding"
	"sillage/db/release"
	"sillage/server/export"
	"sillage/server/view"
)

// A permanent address names a release and a thing: /fr/citer/3/f12. For lists
// and other pages the thing is their address: /fr/citer/3/chiffres?stage=paid.

// citedAt says which kinds of address open one thing that has a public id.
var citedAt = map[view.Kind]funding.Citable{
	view.ProgrammesAt: funding.CiteProgramme, view.OrganizationsAt: funding.CiteOrganization, view.AwardsAt: funding.CiteAward,
	view.EvidenceAt: funding.CiteEvidence, view.ComputedAt: funding.CiteComputed,
}

// permanentIn is a permanent address in the release of the moment, without
// scheme and host. what is an id or the address of a page within its language.
func (q *ask) permanentIn(release int64, what string) string {
	return q.href(view.CiteAt, "") + "/" + strconv.FormatInt(release, 10) + "/" + what
}

// permanentPage is the permanent address of a page of this release.
func (q *ask) permanentPage(kind view.Kind, key string) string {
	return q.permanentAt(q.href(kind, key))
}

// permanentAt is the permanent address of what an address of this site opens;
// empty when there is none.
func (q *ask) permanentAt(href string) string {
	inside, here := strings.CutPrefix(href, "/"+string(q.lang)+"/")
	if !here {
		return ""
	}
	return q.permanentIn(q.db.This.Number, inside)
}

// permanent is the permanent address of a thing of this release; empty when
// nothing has the number.
func (q *ask) permanent(kind funding.Citable, number int64) string {
	id := funding.PublicID{Kind: kind, Number: number}.String()
	if id == "" {
		return ""
	}
	return q.permanentIn(q.db.This.Number, id)
}

// citeBox is the cite box of the page that is asked for; nil where the page is
// itself a permanent address, or one of the pages about citing.
func (q *ask) citeBox() (*view.Cite, error) {
	path := q.c.Request.URL.Path
	if own := q.href(view.CiteAt, ""); path == own || strings.HasPrefix(path, own+"/") {
		return nil, nil
	}
	what, err := q.citable(path)
	if err != nil {
		return nil, err
	}
	query := q.c.Request.URL.Query()
	query.Del(paramPage) // where a reader is in a list is no other list
	if _, isID := funding.ParsePublicID(what); isID {
		query = nil // a thing is one thing, whichever stage of it is looked at
	}
	box := q.box(q.db.This.Number, what, query.Encode())
	return &box, nil
}

// citable turns the address of a page into what its permanent address names.
func (q *ask) citable(path string) (string, error) {
	inside := strings.TrimPrefix(path, "/"+string(q.lang)+"/")
	word, key, _ := strings.Cut(inside, "/")
	for kind, citable := range citedAt {
		if key == "" || word != wordOf(q.lang, kind) {
			continue
		}
		id, err := q.db.PublicID(q.ctx(), citable, key)
		if err != nil || id.Number > 0 {
			return id.String(), err
		}
	}
	if inside == "" {
		return view.CiteWord(q.lang, "home")
	}
	return (&url.URL{Path: inside}).EscapedPath(), nil
}

// box is the cite box of a permanent address.
func (q *ask) box(release int64, what, query string) view.Cite {
	at := q.permanentIn(release, what)
	box := view.Cite{Href: withQuery(at, query)}
	box.Address = q.base() + box.Href
	for _, f := range export.CitationFormats {
		box.Files = append(box.Files, view.CiteFile{Format: f.Name, Extension: f.Extension, Href: withQuery(at+"."+f.Extension, query)})
	}
	return box
}

// translatedCitation gives a permanent address in the other language.
func translatedCitation(path string) string {
	lang, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	from, to := view.Lang(lang), otherLang(view.Lang(lang))
	_, cited, _ := strings.Cut(rest, "/")
	number, what, _ := strings.Cut(cited, "/")
	home := map[view.Lang]string{}
	for _, l := range view.Langs {
		home[l], _ = view.CiteWord(l, "home") // a word of the catalogue, which New has checked
	}
	_, isID := funding.ParsePublicID(what)
	switch {
	case isID:
	case what == home[from]:
		what = home[to]
	default:
		what = strings.TrimPrefix(translated("/"+lang+"/"+what), "/"+string(to)+"/")
	}
	return view.Href(to, view.CiteAt, "") + "/" + number + "/" + what
}

// wanted is a page that another address speaks of: it is made, and handed over
// instead of being written.
type wanted struct {
	page   view.Page
	title  string // of a picture, which is no page
	status int
	header http.Header
}

type wantedKey struct{}

func askedFor(ctx context.Context) *wanted {
	w, _ := ctx.Value(wantedKey{}).(*wanted)
	return w
}

func (w *wanted) Header() http.Header         { return w.header }
func (w *wanted) Write(b []byte) (int, error) { return len(b), nil }
func (w *wanted) WriteHeader(status int)      { w.status = status }

// want makes the page of another address of this site. Error: ErrNotFound when
// nothing has that address.
func (q *ask) want(path, query string) (*wanted, error) {
	w := &wanted{status: http.StatusOK, header: http.Header{}}
	request, err := http.NewRequestWithContext(context.WithValue(q.ctx(), wantedKey{}, w), http.MethodGet, withQuery(path, query), nil)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", path, release.ErrNotFound)
	}
	request.Host = q.c.Request.Host
	q.site.engine.ServeHTTP(w, request)
	switch {
	case w.status == http.StatusBadRequest:
		return nil, badQuery{query, "not understood by " + path}
	case w.status >= http.StatusInternalServerError:
		return nil, fmt.Errorf("the page %s answers %d", path, w.status)
	case w.status != http.StatusOK:
		return nil, noCitation{"page", fmt.Errorf("address %q: %w", path, release.ErrNotFound)}
	}
	return w, nil
}

// noCitation is a permanent address that opens nothing, with a hint at why.
type noCitation struct {
	hint string
	err  error
}

func (n noCitation) Error() string { return n.err.Error() }
func (n noCitation) Unwrap() error { return n.err }

// withdrawn is something that an earlier release held.
type withdrawn struct {
	id funding.PublicID
	// in is the last release whose address still shows it as it was.
	in  int64
	err error
}

func (w withdrawn) Error() string { return w.err.Error() }
func (w withdrawn) Unwrap() error { return w.err }

// hint is what the page of an error says more.
func hint(err error, lang view.Lang) (string, *view.Link) {
	var none noCitation
	var gone withdrawn
	switch {
	case errors.As(err, &gone):
		at := fmt.Sprintf("%s/%d/%s", view.Href(lang, view.CiteAt, ""), gone.in, gone.id)
		return "withdrawn", &view.Link{Text: gone.id.String(), Href: at}
	case errors.As(err, &none) && none.hint != "page":
		return none.hint, nil
	case errors.Is(err, release.ErrOlder):
		return "older", nil
	default:
		return "", nil
	}
}

// moved looks in the id ledger for a thing that this release does not have
// under its address: it may have another key now, or have been withdrawn.
func (s *site) moved(c *gin.Context, err error) (to string, better error) {
	path := c.Request.URL.Path
	lang, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	word, key, _ := strings.Cut(rest, "/")
	if key == "" || !slices.Contains(view.Langs, view.Lang(lang)) {
		return "", err
	}
	db, done, none := s.releases.take()
	if none != nil {
		return "", err
	}
	defer done()
	q := &ask{c: c, site: s, db: db, lang: view.Lang(lang)}
	for kind, citable := range citedAt {
		if word != wordOf(q.lang, kind) {
			continue
		}
		id, missing := db.IssuedTo(q.ctx(), citable, key)
		if missing != nil {
			return "", err
		}
		now, missing := q.issued(id)
		switch {
		case missing != nil:
			return "", err
		case now.Withdrawn:
			return "", withdrawn{now.ID, q.lastShown(now), err}
		case now.Key != key:
			return q.href(kind, now.Key), err
		}
	}
	return "", err
}

// lastShown is a release in which a withdrawn thing stood: of a number the last
// one that gave it another value, else the one in which its id was given.
func (q *ask) lastShown(i release.Issued) int64 {
	at := i.Release
	lines, err := q.db.Lines(q.ctx(), i.ID)
	if err != nil {
		return at
	}
	for _, l := range lines {
		if l.Shown {
			at = l.Release
		}
	}
	return at
}

// issued reads an id of the ledger and follows it to the one that it was
// merged into. Error: ErrNotFound.
func (q *ask) issued(id funding.PublicID) (release.Issued, error) {
	now, err := q.db.Issued(q.ctx(), id)
	for err == nil && now.LeadsTo > 0 {
		now, err = q.db.Issued(q.ctx(), funding.PublicID{Kind: id.Kind, Number: now.LeadsTo})
	}
	return now, err
}
