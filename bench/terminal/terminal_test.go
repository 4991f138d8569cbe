//go:build unix

package terminal

import (
	"errors"
	"os/exec"
	"testing"
	"time"
)

// TestTerminal waits for a text of a shell in a window of its size, and gives up on what never
// comes.
func TestTerminal(t *testing.T) {
	t.Parallel()
	term, err := Start(exec.Command("sh", "-c", "printf 'size '; stty size"), Size{Columns: 70, Rows: 20}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer term.Close()
	if _, err := term.Until("size 20 70", 10*time.Second); err != nil {
		t.Fatal(err)
	}
	if _, err := term.Until("more", 10*time.Second); !errors.Is(err, ErrNever) {
		t.Errorf("%v", err)
	}
}

// TestMute lets a program ask in vain, and TestAnswers in a terminal that answers.
func TestMute(t *testing.T) {
	t.Parallel()
	_, err := FirstScreen(exec.Command("sh", "-c", asking+"sleep 0.3; printf 'no answer\\n'"), Size{Columns: 80, Rows: 24}, false, "no answer")
	if err != nil {
		t.Error(err)
	}
}

// asking asks for the background.
const asking = `stty raw -echo; printf '\033]11;?\007'; `

// TestAnswers reads the answer to a question.
func TestAnswers(t *testing.T) {
	t.Parallel()
	_, err := FirstScreen(exec.Command("sh", "-c", asking+`dd bs=1 count=24 2>/dev/null | tr '\033' E`), Size{Columns: 80, Rows: 24}, true, `E]11;rgb:0000/0000/0000E`)
	if err != nil {
		t.Error(err)
	}
}

// TestQuestions answers questions wherever the output is cut, and says nothing to the rest.
func TestQuestions(t *testing.T) {
	t.Parallel()
	output := "text\x1b[1mbold\x1b[m\x1b[?2026$p\x1b]11;?\a\x1b[c\x1b[?u\x1b]0;title\a\x1b7\x1bP+q544e\x1b\\\x1b[6n"
	want := "\x1b[?2026;2$y\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c\x1b[?0u\x1bP0+r\x1b\\\x1b[1;1R"
	for cut := range len(output) {
		var a asked
		if got := a.answer([]byte(output[:cut])) + a.answer([]byte(output[cut:])); got != want {
			t.Errorf("cut at %d: %q, want %q", cut, got, want)
		}
	}
}
