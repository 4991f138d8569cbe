package pdf

import "iter"

// drawing is what the content of a page draws.
type drawing struct {
	shapes   []shape
	pictures []drawnPicture
	texts    []drawnText
	// foreign is an instruction that this program does not write, or "".
	foreign string
	// err says why the content could not be read.
	err error
}

// drawnText is a run of text in the coordinates of the file.
type drawnText struct {
	x, y, size float64
	font       name
	ink        rgb
	text       string
}

// atOnce is how many pages are read ahead. A long file does not have all of its drawings in
// memory.
const atOnce = 32

// drawings reads the contents of pages side by side, and yields them in order.
func (f *file) drawings(pages []dict) iter.Seq2[int, *drawing] {
	return func(yield func(int, *drawing) bool) {
		for from := 0; from < len(pages); from += atOnce {
			for i, drawn := range f.drawn(pages[from:min(from+atOnce, len(pages))]) {
				if !yield(from+i, drawn) {
					return
				}
			}
		}
	}
}

func (f *file) drawn(pages []dict) []*drawing {
	contents := make([][]packed, len(pages))
	errs := make([]error, len(pages))
	for i, page := range pages {
		contents[i], errs[i] = f.contents(page)
	}
	all := make([]*drawing, len(pages))
	prepare := func() (*inflater, error) { return f.inflater(), nil }
	_ = sideBySide(len(pages), prepare, func(with *inflater, i int) error {
		p := &painter{}
		if p.err = errs[i]; p.err == nil {
			p.err = p.read(with, contents[i])
		}
		all[i] = &p.drawing
		return nil // the page has its error
	})
	return all
}

// contents lists the streams of a page.
func (f *file) contents(page dict) ([]packed, error) {
	value, err := f.resolve(page["Contents"])
	if err != nil {
		return nil, err
	}
	parts, ok := value.(array)
	if !ok {
		parts = array{value}
	}
	var contents []packed
	for _, part := range parts {
		value, err := f.resolve(part)
		if err != nil {
			return nil, err
		}
		if s, ok := value.(stream); ok {
			content, err := f.packed(s)
			if err != nil {
				return nil, err
			}
			contents = append(contents, content)
		}
	}
	return contents, nil
}

// read follows the contents of a page.
func (p *painter) read(with *inflater, contents []packed) error {
	for _, content := range contents {
		data, err := with.unpack(content)
		if err != nil {
			return err
		}
		p.paint(data)
	}
	return nil
}
