package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"sillage/scraper/generate/federalgrants"
)

// generate writes a synthetic file and, beside it, what is true in it. Neither
// stands under its name before it is whole.
func (s *scraper) generate(ctx context.Context) error {
	began := s.now()
	var m federalgrants.Manifest
	err := whole(s.Generate.Out, func(w io.Writer) (err error) {
		m, err = federalgrants.Write(interruptible{ctx, w}, s.Generate.Rows, s.Generate.Seed, func(rows int64) {
			s.say("generate: %d of %d rows, %.0f a second", rows, s.Generate.Rows, float64(rows)/max(s.now().Sub(began).Seconds(), 0.001))
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("generate %s: %w", s.Generate.Out, err)
	}
	manifest := s.Generate.Out + ".manifest.json"
	if err := whole(manifest, m.WriteJSON); err != nil {
		return fmt.Errorf("generate %s: %w", manifest, err)
	}
	s.say("%s: %d rows, %d bytes, synthetic, in %s; what is true in it: %s", s.Generate.Out, m.Rows, m.Bytes, s.now().Sub(began).Round(time.Millisecond), manifest)
	for i := range m.Defects {
		d := &m.Defects[i]
		d.Rows, d.DecidesOriginal, d.DecidesCurrent = nil, nil, nil // the file has them
	}
	return s.answer(m)
}

// whole writes a file beside its place and moves it there when it is complete
// and on the disk.
func whole(path string, write func(io.Writer) error) (err error) {
	part := path + ".part"
	f, err := os.Create(part)
	if err != nil {
		return err
	}
	defer func() {
		f.Close() // after a success it is closed already
		if err != nil {
			os.Remove(part)
		}
	}()
	buffered := bufio.NewWriterSize(f, 1<<20)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(part, path)
}

// interruptible stops writing when the command is stopped.
type interruptible struct {
	ctx context.Context
	w   io.Writer
}

func (i interruptible) Write(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.w.Write(p)
}
