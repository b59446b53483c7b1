// Command scraper turns other people's pages and files into evidence, then
// into a release.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"sillage/scraper/edition/quebec"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], quebec.Files, os.Stdin, os.Stdout, os.Stderr, time.Now)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "scraper:", err)
	}
	os.Exit(exitStatus(err))
}

// exitStatus is 0 when all went through, 2 when a part of it did, and 1 when
// nothing did.
func exitStatus(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errPartly):
		return 2
	default:
		return 1
	}
}
