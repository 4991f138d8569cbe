package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// Texts returns what is written on each page of a file, a line for each run of text in the
// order in which they are drawn. It reads what [Render] writes; what other programs draw with
// fonts of their own comes out garbled. The errors are those of [Attachment].
func Texts(data []byte) ([]string, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	texts := make([]string, 0, len(pages))
	for i, drawn := range f.drawings(pages) {
		if drawn.err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, drawn.err)
		}
		lines := make([]string, len(drawn.texts))
		for j, t := range drawn.texts {
			lines[j] = t.text
		}
		texts = append(texts, strings.Join(lines, "\n"))
	}
	return texts, nil
}

// pages lists the pages in their order.
func (f *file) pages() ([]dict, error) {
	catalog, err := f.catalog()
	if err != nil {
		return nil, err
	}
	var pages []dict
	nodes := []any{catalog["Pages"]} // the next one last
	for visited := 0; len(nodes) > 0; visited++ {
		node, err := f.dict(nodes[len(nodes)-1])
		if err != nil {
			return nil, err
		}
		nodes = nodes[:len(nodes)-1]
		if visited > maxNodes {
			return nil, fmt.Errorf("%w: it has too many pages", ErrDamaged)
		}
		below, err := f.list(node["Kids"])
		switch {
		case err != nil:
			return nil, err
		case below != nil:
			for _, next := range slices.Backward(below) {
				nodes = append(nodes, next)
			}
		case node != nil:
			pages = append(pages, node)
		}
	}
	return pages, nil
}

// painter follows the instructions of a page's content.
type painter struct {
	drawing
	// numbers, text and named are the operands of the next instruction.
	numbers []float64
	text    []byte
	named   name
	ink     rgb
	kept    []state
	// framed is true while a picture has its place, frame.
	framed bool
	frame  picture
	font   name
	size   float64
	x, y   float64
	// begun are rectangles that are not filled yet.
	begun []shape
}

// mostNumbers and mostKept are more than any instruction takes and any page nests.
const (
	mostNumbers = 64
	mostKept    = 256
)

// paint follows the content of a page. There are thousands of operands on one, so they do not
// become objects first.
func (p *painter) paint(data []byte) {
	l := &lexer{data: data, content: true}
	for {
		l.space()
		if l.at >= len(data) {
			return
		}
		switch c := data[l.at]; {
		case c == '(':
			text, err := l.shortLived()
			if err != nil {
				p.unknown([]byte("("))
			}
			p.text = text
		case c == '/':
			p.named = l.name()
		case isDelimiter(c):
			p.unknown([]byte{c})
			if _, err := l.next(); err != nil {
				return
			}
		default:
			word := l.word()
			if number, ok := decimal(word); !ok {
				p.do(word)
				p.numbers, p.text, p.named = p.numbers[:0], nil, ""
			} else if len(p.numbers) < mostNumbers {
				p.numbers = append(p.numbers, number)
			}
		}
	}
}

func (p *painter) unknown(what []byte) {
	if p.foreign == "" {
		p.foreign = string(what)
	}
}

// state is what an instruction to go back brings back.
type state struct {
	ink    rgb
	framed bool
}

// do follows one instruction. gofpdf uses few of them.
func (p *painter) do(operator []byte) {
	// What else is drawn in the place of a picture would have another size than it says.
	if p.framed && string(operator) != "Do" && string(operator) != "Q" {
		p.unknown(operator)
	}
	switch string(operator) {
	case "BT":
		p.x, p.y = 0, 0
	case "ET", "G", "RG", "w", "J", "j":
	case "q":
		if len(p.kept) < mostKept {
			p.kept = append(p.kept, state{p.ink, p.framed})
		} else {
			p.unknown(operator)
		}
	case "Q":
		if n := len(p.kept); n > 0 {
			p.ink, p.framed, p.kept = p.kept[n-1].ink, p.kept[n-1].framed, p.kept[:n-1]
		}
	case "cm":
		if p.number(1) != 0 || p.number(2) != 0 || len(p.kept) == 0 {
			p.unknown(operator)
		}
		p.framed, p.frame = true, picture{x: p.number(4), y: p.number(5), width: p.number(0), height: p.number(3)}
	case "Do":
		if !p.framed {
			p.unknown(operator)
		}
		p.pictures = append(p.pictures, drawnPicture{p.frame, p.named})
	case "g":
		p.ink = inked(p.number(0), p.number(0), p.number(0))
	case "rg":
		p.ink = inked(p.number(0), p.number(1), p.number(2))
	case "re":
		p.begun = append(p.begun, shape{x: p.number(0), y: p.number(1), width: p.number(2), height: p.number(3), ink: p.ink})
	case "f":
		p.shapes = append(p.shapes, p.begun...)
		p.begun = p.begun[:0]
	case "Tf":
		p.font, p.size = p.named, p.number(0)
	case "Td":
		p.x, p.y = p.x+p.number(0), p.y+p.number(1)
	case "Tj":
		p.texts = append(p.texts, drawnText{p.x, p.y, p.size, p.font, p.ink, fromUTF16(p.text)})
	default:
		p.unknown(operator)
	}
}

// number is an operand that is a number, 0 for a missing one.
func (p *painter) number(i int) float64 {
	if i >= len(p.numbers) {
		return 0
	}
	return p.numbers[i]
}

// inked is a colour of the file as one of the layout.
func inked(parts ...float64) rgb {
	var c rgb
	for _, part := range parts {
		c = c<<8 | rgb(min(max(part, 0), 1)*255+0.5)
	}
	return c
}
