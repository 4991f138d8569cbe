package tui

import "charm.land/bubbles/v2/key"

// keyMap holds every binding of the app. Pages compare keys only through it, so that the
// footer and the help overlay never promise what no page does.
type keyMap struct {
	Up, Down, Choose, Back, Skip     key.Binding
	PageUp, PageDown                 key.Binding
	Catalogue, Scope, ScopeAll       key.Binding
	ByClause, ByStatus, ByCondition  key.Binding
	Detail, Done, NextField          key.Binding
	PreviousField, NextProvision     key.Binding
	PreviousProvision, NextOpen      key.Binding
	List, Facts, Review, Export      key.Binding
	Product, Why, Home, Help, Quit   key.Binding
	Interrupt, Close, First, Last    key.Binding
	Yes, No, Partly, DontKnow, Clear key.Binding
	Read, Search, Undo, Redo         key.Binding
	Flag, Note, Filter, Editor       key.Binding
	NextFinding, Accept, Suspend     key.Binding
	Next, Cancel, Submit, SaveAs     key.Binding
	Evidence, Digest, Migrate, Take  key.Binding
	Present                          key.Binding
	Asked, Matters, Examples         key.Binding
	Points, Tick, Sort               key.Binding
	Conflicts                        key.Binding
	Versions, Compare, Bring         key.Binding
	Base                             key.Binding
}

func newKeyMap() keyMap {
	bind := func(help, words string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, words))
	}
	return keyMap{
		Up:                bind("↑", "up", "up", "k"),
		Down:              bind("↓", "down", "down", "j"),
		Choose:            bind("enter", "choose", "enter"),
		Back:              bind("←", "back", "left", "h", "shift+tab", "backspace"),
		Skip:              bind("→", "skip", "right", "l", "tab"),
		PageUp:            bind("pgup", "read up", "pgup", "ctrl+u"),
		PageDown:          bind("pgdn", "read on", "pgdown", "ctrl+d", "space"),
		First:             bind("home", "first", "home", "g"),
		Last:              bind("end", "last", "end", "G"),
		Yes:               bind("y", "yes", "y"),
		No:                bind("n", "no", "n"),
		Partly:            bind("p", "partly", "p"),
		DontKnow:          bind("d", "don't know yet", "d"),
		Detail:            bind("e", "write the detail", "e"),
		Done:              bind("esc", "done", "esc", "ctrl+s"),
		NextField:         bind("enter", "next field", "enter", "tab", "down"),
		PreviousField:     bind("shift+tab", "previous field", "shift+tab", "up"),
		NextProvision:     bind("]", "next provision", "]"),
		PreviousProvision: bind("[", "previous provision", "["),
		NextOpen:          bind("o", "next open", "o"),
		List:              bind("g", "go to", "g"),
		Facts:             bind("f", "facts", "f"),
		Product:           bind("m", "product and maker", "m"),
		Review:            bind("r", "review", "r"),
		Export:            bind("x", "export", "x"),
		Why:               bind("w", "does it apply", "w"),
		Read:              bind("i", "read about it", "i"),
		Flag:              bind("*", "flag to come back", "*"),
		Note:              bind("t", "note", "t"),
		Evidence:          bind("E", "evidence", "E"),
		Digest:            bind("s", "record the SHA-256", "s"),
		Catalogue:         bind("C", "catalogue and scope", "C"),
		Scope:             bind("space", "in or out", "space"),
		ScopeAll:          bind("A", "all shown in or out", "A"),
		ByClause:          bind("c", "clause", "c"),
		ByStatus:          bind("s", "status", "s"),
		ByCondition:       bind("d", "condition", "d"),
		Conflicts:         bind("X", "conflicts", "X"),
		Points:            bind("O", "open points", "O"),
		Tick:              bind("d", "done or not", "d"),
		Sort:              bind("s", "other order", "s"),
		Versions:          bind("V", "past versions", "V"),
		Compare:           bind("d", "compare with now", "d"),
		Bring:             bind("b", "bring it back", "b"),
		Filter:            bind("F", "filter", "F"),
		NextFinding:       bind("v", "next finding", "v"),
		Accept:            bind("a", "accept all N/A", "a"),
		Suspend:           bind("ctrl+z", "to the shell", "ctrl+z"),
		Next:              bind("tab", "next provision", "tab", "ctrl+s"),
		Cancel:            bind("esc", "cancel", "esc"),
		Submit:            bind("enter", "open", "enter"),
		Editor:            bind("ctrl+e", "your editor", "ctrl+e"),
		Undo:              bind("u", "undo", "u"),
		Redo:              bind("U", "redo", "U", "ctrl+r"),
		Migrate:           bind("M", "to another edition", "M"),
		Base:              bind("B", "take the base's", "B", "ctrl+b"),
		Take:              bind("a", "take what waits", "a"),
		SaveAs:            bind("S", "save to another place", "S"),
		Search:            bind("/", "search", "/"),
		Present:           bind("P", "present", "P", "f5"),
		Asked:             bind("i", "asked", "i"),
		Matters:           bind("w", "why", "w"),
		Examples:          bind("e", "examples", "e"),
		Clear:             bind("c", "clear", "c"),
		Home:              bind("H", "home", "H"),
		Help:              bind("?", "help", "?"),
		Close:             bind("esc", "close", "esc", "enter", "q"),
		Quit:              bind("q", "quit", "q"),
		Interrupt:         bind("ctrl+c", "quit", "ctrl+c"),
	}
}
