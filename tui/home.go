package tui

import (
	"path/filepath"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// homePage is where the program starts without a file: new, recent, open.
type homePage struct {
	app    *app
	choice choice
	top    int
	glance *glanceTable
}

// Values of the options of the home page; a recent assessment is its path.
const (
	homeNew   = "\x00new"
	homeOpen  = "\x00open"
	homeLook  = "\x00look"
	homeRead  = "\x00read"
	homeGoOn  = "\x00go on"
	homeLearn = "\x00learn"
	homeOther = "\x00migrate"
	homeLeave = "\x00quit"
)

func newHomePage(m *app) *homePage {
	var options []option
	if m.session != nil {
		options = append(options, option{Value: homeGoOn, Label: "Go on with " + productName(m.session.Assessment), File: filepath.Base(m.session.File.Path())})
	}
	options = append(options, option{Value: homeNew, Label: "New assessment", Note: "Describe a device, answer, leave with a statement"})
	for i, place := range m.places.Recent {
		if i == mostRecent {
			break
		}
		if m.session != nil && place.Path == absolute(m.session.File.Path()) {
			continue
		}
		name := place.Product
		if name == "" {
			name = "Unnamed product"
		}
		options = append(options, option{Value: place.Path, Label: name, File: place.Path})
	}
	if m.options.Samples != nil {
		options = append(options, option{Value: homeLook, Label: "Look around in a finished sample", Note: "A smart lock: every provision, read-only"})
	}
	options = append(options, option{Value: homeRead, Label: "Read the catalogue of provisions", Note: "What an edition asks for; no file is needed"})
	if m.options.Learn != nil {
		options = append(options, option{Value: homeLearn, Label: "Learn the standard", Note: "A tour, worked devices, quick questions"})
	}
	if m.session != nil {
		options = append(options, option{
			Value: homeOther, Label: "Carry " + productName(m.session.Assessment) + " over to another edition",
			Note: "Into a new file, where each answer waits to be confirmed",
		})
	}
	options = append(options,
		option{Value: homeOpen, Label: "Open a file"},
		option{Value: homeLeave, Label: "Quit"})
	p := &homePage{app: m, choice: choice{options: options}, glance: newGlanceTable(m)}
	if len(m.places.Recent) > 0 && m.session == nil {
		p.choice.pick(m.places.Recent[0].Path)
	}
	return p
}

// mostRecent is how many recent assessments are offered; the rest is found by opening.
const mostRecent = 9

func productName(a *questionnaire.Assessment) string {
	if a.Product.Name == "" {
		return "unnamed product"
	}
	return a.Product.Name
}

func (p *homePage) update(msg tea.Msg) action {
	if act, taken := p.glance.update(msg, &p.choice); taken {
		return act
	}
	switch msg := msg.(type) {
	case openedMsg:
		if msg.err != nil {
			return p.app.notOpened(msg.err)
		}
		return action{cmd: p.app.open(msg)}
	case tea.KeyPressMsg:
		if !p.choice.update(msg, &p.app.keys) {
			return action{unused: true}
		}
		switch value := p.choice.value(); value {
		case homeNew:
			return p.app.chooseEdition(chooseNew)
		case homeLook:
			return action{cmd: p.app.openSample()}
		case homeRead:
			return p.app.chooseEdition(chooseRead)
		case homeOpen:
			return goTo(pageOpen, "")
		case homeGoOn:
			return action{open: &p.app.work}
		case homeLearn:
			return goTo(pageLearn, "")
		case homeOther:
			return goTo(pageMigrate, "")
		case homeLeave:
			return action{cmd: p.app.leave()}
		default:
			return action{cmd: p.app.openFile(value)}
		}
	}
	return action{}
}

func (p *homePage) view(width, height int) screen {
	st := &p.app.styles
	intro := []string{""}
	intro = append(intro, paragraph("Answer the security baseline for consumer IoT, one provision at a time.", width, 2, st.Plain)...)
	intro = append(intro, paragraph("Everything stays on this machine, in one file that is yours.", width, 2, st.Quiet)...)
	intro = append(intro, "")
	if height < roomyHeight-6 {
		intro = nil
	}
	shown := p.choice
	if p.glance.focused {
		shown.cursor = -1
	}
	lines, first, last := shown.lines(width-2, st)
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	room := height - len(intro)
	if !p.glance.empty() {
		if len(intro)+len(lines)+p.glance.needs() > height {
			intro = nil // whoever has assessments has read it
		}
		return p.glance.view(append(intro, lines...), len(intro)+first, len(intro)+last, width, height, &p.top)
	}
	keepVisible(&p.top, first, last, room, len(lines))
	return screen{lines: append(intro, window(lines, room, &p.top, st.Quiet)...)}
}

func (p *homePage) hints() []key.Binding {
	k := &p.app.keys
	if !p.glance.empty() {
		return p.glance.hints()
	}
	return []key.Binding{k.Up, k.Down, k.Choose, k.Quit}
}

func (p *homePage) writing() bool { return p.glance.filtering }
