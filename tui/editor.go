package tui

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire/store"
)

// editorReadyMsg says that a file for the person's own editor is there, or why not.
type editorReadyMsg struct {
	command []string
	path    string
	err     error
}

// editorDoneMsg brings what the person wrote in their own editor.
type editorDoneMsg struct {
	text string
	err  error
}

// prepareEditor writes a text to a private file beside the assessment. The text may tell
// where a device is weak, so that it must not lie in a folder that others can read.
func (m *app) prepareEditor(text string) tea.Cmd {
	folder := filepath.Dir(m.session.File.Path())
	m.editing = true
	return func() tea.Msg {
		command := strings.Fields(os.Getenv("VISUAL"))
		if len(command) == 0 {
			command = strings.Fields(os.Getenv("EDITOR"))
		}
		if len(command) == 0 {
			return editorReadyMsg{err: errors.New("set EDITOR to the name of your editor first")}
		}
		file, err := os.CreateTemp(folder, ".ask645-*.txt")
		if err != nil {
			return editorReadyMsg{err: fmt.Errorf("make a file for your editor: %w", err)}
		}
		_, err = file.WriteString(text)
		if closing := file.Close(); err == nil {
			err = closing
		}
		if err != nil {
			_ = os.Remove(file.Name())
			return editorReadyMsg{err: fmt.Errorf("make a file for your editor: %w", err)}
		}
		return editorReadyMsg{command: command, path: file.Name()}
	}
}

// discard removes the file where no editor is wanted any more.
func (msg editorReadyMsg) discard() tea.Cmd {
	if msg.path == "" {
		return nil
	}
	return func() tea.Msg {
		_ = os.Remove(msg.path)
		return nil
	}
}

// start hands the terminal to the editor. Whatever happens, the file is removed after.
func (msg editorReadyMsg) start() tea.Cmd {
	arguments := append(msg.command[1:len(msg.command):len(msg.command)], msg.path)
	process := exec.Command(msg.command[0], arguments...) //nolint:gosec // the person's own editor
	return tea.ExecProcess(process, func(err error) tea.Msg {
		defer func() { _ = os.Remove(msg.path) }()
		if err != nil {
			return editorDoneMsg{err: fmt.Errorf("editor %q: %w: the text is as it was", msg.command[0], err)}
		}
		data, err := os.ReadFile(msg.path)
		switch {
		case err != nil:
			return editorDoneMsg{err: fmt.Errorf("read what the editor wrote: %w", err)}
		case len(data) > store.MaxSize:
			return editorDoneMsg{err: errors.New("what the editor wrote is larger than 32 MiB")}
		}
		return editorDoneMsg{text: string(data)}
	})
}
