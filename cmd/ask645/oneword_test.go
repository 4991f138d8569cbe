package main

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// oneWord is the least that a program on the same terminal library can do. The first screen
// of ask645 is measured against it.
type oneWord struct{}

func (oneWord) Init() tea.Cmd { return nil }

func (oneWord) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return oneWord{}, tea.Quit
	}
	return oneWord{}, nil
}

func (oneWord) View() tea.View {
	view := tea.NewView("New assessment")
	view.AltScreen = true
	return view
}

// mainOneWord is the main of that program.
func mainOneWord() {
	if _, err := tea.NewProgram(oneWord{}).Run(); err != nil {
		os.Exit(1)
	}
}
