package proforma

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ask645/questionnaire"
)

// claim is what one row says of a provision.
type claim struct {
	where  Place
	answer questionnaire.Answer
	// scope says whether the provision is in scope, as far as the row does.
	scope scope
	// supportText is the support as it is written, with the headings above it.
	supportText []string
	// unread goes into the note: texts of the row that have no other place in an answer.
	unread []string
	// doubt and left say that the report has a line of that kind about the row.
	doubt, left bool
	// others are rows on the same provision that say something else.
	others []*claim
}

// note keeps a text of the row for the note.
func (c *claim) note(heading, text string) { c.unread = append(c.unread, labelled(heading, text)) }

// blank reports whether the row says nothing.
func (c *claim) blank() bool {
	return c.scope == noScope && c.answer.Empty() && len(c.unread) == 0 && !c.left
}

// same reports whether two rows say the same.
func (c *claim) same(other *claim) bool {
	return c.scope == other.scope && c.answer.Same(other.answer) && slices.Equal(c.unread, other.unread)
}

// take keeps what a row says of a provision. Where two rows say something else, neither
// counts.
func (r *reading) take(p *questionnaire.Provision, c *claim) {
	before := r.claims[p.Reference]
	switch {
	case before == nil:
		r.claims[p.Reference] = c
	case c.blank():
		before.doubt = true
		r.say(Doubt, c.where, p.Reference, "it stands here a second time and says nothing: %s counts", before.where)
	case before.blank():
		c.doubt = true
		r.claims[p.Reference] = c
		r.say(Doubt, c.where, p.Reference, "it stands in %s as well and says nothing there: this row counts", before.where)
	case len(before.others) == 0 && before.same(c):
		before.doubt = true
		r.say(Doubt, c.where, p.Reference, "it stands in %s as well, with the same answer", before.where)
	default:
		before.left = true
		before.others = append(before.others, c)
		r.say(Left, c.where, p.Reference, "%s here, but %s in %s: neither is taken, and both go into the note", c.brief(), before.brief(), before.where)
	}
}

// settle writes what was read into an assessment, and counts it.
func (r *reading) settle(a *questionnaire.Assessment, at time.Time) {
	for _, p := range r.edition.Provisions() {
		if p.Computed() {
			continue
		}
		r.report.Provisions++
		c := r.claims[p.Reference]
		if c == nil {
			r.report.Missing = append(r.report.Missing, p.Reference)
			continue
		}
		switch {
		case c.left:
			r.report.Left++
		case c.blank():
			r.report.Empty++
		default:
			r.report.Taken++
			if c.doubt {
				r.report.Doubts++
			}
		}
		a.SetAnswer(p.Reference, r.settled(c), at)
		if c.scope == outOfScope && len(c.others) == 0 {
			a.SetScope(false, p.Reference)
			r.report.OutOfScope++
		}
	}
	for _, fact := range r.edition.Facts() {
		if c := r.facts[fact.ID]; c != nil && !c.conflict {
			a.SetFact(fact.ID, c.value, at)
			r.report.Facts++
		}
	}
}

// settled is the answer to which a row leads.
func (r *reading) settled(c *claim) questionnaire.Answer {
	answer := c.answer
	if len(c.others) > 0 {
		var b strings.Builder
		fmt.Fprintf(&b, "The rows of %s differ:", r.name)
		for _, one := range append([]*claim{c}, c.others...) {
			fmt.Fprintf(&b, "\n%s: %s", one.where, strings.Join(one.words(), "\n"))
		}
		return questionnaire.Answer{Note: b.String()}
	}
	if len(c.unread) > 0 {
		answer.Note = fmt.Sprintf("From %s, %s:\n%s", r.name, c.where, strings.Join(c.unread, "\n"))
	}
	return answer
}

// words are all that a row says, for the note.
func (c *claim) words() []string {
	words := slices.Clone(c.supportText)
	if c.answer.Detail != "" {
		words = append(words, c.answer.Detail)
	}
	if by := c.answer.Justification.ReviewBy; by != "" {
		words = append(words, "Review by: "+by)
	}
	for _, e := range c.answer.Evidence {
		words = append(words, strings.TrimSpace("Evidence: "+e.Title+" "+e.Ref))
	}
	if c.scope != noScope {
		words = append(words, "In scope: "+c.scope.String())
	}
	for _, text := range c.unread {
		if !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	return words
}
