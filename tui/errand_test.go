package tui

import (
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// TestErrands holds that a lesson leaves the disk to commands: what it needs is not read, and
// what it keeps not written, before the command runs; keys typed meanwhile wait for it, and so
// does the end of the program.
func TestErrands(t *testing.T) {
	t.Parallel()
	memory := filepath.Join(t.TempDir(), "memory.json")
	d := quickly(t, Options{Learn: &Learning{
		Course: learn.NewCourse(assets.FS, library()), Edition: questionnaire.DefaultEdition, Memory: memory,
	}})
	d.run(d.app.show(destination{page: pageLearn}))
	update := func(key string) tea.Cmd {
		_, cmd := d.app.Update(keyPress(key))
		return cmd
	}
	reading := update("5")
	d.sees("Learn the standard")
	if cmd := update("enter"); cmd != nil {
		t.Error("a key did not wait for the cards")
	}
	d.run(reading)
	d.sees("card 1 of") // the key that waited began
	d.press("enter")
	d.sees("Did you know it?")

	writing := update("1")
	if _, err := os.Stat(memory); err == nil {
		t.Error("written before the command ran")
	}
	d.run(update("q"))
	if d.quit {
		t.Error("left before what is remembered was written")
	}
	d.run(writing)
	if _, err := os.Stat(memory); err != nil {
		t.Error(err)
	}
	if !d.quit {
		t.Error("the key that waited did not end the program")
	}
}

// TestErrandBeforeTheEnd lets the system end the program while a lesson writes: it ends once
// that is done.
func TestErrandBeforeTheEnd(t *testing.T) {
	t.Parallel()
	memory := filepath.Join(t.TempDir(), "memory.json")
	d := quickly(t, Options{Learn: &Learning{
		Course: learn.NewCourse(assets.FS, library()), Edition: questionnaire.DefaultEdition, Memory: memory,
	}})
	d.run(d.app.show(destination{page: pageLearn}))
	for _, key := range []string{"5", "enter", "enter"} {
		_ = d.screen()
		d.press(key)
	}
	d.sees("Did you know it?")
	_, writing := d.app.Update(keyPress("1"))
	d.send(signalMsg{status: 143})
	if d.quit {
		t.Error("ended before what is remembered was written")
	}
	d.run(writing)
	if _, err := os.Stat(memory); err != nil || !d.quit {
		t.Errorf("%v, ended %t", err, d.quit)
	}
}
