package keep

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Record is one record of a WARC file (ISO 28500:2017, WARC 1.1): an answer of
// the web with its header, or a file without one. Times are UTC.
type Record struct {
	Address string
	At      time.Time
	Status  int               // of an answer; 0 for a file
	Header  string            // of an answer, as received, one field a line
	Type    string            // media type of a file
	Fields  map[string]string // more fields of the record, by which others are not bothered
	Payload []byte            // the bytes as received
}

// WARC writes records, each in a gzip member of its own, so that a reader may
// begin at any of them.
type WARC struct {
	to       io.Writer
	software string
}

// NewWARC begins a file with a record that says who wrote it and when.
func NewWARC(to io.Writer, software string, at time.Time) (*WARC, error) {
	w := &WARC{to, software}
	text := "software: " + software + "\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
	return w, w.record("warcinfo", "", at, "application/warc-fields", nil, []byte(text), nil)
}

// Write adds a record.
func (w *WARC) Write(r Record) error {
	if r.Status == 0 {
		return w.record("resource", r.Address, r.At, r.Type, r.Fields, r.Payload, r.Payload)
	}
	head := fmt.Sprintf("HTTP/1.1 %d %s\r\n%s\r\n", r.Status, statusWords(r.Status), crlf(r.Header))
	return w.record("response", r.Address, r.At, "application/http; msgtype=response", r.Fields, append([]byte(head), r.Payload...), r.Payload)
}

func statusWords(status int) string {
	if status == 200 {
		return "OK"
	}
	return "Status " + strconv.Itoa(status)
}

// crlf ends every line of a header as HTTP does.
func crlf(header string) string {
	var b strings.Builder
	for line := range strings.Lines(header) {
		b.WriteString(strings.TrimRight(line, "\r\n") + "\r\n")
	}
	return b.String()
}

func (w *WARC) record(kind, address string, at time.Time, mediaType string, more map[string]string, block, payload []byte) error {
	if mediaType == "" {
		mediaType = "application/octet-stream"
	}
	var head bytes.Buffer
	field := func(name, value string) { fmt.Fprintf(&head, "%s: %s\r\n", name, value) }
	head.WriteString("WARC/1.1\r\n")
	field("WARC-Type", kind)
	field("WARC-Record-ID", recordID(kind, address, at, block))
	field("WARC-Date", at.UTC().Format(time.RFC3339))
	if address != "" {
		field("WARC-Target-URI", address)
	}
	if payload != nil {
		field("WARC-Payload-Digest", digest(payload))
	}
	field("WARC-Block-Digest", digest(block))
	for _, name := range sortedNames(more) {
		field(name, strings.Join(strings.Fields(more[name]), " "))
	}
	field("Content-Type", mediaType)
	field("Content-Length", strconv.Itoa(len(block)))
	z := gzip.NewWriter(w.to)
	for _, part := range [][]byte{head.Bytes(), []byte("\r\n"), block, []byte("\r\n\r\n")} {
		if _, err := z.Write(part); err != nil {
			return fmt.Errorf("write record of %s: %w", address, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write record of %s: %w", address, err)
	}
	return nil
}

func sortedNames(m map[string]string) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// recordID is the same for the same record, so that two exports are equal: a
// UUID of version 8 (RFC 9562, 5.8) made from a hash.
func recordID(kind, address string, at time.Time, block []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s\n", kind, address, at.UTC().Format(time.RFC3339))
	h.Write(block)
	b := h.Sum(nil)[:16]
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + base32.StdEncoding.EncodeToString(sum[:])
}

// ErrWARC: a file is no WARC, or a damaged one.
var ErrWARC = errors.New("not a sound WARC file")

// ReadWARC gives the answers and files of a WARC, packed record by record or
// not at all; records of other kinds are passed over. A record whose digest is
// ours and does not fit ends the reading. Errors: ErrWARC, or those of yield.
func ReadWARC(from io.Reader, yield func(Record) error) error {
	b := bufio.NewReaderSize(from, 1<<16)
	if magic, err := b.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := gzip.NewReader(b) // reads on through all members
		if err != nil {
			return fmt.Errorf("%w: %w", ErrWARC, err)
		}
		defer z.Close()
		b = bufio.NewReaderSize(z, 1<<16)
	}
	for n := 1; ; n++ {
		r, kind, err := readRecord(b)
		if errors.Is(err, io.EOF) && n > 1 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: record %d: %w", ErrWARC, n, err)
		}
		if kind != "response" && kind != "resource" {
			continue
		}
		if err := yield(r); err != nil {
			return err
		}
	}
}

// mostBlock bounds a record in memory, in bytes.
const mostBlock = 1 << 30

func readRecord(b *bufio.Reader) (r Record, kind string, err error) {
	version, err := b.ReadString('\n')
	if err != nil && version == "" {
		return r, "", io.EOF
	}
	if !strings.HasPrefix(version, "WARC/1.") {
		return r, "", fmt.Errorf("begins with %.20q", version)
	}
	head, err := textproto.NewReader(b).ReadMIMEHeader()
	if err != nil {
		return r, "", fmt.Errorf("header: %w", unexpected(err))
	}
	length, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 || length > mostBlock {
		return r, "", fmt.Errorf("content length %q", head.Get("Content-Length"))
	}
	var body bytes.Buffer // grows with what is there, not with what is claimed
	if _, err := io.CopyN(&body, b, length); err != nil {
		return r, "", fmt.Errorf("block: %w", unexpected(err))
	}
	block := body.Bytes()
	var end [4]byte
	if _, err := io.ReadFull(b, end[:]); err != nil || string(end[:]) != "\r\n\r\n" {
		return r, "", fmt.Errorf("does not end where it says: %q", end)
	}
	kind = head.Get("Warc-Type")
	r = Record{Address: strings.Trim(head.Get("Warc-Target-Uri"), "<>"), Fields: map[string]string{}, Payload: block}
	for name := range head {
		r.Fields[name] = head.Get(name)
	}
	if text := head.Get("Warc-Block-Digest"); strings.HasPrefix(text, "sha256:") && text != digest(block) {
		return r, kind, fmt.Errorf("%s: the block has another digest", r.Address)
	}
	if r.At, err = time.Parse(time.RFC3339, head.Get("Warc-Date")); err != nil {
		return r, kind, fmt.Errorf("date: %w", err)
	}
	if kind == "response" {
		err = r.unfold(block)
	} else {
		r.Type = head.Get("Content-Type")
	}
	return r, kind, err
}

// unexpected is the end of a file inside a record, which is no end.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// unfold parts the block of an answer into its status, header and payload.
func (r *Record) unfold(block []byte) error {
	head, payload, found := bytes.Cut(block, []byte("\r\n\r\n"))
	if !found {
		return fmt.Errorf("%s: an answer without the end of its header", r.Address)
	}
	line, fields, _ := strings.Cut(string(head)+"\r\n", "\r\n")
	words := strings.Fields(line)
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return fmt.Errorf("%s: status line %.40q", r.Address, line)
	}
	status, err := strconv.Atoi(words[1])
	if err != nil {
		return fmt.Errorf("%s: status %q", r.Address, words[1])
	}
	r.Status, r.Header, r.Payload = status, fields, payload
	return nil
}
