package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// terminal is a real terminal, in tmux, with the real program in it.
type terminal struct {
	t      *testing.T
	server string
	folder string
}

// openTerminal starts the program in a window of the given size, in a folder of its own. It
// skips the test on a machine without tmux; where CI is set there must be one.
func openTerminal(t *testing.T, width, height int) *terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("tmux is missing: install it, as .ci/run does")
		}
		t.Skip("needs tmux")
	}
	folder := t.TempDir()
	term := &terminal{t: t, folder: folder, server: "ask645-" + filepath.Base(filepath.Dir(folder))}
	shell := "PS1='$ ' sh"
	term.tmux("-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(width), "-y", fmt.Sprint(height), "-c", folder, shell)
	t.Cleanup(func() { term.quietly("kill-server") })
	term.waitFor("$")
	return term
}

// start runs the program in the terminal with the given arguments and prints its exit
// status when it ends.
func (term *terminal) start(arguments string) {
	term.t.Helper()
	// Under the name of the program the test binary runs the program's own main.
	binary, err := os.Executable()
	if err != nil {
		term.t.Fatal(err)
	}
	program := filepath.Join(term.folder, "bin", "ask645")
	if err := os.MkdirAll(filepath.Dir(program), 0o755); err != nil {
		term.t.Fatal(err)
	}
	if err := os.Symlink(binary, program); err != nil && !os.IsExist(err) {
		term.t.Fatal(err)
	}
	term.keys("text:clear; XDG_CONFIG_HOME="+filepath.Join(term.folder, "config")+" "+program+" "+arguments+"; echo status $?", "Enter")
}

func (term *terminal) tmux(arguments ...string) string {
	term.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-L", term.server}, arguments...)...).CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
	return string(out)
}

func (term *terminal) quietly(arguments ...string) {
	_ = exec.Command("tmux", append([]string{"-L", term.server}, arguments...)...).Run()
}

// keys presses keys one after another without waiting. "text:..." is typed as it stands.
func (term *terminal) keys(keys ...string) {
	term.t.Helper()
	for _, key := range keys {
		if text, literal := strings.CutPrefix(key, "text:"); literal {
			if text != "" {
				term.tmux("send-keys", "-l", "--", text)
			}
			continue
		}
		term.tmux("send-keys", key)
	}
}

func (term *terminal) screen() string {
	term.t.Helper()
	return term.tmux("capture-pane", "-p")
}

// waitFor waits until the screen shows every one of the texts.
func (term *terminal) waitFor(texts ...string) string {
	term.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		screen := term.screen()
		missing := ""
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				missing = text
			}
		}
		if missing == "" {
			return screen
		}
		if time.Now().After(deadline) {
			term.t.Fatalf("the screen never showed %q:\n%s", missing, screen)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// signal sends a signal to the program in the terminal, and to no other process.
func (term *terminal) signal(name string) {
	term.t.Helper()
	shell := strings.TrimSpace(term.tmux("display-message", "-p", "#{pane_pid}"))
	out, err := exec.Command("pgrep", "-P", shell).Output()
	if err != nil {
		term.t.Fatalf("find the program below %s: %v", shell, err)
	}
	pid := strings.Fields(string(out))[0]
	if err := exec.Command("kill", "-"+name, pid).Run(); err != nil {
		term.t.Fatalf("signal %s: %v", pid, err)
	}
}

// today is the day of the tests.
func today(t *testing.T) time.Time {
	t.Helper()
	return time.Date(2026, 11, 21, 0, 0, 0, 0, time.Local)
}
