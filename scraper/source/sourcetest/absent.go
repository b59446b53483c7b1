package sourcetest

import (
	"os"
	"os/exec"
	"testing"
)

// Need skips a test whose program is not installed, and notes it for the last
// line of make test; with SILLAGE_REQUIRE=all it fails.
func Need(t *testing.T, program string) {
	t.Helper()
	if !Has(t, program) {
		t.Skipf("%s is not installed", program)
	}
}

// Has tells whether a program is installed, and notes one that is not as Need
// does: the rest of the test goes on without it.
func Has(t testing.TB, program string) bool {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return true
	}
	if os.Getenv("SILLAGE_REQUIRE") == "all" {
		t.Fatalf("absent, and SILLAGE_REQUIRE=all: %s", program)
	}
	if path := os.Getenv("SILLAGE_NOT_RUN"); path != "" {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteString(t.Name() + " (" + program + ")\n"); err != nil {
			t.Fatal(err)
		}
	}
	return false
}
