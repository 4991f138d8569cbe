package plain

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"ask645/questionnaire"
)

// printer writes plain text in lines of at most a width. It keeps the first error of the
// output: nobody reads on from there.
type printer struct {
	out   io.Writer
	width int
	err   error
	// spaced is true while the last line written is empty.
	spaced bool
}

func (p *printer) write(text string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, text)
	}
}

// space leaves one line empty, where the one above is not empty already.
func (p *printer) space() {
	if !p.spaced {
		p.write("\n")
	}
	p.spaced = true
}

// say writes a text, wrapped. Text of files and of persons is made safe to show.
func (p *printer) say(format string, arguments ...any) {
	p.item("", fmt.Sprintf(format, arguments...))
}

// item writes a text behind a lead such as "1. "; further lines begin below its start.
func (p *printer) item(lead, text string) {
	text = strings.TrimRight(questionnaire.Printable(text), " \n")
	width := p.width
	if width > 0 {
		width = max(16, width-len(lead))
	}
	indent := strings.Repeat(" ", len(lead))
	for _, paragraph := range strings.Split(text, "\n") {
		for _, line := range wrap(paragraph, width) {
			p.write(strings.TrimRight(lead+line, " ") + "\n")
			lead = indent
		}
	}
	p.spaced = false
}

// flat writes a text that the data folds over several lines.
func (p *printer) flat(lead, text string) { p.item(lead, oneLine(text)) }

// list writes numbered lines.
func (p *printer) list(options []option) {
	for i, o := range options {
		text := questionnaire.PrintableLine(o.label)
		if o.note != "" {
			text += " (" + questionnaire.PrintableLine(o.note) + ")"
		}
		p.item(fmt.Sprintf("%d. ", i+1), text)
	}
}

// prompt asks for a line.
func (p *printer) prompt() {
	p.write("> ")
	p.spaced = false
}

// oneLine makes one line of a text that the data folds over several.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// wrap breaks a line at spaces. A word longer than the width stays whole: a path or a
// reference broken in two is read wrongly. A width below 1 breaks nothing.
func wrap(text string, width int) []string {
	if width < 1 || ansi.StringWidth(text) <= width {
		return []string{text}
	}
	var lines []string
	var line strings.Builder
	used := 0
	for i, word := range strings.Split(text, " ") {
		size := ansi.StringWidth(word)
		switch {
		case i == 0:
		case used+1+size > width:
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		default:
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += size
	}
	return append(lines, line.String())
}

// sentence writes the first letter large and ends the text with a full stop.
func sentence(text string) string {
	text = questionnaire.Capital(strings.TrimSpace(text))
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".!?:") {
		text += "."
	}
	return text
}
