package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// pointsPage lists open points: those of one provision, where more can be added, or those of
// the whole assessment, in an order that a key changes.
type pointsPage struct {
	app *app
	// reference is the provision, or "" for all.
	reference string
	order     questionnaire.PointOrder
	// all shows what is done too.
	all    bool
	points []questionnaire.PlacedPoint
	cursor int
	top    int
	height int
}

func newPointsPage(m *app, reference string) *pointsPage {
	p := &pointsPage{app: m, reference: reference, order: m.pointOrder, all: m.donePoints || reference != ""}
	if reference != "" {
		p.order = questionnaire.PointsByClause
	}
	p.list()
	return p
}

// list reads the points anew, as undo may have changed them.
func (p *pointsPage) list() {
	p.points = p.points[:0]
	for _, point := range p.app.session.Assessment.OpenPoints() {
		if (p.reference == "" || point.Reference == p.reference) && (p.all || !point.Done) {
			p.points = append(p.points, point)
		}
	}
	questionnaire.SortPoints(p.points, p.order)
	p.cursor = min(max(p.cursor, 0), p.last())
}

// last is the last place of the cursor; behind the points of a provision one can be added.
func (p *pointsPage) last() int {
	if p.reference != "" {
		return len(p.points)
	}
	return max(0, len(p.points)-1)
}

// at is the point under the cursor, or nil.
func (p *pointsPage) at() *questionnaire.PlacedPoint {
	if p.cursor < len(p.points) {
		return &p.points[p.cursor]
	}
	return nil
}

func (p *pointsPage) update(msg tea.Msg) action {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return action{}
	}
	p.list()
	keys := &p.app.keys
	point := p.at()
	switch {
	case key.Matches(press, keys.Up):
		p.cursor = max(0, p.cursor-1)
	case key.Matches(press, keys.Down):
		p.cursor = min(p.last(), p.cursor+1)
	case key.Matches(press, keys.PageUp):
		p.cursor = max(0, p.cursor-max(1, p.height/2))
	case key.Matches(press, keys.PageDown):
		p.cursor = min(p.last(), p.cursor+max(1, p.height/2))
	case key.Matches(press, keys.First):
		p.cursor = 0
	case key.Matches(press, keys.Last):
		p.cursor = p.last()
	case key.Matches(press, keys.Choose):
		return p.open()
	case point != nil && key.Matches(press, keys.Detail):
		return p.edit(point.Reference, point.At)
	case point != nil && key.Matches(press, keys.Tick):
		return p.tick(point)
	case point != nil && key.Matches(press, keys.Clear):
		p.app.session.RemoveOpenPoint(point.Reference, point.At)
		p.list()
		return action{notice: "the open point is deleted; u brings it back"}
	case p.reference == "" && key.Matches(press, keys.Sort):
		p.sort()
	case p.reference == "" && key.Matches(press, keys.Filter):
		p.all = !p.all
		p.app.donePoints = p.all
		p.list()
	case p.reference != "" && key.Matches(press, keys.Points):
		return action{cmd: p.app.show(destination{page: pagePoints})}
	case key.Matches(press, keys.Back), key.Matches(press, keys.Done):
		return action{back: true}
	default:
		return action{unused: true}
	}
	return action{}
}

// open edits a point of the provision or adds one, and goes to the provision from the list of
// all.
func (p *pointsPage) open() action {
	point := p.at()
	switch {
	case p.reference != "":
		return p.edit(p.reference, p.cursor)
	case point == nil:
		return action{}
	case p.app.session.Edition.Provision(point.Reference) == nil:
		return action{problem: point.Reference + " is not part of this edition"}
	}
	return goTo(pageProvision, point.Reference)
}

func (p *pointsPage) edit(reference string, at int) action {
	if p.app.session.File.ReadOnly() && !p.app.session.Touch() {
		return action{}
	}
	return action{open: &destination{page: pageOnePoint, reference: reference, entry: at}}
}

// tick marks a point as done or takes the mark away. The cursor stays with it where it is
// still listed.
func (p *pointsPage) tick(point *questionnaire.PlacedPoint) action {
	before := *point
	p.app.session.TickOpenPoint(before.Reference, before.At)
	p.list()
	p.follow(before)
	if before.Done {
		return action{notice: "open again"}
	}
	return action{notice: "done; d opens it again, u takes it back"}
}

// sort goes to the next order; the cursor stays with its point.
func (p *pointsPage) sort() {
	p.order = (p.order + 1) % questionnaire.PointOrders
	p.app.pointOrder = p.order
	point := p.at()
	if point == nil {
		return
	}
	before := *point
	p.list()
	p.follow(before)
}

func (p *pointsPage) follow(point questionnaire.PlacedPoint) {
	for i := range p.points {
		if p.points[i].Reference == point.Reference && p.points[i].At == point.At {
			p.cursor = i
		}
	}
}

func (p *pointsPage) view(width, height int) screen {
	p.list()
	st := &p.app.styles
	measure := min(width, longestLine)
	today := p.app.session.Today()
	lines := p.head(width, height)
	p.height = height - len(lines)
	var body []string
	first, last, group := 0, 0, ""
	for i, point := range p.points {
		if now := p.group(point); p.reference == "" && (i == 0 || now != group) {
			group = now
			body = append(body, " "+st.Strong.Render(fit(now, width-1)))
		}
		drawn := p.lines(point, i == p.cursor, measure)
		if i == p.cursor {
			first, last = len(body), len(body)+len(drawn)-1
		}
		body = append(body, drawn...)
	}
	switch {
	case p.reference != "":
		mark, style := "   ", st.Plain
		if p.cursor == len(p.points) {
			mark, style, first, last = " > ", st.Selected, len(body), len(body)
		}
		body = append(body, mark+style.Render("Add an open point"))
	case len(p.points) == 0 && len(p.app.session.Assessment.OpenPoints()) > 0:
		body = paragraph("Nothing is open: "+questionnaire.TallyPoints(p.app.session.Assessment.OpenPoints(), today)+". F shows what is done.", measure, 1, st.Quiet)
	case len(p.points) == 0:
		body = paragraph("None yet. O on the page of a provision adds one.", measure, 1, st.Quiet)
	}
	keepVisible(&p.top, first, last, p.height, len(body))
	return screen{lines: append(lines, window(body, p.height, &p.top, st.Quiet)...)}
}

// head says whose points these are, how many, and in which order.
func (p *pointsPage) head(width, height int) []string {
	st := &p.app.styles
	title := " " + st.Selected.Render("Open points")
	right := "by " + p.order.String()
	points := p.app.session.Assessment.OpenPoints()
	if p.reference != "" {
		title, right, points = " "+st.Selected.Render(p.reference)+"  "+st.Strong.Render("Open points"), "", p.points
	}
	if p.reference == "" && len(points) > 0 {
		title += "  " + questionnaire.TallyPoints(points, p.app.session.Today())
	}
	lines := []string{spread(title, st.Quiet.Render(right), width)}
	if height < 10 {
		return lines
	}
	if p.reference != "" {
		lines = append(lines, paragraph("What is to be done or found out, by whom and by when. No statement shows them.", min(width, longestLine), 1, st.Quiet)...)
	}
	return append(lines, "")
}

// group names what a point stands under.
func (p *pointsPage) group(point questionnaire.PlacedPoint) string {
	return questionnaire.PrintableLine(point.Group(p.order, p.app.session.Today(), p.app.session.Edition))
}

// lines draws a point: a box that is ticked, the text, and below it who and when.
func (p *pointsPage) lines(point questionnaire.PlacedPoint, selected bool, width int) []string {
	st := &p.app.styles
	mark, style := "   ", st.Plain
	if selected {
		mark, style = " > ", st.Selected
	}
	const empty = "[ ] "
	box := empty
	if point.Done {
		box = "[x] "
	}
	if p.reference == "" {
		box += point.Reference + "  "
	}
	text := paragraph(box+questionnaire.PrintableLine(point.Text), width, len(mark)+len(empty), style)
	text[0] = mark + text[0][len(mark)+len(empty):]
	today := p.app.session.Today()
	quiet := st.Quiet
	if point.Overdue(today) {
		quiet = st.Warning
	}
	return append(text, paragraph(questionnaire.PrintableLine(point.Particulars(today)), width, 7, quiet)...)
}

func (p *pointsPage) hints() []key.Binding {
	k := &p.app.keys
	edit := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "edit"))
	add := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "add"))
	to := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go there"))
	change := key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "edit"))
	remove := key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "delete"))
	everything := key.NewBinding(key.WithKeys("O"), key.WithHelp("O", "all open points"))
	done := key.NewBinding(key.WithKeys("F"), key.WithHelp("F", "show what is done"))
	if p.all {
		done = key.NewBinding(key.WithKeys("F"), key.WithHelp("F", "hide what is done"))
	}
	switch {
	case p.reference != "" && p.cursor >= len(p.points):
		return []key.Binding{add, k.Up, k.Down, k.Back, everything, k.Undo}
	case p.reference != "":
		return []key.Binding{edit, k.Tick, remove, k.Back, everything, k.Undo}
	case len(p.points) == 0:
		return []key.Binding{k.Sort, done, k.Back, k.Quit}
	}
	return []key.Binding{to, k.Tick, change, remove, k.Sort, done, k.Back, k.Undo}
}

func (p *pointsPage) writing() bool { return false }
