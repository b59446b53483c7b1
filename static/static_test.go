package static

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAFileIsFoundUnderItsChecksummedNameOnly(t *testing.T) {
	at := Path("style.css")
	if !regexp.MustCompile(`^/static/style\.[0-9a-f]{8}\.css$`).MatchString(at) {
		t.Fatalf("style.css is at %q", at)
	}
	content, kind, ok := Open(strings.TrimPrefix(at, Prefix))
	if !ok || kind != "text/css; charset=utf-8" || len(content) == 0 {
		t.Errorf("open: %d bytes, %q, %v", len(content), kind, ok)
	}
	if _, _, ok := Open("style.css"); ok {
		t.Error("a name without checksum opens")
	}
	if Path("nothing.css") != "" {
		t.Error("a file that is not there has an address")
	}
}

func TestTheStylesheetPointsAtFontsByTheirNames(t *testing.T) {
	css, _, _ := Open(strings.TrimPrefix(Path("style.css"), Prefix))
	urls := regexp.MustCompile(`url\("?([^")]*)"?\)`).FindAllSubmatch(css, -1)
	if len(urls) != 2 {
		t.Errorf("%d addresses in the stylesheet, want the two fonts", len(urls))
	}
	for _, u := range urls {
		if _, kind, ok := Open(strings.TrimPrefix(string(u[1]), Prefix)); !ok || kind != "font/woff2" {
			t.Errorf("%s opens nothing", u[1])
		}
	}
}

func TestAChangedByteChangesTheName(t *testing.T) {
	one, err := read(fstest.MapFS{"a.svg": {Data: []byte("1")}})
	if err != nil {
		t.Fatal(err)
	}
	two, err := read(fstest.MapFS{"a.svg": {Data: []byte("2")}})
	if err != nil {
		t.Fatal(err)
	}
	if one.named["a.svg"] == two.named["a.svg"] {
		t.Error("same name for other bytes")
	}
	if _, err := read(fstest.MapFS{"a.exe": {}}); err == nil {
		t.Error("an unknown kind of file is served")
	}
}

func TestFontsTravelWithTheirLicence(t *testing.T) {
	for _, name := range []string{"fonts/source-serif-4.OFL.txt", "fonts/source-sans-3.OFL.txt"} {
		content, _, _ := Open(strings.TrimPrefix(Path(name), Prefix))
		if !bytes.Contains(content, []byte("SIL OPEN FONT LICENSE")) {
			t.Errorf("%s is no licence", name)
		}
	}
}
