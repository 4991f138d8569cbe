//go:build unix

package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// Size is that of a terminal in cells.
type Size struct{ Columns, Rows int }

// Terminal is a pseudo-terminal with a program in it. It is safe for use by several goroutines.
type Terminal struct {
	command *exec.Cmd
	file    *os.File
	begun   time.Time

	mu sync.Mutex
	// output is all that the program wrote, and ended why there is no more of it, or nil.
	output []byte
	ended  error
	// news is closed and made anew with everything that is read.
	news chan struct{}
	// done is closed when nothing is read any more.
	done chan struct{}
}

// Start starts a command in a terminal of a size. TERM is xterm-256color unless the command
// says otherwise. Where answers is true the terminal answers the usual questions, as most do:
// for colours, for itself, for its keyboard and its modes. Otherwise it is mute.
func Start(command *exec.Cmd, size Size, answers bool) (*Terminal, error) {
	if command.Env == nil {
		command.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "COLORFGBG=", "TERM_PROGRAM=", "SSH_TTY=", "NO_COLOR=")
	}
	t := &Terminal{command: command, news: make(chan struct{}), done: make(chan struct{}), begun: time.Now()}
	var err error
	t.file, err = pty.StartWithSize(command, &pty.Winsize{Rows: uint16(size.Rows), Cols: uint16(size.Columns)}) //nolint:gosec // sizes are small
	if err != nil {
		return nil, fmt.Errorf("start %s in a terminal: %w", command.Path, err)
	}
	go t.read(answers)
	return t, nil
}

// read takes what the program writes until it ends.
func (t *Terminal) read(answers bool) {
	defer close(t.done)
	var questions asked
	buffer := make([]byte, 64<<10)
	for {
		n, err := t.file.Read(buffer)
		if answers && n > 0 {
			if reply := questions.answer(buffer[:n]); reply != "" {
				_, _ = io.WriteString(t.file, reply)
			}
		}
		t.mu.Lock()
		t.output = append(t.output, buffer[:n]...)
		t.ended = err
		close(t.news)
		t.news = make(chan struct{})
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// ErrNever says that a text was not drawn.
var ErrNever = errors.New("the text was never drawn")

// Until waits until the program has drawn a text, in one line and without a change of place
// inside it, and returns how long after its start that was. Give a text that stands at the
// bottom of the page: what stands last is drawn last. The error wraps ErrNever, and shows the
// end of what was drawn, where the program ends before, or patience does.
func (t *Terminal) Until(text string, patience time.Duration) (time.Duration, error) {
	late := time.NewTimer(patience - time.Since(t.begun))
	defer late.Stop()
	for {
		t.mu.Lock()
		at, seen, ended, news := time.Since(t.begun), t.output, t.ended, t.news
		t.mu.Unlock()
		if strings.Contains(ansi.Strip(string(seen)), text) {
			return at, nil
		}
		if ended != nil {
			return 0, fmt.Errorf("%w: %q: the program ended (%w) after %q", ErrNever, text, ended, seen[max(0, len(seen)-2000):])
		}
		select {
		case <-news:
		case <-late.C:
			return 0, fmt.Errorf("%w: %q within %v, but %q", ErrNever, text, patience, seen[max(0, len(seen)-2000):])
		}
	}
}

// Close ends the program, however it takes that, and the terminal.
func (t *Terminal) Close() {
	_ = t.command.Process.Kill()
	_ = t.command.Wait()
	_ = t.file.Close()
	<-t.done
}

// FirstScreen starts a command and returns how long it took until a text was drawn; then it
// ends the command.
func FirstScreen(command *exec.Cmd, size Size, answers bool, text string) (time.Duration, error) {
	const patience = 20 * time.Second
	t, err := Start(command, size, answers)
	if err != nil {
		return 0, err
	}
	defer t.Close()
	return t.Until(text, patience)
}
