// Package site tests the whole site as a reader meets it: both commands are
// built, the embedded edition is loaded and published into an empty folder, the
// real server answers on the loopback, and every page is read over HTTP.
package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// house is what all tests of this package share; TestMain takes it down.
var house served

// served is one running server with the commands and data behind it.
type served struct {
	once    sync.Once
	err     error
	Folder  string // all below lies in it
	Bin     string // scraper and server
	Data    string
	Edition string // a folder; empty: the edition that is built in
	Base    string // http://127.0.0.1:port
	server  *exec.Cmd

	crawling sync.Once
	pages    crawled
	crawlErr error
}

func TestMain(m *testing.M) {
	if data := os.Getenv(childData); data != "" {
		os.Exit(publishStepByStep(data))
	}
	code := m.Run()
	if err := errors.Join(house.close(), tinyHouse.close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// site starts the server at its first call and returns it from then on.
func site(t *testing.T) *served {
	t.Helper()
	house.once.Do(func() { house.err = house.open() })
	if house.err != nil {
		t.Fatal(house.err)
	}
	return &house
}

// tinyHouse serves the tiny edition of the tests with the commands of house.
var tinyHouse served

// tiny starts the server of the tiny edition at its first call.
func tiny(t *testing.T) *served {
	t.Helper()
	commands := site(t).Bin
	tinyHouse.once.Do(func() {
		folder, err := filepath.Abs(filepath.Join(editions, "testdata", "water"))
		tinyHouse.Edition = folder
		tinyHouse.err = errors.Join(err, tinyHouse.openWith(commands))
	})
	if tinyHouse.err != nil {
		t.Fatal(tinyHouse.err)
	}
	return &tinyHouse
}

// editions is the folder of the editions, seen from this package.
var editions = filepath.Join("..", "..", "scraper", "edition")

func (s *served) open() (err error) {
	if s.Folder, err = os.MkdirTemp("", "sillage-site-"); err != nil {
		return err
	}
	s.Bin, s.Data = filepath.Join(s.Folder, "bin"), filepath.Join(s.Folder, "data")
	if err := os.Mkdir(s.Bin, 0o755); err != nil {
		return err
	}
	build := exec.Command("go", "build", "-tags", "sqlite_fts5", "-o", s.Bin+"/", "./scraper", "./server")
	build.Dir = filepath.Join("..", "..")
	if said, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the commands: %w\n%s", err, said)
	}
	if err := s.load(s.Data); err != nil {
		return err
	}
	return s.serve()
}

// openWith serves a data folder of its own with commands that are built.
func (s *served) openWith(commands string) (err error) {
	if s.Folder, err = os.MkdirTemp("", "sillage-site-"); err != nil {
		return err
	}
	s.Bin, s.Data = commands, filepath.Join(s.Folder, "data")
	if err := s.load(s.Data); err != nil {
		return err
	}
	return s.serve()
}

// load runs the sources that need no network into a folder and publishes them.
// With names, the sources run one after the other in that order.
func (s *served) load(data string, sources ...string) error {
	runs := [][]string{{"run", "--offline"}}
	if len(sources) > 0 {
		runs = nil
	}
	for _, name := range sources {
		runs = append(runs, []string{"run", "--offline", name})
	}
	for _, args := range append(runs, []string{"publish"}) {
		if _, err := s.scraper(data, args...); err != nil {
			return err
		}
	}
	return nil
}

// scraper runs the command and returns its standard output.
func (s *served) scraper(data string, args ...string) (string, error) {
	if s.Edition != "" {
		args = append([]string{"--edition", s.Edition}, args...)
	}
	cmd := exec.Command(filepath.Join(s.Bin, "scraper"), append([]string{"--data", data}, args...)...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("scraper %s: %w\n%s%s", strings.Join(args, " "), err, out.String(), said.String())
	}
	return out.String(), nil
}

func (s *served) serve() error {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	addr := free.Addr().String()
	if err := free.Close(); err != nil {
		return err
	}
	s.Base = "http://" + addr
	s.server = exec.Command(filepath.Join(s.Bin, "server"), "--data", s.Data, "--addr", addr)
	said, err := os.Create(filepath.Join(s.Folder, "server.log"))
	if err != nil {
		return err
	}
	defer said.Close()
	s.server.Stdout, s.server.Stderr = said, said
	if err := s.server.Start(); err != nil {
		return fmt.Errorf("starting the server: %w", err)
	}
	// The first page is promised within ten seconds of the start.
	for until := time.Now().Add(10 * time.Second); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		answer, err := http.Get(s.Base + "/fr/")
		if err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return nil
			}
		}
	}
	log, err := os.ReadFile(said.Name())
	return errors.Join(fmt.Errorf("no first page within 10 s; the server said:\n%s", log), err)
}

func (s *served) close() error {
	var problems []error
	if s.server != nil && s.server.Process != nil {
		problems = append(problems, s.complain())
		problems = append(problems, s.server.Process.Signal(syscall.SIGTERM))
		ended := make(chan error, 1)
		go func() { ended <- s.server.Wait() }()
		select {
		case err := <-ended:
			if err != nil {
				problems = append(problems, fmt.Errorf("the server ended badly: %w", err))
			}
		case <-time.After(15 * time.Second):
			problems = append(problems, errors.New("the server did not end within 15 s of SIGTERM"), s.server.Process.Kill())
		}
	}
	if s.Folder != "" {
		problems = append(problems, os.RemoveAll(s.Folder))
	}
	return errors.Join(problems...)
}

// complain names what the server logged as an error, once each.
func (s *served) complain() error {
	log, err := os.ReadFile(filepath.Join(s.Folder, "server.log"))
	if err != nil {
		return err
	}
	var problems []error
	seen := map[string]bool{}
	for line := range strings.Lines(string(log)) {
		_, said, isError := strings.Cut(strings.TrimSpace(line), "level=ERROR ")
		_, reason, _ := strings.Cut(said, "err=")
		if isError && !seen[reason] {
			seen[reason] = true
			problems = append(problems, fmt.Errorf("the server logged: %s", said))
		}
	}
	return errors.Join(problems...)
}

// answer is one response, read whole. Redirects are answers of their own.
type answer struct {
	Status int
	Header http.Header
	Body   []byte
}

var client = &http.Client{
	Timeout:       30 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// read asks for a path of the site, which may hold a query.
func (s *served) read(path string) (answer, error) {
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, s.Base+path, nil)
	if err != nil {
		return answer{}, fmt.Errorf("address %q: %w", path, err)
	}
	response, err := client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, fmt.Errorf("reading %s: %w", path, err)
	}
	return answer{response.StatusCode, response.Header, body}, nil
}

func (s *served) mustRead(t *testing.T, path string) []byte {
	t.Helper()
	a, err := s.read(path)
	if err != nil {
		t.Fatal(err)
	}
	if a.Status != http.StatusOK {
		t.Fatalf("%s: status %d", path, a.Status)
	}
	return a.Body
}

// absent ends a test whose program is not on this machine. It is named in the
// last line of make test; with SILLAGE_REQUIRE=all it fails.
func absent(t *testing.T, what string) {
	t.Helper()
	if path := os.Getenv("SILLAGE_NOT_RUN"); path != "" {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := fmt.Fprintln(f, what); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getenv("SILLAGE_REQUIRE") == "all" {
		t.Fatalf("absent, and SILLAGE_REQUIRE=all: %s", what)
	}
	t.Skipf("not run: %s", what)
}

// soak says whether the long tests are wanted.
func soak() bool { return os.Getenv("SILLAGE_SOAK") != "" }
