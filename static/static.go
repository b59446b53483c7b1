// Package static holds what browsers fetch beside pages: one stylesheet, two
// fonts with their licences, the icon. Every file has a name with a checksum
// of its bytes, so that it can be cached for ever and changes by its name.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Prefix is where the files are served.
const Prefix = "/static/"

//go:embed style.css icon.svg fonts
var embedded embed.FS

// Path gives the address of a file, "/static/style.3fa2b1c9.css" for
// "style.css"; empty when there is no such file.
func Path(name string) string {
	if named, ok := files().named[name]; ok {
		return Prefix + named
	}
	return ""
}

// Open gives the bytes and media type of a checksummed name, as it stands
// after Prefix in an address.
func Open(checksummed string) (content []byte, mediaType string, ok bool) {
	f, ok := files().byName[checksummed]
	return f.content, f.mediaType, ok
}

// Names lists the plain names of the files.
func Names() []string {
	var out []string
	for name := range files().named {
		out = append(out, name)
	}
	return out
}

type file struct {
	content   []byte
	mediaType string
}

type shelf struct {
	named  map[string]string // style.css -> style.3fa2b1c9.css
	byName map[string]file   // style.3fa2b1c9.css -> its bytes
}

// files reads the embedded files once. What fails here fails for every build
// of the same bytes, hence the panic: the tests meet it first.
var files = sync.OnceValue(func() shelf {
	s, err := read(embedded)
	if err != nil {
		panic(err)
	}
	return s
})

// read names the files. The stylesheet comes last: it points at the fonts by
// the names that they were given.
func read(from fs.FS) (shelf, error) {
	s := shelf{map[string]string{}, map[string]file{}}
	var sheets []string
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if path.Ext(name) == ".css" {
			sheets = append(sheets, name)
			return nil
		}
		content, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return s.add(name, content)
	})
	if err != nil {
		return shelf{}, fmt.Errorf("static files: %w", err)
	}
	for _, name := range sheets {
		content, err := fs.ReadFile(from, name)
		if err != nil {
			return shelf{}, fmt.Errorf("static files: %w", err)
		}
		text := string(content)
		for plain, named := range s.named {
			text = strings.ReplaceAll(text, `url("`+plain+`")`, `url("`+Prefix+named+`")`)
		}
		if err := s.add(name, []byte(text)); err != nil {
			return shelf{}, err
		}
	}
	return s, nil
}

func (s shelf) add(name string, content []byte) error {
	kinds := map[string]string{
		".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
		".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
	}
	kind, ok := kinds[path.Ext(name)]
	if !ok {
		return fmt.Errorf("static file %s: no media type for its extension", name)
	}
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	named := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	s.named[name] = named
	s.byName[named] = file{content, kind}
	return nil
}
