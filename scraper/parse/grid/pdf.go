package grid

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits of the program that reads PDF: a file of others must not stop the
// machine.
const (
	longestPDF     = time.Minute
	mostPDFMemory  = 1 << 30 // bytes, where prlimit is installed
	mostPDFPrinted = 256 << 20
)

// ErrNoPDFReader says that the program which reads PDF is not installed.
var ErrNoPDFReader = errors.New("pdftotext is not installed (Debian: poppler-utils)")

// box is a word with its place on the page, in points from the upper left.
type box struct {
	left, top, right, bottom float64
	text                     string
}

// readPDF finds the columns by the header and the white between them.
func readPDF(ctx context.Context, l Layout, r io.Reader, each func(Row) error) error {
	if len(l.Columns) == 0 {
		return errors.New("a PDF needs the names of its columns")
	}
	pages, err := pdfPages(ctx, r)
	if err != nil {
		return err
	}
	return rowsOf(pages, l, each)
}

// HeaderOfPDF guesses the names of the columns, by how the lines part into
// cells.
func HeaderOfPDF(ctx context.Context, r io.Reader) ([]string, error) {
	pages, err := pdfPages(ctx, r)
	if err != nil {
		return nil, err
	}
	return headerAmong(pages)
}

// headerAmong is the first line with as many cells as most lines have, or more,
// none of them a number: cells of a row may stand so near each other that they
// look like one, where the names above them do not. Without such a line it is
// the first one with as many.
func headerAmong(pages [][]box) ([]string, error) {
	counts := map[int]int{}
	var lines [][]string
	for n, words := range pages {
		for _, l := range linesOf(n+1, words) {
			var cells []string
			for _, part := range chunks(l) {
				cells = append(cells, Header(joined(part)))
			}
			if len(cells) > 1 {
				counts[len(cells)]++
				lines = append(lines, cells)
			}
		}
	}
	most := 0
	for width, n := range counts {
		if n > counts[most] || n == counts[most] && width > most {
			most = width
		}
	}
	if most == 0 {
		return nil, errors.New("no line of the PDF has several cells")
	}
	named := slices.IndexFunc(lines, func(cells []string) bool { return len(cells) >= most && !slices.ContainsFunc(cells, isFigures) })
	if named < 0 {
		named = slices.IndexFunc(lines, func(cells []string) bool { return len(cells) == most })
	}
	return lines[named], nil
}

// isFigures knows what stands below a name and seldom is one: an amount, a date,
// a rank.
func isFigures(cell string) bool {
	return strings.ContainsAny(cell, "0123456789") && strings.Trim(cell, "0123456789 \u00a0\u202f.,$-/()%") == ""
}

// pdfPages are the words of each page, by pdftotext.
func pdfPages(ctx context.Context, r io.Reader) ([][]box, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil, ErrNoPDFReader
	}
	arguments := []string{program, "-q", "-tsv", "-enc", "UTF-8", "-", "-"}
	if limit, err := exec.LookPath("prlimit"); err == nil {
		arguments = append([]string{limit, fmt.Sprintf("--as=%d", mostPDFMemory)}, arguments...)
	}
	ctx, stop := context.WithTimeout(ctx, longestPDF)
	defer stop()
	cmd := exec.CommandContext(ctx, arguments[0], arguments[1:]...)
	var printed bounded
	var said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = r, &printed, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("pdftotext: %w: %s", errors.Join(err, ctx.Err()), strings.TrimSpace(said.String()))
	}
	pages, err := wordBoxes(&printed.Buffer)
	if err != nil {
		return nil, err
	}
	for _, words := range pages {
		if len(words) > 0 {
			return pages, nil
		}
	}
	return nil, errors.New("the PDF holds no text: it may be a picture of a page")
}

// bounded takes so much and then fails, which ends the program that prints.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > mostPDFPrinted {
		return 0, fmt.Errorf("more than %d bytes of text", mostPDFPrinted)
	}
	return b.Buffer.Write(p)
}

// wordBoxes reads what pdftotext -tsv prints: level, page_num, par_num,
// block_num, line_num, word_num, left, top, width, height, conf, text.
func wordBoxes(r io.Reader) ([][]box, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var pages [][]box
	for number := 1; lines.Scan(); number++ {
		cells := strings.SplitN(strings.TrimSuffix(lines.Text(), "\r"), "\t", 12)
		if number == 1 {
			if len(cells) != 12 || cells[0] != "level" || cells[11] != "text" {
				return nil, fmt.Errorf("pdftotext prints other columns than expected: %q", lines.Text())
			}
			continue
		}
		if len(cells) != 12 {
			return nil, fmt.Errorf("pdftotext: line %d has %d columns", number, len(cells))
		}
		switch cells[0] {
		case "1":
			pages = append(pages, nil)
		case "5":
			b, err := boxOf(cells)
			if err != nil {
				return nil, fmt.Errorf("pdftotext: line %d: %w", number, err)
			}
			if len(pages) == 0 {
				return nil, fmt.Errorf("pdftotext: line %d: a word on no page", number)
			}
			pages[len(pages)-1] = append(pages[len(pages)-1], b)
		case "3", "4": // a block, a line of it: lines are made from the words
		default:
			return nil, fmt.Errorf("pdftotext: line %d: level %q", number, cells[0])
		}
	}
	return pages, lines.Err()
}

func boxOf(cells []string) (box, error) {
	var n [4]float64
	for i, at := range []int{6, 7, 8, 9} {
		v, err := strconv.ParseFloat(cells[at], 64)
		if err != nil || v < -1e6 || v > 1e6 {
			return box{}, fmt.Errorf("%q is no place on a page", cells[at])
		}
		n[i] = v
	}
	return box{n[0], n[1], n[0] + n[2], n[1] + n[3], strings.TrimSpace(cells[11])}, nil
}
