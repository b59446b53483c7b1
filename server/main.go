// Command server shows a release as a site: pages in French and English, every
// list as CSV and JSON, and an API. It only reads; it changes over to a new
// release when the pointer under the data folder moves.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

// flags of the command, each with its twin in the environment.
type flags struct {
	Data    string `help:"Data folder." default:"data" env:"SILLAGE_DATA" type:"path"`
	Addr    string `help:"Address to listen on." default:"127.0.0.1:8080" env:"SILLAGE_ADDR"`
	BaseURL string `help:"Scheme and host of permanent addresses, as https://example.org. Default: those of the request." env:"SILLAGE_BASE_URL"`
}

func main() {
	var f flags
	kong.Parse(&f, kong.Name("server"), kong.Description("Serves the release that DATA/current points at."))
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, f, log); err != nil {
		log.Error("stopped", "err", err)
		os.Exit(1)
	}
}

// lookEvery is how often the pointer is read: a file of ten bytes.
const lookEvery = 250 * time.Millisecond

// serve answers until the context ends, then lets running requests finish.
func serve(ctx context.Context, f flags, log *slog.Logger) error {
	releases := newReleases(f.Data, log)
	defer releases.close()
	releases.look(ctx)
	handler, err := newSite(releases, f.BaseURL, log)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", f.Addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", f.Addr, err)
	}
	// No WriteTimeout: a long file may take as long as its reader's line needs.
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	watching, stopWatching := context.WithCancel(ctx)
	defer stopWatching()
	go releases.watch(watching, lookEvery)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	fmt.Printf("http://%s/\n", reachable(listener.Addr()))
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	log.Info("closing: running requests finish first")
	rest, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := server.Shutdown(rest); err != nil {
		return fmt.Errorf("closing: %w", err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// reachable writes an address that a browser can open.
func reachable(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return a.String()
}
