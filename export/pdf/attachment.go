package pdf

import (
	"fmt"

	"ask645/questionnaire"
)

// Attachment takes the data out of a file that [Render] wrote, and the name under which they
// are attached. The error wraps [ErrNoStatement] for other PDF files and [ErrDamaged] for what
// cannot be read; data of any kind are safe to give.
func Attachment(data []byte) (name string, content []byte, err error) {
	f, err := open(data)
	if err != nil {
		return "", nil, err
	}
	return f.attachment()
}

// FontOf tells the font that the pages of a file rest on beside the embedded ones. It is empty
// where they rest on no other. The errors are those of [Attachment].
func FontOf(data []byte) (Font, error) {
	f, err := open(data)
	if err != nil {
		return Font{}, err
	}
	words, err := f.info("Keywords")
	return fontOf(words), err
}

// info is an entry of what the file says of itself.
func (f *file) info(key name) (string, error) {
	info, err := f.dict(f.trailer["Info"])
	if err != nil {
		return "", err
	}
	value, err := f.resolve(info[key])
	text, _ := value.(str)
	return text.text(), err
}

// catalog is the object that leads to all others.
func (f *file) catalog() (dict, error) {
	catalog, err := f.dict(f.trailer["Root"])
	if err == nil && catalog == nil {
		err = fmt.Errorf("%w: it has no catalog", ErrDamaged)
	}
	return catalog, err
}

// attachment finds the data among the attached files. Others may have added files of their
// own.
func (f *file) attachment() (string, []byte, error) {
	catalog, err := f.catalog()
	if err != nil {
		return "", nil, err
	}
	names, err := f.dict(catalog["Names"])
	if err != nil {
		return "", nil, err
	}
	nodes := []any{names["EmbeddedFiles"]}
	for visited := 0; len(nodes) > 0 && visited < maxNodes; visited++ {
		node, err := f.dict(nodes[0])
		if err != nil {
			return "", nil, err
		}
		nodes = nodes[1:]
		leaves, err := f.list(node["Names"])
		if err != nil {
			return "", nil, err
		}
		for i := 1; i < len(leaves); i += 2 {
			if name, content, err := f.ours(leaves[i]); err != nil || content != nil {
				return name, content, err
			}
		}
		below, err := f.list(node["Kids"])
		if err != nil {
			return "", nil, err
		}
		nodes = append(nodes, below...)
	}
	return "", nil, ErrNoStatement
}

// maxNodes bounds the trees of a file: of attached files, and of pages.
const maxNodes = 20_000

// list follows a reference to an array; nil if there is none.
func (f *file) list(value any) (array, error) {
	value, err := f.resolve(value)
	list, _ := value.(array)
	if len(list) > maxNodes {
		return nil, fmt.Errorf("%w: it has too many parts", ErrDamaged)
	}
	return list, err
}

// ours returns an attached file if this program wrote it, and nil for another.
func (f *file) ours(value any) (string, []byte, error) {
	spec, err := f.dict(value)
	if err != nil || spec == nil {
		return "", nil, err
	}
	note, err := f.resolve(spec["Desc"])
	if text, ok := note.(str); err != nil || !ok || text.text() != attachmentNote {
		return "", nil, err
	}
	called, err := f.resolve(spec["UF"])
	if err != nil {
		return "", nil, err
	}
	files, err := f.dict(spec["EF"])
	if err != nil {
		return "", nil, err
	}
	content, err := f.resolve(files["F"])
	if err != nil {
		return "", nil, err
	}
	s, ok := content.(stream)
	if !ok {
		return "", nil, fmt.Errorf("%w: its attachment is missing", ErrDamaged)
	}
	data, err := f.decode(s)
	if err != nil {
		return "", nil, err
	}
	if data == nil {
		data = []byte{}
	}
	text, _ := called.(str)
	return questionnaire.PrintableLine(text.text()), data, nil
}
