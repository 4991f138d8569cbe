package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"ask645/questionnaire"
)

// scopeFilter chooses by what is in scope.
type scopeFilter int

const (
	scopeAny scopeFilter = iota
	scopeIn
	scopeOut
	scopeCount
)

// String names the filter in a sentence.
func (f scopeFilter) String() string {
	switch f {
	case scopeIn:
		return "in scope"
	case scopeOut:
		return "out of scope"
	case scopeAny, scopeCount:
	}
	return ""
}

// picking is what a list in the catalogue offers.
type picking int

const (
	pickingNothing picking = iota
	pickingClause
	pickingCondition
)

// lets reports whether the scope lets a provision through.
func (p *cataloguePage) lets(provision *questionnaire.Provision) bool {
	if p.scope == scopeAny || !p.inside {
		return true
	}
	return p.row(provision).OutOfScope == (p.scope == scopeOut)
}

// filtered reports whether anything is kept from the list.
func (p *cataloguePage) filtered() bool { return !p.selection.Empty() || p.scope != scopeAny }

// filterWords say what the list is filtered by, or are "".
func (p *cataloguePage) filterWords() string {
	var words []string
	if clause := p.selection.Clause; clause != "" {
		words = append(words, "clause "+clause)
	}
	for _, status := range questionnaire.Statuses() {
		if status[0] == p.selection.Status {
			words = append(words, status[1])
		}
	}
	if condition := p.edition.Condition(p.selection.Condition); condition != nil {
		words = append(words, condition.Kind+" "+condition.Ref+" ("+condition.Wording+")")
	}
	if p.scope != scopeAny {
		words = append(words, p.scope.String())
	}
	if text := p.selection.Text; text != "" {
		words = append(words, "“"+questionnaire.PrintableLine(text)+"”")
	}
	return strings.Join(words, ", ")
}

// begin offers a list to filter by.
func (p *cataloguePage) begin(what picking) {
	options := []option{{Label: "Every provision"}}
	current := p.selection.Clause
	switch what {
	case pickingClause:
		for _, clause := range p.edition.Clauses {
			options = append(options, option{Value: clause.Number, Label: clause.Number + "  " + clause.Title})
		}
	case pickingCondition:
		current = p.selection.Condition
		for i := range p.edition.Conditions {
			condition := &p.edition.Conditions[i]
			options = append(options, option{Value: condition.Ref, Label: condition.Kind + " " + condition.Ref + ": " + condition.Wording})
		}
	case pickingNothing:
	}
	p.picking, p.choice, p.pickTop, p.typed = what, newChoice(options, current), 0, ""
}

// pickTyped moves to the option whose number was typed, or begins so. Numbers are those of
// the standard, not places in the list.
func (p *cataloguePage) pickTyped(text string) {
	options := p.choice.options
	for _, typed := range []string{p.typed + text, text} {
		at := slices.IndexFunc(options, func(o option) bool { return o.Value == typed })
		if at < 0 {
			at = slices.IndexFunc(options, func(o option) bool { return strings.HasPrefix(o.Value, typed) })
		}
		if at >= 0 {
			p.typed, p.choice.cursor = typed, at
			return
		}
	}
}

// pick takes a key for the list.
func (p *cataloguePage) pick(press tea.KeyPressMsg) action {
	keys := &p.app.keys
	switch {
	case isReferenceKey(press):
		p.pickTyped(press.Text)
	case p.choice.update(press, keys):
		if p.picking == pickingClause {
			p.selection.Clause = p.choice.value()
		} else {
			p.selection.Condition = p.choice.value()
		}
		p.picking, p.typed = pickingNothing, ""
		p.refresh()
	case key.Matches(press, keys.Cancel), key.Matches(press, keys.Back), key.Matches(press, keys.ByClause), key.Matches(press, keys.ByCondition):
		p.picking, p.typed = pickingNothing, ""
	case key.Matches(press, keys.Help):
		return action{unused: true}
	}
	return action{}
}

// nextStatus goes on to the next status to filter by.
func (p *cataloguePage) nextStatus() action {
	next := ""
	statuses := questionnaire.Statuses()
	for i, status := range statuses {
		switch {
		case p.selection.Status == "":
			next = statuses[0][0]
		case status[0] == p.selection.Status && i+1 < len(statuses):
			next = statuses[i+1][0]
		}
	}
	p.selection.Status = next
	p.refresh()
	return action{}
}

// nextScope goes on to all, to what is in scope, to what is out.
func (p *cataloguePage) nextScope() action {
	p.scope = (p.scope + 1) % scopeCount
	p.refresh()
	return action{}
}

// find takes what is written to look for.
func (p *cataloguePage) find(msg tea.Msg) action {
	keys := &p.app.keys
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch {
		case key.Matches(press, keys.Cancel):
			p.finding, p.selection.Text = false, ""
			p.refresh()
			return action{}
		case key.Matches(press, keys.Choose), key.Matches(press, keys.Done):
			p.finding = false
			return action{}
		case press.Code == tea.KeyUp, press.Code == tea.KeyDown:
			p.move(press)
			p.place()
			return action{}
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = questionnaire.PrintableLine(paste.Content)
		msg = paste
	}
	p.input, _ = p.input.Update(msg)
	if text := strings.TrimSpace(p.input.Value()); text != p.selection.Text {
		p.selection.Text = text
		p.refresh()
	}
	return action{}
}
