package view

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"

	"sillage/db/funding"
	"sillage/server/chart"
)

// Picture is a picture as a file that stands by itself: its title, its stage,
// its sources, the day and the release stand inside. Make it with NewPicture.
type Picture struct {
	Lang                       Lang
	Base                       string // scheme and host before the addresses of its links
	Title, Reading             string
	Notes                      []PictureText
	Width, Height, Top, Inside string // of the whole, and of the picture in it
	Deep                       string
	Body                       template.HTML
	part                       string // template of the shapes
	of                         any
}

// PictureFacts is what a picture says of itself.
type PictureFacts struct {
	Title, Reading string
	Legend         []string // what its fills mean, in words
	Stage          string   // one of funding.Stages; empty where the picture names stages itself
	Sources        []string // publishers
	Address        string   // of the page that shows it
	// Part names the template that draws it from Of, in a space so wide and
	// high.
	Part          string
	Of            any
	Width, Height float64
}

//go:embed files/picture.html
var pictureFiles embed.FS

// pictureFile is the frame of every picture that is a file.
var pictureFile = template.Must(template.ParseFS(pictureFiles, "files/picture.html"))

// ErrNoPicture says that a picture's template does not exist.
var ErrNoPicture = errors.New("no template of the picture")

// NewPicture frames a picture. Errors: a word that the catalogue lacks.
func NewPicture(f Frame, facts PictureFacts) (Picture, error) {
	const top = 56.0
	p := newPrinter(f.Lang)
	letters := int(facts.Width / 7.4)
	lines, err := p.pictureSays(facts, letters)
	if err != nil {
		return Picture{}, err
	}
	release, err := p.say("foot.release")
	if err != nil {
		return Picture{}, err
	}
	state, err := p.say("picture.state")
	if err != nil {
		return Picture{}, err
	}
	words := fmt.Sprintf("Sillage, %s %d (%s)", release, f.Release.Number, p.date(f.Release.PublishedAt))
	if f.StateOn != "" {
		words += ", " + state + " " + p.date(f.StateOn)
	}
	lines = append(append(lines, wrapped(words+".", letters)...), facts.Address)
	out := Picture{Lang: f.Lang, Base: f.Base, Title: facts.Title, Reading: facts.Reading, part: facts.Part, of: facts.Of,
		Width: chart.Number(facts.Width + 48), Inside: chart.Number(facts.Width), Top: chart.Number(top), Deep: chart.Number(facts.Height)}
	y := top + facts.Height + 30
	for _, line := range lines {
		out.Notes = append(out.Notes, PictureText{X: "24", Y: chart.Number(y), Words: line})
		y += 20
	}
	out.Height = chart.Number(y + 8)
	return out, nil
}

// pictureSays tells the stage and the sources of a picture.
func (p printer) pictureSays(facts PictureFacts, letters int) ([]string, error) {
	var lines []string
	if len(facts.Legend) > 0 {
		lines = wrapped(strings.Join(facts.Legend, "; ")+".", letters)
	}
	if facts.Stage != "" {
		words, err := p.say("picture.stage")
		if err != nil {
			return nil, err
		}
		stage, err := p.code("stage", facts.Stage)
		if err != nil {
			return nil, err
		}
		lines = append(lines, words+" "+stage+".")
	}
	if len(facts.Sources) > 0 {
		words, err := p.say("picture.sources")
		if err != nil {
			return nil, err
		}
		lines = append(lines, wrapped(words+" "+strings.Join(facts.Sources, "; ")+".", letters)...)
	}
	return lines, nil
}

// RenderPicture writes a picture whole, or nothing when it fails. Links inside
// lead to the site it came from.
func (t *Templates) RenderPicture(w io.Writer, p Picture) error {
	set := t.sets[p.Lang]["programme"] // every set holds every part
	if set == nil || set.Lookup(p.part) == nil {
		return fmt.Errorf("%s in %q: %w", p.part, p.Lang, ErrNoPicture)
	}
	var body, whole bytes.Buffer
	if err := set.ExecuteTemplate(&body, p.part, p.of); err != nil {
		return fmt.Errorf("picture %s: %w", p.part, err)
	}
	p.Body = template.HTML(strings.ReplaceAll(body.String(), `href="/`, `href="`+template.HTMLEscapeString(p.Base)+`/`))
	if err := pictureFile.ExecuteTemplate(&whole, "picture_file", p); err != nil {
		return fmt.Errorf("picture %s: %w", p.part, err)
	}
	if _, err := w.Write(whole.Bytes()); err != nil {
		return fmt.Errorf("picture %s: write: %w", p.part, err)
	}
	return nil
}

// PathFacts is the path of the money as a file. Errors: a word that the
// catalogue lacks.
func PathFacts(lang Lang, c Chain, sources []string, address string) (PictureFacts, error) {
	facts := PictureFacts{Title: c.Wide.Title, Stage: c.Stage, Sources: sources, Address: address,
		Part: "chain_shapes", Of: c.Wide, Width: wideLength, Height: c.Wide.Across}
	p := newPrinter(lang)
	var err error
	if facts.Reading, err = p.say("path.reading_file"); err != nil {
		return facts, err
	}
	for _, sign := range []string{"named", "unnamed", "missing", "open", "known", "least"} {
		if !c.Has(sign) {
			continue
		}
		words, err := p.sayOf("path.sign", sign)
		if err != nil {
			return facts, err
		}
		if sign == "known" {
			words, err = p.say("path.dotted_line")
			if err != nil {
				return facts, err
			}
		}
		facts.Legend = append(facts.Legend, words)
	}
	return facts, nil
}

// BarsFacts is bars of one scale as a file. Errors: a word that the catalogue
// lacks.
func BarsFacts(lang Lang, subject string, g BarGroup, sources []string, address string) (PictureFacts, error) {
	const length, step = 900.0, 74.0
	p := newPrinter(lang)
	title, err := p.sayOf("section", "compared")
	if err != nil {
		return PictureFacts{}, err
	}
	colon, err := p.say("colon")
	if err != nil {
		return PictureFacts{}, err
	}
	reading, err := p.say("compared.note")
	if err != nil {
		return PictureFacts{}, err
	}
	drawing := ChainPicture{Title: title}
	y := 22.0
	for _, b := range g.Bars {
		where, err := p.sayOf("where", b.Where)
		if err != nil {
			return PictureFacts{}, err
		}
		stage, err := p.code("stage", b.Amount.Stage)
		if err != nil {
			return PictureFacts{}, err
		}
		fill := "measure"
		if b.Unnamed {
			fill = "unnamed"
		} else if b.Ratio != nil {
			fill = "named"
		}
		width := length * float64(b.Permille) / 1000
		amount := b.Amount
		words := where + ", " + stage
		if b.Ratio != nil {
			words += colon + " " + b.Ratio.Text
		}
		drawing.Bands = append(drawing.Bands, PictureBand{Fill: fill, Href: b.Amount.Href, Name: where + ", " + stage,
			Path: "M0 " + chart.Number(y+12) + "h" + chart.Number(width) + "v14h-" + chart.Number(width) + "Z"})
		if b.Open {
			drawing.Boxes = append(drawing.Boxes, PictureBox{"open", chart.Number(width), chart.Number(y + 12), "14", "14"})
		}
		drawing.Texts = append(drawing.Texts, PictureText{X: "0", Y: chart.Number(y), Size: "name", Words: words},
			PictureText{X: chart.Number(length / 2), Y: chart.Number(y), Size: "sum", Amount: &amount})
		y += step
	}
	return PictureFacts{Title: subject + colon + " " + title, Reading: reading, Sources: sources, Address: address,
		Part: "chain_shapes", Of: drawing, Width: length + 40, Height: y}, nil
}

// pictures are the words of pictures in the addresses of each language.
var pictures = map[string][2]string{
	"path": {"chemin", "path"},
	"bars": {"annonce-rapporte", "announced-reported"},
}

// PictureHref is the address of a picture of one thing, or of its numbers:
// "/fr/programmes/KEY/chemin.svg". Routes are made from it too, with key
// ":key".
func PictureHref(lang Lang, kind Kind, key, picture, format string) string {
	word := pictures[picture][0]
	if lang == English {
		word = pictures[picture][1]
	}
	at := Href(lang, kind, "") + "/:key"
	if key != ":key" {
		at = Href(lang, kind, key)
	}
	return at + "/" + word + "." + format
}

// PictureIn writes the end of an address, KEY or KEY/chemin.svg, in another
// language.
func PictureIn(from, to Lang, end string) string {
	at := map[Lang]int{French: 0, English: 1}
	key, file, found := strings.Cut(end, "/")
	word, format, _ := strings.Cut(file, ".")
	for _, words := range pictures {
		if found && words[at[from]] == word {
			return key + "/" + words[at[to]] + "." + format
		}
	}
	return end
}

// Of names a ribbon's payer, its receiver and its sum in plain words, for files.
func (r PathRow) Of(lang Lang) (payer, receiver string) {
	p := newPrinter(lang)
	return p.name(r.Payer.Party), p.name(r.Receiver.Party)
}

// HasSum tells whether the row has a sum of its own.
func (r PathRow) HasSum() bool { return r.Amount != nil && r.Kind != string(funding.ThroughRibbon) }
