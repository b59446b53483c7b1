package federalgrants

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"sillage/scraper/edition"
	"sillage/scraper/source"
)

// pace is the Crawl-delay of the portal's robots.txt.
const pace = 20 * time.Second

// recordsAPage is how many records are asked for at once. A record of the
// interface is about two thousand bytes long.
const recordsAPage = 2000

// start lists the first page of the rows of each programme of the theme. The
// portal finds the exact name only, one name at a time.
func start(programmes []edition.FederalProgramme) []source.Link {
	var links []source.Link
	for _, p := range programmes {
		links = append(links, source.Link{Address: pageAddress(p.Column, p.Spelling, 0), Kind: "page"})
	}
	return links
}

// pageAddress asks for records in the order in which the portal numbers them,
// so that no record moves from one page to another between two requests.
func pageAddress(column, spelling string, offset int) string {
	filters, err := json.Marshal(map[string]string{column: spelling})
	if err != nil {
		panic(fmt.Sprintf("two texts that are no JSON: %v", err)) // a map of texts always is
	}
	asked := url.Values{
		"resource_id": {resource}, "filters": {string(filters)}, "sort": {"_id"},
		"limit": {strconv.Itoa(recordsAPage)}, "offset": {strconv.Itoa(offset)},
	}
	return "https://" + host + "/data/en/api/3/action/datastore_search?" + asked.Encode()
}

// fullAddress is where the whole register lies: more than two thousand million
// bytes.
const fullAddress = "https://" + host + "/data/dataset/" + dataset + "/resource/" + resource + "/download/grants.csv"

// more reads how many records a page has and how many the portal counts, and
// makes the address of the page behind it.
func more(address string, body []byte) (source.Following, error) {
	p, err := pageOf(body)
	if err != nil {
		return source.Following{}, err
	}
	at, err := url.Parse(address)
	if err != nil {
		return source.Following{}, err
	}
	asked := at.Query()
	offset, err := strconv.ParseInt(asked.Get("offset"), 10, 64)
	if err != nil {
		return source.Following{}, fmt.Errorf("offset %q: %w", asked.Get("offset"), err)
	}
	f := source.Following{Rows: int64(len(p.Result.Records)), Counted: *p.Result.Total}
	switch end := offset + f.Rows; {
	case end == f.Counted:
		return f, nil
	case f.Rows == 0 || end > f.Counted:
		return f, fmt.Errorf("%d records from number %d on, of %d", f.Rows, offset, f.Counted)
	default:
		asked.Set("offset", strconv.FormatInt(end, 10))
		at.RawQuery = asked.Encode()
		f.Next = at.String()
		return f, nil
	}
}
