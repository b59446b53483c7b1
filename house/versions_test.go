package house

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// One Go version is asked for in three places; go.mod decides.
func TestTheReadmeAndTheImageAskForTheGoOfTheModule(t *testing.T) {
	module := find(t, "go.mod", `(?m)^go (\d+\.\d+\.\d+)$`)
	for name, pattern := range map[string]string{
		"README.md":  `Go (\d+\.\d+\.\d+)`,
		"Dockerfile": `(?m)^FROM golang:(\d+\.\d+\.\d+)-`,
	} {
		if got := find(t, name, pattern); got != module {
			t.Errorf("%s asks for Go %s, go.mod for %s", name, got, module)
		}
	}
}

func TestTheReadmeNamesBothCommands(t *testing.T) {
	find(t, "README.md", `(make run)`)
	find(t, "README.md", `(make test)`)
}

// SQLite is compiled once when everything is built with the same tags.
func TestTheImageAndTheMakefileBuildInOneWay(t *testing.T) {
	find(t, "Makefile", `(?m)^TAGS := (sqlite_fts5)$`)
	find(t, "Dockerfile", `(?m)^RUN (make build)$`)
}

func find(t *testing.T, name, pattern string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(pattern).FindSubmatch(text)
	if m == nil {
		t.Fatalf("%s has nothing like %s", name, pattern)
	}
	return string(m[1])
}
