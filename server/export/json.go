package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// JSON writes a list one row at a time as
// {"data":[{...}, ...], <tail members>}.
type JSON struct {
	out    io.Writer
	header [][]byte
	rows   int
}

// NewJSON begins a list. Names are those of the cells of each row.
func NewJSON(w io.Writer, names []string) (*JSON, error) {
	j := &JSON{out: w}
	for _, name := range names {
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, fmt.Errorf("json: name %q: %w", name, err)
		}
		j.header = append(j.header, quoted)
	}
	_, err := io.WriteString(w, `{"data":[`)
	return j, err
}

// Row writes one row, names in the order of the header.
func (j *JSON) Row(cells []Cell) error {
	var b bytes.Buffer
	if j.rows > 0 {
		b.WriteByte(',')
	}
	b.WriteString("\n{")
	for i, cell := range cells {
		value, err := marshal(cell.JSON())
		if err != nil {
			return fmt.Errorf("json: row %d, %s: %w", j.rows+1, j.header[i], err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(j.header[i])
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	j.rows++
	_, err := j.out.Write(b.Bytes())
	return err
}

// Member is one named value after the rows.
type Member struct {
	Name  string
	Value any
}

// Close ends the list with the members, in order.
func (j *JSON) Close(members []Member) error {
	var b bytes.Buffer
	b.WriteString("\n]")
	for _, m := range members {
		value, err := marshal(m.Value)
		if err != nil {
			return fmt.Errorf("json: %s: %w", m.Name, err)
		}
		fmt.Fprintf(&b, ",\n%q:%s", m.Name, value)
	}
	b.WriteString("}\n")
	_, err := j.out.Write(b.Bytes())
	return err
}

// marshal keeps < > & readable: the answer is JSON, never HTML.
func marshal(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
