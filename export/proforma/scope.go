package proforma

import (
	"slices"

	"ask645/questionnaire"
)

// scope is what a row says of the scope of an assessment.
type scope int

const (
	// noScope is a row that says nothing of it; the provision is then in scope.
	noScope scope = iota
	inScope
	outOfScope
)

// String is how a table says it.
func (s scope) String() string {
	switch s {
	case inScope:
		return "yes"
	case outOfScope:
		return "no"
	case noScope:
	}
	return ""
}

// scopeOf reads what people write in a column about the scope. ok is false for anything
// else.
func scopeOf(text string) (s scope, ok bool) {
	switch foldSupport(text) {
	case "":
		return noScope, true
	case "true", "in", "included", "in scope", "1":
		return inScope, true
	case "n", "no", "false", "out", "excluded", "not included", "out of scope", "not in scope", "0", "✗", "✘", "❌":
		return outOfScope, true
	}
	if isTick(text) {
		return inScope, true
	}
	return noScope, false
}

// scopeOnly takes a column for the scope only where it holds some: "Scope" may head what a
// test covers as well.
func (c *columns) scopeOnly(t *table, at int, fits map[role][]fitting) {
	column := c.column(forScope)
	says := func(r row) bool {
		found, ok := scopeOf(r.cell(column))
		return ok && found != noScope
	}
	if column >= 0 && !slices.ContainsFunc(below(t, at), says) {
		fits[unread] = append(fits[unread], fits[forScope]...)
		delete(c.at, forScope)
		delete(fits, forScope)
	}
}

// readScope reads whether a provision is in scope. What is not clear leaves it there.
func (r *reading) readScope(p *questionnaire.Provision, one *claim, c *columns, row row) {
	column := c.column(forScope)
	text := row.cell(column)
	found, ok := scopeOf(text)
	if !ok {
		one.left = true
		one.note(c.name(column), text)
		r.say(Left, one.where, p.Reference, "%s under %s is neither yes nor no: it stays in scope, and this goes into the note", excerpt(text), c.name(column))
		return
	}
	one.scope = found
	if found == outOfScope {
		r.explain("scope", one.where, "%s under %s is taken as out of scope", excerpt(text), c.name(column))
	}
}
