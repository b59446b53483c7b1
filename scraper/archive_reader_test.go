package main

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sillage/db/publish"
	"sillage/db/work"
	"sillage/scraper/fetch"
	"sillage/scraper/keep"
)

// independentReader is the package of npm that reads what we wrote.
const independentReader = "warcio@2.4.11"

// readRecord is what it read of a record.
type readRecord struct {
	Type          string    `json:"type"`
	Address       string    `json:"address"`
	At            time.Time `json:"at"`
	MediaType     string    `json:"media_type"`
	PayloadDigest string    `json:"payload_digest"`
	BlockDigest   string    `json:"block_digest"`
	Status        int       `json:"status"`
	Coding        string    `json:"coding"`
	PayloadSHA256 string    `json:"payload_sha256"`
	ContentSHA256 string    `json:"content_sha256"` // without its coding
	BlockSHA256   string    `json:"block_sha256"`
	Alone         string    `json:"alone"` // the first bytes of its own gzip member
}

// Three versions of each page are exported: the last one was sent packed.
func TestAnotherProgramReadsTheArchiveAsItWasKept(t *testing.T) {
	if os.Getenv("SILLAGE_MEASURE") == "" {
		t.Skip("part of make measure: SILLAGE_MEASURE is not set")
	}
	web, data := newNewswire(t), t.TempDir()
	files := web.edition(t)
	mustCall(t, files, "--data", data, "run", "--offline")
	for n, note := range []string{"", "<!-- deuxième version -->", "<!-- troisième version, compressée -->"} {
		web.set(web.page+note, 200)
		web.packed = n == 2
		if _, words, err := web.run(t, files, data); err != nil {
			t.Fatalf("%v\n%s", err, words)
		}
	}
	path := filepath.Join(t.TempDir(), "pages.warc.gz")
	mustCall(t, files, "--data", data, "archive", "export", path)

	wanted := keptVersions(t, data)
	packed := 0
	for n, r := range readByAnother(t, path) {
		if r.Alone != "WARC/1.1" || digestOf(t, r.BlockDigest) != r.BlockSHA256 {
			t.Errorf("record %d of %s: begins with %q, block digest %s of a block with SHA-256 %s", n, r.Address, r.Alone, r.BlockDigest, r.BlockSHA256)
		}
		if n == 0 {
			if r.Type != "warcinfo" {
				t.Errorf("the first record is a %q", r.Type)
			}
			continue
		}
		key := r.Address + " " + r.PayloadSHA256
		v, is := wanted[key]
		delete(wanted, key)
		switch {
		case !is:
			t.Errorf("record %d: %s is not what was kept", n, key)
		case r.Type != "response" || !strings.HasPrefix(r.MediaType, "application/http") || r.Status != v.Status || r.Coding != v.Coding:
			t.Errorf("record %d: %+v, want %+v", n, r, v.Version)
		case digestOf(t, r.PayloadDigest) != v.Hash || r.ContentSHA256 != v.content || !r.At.Equal(v.SeenAt):
			t.Errorf("record %d: %+v, want %+v with the content %s", n, r, v.Version, v.content)
		case r.Coding == "gzip":
			packed++
		}
	}
	if len(wanted) > 0 || packed != releases {
		t.Errorf("%d packed pages read; not read: %v", packed, wanted)
	}
	t.Logf("%s read %d answers of %d pages, %d of them packed, and one warcinfo: types, digests and bodies as kept", independentReader, 3*releases, releases, packed)
}

// keptVersion is an answer with the SHA-256 of its body without its coding.
type keptVersion struct {
	work.Version
	content string
}

// keptVersions lists what a crawl of the newswire kept, by address and hash.
func keptVersions(t *testing.T, data string) map[string]keptVersion {
	t.Helper()
	ctx := context.Background()
	db, err := work.Open(ctx, filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	kept, err := keep.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := db.Pages(ctx, "cnw")
	if err != nil {
		t.Fatal(err)
	}
	versions := map[string]keptVersion{}
	for _, p := range pages {
		all, err := db.Versions(ctx, "cnw", p.Address)
		if err != nil || len(all) != 3 {
			t.Fatalf("%s: %d versions, want 3: %v", p.Address, len(all), err)
		}
		for _, v := range all {
			raw, err := kept.Read(v.Hash)
			if err != nil {
				t.Fatal(err)
			}
			body, err := fetch.Unpack(raw, v.Coding, mostUnpacked)
			if err != nil {
				t.Fatal(err)
			}
			content := sha256.Sum256(body)
			versions[v.Address+" "+v.Hash] = keptVersion{v, hex.EncodeToString(content[:])}
		}
	}
	if len(versions) != 3*releases {
		t.Fatalf("%d versions, want %d", len(versions), 3*releases)
	}
	return versions
}

// readByAnother installs the independent reader into a folder of this test and
// lets it read.
func readByAnother(t *testing.T, path string) []readRecord {
	t.Helper()
	folder := t.TempDir()
	install := exec.Command("npm", "install", "--prefix", folder, "--no-fund", "--no-audit", "--ignore-scripts", "--no-save", independentReader)
	if said, err := install.CombinedOutput(); err != nil {
		t.Fatalf("npm install %s: %v\n%s", independentReader, err, said)
	}
	var words strings.Builder
	read := exec.Command("node", "testdata/read_warc.mjs", folder, path)
	read.Stderr = &words
	out, err := read.Output()
	if err != nil || words.Len() > 0 {
		t.Fatalf("%v: %s", err, words.String())
	}
	var records []readRecord
	for lines := json.NewDecoder(strings.NewReader(string(out))); ; {
		var r readRecord
		switch err := lines.Decode(&r); {
		case errors.Is(err, io.EOF):
			return records
		case err != nil:
			t.Fatalf("%v in %s", err, out)
		}
		records = append(records, r)
	}
}

// digestOf is the hex form of a digest as WARC writes it.
func digestOf(t *testing.T, text string) string {
	t.Helper()
	b, err := base32.StdEncoding.DecodeString(strings.TrimPrefix(text, "sha256:"))
	if err != nil || !strings.HasPrefix(text, "sha256:") {
		t.Fatalf("digest %q: %v", text, err)
	}
	return hex.EncodeToString(b)
}
