package records_test

import (
	"os/signal"
	"syscall"
	"testing"
)

// limited lets no file grow past so many bytes while it does something.
func limited(t *testing.T, most uint64, do func() error) error {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ) // a write past the limit is an error then
	defer signal.Reset(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: was.Max}); err != nil {
		t.Fatal(err)
	}
	err := do()
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	return err
}
