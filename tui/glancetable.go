package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"ask645/export/glance"
	"ask645/questionnaire"
)

// glanceTable is the table at home of what lies below the folders: where the cursor is, and
// which rows are let through by what was typed.
type glanceTable struct {
	app *app
	// focused is true while the cursor is in the table, filtering while letters belong to
	// the filter.
	focused, filtering bool
	filter             textinput.Model
	// path is the row under the cursor, however rows come and go; at is its place.
	path    string
	at, top int
	height  int

	// shown are the rows let through, as they were when the survey had changed so often.
	shown   []glance.Row
	changes int
	table   *glance.Table
	width   int
}

func newGlanceTable(m *app) *glanceTable {
	return &glanceTable{app: m, filter: newInput(), changes: refiltered}
}

// refiltered stands for a number of changes where only the filter has changed.
const refiltered = -1

// look takes over what the survey knows by now.
func (t *glanceTable) look() {
	s := &t.app.survey
	if t.changes == s.changes {
		return
	}
	if t.changes != refiltered {
		t.table = nil // its columns are as wide as the rows need, whichever are let through
	}
	t.changes = s.changes
	t.shown = t.shown[:0:0]
	words := t.filter.Value()
	for i := range s.rows {
		if words == "" || s.rows[i].Matches(words) {
			t.shown = append(t.shown, s.rows[i])
		}
	}
	if at := slices.IndexFunc(t.shown, func(r glance.Row) bool { return r.Path == t.path }); at >= 0 {
		t.at = at
	}
	t.move(0)
	if len(s.rows) == 0 {
		t.focused, t.filtering = false, false
	}
}

// empty reports whether there is nothing to show.
func (t *glanceTable) empty() bool { return len(t.app.survey.rows) == 0 }

// needs is how many lines the table takes with an empty line before it.
func (t *glanceTable) needs() int { return len(t.app.survey.rows) + 3 }

// move goes up or down and stays in the table.
func (t *glanceTable) move(by int) {
	t.at = min(max(0, t.at+by), max(0, len(t.shown)-1))
	t.path = ""
	if t.at < len(t.shown) {
		t.path = t.shown[t.at].Path
	}
}

// enter puts the cursor into the table, at its first row or its last.
func (t *glanceTable) enter(at int) {
	t.focused, t.at = true, at
	t.move(0)
}

// refilter takes over what was typed.
func (t *glanceTable) refilter() {
	t.changes = refiltered
	t.look()
}

// update takes a message. taken is false for one that means nothing to the table.
func (t *glanceTable) update(msg tea.Msg, choice *choice) (act action, taken bool) {
	t.look()
	press, isKey := msg.(tea.KeyPressMsg)
	keys := &t.app.keys
	switch {
	case t.empty():
		return action{}, false
	case t.filtering:
		return t.typing(msg), true
	case !isKey:
		return action{}, false
	case key.Matches(press, keys.Search):
		t.focused, t.filtering = true, true
		return action{cmd: t.filter.Focus()}, true
	case t.focused:
		return t.inside(press, choice)
	case key.Matches(press, keys.NextField) && press.Code == tea.KeyTab:
		t.enter(t.at)
	case key.Matches(press, keys.Down) && choice.cursor == len(choice.options)-1:
		t.enter(0)
	case key.Matches(press, keys.Up) && choice.cursor == 0:
		t.enter(len(t.shown) - 1)
	default:
		return action{}, false
	}
	return action{}, true
}

// inside takes a key while the cursor is in the table.
func (t *glanceTable) inside(press tea.KeyPressMsg, choice *choice) (act action, taken bool) {
	keys := &t.app.keys
	page := max(1, t.height-2)
	switch {
	case key.Matches(press, keys.Up) && t.at == 0:
		t.focused, choice.cursor = false, len(choice.options)-1
	case key.Matches(press, keys.Down) && t.at >= len(t.shown)-1:
		t.focused, choice.cursor = false, 0
	case key.Matches(press, keys.Up):
		t.move(-1)
	case key.Matches(press, keys.Down):
		t.move(+1)
	case key.Matches(press, keys.PageUp):
		t.move(-page)
	case key.Matches(press, keys.PageDown):
		t.move(+page)
	case key.Matches(press, keys.First):
		t.move(-len(t.shown))
	case key.Matches(press, keys.Last):
		t.move(+len(t.shown))
	case key.Matches(press, keys.Sort):
		t.app.survey.order = t.app.survey.order.Next()
		t.app.survey.sort()
		t.changes = refiltered
		t.path = "" // the first of the new order is what was asked for
		t.at, t.top = 0, 0
		t.look()
		return action{notice: "in the order of " + orderWords(t.app.survey.order)}, true
	case key.Matches(press, keys.Choose):
		if t.path == "" {
			return action{}, true
		}
		return action{cmd: t.app.openFile(t.path)}, true
	case key.Matches(press, keys.Done) && t.filter.Value() != "":
		t.filter.SetValue("")
		t.refilter()
	case key.Matches(press, keys.Done), key.Matches(press, keys.Back), press.Code == tea.KeyTab:
		t.focused = false
	default:
		return action{}, false
	}
	return action{}, true
}

// orderWords say how the rows stand.
func orderWords(order glance.Order) string {
	return map[glance.Order]string{
		glance.ByFolder: "folders, then products", glance.ByProduct: "products",
		glance.ByChange: "the last change", glance.ByOpen: "what is open, most first",
	}[order]
}

// typing takes a message while letters belong to the filter.
func (t *glanceTable) typing(msg tea.Msg) action {
	keys := &t.app.keys
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch {
		case key.Matches(press, keys.Done):
			t.filtering = false
			t.filter.SetValue("")
			t.filter.Blur()
			t.refilter()
			return action{}
		case press.Code == tea.KeyUp:
			t.move(-1)
			return action{}
		case press.Code == tea.KeyDown:
			t.move(+1)
			return action{}
		case press.Code == tea.KeyTab:
			t.filtering = false
			t.filter.Blur()
			return action{}
		case key.Matches(press, keys.Choose) && t.path == "":
			return action{notice: "no assessment has these words"}
		case key.Matches(press, keys.Choose):
			t.filtering = false
			t.filter.Blur()
			return action{cmd: t.app.openFile(t.path)}
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		msg = paste
	}
	before := t.filter.Value()
	t.filter, _ = t.filter.Update(msg)
	if t.filter.Value() != before {
		t.at, t.top, t.path = 0, 0, ""
		t.refilter()
	}
	return action{}
}

// head draws what stands above the rows, and says where the text cursor is.
func (t *glanceTable) head(width int) ([]string, *tea.Cursor) {
	st := &t.app.styles
	s := &t.app.survey
	title := st.Strong.Render(" "+t.app.options.place()) + st.Quiet.Render(": "+s.title(len(t.shown)))
	var cursor *tea.Cursor
	if t.filtering || t.filter.Value() != "" {
		label := " Filter: "
		right := st.Quiet.Render(s.title(len(t.shown)) + " ")
		t.filter.SetWidth(max(min(8, width-len(label)-1), width-len(label)-cells(right)-2))
		if t.filtering {
			if cursor = t.filter.Cursor(); cursor != nil {
				cursor.X += len(label)
			}
		}
		title = spread(st.Selected.Render(label)+t.filter.View(), right, width)
	} else if s.order != glance.ByFolder {
		title = spread(title, st.Quiet.Render("by "+s.order.String()+" "), width)
	}
	return []string{fit(title, width), "  " + st.Quiet.Render(t.table.Head())}, cursor
}

// view draws the table below lines that are drawn already, of which those from first to last
// are worked on while the cursor is not in the table.
func (t *glanceTable) view(above []string, first, last, width, height int, top *int) screen {
	t.look()
	if t.table == nil || t.width != width {
		t.table, t.width = glance.NewTable(t.app.survey.rows, t.app.options.base(), max(1, width-3)), width
	}
	st := &t.app.styles
	head, cursor := t.head(width)
	rows := max(1, len(t.shown))
	if t.focused && len(above)+1+len(head)+rows > height {
		// The table has the page to itself, its headings in their place.
		if height < 6 {
			head = head[:1]
		}
		t.height = height - len(head)
		keepVisible(&t.top, t.at, t.at, t.height, rows)
		t.top = min(max(0, t.top), max(0, rows-t.height))
		lines := append(head, window(t.lines(t.top, t.height), t.height, &t.top, st.Quiet)...)
		return screen{lines: lines, cursor: cursor}
	}
	t.height = rows
	lines := append(slices.Clone(above), "")
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, head...)
	start := len(lines)
	if t.focused {
		first, last = start+t.at, start+t.at
	}
	keepVisible(top, first, last, height, start+rows)
	lines = append(lines, t.lines(*top-start, height)...)
	return screen{lines: window(lines, height, top, st.Quiet), cursor: cursor}
}

// lines draws the rows that can be seen: height of them from top on. All others are empty.
func (t *glanceTable) lines(top, height int) []string {
	st := &t.app.styles
	if len(t.shown) == 0 {
		return []string{"  " + st.Quiet.Render("None has these words.")}
	}
	lines := make([]string, len(t.shown))
	for i := max(0, top); i < min(len(lines), top+height); i++ {
		row := &t.shown[i]
		mark, style := "  ", st.Plain
		if row.Err != nil {
			style = st.Warning
		}
		if t.focused && i == t.at {
			mark, style = "> ", st.Selected
		}
		lines[i] = mark + style.Render(strings.TrimRight(t.table.Line(row), " "))
	}
	return lines
}

// hints are the bindings of the table while the cursor is in it, and the ways into it.
func (t *glanceTable) hints() []key.Binding {
	k := &t.app.keys
	open := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "open"))
	if t.filtering {
		return []key.Binding{k.Up, k.Down, open, k.Cancel}
	}
	filter := key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "filter by typing"))
	if !t.focused {
		table := key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "to the table"))
		return []key.Binding{k.Up, k.Down, k.Choose, table, filter, k.Quit}
	}
	return []key.Binding{k.Up, k.Down, open, filter, k.Sort, k.PageDown, k.Done, k.Quit}
}
