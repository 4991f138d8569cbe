package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// option is one line of a choice.
type option struct {
	// Value is what choosing it means; Label is what it says; Note stands below it.
	Value, Label, Note string
	// File stands below it on one line; where it does not fit its end is shown.
	File string
}

// choice is a short list of which one option is chosen with the arrow keys or by number.
type choice struct {
	options []option
	cursor  int
}

// newChoice starts on the option that holds the current value.
func newChoice(options []option, current string) choice {
	c := choice{options: options}
	for i, o := range options {
		if o.Value == current {
			c.cursor = i
		}
	}
	return c
}

// value is the option under the cursor.
func (c *choice) value() string {
	if c.cursor >= len(c.options) {
		return ""
	}
	return c.options[c.cursor].Value
}

// update moves the cursor. It reports true when an option was chosen.
func (c *choice) update(msg tea.KeyPressMsg, keys *keyMap) bool {
	switch {
	case len(c.options) == 0:
	case key.Matches(msg, keys.Up):
		c.cursor = (c.cursor + len(c.options) - 1) % len(c.options)
	case key.Matches(msg, keys.Down):
		c.cursor = (c.cursor + 1) % len(c.options)
	case key.Matches(msg, keys.Choose):
		return true
	default:
		if n := len(msg.Text); n == 1 && msg.Text[0] >= '1' && int(msg.Text[0]-'1') < len(c.options) {
			c.cursor = int(msg.Text[0] - '1')
			return true
		}
	}
	return false
}

// pick moves to the option of the given value and reports whether there is one.
func (c *choice) pick(value string) bool {
	for i, o := range c.options {
		if o.Value == value {
			c.cursor = i
			return true
		}
	}
	return false
}

// lines draws the options, long ones wrapped, and says which lines the cursor is on.
func (c *choice) lines(width int, st *styles) (lines []string, first, last int) {
	for i, o := range c.options {
		mark, style := "  ", st.Plain
		if i == c.cursor {
			mark, style = "> ", st.Selected
			first = len(lines)
		}
		text := questionnaire.PrintableLine(o.Label)
		wrapped := wrap(text, width-2)
		for j, line := range wrapped {
			if j > 0 {
				mark = "  "
			}
			lines = append(lines, mark+style.Render(line))
		}
		if o.File != "" {
			lines = append(lines, "    "+st.Quiet.Render(fitEnd(questionnaire.PrintableLine(o.File), width-4)))
		}
		if o.Note != "" {
			lines = append(lines, paragraph(o.Note, width, 4, st.Quiet)...)
		}
		if i == c.cursor {
			last = len(lines) - 1
		}
	}
	return lines, first, last
}
