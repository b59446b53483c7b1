package edition

import (
	"errors"
	"io/fs"
	"net/url"
)

const webArchiveFile = "web_archive.csv"

// readWebArchive reads where copies of pages stand in web archives; an edition
// that knows of none has no such file.
func readWebArchive(e *Edition) error {
	if _, err := fs.Stat(e.Files, webArchiveFile); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	t, err := e.table(webArchiveFile, "address", "archive_address")
	if err != nil {
		return err
	}
	if err := unique(t, "address"); err != nil {
		return err
	}
	e.WebArchive = map[string]string{}
	for _, row := range t.Rows {
		for _, column := range []string{"address", "archive_address"} {
			at, err := url.Parse(row.Text(column))
			if err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http" {
				return row.Errorf(column, "is no address of the web")
			}
		}
		e.WebArchive[row.Text("address")] = row.Text("archive_address")
	}
	return nil
}
