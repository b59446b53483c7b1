package site

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screen is one size and theme in which a page is looked at.
type screen struct {
	Width, Height int64
	Theme         string // light or dark, as the reader's system says
}

func (s screen) String() string { return fmt.Sprintf("%d px, %s", s.Width, s.Theme) }

// screens is the whole matrix in the soak; the quick tests take its first, the
// one with least room.
func screens() []screen {
	all := []screen{{320, 800, "light"}, {1280, 900, "dark"}, {320, 800, "dark"}, {1280, 900, "light"}}
	if soak() {
		return all
	}
	return all[:1]
}

func TestNoTemplateHasAViolationOrScrollsSideways(t *testing.T) {
	browser := openBrowser(t)
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	s, paths := site(t), onePageOfEachTemplate(everyPage(t))
	for _, screen := range screens() {
		t.Run(screen.String(), func(t *testing.T) {
			tab, closeTab := chromedp.NewContext(browser)
			defer closeTab()
			if err := chromedp.Do(tab); err != nil { // opens the tab, with no time limit
				t.Fatal(err)
			}
			for _, path := range paths {
				seen, err := look(tab, s.Base+path, string(axe), screen)
				if err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				seen.report(t, path)
			}
			t.Logf("%d pages", len(paths))
		})
	}
}

func openBrowser(t *testing.T) context.Context {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		absent(t, "the pages in a browser (no Chromium)")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true))
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocated)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("starting %s: %v", program, err)
	}
	return browser
}

// besides are addresses that look different from the longest of their kind: a
// search that found something and one that found nothing, a list that a filter
// left empty or short, a reply about something, an address that does not exist,
// a question that cannot be answered, and a reader's own sum.
var besides = []string{
	"/fr/programmes/dataide", "/fr/chercher?q=centraide", "/fr/chercher?q=zzzzzz", "/fr/chiffres?stage=paid",
	"/fr/octrois?programme=dataide", "/fr/repondre?about=dataide", "/fr/rien-de-tel", "/fr/chiffres?stage=rien",
	"/fr/a-la-place?amount=x", "/fr/a-la-place?amount=5000000&each=60000&note=Une+remarque",
}

// onePageOfEachTemplate takes the longest page of each kind of address, and
// what is beside them. The languages share their templates: in the quick tests
// French, whose words are longer, stands for both.
func onePageOfEachTemplate(pages crawled) []string {
	longest := map[string]*page{}
	for _, path := range pages.paths() {
		p := pages[path]
		if p.Doc == nil || p.Status != 200 || strings.Contains(path, "?") || !soak() && !strings.HasPrefix(path, "/fr/") {
			continue
		}
		kind := kindOf(path)
		if longest[kind] == nil || len(p.Body) > len(longest[kind].Body) {
			longest[kind] = p
		}
	}
	out := slices.Clone(besides)
	for _, p := range longest {
		out = append(out, p.Path)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// seen is what the browser says of one page.
type seen struct {
	Wide, Room int64 // what the page takes and what the window has, in pixels
	Sticks     []string
	Violations []struct {
		ID, Help string
		Nodes    []struct {
			Target []any
			HTML   string
		}
	}
}

// measuring runs in the page after axe-core. The size of targets is a rule of
// WCAG 2.2 AA which axe-core leaves off by itself.
const measuring = `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(found => JSON.stringify({
	wide: document.documentElement.scrollWidth,
	room: window.innerWidth,
	sticks: [...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
		.slice(0, 3).map(e => e.outerHTML.slice(0, 120)),
	violations: found.violations.map(v => ({id: v.id, help: v.help,
		nodes: v.nodes.slice(0, 3).map(n => ({target: n.target, html: n.html.slice(0, 160)}))})),
}))`

func look(tab context.Context, address, axe string, s screen) (seen, error) {
	tab, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	theme := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: s.Theme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, theme); err != nil {
		return seen{}, fmt.Errorf("theme: %w", err)
	}
	if err := chromedp.Do(tab, chromedp.EmulateViewport(s.Width, s.Height), chromedp.Navigate(address)); err != nil {
		return seen{}, err
	}
	if _, err := chromedp.Run(tab, chromedp.Evaluate[string](axe+";'ready'")); err != nil {
		return seen{}, fmt.Errorf("axe-core: %w", err)
	}
	said, err := chromedp.Run(tab, chromedp.Evaluate[string](measuring, chromedp.EvalAwaitPromise))
	if err != nil {
		return seen{}, fmt.Errorf("measuring: %w", err)
	}
	var out seen
	if err := json.Unmarshal([]byte(said), &out); err != nil {
		return seen{}, fmt.Errorf("what the page said of itself: %w", err)
	}
	return out, nil
}

func (s seen) report(t *testing.T, path string) {
	t.Helper()
	if s.Wide > s.Room {
		t.Errorf("%s: %d px wide in a window of %d: %q", path, s.Wide, s.Room, s.Sticks)
	}
	for _, v := range s.Violations {
		for _, n := range v.Nodes {
			t.Errorf("%s: %s (%s) at %v: %s", path, v.ID, v.Help, n.Target, n.HTML)
		}
	}
}

func TestTheBrowserCatchesAPlantedViolationAndAPageTooWide(t *testing.T) {
	browser := openBrowser(t)
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	bad := `data:text/html,<html lang="fr"><title>x</title><main><h1>x</h1><img src="x"><p style="color:%23bbb">pale</p><div style="width:900px">wide</div></main>`
	got, err := look(browser, bad, string(axe), screen{320, 800, "light"})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, v := range got.Violations {
		ids = append(ids, v.ID)
	}
	if !slices.Contains(ids, "image-alt") || !slices.Contains(ids, "color-contrast") || got.Wide <= got.Room {
		t.Errorf("violations %v, %d px wide in %d", ids, got.Wide, got.Room)
	}
}
