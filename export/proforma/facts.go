package proforma

import (
	"strings"

	"ask645/questionnaire"
)

// factColumns are the columns of a table of facts about the device.
type factColumns struct{ fact, answer int }

// factClaim is what a row says of a fact.
type factClaim struct {
	where Place
	value string
	// conflict is true where another row says something else.
	conflict bool
}

// readFactsHeading takes a row for the headings of a table of facts, or returns nil.
func readFactsHeading(cells []string) *factColumns {
	f := &factColumns{-1, -1}
	for column, cell := range cells {
		if len(cell) > longestHeading {
			continue
		}
		switch fold(cell) {
		case "fact", "facts", "fact id":
			f.fact = column
		case "answer", "answers", "value":
			f.answer = column
		}
	}
	if f.fact < 0 || f.answer < 0 {
		return nil
	}
	return f
}

func isFactsHeading(cells []string) bool { return readFactsHeading(cells) != nil }

// fact reads a row of a table of facts.
func (r *reading) fact(t *table, c *factColumns, row row) {
	where := t.place(row)
	id, text := strings.ToLower(plain(row.cell(c.fact))), plain(row.cell(c.answer))
	if text == "" {
		return
	}
	fact := r.edition.Fact(id)
	if fact == nil {
		r.say(Left, where, "", "%s is no fact that %s asks for: %s is not taken", excerpt(id), r.edition.Title, excerpt(text))
		return
	}
	value, fits := readFactValue(fact, text)
	if !fits {
		r.say(Left, where, id, "%s is no answer to it: it is not taken; write one of %s", excerpt(text), strings.Join(factValues(fact), ", "))
		return
	}
	before := r.facts[id]
	switch {
	case before == nil:
		r.facts[id] = &factClaim{where: where, value: value}
	case before.value == value && !before.conflict:
		r.say(Doubt, where, id, "it stands in %s as well, with the same answer", before.where)
	default:
		before.conflict = true
		r.say(Left, where, id, "%s here, but %s in %s: neither is taken", excerpt(value), excerpt(before.value), before.where)
	}
}

// readFactValue reads an answer to a fact: its value, or its label as it is shown.
func readFactValue(fact *questionnaire.Fact, text string) (string, bool) {
	for _, value := range factValues(fact) {
		if strings.EqualFold(value, text) || strings.EqualFold(fact.Label(value), text) {
			return value, true
		}
	}
	return "", false
}

// factValues are the answers to a fact as they are stored.
func factValues(fact *questionnaire.Fact) []string {
	var all []string
	for _, value := range fact.Values {
		all = append(all, value.Value)
	}
	return append(all, questionnaire.DontKnow)
}
