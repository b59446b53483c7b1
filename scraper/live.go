package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"sillage/db/funding"
	"sillage/db/work"
	"sillage/scraper/fetch"
	"sillage/scraper/keep"
	"sillage/scraper/source"
)

// live is the pipeline of a source of the network: crawl, then read again
// everything that it ever sent.
func (s *scraper) live(ctx context.Context, db *work.DB, src source.Source) (sourceReport, error) {
	report := sourceReport{Source: src.ID, StartedAt: s.now().UTC(), Live: &liveReport{}}
	if err := s.crawl(ctx, db, src, report.Live); err != nil {
		return report, err
	}
	report.Fetched, report.Kept = report.Live.Asked, report.Live.Kept
	if err := s.reread(ctx, db, src, &report); err != nil {
		return report, err
	}
	if len(s.Run.Loopback) > 0 {
		return report, nil // a test web proves nothing
	}
	return report, db.Prove(ctx, src.ID, funding.Date(s.now().UTC().Format(time.DateOnly)))
}

// again is the pipeline of such a source without its crawl.
func (s *scraper) again(ctx context.Context, db *work.DB, src source.Source) (sourceReport, error) {
	report := sourceReport{Source: src.ID, StartedAt: s.now().UTC(), Live: &liveReport{}}
	err := s.reread(ctx, db, src, &report)
	return report, err
}

// liveReport tells what a crawl met.
type liveReport struct {
	Resumed   bool      `json:"resumed"` // a crawl that was stopped was continued
	Asked     int       `json:"asked"`
	Unchanged int       `json:"unchanged"`
	Kept      int       `json:"kept"`
	Gone      int       `json:"gone"`
	Failed    int       `json:"failed"`
	Read      int       `json:"read"` // pages read again, of this crawl and all before
	Failures  []failing `json:"failures"`
}

// failing is an address that was not received, or not understood, and why.
type failing struct {
	Address string `json:"address"`
	Why     string `json:"why"`
}

func (s *scraper) tellLive(l liveReport) {
	s.say("  asked %d, unchanged %d, kept %d, gone %d, failed %d; read %d pages", l.Asked, l.Unchanged, l.Kept, l.Gone, l.Failed, l.Read)
	for _, f := range l.Failures {
		s.say("  %s: %s", f.Address, f.Why)
	}
}

// errPartly: the run went through, and some addresses failed.
var errPartly = errors.New("not everything could be read")

// errUnreachable: no page at which a source begins was received.
var errUnreachable = errors.New("unreachable: no page at which it begins was received")

// fetcher meets the network for all sources of a run.
func (s *scraper) fetcher(v visit) (*fetch.Fetcher, error) {
	if s.fetching != nil {
		return s.fetching, nil
	}
	if v.Contact == "" {
		return nil, errors.New("--contact: say under which address or mail those whose sites are read reach you")
	}
	f, err := fetch.New(fetch.Options{
		Agent: product + " (" + v.Contact + ")", Pace: v.Pace, Timeout: v.Timeout, Tries: v.Tries, Loopback: v.Loopback,
	})
	s.fetching = f
	return f, err
}

// crawl asks for the pages of a source. It fails when none of those at which
// the source begins was received.
func (s *scraper) crawl(ctx context.Context, db *work.DB, src source.Source, report *liveReport) error {
	f, err := s.fetcher(s.Run.visit)
	if err != nil {
		return err
	}
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	queue := db.Queue(src.ID)
	start, err := s.begin(ctx, db, src)
	if err != nil {
		return err
	}
	if report.Resumed, err = queue.Begin(ctx, start); err != nil {
		return err
	}
	c := &fetch.Crawl{
		Fetcher: f, Queue: queue, Hosts: src.Hosts, Pace: src.Pace, Most: s.Run.Most,
		Keep:  func(r fetch.Response) (string, error) { return kept.PutBytes(r.Raw) },
		Links: func(j work.Job, r fetch.Response) ([]work.Job, error) { return links(src, j, r) },
		Done:  func(o work.Outcome) { s.count(src.ID, report, o) },
	}
	if err := c.Run(ctx); err != nil {
		return err
	}
	begun, err := queue.Answered(ctx, addressesOf(src.Start))
	if err == nil && begun == 0 {
		err = errUnreachable
	}
	return err
}

func addressesOf(links []source.Link) []string {
	var addresses []string
	for _, l := range links {
		addresses = append(addresses, l.Address)
	}
	return addresses
}

// count puts an outcome into the report, and says how far the crawl is.
func (s *scraper) count(id string, report *liveReport, o work.Outcome) {
	report.Asked++
	switch o.State {
	case work.Kept:
		report.Kept++
	case work.Unchanged:
		report.Unchanged++
	case work.PageGone:
		report.Gone++
	case work.Failed:
		report.Failed++
	}
	if o.Failure != "" {
		report.Failures = append(report.Failures, failing{o.Job.Address, o.Failure})
	}
	if report.Asked%progressEvery == 0 {
		s.say("%s: %d pages asked for", id, report.Asked)
	}
}

// begin lists where a crawl begins: the source's own start, and what is known
// of it and not too old to change.
func (s *scraper) begin(ctx context.Context, db *work.DB, src source.Source) ([]work.Job, error) {
	since := s.now().AddDate(-1, 0, 0)
	if s.Run.Since != "" {
		var err error
		if since, err = time.Parse(time.DateOnly, s.Run.Since); err != nil {
			return nil, fmt.Errorf("run --since %q: want YYYY-MM-DD", s.Run.Since)
		}
	}
	var jobs []work.Job
	for _, l := range src.Start {
		job, err := jobOf(l)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, job)
	}
	pages, err := db.Pages(ctx, src.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range pages {
		if p.FirstSeen.Before(since) {
			continue
		}
		job, err := jobOf(source.Link{Address: p.Address, Kind: p.Kind})
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, job)
	}
	return jobs, nil
}

func jobOf(l source.Link) (work.Job, error) {
	at, err := url.Parse(l.Address)
	if err != nil {
		return work.Job{}, fmt.Errorf("address %q: %w", l.Address, err)
	}
	return work.Job{Address: l.Address, Kind: l.Kind, Host: at.Host}, nil
}

// links reads a page for the addresses that it leads to.
func links(src source.Source, j work.Job, r fetch.Response) ([]work.Job, error) {
	page := source.Page{
		Name: j.Address, Kind: j.Kind, Address: j.Address, Final: r.Final, MediaType: r.Header.Get("Content-Type"),
		Header: fetch.Fields(r.Header), ReceivedOn: day(r.ReceivedAt), Bytes: r.Body,
	}
	found := &source.Findings{}
	if err := src.Parse(page, found); err != nil {
		return nil, err
	}
	var jobs []work.Job
	for _, l := range found.Links {
		jobs = append(jobs, work.Job{Address: l.Address, Kind: l.Kind})
	}
	return jobs, nil
}

func day(t time.Time) funding.Date { return funding.Date(t.UTC().Format(time.DateOnly)) }

// mostUnpacked bounds a kept page when it is unpacked, in bytes.
const mostUnpacked = 64 << 20

// reread parses everything that a source ever sent, each address in its last
// version, from what is kept, and stores it. A page that cannot be read is a
// skip, of which the source expects few.
func (s *scraper) reread(ctx context.Context, db *work.DB, src source.Source, report *sourceReport) error {
	kept, err := keep.Open(s.Data)
	if err != nil {
		return err
	}
	pages, err := db.Pages(ctx, src.ID)
	if err != nil {
		return err
	}
	found := &source.Findings{}
	var snapshots []funding.Snapshot
	seen := map[string]bool{}
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		page, err := pageOf(kept, p)
		if err != nil {
			return err
		}
		report.Live.Read++
		if err := src.Parse(page, found); err != nil {
			found.Skip(p.Address, "page", "", fmt.Sprintf("not readable: %v", err))
			continue
		}
		if !seen[p.Hash] {
			seen[p.Hash] = true
			snapshots = append(snapshots, funding.Snapshot{Hash: p.Hash, Source: src.ID, Address: p.Address, MediaType: p.MediaType,
				Size: p.Size, FetchedOn: day(p.Since)})
		}
	}
	addressStates(found, pages)
	if src.State, err = db.StateOf(ctx, src.Source); err != nil {
		return err
	}
	over, err := s.watch(ctx, db, src, kept, pages, found)
	if err != nil {
		return err
	}
	return s.store(ctx, db, src, found, snapshots, over, report)
}

// pageOf is a kept page as its source's Parse takes it.
func pageOf(kept *keep.Keep, p work.Page) (source.Page, error) {
	raw, err := kept.Read(p.Hash)
	if err != nil {
		return source.Page{}, fmt.Errorf("%s: %w", p.Address, err)
	}
	body, err := fetch.Unpack(raw, p.Coding, mostUnpacked)
	if err != nil {
		return source.Page{}, fmt.Errorf("%s: %w", p.Address, err)
	}
	return source.Page{Name: p.Address, Kind: p.Kind, Address: p.Address, Final: p.Final, MediaType: p.MediaType, Hash: p.Hash,
		Header: p.Header, ReceivedOn: day(p.Since), Bytes: body}, nil
}

// addressStates marks each document and its evidence by whether its address
// still answered when it was asked for last.
func addressStates(found *source.Findings, pages []work.Page) {
	gone := map[string]bool{}
	since := map[string]funding.Date{}
	for _, p := range pages {
		if gone[p.Address] = !p.GoneSince.IsZero(); gone[p.Address] {
			since[p.Address] = day(p.GoneSince)
		}
	}
	addressOf := map[string]string{}
	for i, d := range found.Documents {
		addressOf[d.Key] = d.Address
		found.Documents[i].GoneSince = since[d.Address]
	}
	for i := range found.Evidence {
		e := &found.Evidence[i]
		isGone, asked := gone[addressOf[e.Document]]
		switch {
		case isGone:
			e.AddressState = "gone"
		case asked:
			e.AddressState = "alive"
		}
	}
}

// partly tells of addresses that failed in an otherwise sound run.
func partly(reports []sourceReport) error {
	var ids []string
	for _, r := range reports {
		if r.Error == "" && r.Live != nil && r.Live.Failed > 0 {
			ids = append(ids, fmt.Sprintf("%s (%d)", r.Source, r.Live.Failed))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return fmt.Errorf("%w: addresses of %s", errPartly, strings.Join(ids, ", "))
}
