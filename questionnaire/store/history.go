package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ask645/questionnaire"
)

// Step is what one save changed. Steps stand in a file beside the assessment, a line each,
// and are what undo and the log are made of.
type Step struct {
	// Number counts the steps of the assessment from 1.
	Number int       `json:"n"`
	At     time.Time `json:"at"`
	// By is who made the change, or "".
	By      string                 `json:"by,omitempty"`
	Changes []questionnaire.Change `json:"changes"`
	// Undoes and Redoes are the number of the step that this one takes back, or brings back
	// again; 0 for an ordinary step.
	Undoes int `json:"undoes,omitempty"`
	Redoes int `json:"redoes,omitempty"`
}

// History is the list of steps of one assessment, oldest first. It is a convenience: what
// cannot be read of it is left out, and losing it loses no answer.
type History struct {
	path  string
	steps []Step
	// undo and redo are the numbers of the steps that can be taken back or brought back,
	// the next one last.
	undo, redo []int
}

// mostHistory is how much of a file of steps is read, from its end.
const mostHistory = 8 << 20

// historyPath is the file of steps of an assessment file.
func historyPath(path string) string {
	if target, err := resolve(path); err == nil {
		path = target
	}
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".history")
}

// OpenHistory reads the steps of an assessment file. A missing or damaged file of steps is
// no error: the steps that can be read are there.
func OpenHistory(path string) *History {
	h := &History{path: historyPath(path)}
	file, err := os.Open(h.path)
	if err != nil {
		return h
	}
	defer func() { _ = file.Close() }()
	if info, err := file.Stat(); err == nil && info.Size() > mostHistory {
		_, _ = file.Seek(-mostHistory, io.SeekEnd)
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(make([]byte, 0, 64<<10), mostHistory)
	for lines.Scan() {
		var step Step
		if json.Unmarshal(lines.Bytes(), &step) != nil || len(step.Changes) == 0 {
			continue
		}
		h.Add(step)
	}
	return h
}

// CopyTo returns the same history beside another assessment file, and writes what it holds
// there. A copy that cannot be written is shorter after the next start, and no more.
func (h *History) CopyTo(path string) *History {
	other := &History{path: historyPath(path), steps: slices.Clone(h.steps), undo: slices.Clone(h.undo), redo: slices.Clone(h.redo)}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	encoder.SetEscapeHTML(false)
	for _, step := range h.steps {
		if encoder.Encode(step) != nil {
			return other
		}
	}
	_ = WriteFile(other.path, lines.Bytes(), privatePerm)
	return other
}

// Write appends a step to the file of steps. It does not change h, so that it can be called
// while h is in use; Add is what takes the step into h.
func (h *History) Write(step Step) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false) // a change is compared byte for byte when it is taken back
	if err := encoder.Encode(step); err != nil {
		return fmt.Errorf("write history: %w", err)
	}
	file, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, privatePerm)
	if err != nil {
		return fmt.Errorf("write history %q: %w", h.path, cause(err))
	}
	// One write a line, so that two programs at work do not mix their lines.
	_, err = file.Write(line.Bytes())
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("write history %q: %w", h.path, cause(err))
	}
	return nil
}

// Add takes a step into the history.
func (h *History) Add(step Step) {
	h.steps = append(h.steps, step)
	switch {
	case step.Undoes > 0:
		h.undo = without(h.undo, step.Undoes)
		h.redo = append(h.redo, step.Undoes)
	case step.Redoes > 0:
		h.redo = without(h.redo, step.Redoes)
		h.undo = append(h.undo, step.Redoes)
	default:
		h.undo = append(h.undo, step.Number)
		h.redo = nil
	}
}

// without drops the last number that equals n.
func without(numbers []int, n int) []int {
	for i := len(numbers) - 1; i >= 0; i-- {
		if numbers[i] == n {
			return append(numbers[:i:i], numbers[i+1:]...)
		}
	}
	return numbers
}

// Steps lists all steps, oldest first.
func (h *History) Steps() []Step { return h.steps }

// Undo returns the step to take back next and its number, or 0 where there is none.
func (h *History) Undo() (Step, int) { return h.last(h.undo) }

// Redo returns the step to bring back next and its number, or 0 where there is none.
func (h *History) Redo() (Step, int) { return h.last(h.redo) }

func (h *History) last(numbers []int) (Step, int) {
	if len(numbers) == 0 {
		return Step{}, 0
	}
	number := numbers[len(numbers)-1]
	for i := len(h.steps) - 1; i >= 0; i-- {
		if h.steps[i].Number == number {
			return h.steps[i], number
		}
	}
	return Step{}, 0
}

// Next is the number of the next step.
func (h *History) Next() int {
	if len(h.steps) == 0 {
		return 1
	}
	return h.steps[len(h.steps)-1].Number + 1
}

// Forget drops a step from what can be undone or redone, as it no longer fits.
func (h *History) Forget(number int) {
	h.undo = without(h.undo, number)
	h.redo = without(h.redo, number)
}
