package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// guarded makes the connections of every request. The address that a name
// resolved to is checked when it is dialled, so that neither a redirect nor a
// DNS answer reaches a private, loopback or otherwise reserved address.
// loopback lists the host:port pairs on this machine that a test may reach.
func guarded(o Options) (*http.Transport, error) {
	open := ssrf.New()
	for _, pair := range o.Loopback {
		at, err := netip.ParseAddrPort(pair)
		if err != nil || !at.Addr().IsLoopback() {
			return nil, fmt.Errorf("allowed on loopback: %q is no address and port of this machine", pair)
		}
	}
	control := func(network, address string, c syscall.RawConn) error {
		if slices.Contains(o.Loopback, address) {
			return nil
		}
		return open.Safe(network, address, c)
	}
	dialer := &net.Dialer{Timeout: 15 * time.Second, Control: control}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		DisableCompression:     true, // the bytes kept are the bytes received
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    2,
		MaxIdleConns:           512,
		IdleConnTimeout:        time.Minute,
		TLSHandshakeTimeout:    15 * time.Second,
		ResponseHeaderTimeout:  o.Timeout,
		MaxResponseHeaderBytes: 1 << 18,
	}, nil
}

// prohibited says whether the guard refused an address.
func prohibited(err error) bool {
	return errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedPort) || errors.Is(err, ssrf.ErrProhibitedNetwork)
}
