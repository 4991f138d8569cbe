//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// recording is the real program in a pseudo-terminal, with every byte that it wrote.
type recording struct {
	t        *testing.T
	terminal *os.File
	command  *exec.Cmd
	drained  chan struct{}

	mu     sync.Mutex
	screen *screen
	bytes  []byte
}

// record starts a program in a terminal of 110 columns, wide enough for the guide beside the
// question.
func record(t *testing.T, program string, arguments ...string) *recording {
	t.Helper()
	r := &recording{t: t, screen: newScreen(110, 36), drained: make(chan struct{})}
	r.command = exec.Command(program, arguments...)
	r.command.Dir = t.TempDir()
	r.command.Env = append(os.Environ(), "TERM=xterm-256color", "XDG_CONFIG_HOME="+filepath.Join(filepath.Dir(program), "config"))
	var err error
	if r.terminal, err = pty.StartWithSize(r.command, &pty.Winsize{Rows: 36, Cols: 110}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = r.command.Process.Kill()
		_ = r.terminal.Close()
	})
	go func() {
		defer close(r.drained)
		buffer := make([]byte, 32<<10)
		for {
			n, err := r.terminal.Read(buffer)
			r.mu.Lock()
			r.bytes = append(r.bytes, buffer[:n]...)
			_, _ = r.screen.Write(buffer[:n])
			r.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return r
}

func (r *recording) seen() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.screen.String()
}

// press types keys and waits for a screen with all the texts on it; none of a text that
// begins with a hyphen.
func (r *recording) press(keys string, texts ...string) {
	r.t.Helper()
	if _, err := r.terminal.WriteString(keys); err != nil {
		r.t.Fatal(err)
	}
	for begin := time.Now(); ; time.Sleep(2 * time.Millisecond) {
		screen, missing := r.seen(), ""
		for _, text := range texts {
			text, absent := strings.CutPrefix(text, "-")
			if strings.Contains(screen, text) == absent {
				missing = text
			}
		}
		switch {
		case missing == "":
			return
		case time.Since(begin) > 4*time.Second:
			r.t.Fatalf("after %q, %q was never shown:\n%s", keys, missing, screen)
		}
	}
}

// end waits for the program to leave and returns all that it wrote.
func (r *recording) end() []byte {
	r.t.Helper()
	if err := r.command.Wait(); err != nil {
		r.t.Errorf("the program ended with %v:\n%s", err, r.seen())
	}
	select {
	case <-r.drained:
	case <-time.After(20 * time.Second):
		r.t.Fatal("the terminal never closed")
	}
	return r.bytes
}

// sequence is a control sequence of a recording, or the text between two.
type sequence struct {
	kind byte   // '[', ']', 'P', '_', '^' and 'X' as after ESC; another ESC sequence 'e'; text 0
	body string // all of it, without ESC and the kind
}

// sequencesIn takes a recording apart the way a terminal does.
func sequencesIn(recorded []byte) []sequence {
	var all []sequence
	text := 0
	flush := func(to int) {
		if to > text {
			all = append(all, sequence{body: string(recorded[text:to])})
		}
	}
	for i := 0; i < len(recorded); {
		if recorded[i] != '\x1b' || i+1 == len(recorded) {
			i++
			continue
		}
		flush(i)
		kind, end := recorded[i+1], i+2
		switch kind {
		case '[':
			for end < len(recorded) && (recorded[end] < 0x40 || recorded[end] > 0x7e) {
				end++
			}
			end = min(end+1, len(recorded))
			all = append(all, sequence{kind, string(recorded[i+2 : end])})
		case ']', 'P', '_', '^', 'X':
			for end < len(recorded) && recorded[end] != '\a' && !bytes.HasPrefix(recorded[end:], []byte("\x1b\\")) {
				end++
			}
			all = append(all, sequence{kind, string(recorded[i+2 : end])})
			if end < len(recorded) && recorded[end] == '\x1b' {
				end++
			}
			end = min(end+1, len(recorded))
		default:
			all = append(all, sequence{'e', string(kind)})
		}
		i, text = end, end
	}
	flush(len(recorded))
	return all
}
