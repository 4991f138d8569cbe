package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// FuzzCells holds what the app measures, cuts, wraps and styles itself against the library.
func FuzzCells(f *testing.F) {
	for _, line := range []string{
		"", "plain", "\x1b[1;38;2;1;2;3mbold\x1b[m", "│ … · ← ─ ╿", "e\u0301", "智能門鎖", "👩‍💻🇩🇪", "a\tb\r\nc\n\nd", "-a-b-", "\x1b]0;t\x07x", "\x1b[", "\xff", "↑\ufe0f", "─\u0301",
	} {
		f.Add(line, 5)
	}
	s := newStyles(backgroundDark)
	f.Fuzz(func(t *testing.T, line string, width int) {
		width = max(-1, min(width, 300))
		if got, want := cells(line), lipgloss.Width(line); !strings.Contains(line, "\n") && got != want {
			t.Errorf("%q: %d cells, want %d", line, got, want)
		}
		if want := ansi.Truncate(line, width, cutMark); width > 0 && fit(line, width) != want {
			t.Errorf("%q at %d: cut to %q, want %q", line, width, fit(line, width), want)
		}
		if text := strings.TrimRight(line, "\n"); width > 0 && text != "" {
			if got, want := wrap(line, width), strings.Split(lipgloss.Wrap(text, width, ""), "\n"); !slices.Equal(got, want) {
				t.Errorf("%q at %d: wrapped to %q, want %q", line, width, got, want)
			}
		}
		for _, l := range []look{s.Plain, s.Accent, s.Selected, s.Warning} {
			if got, want := l.Render(line), l.Style.Render(line); got != want {
				t.Errorf("%q: styled %q, want %q", line, got, want)
			}
		}
	})
}

// FuzzEditorLines holds how the app draws an editor against how that draws itself.
func FuzzEditorLines(f *testing.F) {
	for _, text := range []string{
		"", "one", "two  words ", strings.Repeat("a long line of words, ", 20), strings.Repeat("x", 200), "a\n\nb\n", "智能門鎖", "…–“x”", " lead", strings.Repeat(" ", 50),
		strings.Repeat("abcdefghi ", 9) + strings.Repeat("y", 41),
	} {
		f.Add(text, 20, 5, "z")
	}
	st := newStyles(backgroundDark)
	f.Fuzz(func(t *testing.T, text string, width, height int, typed string) {
		width, height = max(4, min(width, 80)), max(1, min(height, 20))
		editor := newEditor(&st)
		editor.SetWidth(width)
		editor.SetHeight(height)
		editor.SetValue(text[:min(len(text), 3000)])
		editor.Focus()
		for i, r := range typed[:min(len(typed), 20)] {
			editor, _ = editor.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
			if i%3 == 0 {
				editor, _ = editor.Update(keyPress("up"))
			}
			want := strings.Split(editor.View(), "\n")
			for i, line := range want {
				want[i] = strings.Replace(line, editorPrompt, st.Accent.Render(editorPrompt), 1)
			}
			if got := editorLines(&editor, &st); !slices.Equal(got, want) {
				t.Fatalf("%q at %dx%d: drawn\n%q\nwant\n%q", editor.Value(), width, height, got, want)
			}
		}
	})
}
