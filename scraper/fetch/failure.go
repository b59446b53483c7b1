package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
)

// Cause is why an address was not read: a word for reports.
type Cause string

const (
	Gone        Cause = "gone"         // 404 or 410
	Status      Cause = "status"       // another answer than a page
	TooMany     Cause = "rate limited" // 429 until the last try
	Server      Cause = "server error" // 5xx until the last try
	Robots      Cause = "robots.txt"   // the host asks not to be read there
	ForeignHost Cause = "foreign host" // not declared by the source
	Private     Cause = "private address"
	Redirects   Cause = "redirect loop"
	TooLarge    Cause = "too large"
	Timeout     Cause = "timeout"
	Broken      Cause = "broken off"  // the answer ended before its end
	Unreachable Cause = "unreachable" // no answer at all
	Challenge   Cause = "challenge"   // a page for telling people from programs, or for consent
	Coding      Cause = "coding"      // the body cannot be unpacked
)

// Failure is an address that was not read, and why.
type Failure struct {
	Address string
	Cause   Cause
	Err     error
}

func (f *Failure) Error() string { return fmt.Sprintf("%s: %s: %v", f.Address, f.Cause, f.Err) }
func (f *Failure) Unwrap() error { return f.Err }

func failure(address string, cause Cause, format string, arguments ...any) *Failure {
	return &Failure{address, cause, fmt.Errorf(format, arguments...)}
}

// failed names the cause of whatever a request ended with. A failure found on
// the way keeps its own cause and address.
func failed(address string, err error) *Failure {
	var known *Failure
	var network net.Error
	switch {
	case errors.As(err, &known):
		return known
	case prohibited(err):
		return &Failure{address, Private, err}
	case strings.Contains(err.Error(), "stopped after"), errors.Is(err, errLoop):
		return &Failure{address, Redirects, err}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded),
		errors.As(err, &network) && network.Timeout():
		return &Failure{address, Timeout, err}
	default:
		return &Failure{address, Unreachable, err}
	}
}

// errLoop: redirects that lead back, or too many of them.
var errLoop = errors.New("more redirects than a page needs")
