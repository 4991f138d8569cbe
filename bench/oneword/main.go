// Command oneword is the least that a program on the same terminal library can do: it draws
// one word and leaves at the first key. The first screen of ask645 is measured against it.
package main

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// word is what the program draws.
const word = "oneword"

type model struct{}

func (model) Init() tea.Cmd { return nil }

func (model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return model{}, tea.Quit
	}
	return model{}, nil
}

func (model) View() tea.View {
	view := tea.NewView(word)
	view.AltScreen = true
	return view
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		os.Exit(1)
	}
}
