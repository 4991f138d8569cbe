package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"

	"ask645/questionnaire"
)

// worn is what a file says of its letterhead, so that its pages can be compared without the
// pack. The logo itself is on the page.
type worn struct {
	Name   string    `json:"name"`
	Footer string    `json:"footer,omitempty"`
	Accent string    `json:"accent,omitempty"`
	Logo   *wornLogo `json:"logo,omitempty"`
}

type wornLogo struct {
	Width  int    `json:"width"`
	Height int    `json:"height"`
	SHA256 string `json:"sha256"`
}

// wornOf writes a letterhead down; nil for none.
func wornOf(h *questionnaire.Letterhead) ([]byte, error) {
	if h == nil {
		return nil, nil
	}
	w := worn{Name: h.Name, Footer: h.Footer}
	if h.Accent != nil {
		w.Accent = h.Accent.String()
	}
	if h.Logo != nil {
		w.Logo = &wornLogo{h.Logo.Width, h.Logo.Height, h.Logo.SHA256}
	}
	data, err := json.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("the letterhead: %w", err)
	}
	return data, nil
}

// wornName is whose private data the letterhead is in the file.
const wornName = "ask645"

// longestWorn is more than any letterhead needs.
const longestWorn = 4096

// worn returns what a file says of its letterhead, nil if it has none.
func (f *file) worn() ([]byte, error) {
	catalog, err := f.catalog()
	if err != nil {
		return nil, err
	}
	pieces, err := f.dict(catalog["PieceInfo"])
	if err != nil {
		return nil, err
	}
	piece, err := f.dict(pieces[wornName])
	if err != nil {
		return nil, err
	}
	value, err := f.resolve(piece["Private"])
	if err != nil || value == nil {
		return nil, err
	}
	s, ok := value.(stream)
	if !ok || len(s.raw) > longestWorn {
		return nil, fmt.Errorf("%w: its letterhead is damaged", ErrDamaged)
	}
	return f.decode(s)
}

// LetterheadOf tells in which letterhead a file was written, without the picture of the logo.
// It is nil where there is none. The errors are those of [Attachment]; a letterhead that this
// program would not write is an error too.
func LetterheadOf(data []byte) (*questionnaire.Letterhead, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	said, err := f.worn()
	if said == nil || err != nil {
		return nil, err
	}
	var w worn
	if err := json.Unmarshal(said, &w); err != nil {
		return nil, fmt.Errorf("%w: its letterhead: %w", ErrDamaged, err)
	}
	h := &questionnaire.Letterhead{Name: w.Name, Footer: w.Footer}
	if w.Accent != "" {
		accent, err := questionnaire.ParseColour(w.Accent)
		if err != nil {
			return nil, fmt.Errorf("%w: its letterhead: %w", ErrDamaged, err)
		}
		h.Accent = &accent
	}
	if w.Logo != nil {
		h.Logo = &questionnaire.Logo{Width: w.Logo.Width, Height: w.Logo.Height, SHA256: w.Logo.SHA256}
	}
	if err := h.Check(); err != nil {
		return nil, fmt.Errorf("its letterhead is none that this program writes: %w", err)
	}
	return h, nil
}

// wears compares what the file says of its letterhead.
func (f *file) wears(h *questionnaire.Letterhead) error {
	said, err := f.worn()
	if err != nil {
		return err
	}
	want, err := wornOf(h)
	if err != nil {
		return err
	}
	if !bytes.Equal(said, want) {
		return fmt.Errorf("the letterhead is %q, not %q", said, want)
	}
	return nil
}
