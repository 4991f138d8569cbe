//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/creack/pty"
)

// firstScreen starts a program in a terminal that stays mute: it answers no query, as some
// do not. It returns how long it took until a text was on the screen.
func firstScreen(tb testing.TB, program, text string, arguments ...string) time.Duration {
	tb.Helper()
	command := exec.Command(program, arguments...)
	command.Env = append(os.Environ(), "TERM=xterm-256color", "XDG_CONFIG_HOME="+filepath.Dir(program))
	begin := time.Now()
	terminal, err := pty.StartWithSize(command, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		_ = terminal.Close()
	}()
	if err := terminal.SetReadDeadline(begin.Add(20 * time.Second)); err != nil {
		tb.Logf("no deadline: %v", err)
	}
	var seen []byte
	buffer := make([]byte, 8192)
	for {
		n, err := terminal.Read(buffer)
		seen = append(seen, buffer[:n]...)
		if bytes.Contains(seen, []byte(text)) {
			return time.Since(begin)
		}
		if err != nil {
			tb.Fatalf("%q was never drawn (%v): %q", text, err, seen)
		}
	}
}

// under makes the test binary run as another program.
func under(tb testing.TB, name string) string {
	tb.Helper()
	binary, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	program := filepath.Join(tb.TempDir(), name)
	if err := os.Symlink(binary, program); err != nil {
		tb.Fatal(err)
	}
	return program
}

// TestMuteTerminal draws the first screen in a terminal that never answers.
func TestMuteTerminal(t *testing.T) {
	t.Parallel()
	firstScreen(t, under(t, "ask645"), "New assessment")
}

// BenchmarkFirstScreen sets the first screen beside that of a program that draws one word.
func BenchmarkFirstScreen(b *testing.B) {
	for _, name := range []string{"ask645", "oneword"} {
		b.Run(name, func(b *testing.B) {
			program := under(b, name)
			for b.Loop() {
				firstScreen(b, program, "New assessment")
			}
		})
	}
	root := manyAssessments(b, 1000)
	b.Run("over a thousand files", func(b *testing.B) {
		program := under(b, "ask645")
		for b.Loop() {
			firstScreen(b, program, "New assessment", root)
		}
	})
}
