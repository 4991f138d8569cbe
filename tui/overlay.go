package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// overlay is a text that covers the page until it is closed: help, or why something
// applies.
type overlay struct {
	title string
	// blocks are drawn one below the other with an empty line between.
	blocks []block
	// fact is the one that f leads to, or "".
	fact   string
	top    int
	height int
}

// block is a heading with its text, or a list of keys with their meanings.
type block struct {
	heading string
	text    string
	keys    []key.Binding
}

// update scrolls. It reports true when the overlay is to be closed.
func (o *overlay) update(msg tea.KeyPressMsg, keys *keyMap) bool {
	return !scroll(&o.top, o.height, msg, keys) &&
		key.Matches(msg, keys.Close, keys.Help, keys.Why, keys.Read, keys.Back)
}

// scroll moves the first line shown of a text in a window of so many lines. The view keeps it
// within the text. It returns false for any other key.
func scroll(top *int, height int, press tea.KeyPressMsg, keys *keyMap) bool {
	switch {
	case key.Matches(press, keys.Down):
		*top++
	case key.Matches(press, keys.Up):
		*top--
	case key.Matches(press, keys.PageDown):
		*top += max(1, height-2)
	case key.Matches(press, keys.PageUp):
		*top -= max(1, height-2)
	case key.Matches(press, keys.First):
		*top = 0
	case key.Matches(press, keys.Last):
		*top = 1 << 20
	default:
		return false
	}
	return true
}

func (o *overlay) view(width, height int, st *styles) []string {
	o.height = height - 2
	lines := make([]string, 0, height)
	for i, b := range o.blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		if b.heading != "" {
			lines = append(lines, paragraph(b.heading, width, 1, st.Strong)...)
		}
		lines = append(lines, paragraph(b.text, min(width, longestLine), 1, st.Plain)...)
		for _, binding := range b.keys {
			lines = append(lines, keyLine(binding, width, st)...)
		}
	}
	body := window(lines, o.height, &o.top, st.Quiet)
	return append([]string{" " + st.Selected.Render(questionnaire.PrintableLine(o.title)), ""}, body...)
}

// longestLine is the measure beyond which lines of text are hard to read.
const longestLine = 90

// keyLine shows a binding with all of its keys.
func keyLine(binding key.Binding, width int, st *styles) []string {
	const room = 12
	names := binding.Help().Key
	for _, name := range binding.Keys() {
		if len(names)+len(name) < room-2 && name != names && name != "up" && name != "down" && name != "left" && name != "right" && name != "pgdown" {
			names += " " + name
		}
	}
	words := wrap(binding.Help().Desc, width-room-1)
	lines := make([]string, 0, len(words))
	for i, word := range words {
		shown := ""
		if i == 0 {
			shown = names
		}
		lines = append(lines, " "+st.Accent.Render(column(shown, room))+word)
	}
	return lines
}

// help lists every binding, those of the page first.
func (m *app) help() *overlay {
	k := &m.keys
	o := &overlay{title: "Keys", blocks: []block{
		{heading: "On this page", keys: m.page.hints()},
		{heading: "Choosing", keys: []key.Binding{k.Up, k.Down, k.Choose, k.Back, k.Skip, k.Yes, k.No, k.Partly, k.DontKnow}},
		{heading: "Reading", keys: []key.Binding{k.PageDown, k.PageUp, k.First, k.Last, k.Read, k.Why}},
		{heading: "Going", keys: []key.Binding{k.NextProvision, k.PreviousProvision, k.NextOpen, k.NextFinding, k.List, k.Filter, k.Search, k.Facts, k.Product, k.Review, k.Points, k.Conflicts, k.Export, k.Present, k.Migrate, k.Home}},
		{heading: "On a provision", keys: []key.Binding{k.Take, k.Detail, k.Note, k.Evidence, k.Points, k.Flag, k.Clear, k.Editor}},
		{heading: "Everywhere", keys: []key.Binding{k.Help, k.Undo, k.Redo, k.Versions, k.SaveAs, k.Done, k.Quit, k.Interrupt, k.Suspend}},
		{heading: "Saved as you go", text: "Every answer is on disk before the next screen appears. Quit whenever you like: the next start takes you back to where you were."},
		{heading: "The words", text: "5.4-3 is the third provision of clause 5.4 of the standard. The pro forma is its table for the statement: reference, status, support, detail. M is mandatory, R is recommended; C or F with numbers or letters mean that it applies only on those conditions or features. Y is supported, N is not supported, N/A is not applicable."},
		{heading: "In the clause bar", text: "+ all answered, ! answered but with an error to settle, - nothing applies, brackets: where you are."},
		{heading: "In the list", text: "· not answered, ~ waits to be confirmed, ? undecided, ! answered but with an error, * flagged; 2 open: it has two open points."},
		{heading: "The mouse", text: "It is not used, so that you can select and copy text as always."},
		{heading: "Catalogue and scope", keys: []key.Binding{k.Catalogue, k.Scope, k.ScopeAll, k.ByClause, k.ByStatus, k.ByCondition},
			text: "The catalogue says yes, no or ? where a provision applies to the device, and in or out where it is in scope. In every list, and in the clause bar, / marks what is out of scope. While provisions are, the statement makes no claim about them, nor about conformance with the edition as a whole."},
		{heading: "The standard", text: "The words here are ours. The official text of the standard is what counts: read it beside this program."},
	}}
	if m.session != nil && m.session.VariantOf() != "" {
		o.blocks = append(o.blocks, block{heading: "In a variant", keys: []key.Binding{k.Base}, text: "What is from the base follows the base. What you answer yourself is the variant's own, until you take the base's again. On the review, the same key confirms what the base has changed."})
	}
	return o
}

// why explains why a provision applies or not, down to the facts and when they were given.
func (m *app) why(reference string) *overlay {
	row := m.session.Statement.Row(reference)
	if row == nil {
		return nil
	}
	status := row.Provision.Status
	o := &overlay{title: "Why " + reference + " " + appliesWords(row.Applies), fact: m.session.DecidingFact(reference)}
	o.blocks = append(o.blocks, block{heading: "Status " + status.Text, text: "The pro forma lists it as " + status.Meaning() + "."})
	if !status.Conditional() {
		o.blocks = append(o.blocks, block{text: "It has no condition, so it applies to every device and N/A is not allowed."})
		return o
	}
	profile := m.session.Profile()
	for _, condition := range row.Provision.Conditions() {
		truth, by := condition.When.Eval(profile.Lookup)
		text := map[questionnaire.Truth]string{
			questionnaire.Yes:     "It holds.",
			questionnaire.No:      "It does not hold.",
			questionnaire.Unknown: "It is not known whether it holds.",
		}[truth]
		for _, id := range by {
			text += "\n" + m.factWords(profile, id)
		}
		o.blocks = append(o.blocks, block{heading: "Condition " + condition.Ref + ": " + condition.Wording, text: text})
	}
	if o.fact != "" {
		o.blocks = append(o.blocks, block{text: "Press f to go to the question."})
	}
	return o
}

// factWords says what was answered to a fact, and when.
func (m *app) factWords(profile questionnaire.Profile, id string) string {
	fact := m.session.Edition.Fact(id)
	if fact == nil {
		return id
	}
	if !profile.Answered(fact) {
		return fact.Ask + " Not answered yet."
	}
	words := fact.Ask + " " + fact.Label(m.session.Assessment.Facts[id]) + "."
	if at, ok := m.session.Assessment.FactsAt[id]; ok {
		words += " Given on " + at.Local().Format("2 January 2006 at 15:04") + "."
	}
	return words
}

func appliesWords(truth questionnaire.Truth) string {
	switch truth {
	case questionnaire.Yes:
		return "applies"
	case questionnaire.No:
		return "does not apply"
	case questionnaire.Unknown:
	}
	return "is undecided"
}
