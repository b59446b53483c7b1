package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// File is a file received whole.
type File struct {
	Path, Final        string
	MediaType          string
	ETag, LastModified string
	Hash               string // SHA-256 in hex
	Size               int64
	ReceivedAt         time.Time // UTC
	Unchanged          bool      // the file is the one that was known; nothing was written
	Resumed            int64     // bytes that were there from a download that was stopped
}

// Download streams a file of any size to path, through the same transport as
// pages. What was received of a download that was stopped lies beside it as
// path.part and is continued, if the host says that the file is still the same
// one; the name path appears only when the file is whole. progress may be nil.
// Errors: *Failure, or those of the context and of the disk.
func (f *Fetcher) Download(ctx context.Context, address string, hosts []string, path string, known Known, progress func(done, total int64)) (File, error) {
	if known.Final == "" {
		known.Final = address
	}
	d := &download{fetcher: f, address: address, hosts: hosts, path: path, known: known, progress: progress}
	for try := 1; ; try++ {
		before := d.done
		file, err := d.try(ctx)
		if err == nil || ctx.Err() != nil || !d.worthAgain(err) {
			return file, err
		}
		if d.done > before {
			try = 1 // it moves: patience begins anew
		}
		if try >= f.options.Tries {
			return file, err
		}
		if err := sleep(ctx, max(d.after, f.transport.backoff(try))); err != nil {
			return file, err
		}
	}
}

// download is one file on its way to disk.
type download struct {
	fetcher  *Fetcher
	address  string
	hosts    []string
	path     string
	known    Known
	progress func(done, total int64)
	done     int64         // bytes on disk
	after    time.Duration // that the host asked to be left alone
}

// partial is kept beside the bytes of a download that is not whole.
type partial struct {
	Address      string `json:"address"`
	ETag         string `json:"etag"`
	LastModified string `json:"last_modified"`
}

func (d *download) worthAgain(err error) bool {
	for _, cause := range []Cause{Broken, Timeout, Unreachable, TooMany, Server} {
		if IsCause(err, cause) {
			return true
		}
	}
	return false
}

func (d *download) try(ctx context.Context) (File, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	part, sum, before, err := d.part()
	if err != nil {
		return File{}, err
	}
	defer part.Close()
	res, err := d.ask(ctx, before)
	if err != nil {
		return File{}, err
	}
	defer res.Body.Close()
	file := File{Path: d.path, Final: res.Request.URL.String(), MediaType: res.Header.Get("Content-Type"), ETag: res.Header.Get("ETag"),
		LastModified: res.Header.Get("Last-Modified"), ReceivedAt: time.Now().UTC()}
	total, err := d.judge(res)
	switch {
	case err != nil:
		return file, err
	case res.StatusCode == http.StatusNotModified:
		file.Unchanged = true
		return file, nil
	case res.StatusCode == http.StatusPartialContent:
		file.Resumed = d.done
	default: // the whole file, from its beginning
		if err := d.restart(part, res); err != nil {
			return file, err
		}
		sum.Reset()
		total = res.ContentLength
	}
	if err := d.receive(ctx, cancel, res.Body, io.MultiWriter(part, sum), total); err != nil {
		return file, err
	}
	file.Hash, file.Size = hex.EncodeToString(sum.Sum(nil)), d.done
	return file, d.finish(part)
}

func (d *download) partPath() string  { return d.path + ".part" }
func (d *download) aboutPath() string { return d.path + ".part.json" }

// part opens what is there of the file, and hashes it.
func (d *download) part() (*os.File, hash.Hash, partial, error) {
	sum := sha256.New()
	var about partial
	text, err := os.ReadFile(d.aboutPath())
	if err == nil {
		err = json.Unmarshal(text, &about)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, about, fmt.Errorf("%s: %w", d.aboutPath(), err)
	}
	part, err := os.OpenFile(d.partPath(), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, nil, about, err
	}
	if about.Address != d.address || about.ETag == "" && about.LastModified == "" {
		about = partial{}
		err = part.Truncate(0)
	}
	if err == nil {
		d.done, err = io.Copy(sum, part)
	}
	if err != nil {
		part.Close()
		return nil, nil, about, fmt.Errorf("%s: %w", d.partPath(), err)
	}
	return part, sum, about, nil
}

// ask requests the file, or what is missing of it on the condition that it is
// still the same file: RFC 9110, 13.1.5 and 14.2.
func (d *download) ask(ctx context.Context, before partial) (*http.Response, error) {
	e := &errand{hosts: d.hosts, known: d.known, streams: true}
	req, err := http.NewRequestWithContext(context.WithValue(ctx, errandKey{}, e), http.MethodGet, d.address, nil)
	if err != nil {
		return nil, failed(d.address, err)
	}
	if d.done > 0 {
		condition := before.ETag
		if condition == "" || strings.HasPrefix(condition, "W/") {
			condition = before.LastModified
		}
		if condition != "" {
			e.known = Known{}
			req.Header.Set("Range", fmt.Sprintf("bytes=%d-", d.done))
			req.Header.Set("If-Range", condition)
		}
	}
	client := &http.Client{Transport: d.fetcher.transport, CheckRedirect: redirect}
	res, err := client.Do(req)
	if err != nil {
		return nil, failed(d.address, err)
	}
	return res, nil
}

// judge tells which answers hold bytes of the file, and the whole size that
// they announce; -1 when they do not.
func (d *download) judge(res *http.Response) (total int64, err error) {
	if coding := res.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return 0, failure(d.address, Coding, "%q was not asked for", coding)
	}
	d.after = retryAfter(&answer{header: res.Header, receivedAt: time.Now()})
	switch res.StatusCode {
	case http.StatusOK, http.StatusNotModified:
		return res.ContentLength, nil
	case http.StatusPartialContent:
		first, total, ok := contentRange(res.Header.Get("Content-Range"))
		if !ok || first != d.done {
			return 0, failure(d.address, Broken, "asked from byte %d, answered %q", d.done, res.Header.Get("Content-Range"))
		}
		return total, nil
	case http.StatusRequestedRangeNotSatisfiable:
		err := errors.Join(os.Remove(d.partPath()), os.Remove(d.aboutPath()))
		d.done = 0
		return 0, &Failure{d.address, Broken, errors.Join(errors.New("what was received before is no part of it: it is thrown away"), err)}
	case http.StatusNotFound, http.StatusGone:
		return 0, failure(d.address, Gone, "answered %d", res.StatusCode)
	case http.StatusTooManyRequests:
		return 0, failure(d.address, TooMany, "answered %d", res.StatusCode)
	default:
		cause := Status
		if res.StatusCode >= 500 {
			cause = Server
		}
		return 0, failure(d.address, cause, "answered %d", res.StatusCode)
	}
}

// contentRange reads "bytes 100-199/1000"; the size may be "*".
func contentRange(text string) (first, total int64, ok bool) {
	span, size, cut := strings.Cut(strings.TrimPrefix(text, "bytes "), "/")
	from, _, dash := strings.Cut(span, "-")
	first, err := strconv.ParseInt(from, 10, 64)
	if err != nil || !cut || !dash {
		return 0, 0, false
	}
	if size == "*" {
		return first, -1, true
	}
	total, err = strconv.ParseInt(size, 10, 64)
	return first, total, err == nil
}

// restart begins the file anew and notes which file it is.
func (d *download) restart(part *os.File, res *http.Response) error {
	if err := part.Truncate(0); err != nil {
		return err
	}
	if _, err := part.Seek(0, io.SeekStart); err != nil {
		return err
	}
	d.done = 0
	text, err := json.Marshal(partial{d.address, res.Header.Get("ETag"), res.Header.Get("Last-Modified")})
	if err != nil {
		return err
	}
	return os.WriteFile(d.aboutPath(), text, 0o644)
}

// receive copies the body. No bytes for the time of one request end it: a host
// that drips is not waited for, a large file may take as long as it moves.
func (d *download) receive(ctx context.Context, cancel context.CancelCauseFunc, from io.Reader, to io.Writer, total int64) error {
	idle := time.AfterFunc(d.fetcher.options.Timeout, func() { cancel(context.DeadlineExceeded) })
	defer idle.Stop()
	buffer := make([]byte, 256<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			idle.Reset(d.fetcher.options.Timeout)
			if _, err := to.Write(buffer[:n]); err != nil {
				return fmt.Errorf("%s: %w", d.partPath(), err)
			}
			d.done += int64(n)
			if d.progress != nil {
				d.progress(d.done, total)
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			if total >= 0 && d.done != total {
				return failure(d.address, Broken, "%d bytes of %d", d.done, total)
			}
			return nil
		case err != nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded):
			return &Failure{d.address, Timeout, fmt.Errorf("no byte for %s after %d", d.fetcher.options.Timeout, d.done)}
		case err != nil:
			return &Failure{d.address, Broken, fmt.Errorf("after %d bytes: %w", d.done, err)}
		}
	}
}

// finish gives a whole file its name.
func (d *download) finish(part *os.File) error {
	if err := part.Sync(); err != nil {
		return fmt.Errorf("%s: %w", d.partPath(), err)
	}
	if err := os.Rename(d.partPath(), d.path); err != nil {
		return err
	}
	if err := os.Remove(d.aboutPath()); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(d.path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
