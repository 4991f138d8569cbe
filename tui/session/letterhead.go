package session

import (
	"fmt"

	"ask645/questionnaire"
)

// Letterheads is the choice among the letterheads of packs. Its zero value has read none yet.
type Letterheads struct {
	read bool
	all  []*questionnaire.Letterhead
	// chosen counts from 1; 0 is none.
	chosen int
	err    error
}

// Read reads the letterheads of a library, the first time it is called. The only one that
// there is is chosen.
func (l *Letterheads) Read(library *questionnaire.Library) {
	if l.read {
		return
	}
	l.read = true
	if l.all, l.err = library.Letterheads(); l.err != nil {
		return
	}
	only, err := library.Letterhead("")
	if err != nil {
		return // there are several, and the person chooses
	}
	for i, letterhead := range l.all {
		if letterhead == only {
			l.chosen = i + 1
		}
	}
}

// Offered reports whether there is anything to choose or to tell.
func (l *Letterheads) Offered() bool { return len(l.all) > 0 || l.err != nil }

// Next chooses the next one, and none after the last.
func (l *Letterheads) Next() {
	if l.err == nil {
		l.chosen = (l.chosen + 1) % (len(l.all) + 1)
	}
}

// Chosen is the letterhead to write in, or nil. The error says why none can be used.
func (l *Letterheads) Chosen() (*questionnaire.Letterhead, error) {
	if l.err != nil || l.chosen == 0 {
		return nil, l.err
	}
	return l.all[l.chosen-1], nil
}

// Words say what is chosen.
func (l *Letterheads) Words() string {
	switch {
	case l.err != nil:
		return "cannot be used; 'ask645 pack check' says why"
	case l.chosen > 0:
		chosen := l.all[l.chosen-1]
		return fmt.Sprintf("%s, %s, for PDF and HTML", chosen.Name, chosen.Pack.From())
	case len(l.all) == 1:
		return "none, though a pack has one"
	}
	return fmt.Sprintf("none, though %d packs have one", len(l.all))
}
