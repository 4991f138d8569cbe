package tui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"ask645/questionnaire"
)

// cutMark stands where text did not fit.
const cutMark = "…"

// fit cuts one line to a width in cells and marks the cut.
func fit(line string, width int) string {
	switch {
	case width <= 0:
		return ""
	case !strings.Contains(line, "\n") && cells(line) <= width:
		return line
	}
	return ansi.Truncate(line, width, cutMark)
}

// fitEnd cuts the beginning of one line and marks the cut, for paths.
func fitEnd(line string, width int) string {
	excess := cells(line) - width
	if excess <= 0 {
		return line
	}
	return ansi.TruncateLeft(line, excess+1, cutMark)
}

// wrap breaks text into lines of at most the given width, at spaces where it can. The
// text's own line breaks stay.
func wrap(text string, width int) []string {
	if width < 1 {
		width = 1
	}
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return nil
	}
	if strings.Contains(text, "\x1b") {
		return strings.Split(lipgloss.Wrap(text, width, ""), "\n")
	}
	// Without styles that would go on in the next line the wrapping itself is all there is to do.
	return strings.Split(ansi.Wrap(text, width, ""), "\n")
}

// paragraph wraps text and gives every line a style and an indent.
func paragraph(text string, width, indent int, style look) []string {
	lines := wrap(questionnaire.Printable(text), width-indent)
	pad := strings.Repeat(" ", indent)
	for i, line := range lines {
		lines[i] = pad + style.Render(strings.TrimRight(line, " "))
	}
	return lines
}

// spread puts one text at the left edge and another at the right edge of a line. The left
// one gives way first.
func spread(left, right string, width int) string {
	gap := width - cells(left) - cells(right)
	if gap >= 1 {
		return left + strings.Repeat(" ", gap) + right
	}
	room := width - cells(right) - 1
	if room < 8 {
		return fit(left, width)
	}
	cut := fit(left, room)
	return cut + strings.Repeat(" ", max(1, width-cells(cut)-cells(right))) + right
}

// column cuts or fills one line to exactly the given width.
func column(line string, width int) string {
	line = fit(line, width)
	return line + strings.Repeat(" ", max(0, width-cells(line)))
}

// window shows a part of lines that do not fit, starting at *top, and says at its edges
// that there is more. *top is brought back into range.
func window(lines []string, height int, top *int, quiet look) []string {
	if height <= 0 {
		return nil
	}
	if len(lines) <= height {
		*top = 0
		return lines
	}
	*top = min(max(*top, 0), len(lines)-height)
	shown := append([]string(nil), lines[*top:*top+height]...)
	if *top > 0 {
		shown[0] = quiet.Render("↑ more")
	}
	if *top+height < len(lines) {
		shown[height-1] = quiet.Render("↓ more")
	}
	return shown
}

// windowOf is window over n lines of which only those that are shown are drawn.
func windowOf(n, height int, top *int, quiet look, draw func(line int) string) []string {
	if height <= 0 {
		return nil
	}
	*top = min(max(*top, 0), max(0, n-height))
	shown := make([]string, 0, min(n, height))
	for i := *top; i < min(n, *top+height); i++ {
		switch {
		case i == *top && i > 0:
			shown = append(shown, quiet.Render("↑ more"))
		case i == *top+height-1 && i < n-1:
			shown = append(shown, quiet.Render("↓ more"))
		default:
			shown = append(shown, draw(i))
		}
	}
	return shown
}

// keepVisible moves a window so that the lines from first to last are inside it, clear of
// the marks at its edges.
func keepVisible(top *int, first, last, height, total int) {
	if total <= height {
		*top = 0
		return
	}
	if last >= *top+height-1 {
		*top = last - height + 2
	}
	if first <= *top {
		*top = first - 1
	}
	*top = min(max(*top, 0), total-height)
}

// pad fills lines up to a height.
func pad(lines []string, height int) []string {
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines[:max(0, height)]
}

// counted is a number of things in words.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
