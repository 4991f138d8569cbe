package plain

import (
	"strings"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// migrateStep asks for the edition to carry the open assessment over to, and then for a file.
type migrateStep struct {
	editions []*questionnaire.Edition
	// to is the edition that was chosen, or nil.
	to *questionnaire.Edition
	// from is where it was asked for, or nil.
	from step
}

// migrate begins to carry the open assessment over to another edition.
func (w *wizard) migrate(string) {
	editions, err := w.session.Editions(w.options.Library)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.jump(&migrateStep{editions: editions, from: w.anchor()})
}

func (m *migrateStep) options() []option {
	options := make([]option, 0, len(m.editions))
	for _, edition := range m.editions {
		options = append(options, option{value: edition.ID, label: edition.Title, note: "published " + edition.Published, words: calledWords(edition)})
	}
	return options
}

func (m *migrateStep) show(w *wizard) {
	if m.to == nil {
		w.say("Carry over to another edition. Facts, cover and evidence go along. Each answer waits beside its provision until you have looked at it there. The file that is open stays as it is.")
		w.say("To which edition?")
		w.list(m.options())
		return
	}
	w.say("Carry over to %s. File, where the new answers are kept:", m.to.Title)
	w.say("An empty line takes %s.", w.session.MigratedName(m.to))
}

func (m *migrateStep) take(w *wizard, text string) {
	if m.to != nil {
		m.carryOver(w, strings.TrimSpace(text))
		return
	}
	id, ok := w.choose(m.options(), text)
	for _, edition := range m.editions {
		if ok && edition.ID == id {
			m.to, w.asked = edition, false
		}
	}
}

// carryOver writes the new file and goes on in it.
func (m *migrateStep) carryOver(w *wizard, path string) {
	w.save()
	if err := w.unsaved(); err != nil {
		w.refuse("The assessment that is open is not saved: %v.", err)
		return
	}
	if path == "" {
		path = w.session.MigratedName(m.to)
	}
	migrated, err := w.session.Migrate(w.options.Library, m.to.ID, path)()
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.report(migrated)
	w.open(opened{edition: m.to, assessment: migrated.Assessment, file: migrated.File, carried: true})
}

// report says what became of the answers.
func (w *wizard) report(migrated *session.Migrated) {
	w.say("%s", migrated.Report.Summary())
	for _, section := range migrated.Report.Sections() {
		w.space()
		w.say("%s", sentence(section.Title))
		if section.Text != "" {
			w.say("%s", section.Text)
		}
		for _, entry := range section.Entries {
			w.say("%s", sentence(questionnaire.PrintableLine(entry.Head)))
			for _, line := range entry.Lines {
				w.say("%s", sentence(questionnaire.PrintableLine(line)))
			}
		}
		if len(section.References) > 0 {
			w.say("%s", sentence(questionnaire.PrintableLine(strings.Join(section.References, ", "))))
		}
	}
	w.space()
}

func (m *migrateStep) free() bool           { return m.to != nil }
func (m *migrateStep) place() (place, bool) { return place{}, false }

func (m *migrateStep) back(w *wizard) {
	switch {
	case m.to != nil:
		m.to, w.asked = nil, false
	case m.from != nil:
		w.enter(m.from)
	default:
		w.goOn()
	}
}

func (m *migrateStep) skip(w *wizard) { w.refuse("Answer this one first, or enter back.") }

// goOnCarried goes to what comes first after the answers were carried over: a fact, else an
// answer that waits, else whatever is open.
func (w *wizard) goOnCarried() {
	if reference := w.session.Statement.NextWaiting(""); reference != "" && w.session.Profile().Next() == nil {
		w.enter(w.provision(reference))
		return
	}
	w.goOn()
}

// takeCarried takes what waits at the provision from another edition.
func (w *wizard) takeCarried(string) {
	p := w.here()
	if p == nil {
		return
	}
	confirmation := p.answering.Confirmation()
	switch {
	case confirmation == nil:
		w.refuse("No answer from another edition waits at %s.", p.ref)
		return
	case !confirmation.Takeable() && confirmation.Reason != "":
		w.refuse("%s", confirmation.Reason)
		return
	case !confirmation.Takeable():
		w.refuse("There is nothing to take at %s: it %s.", p.ref, settledWords(p.row()))
		return
	}
	w.leaveText()
	p.change(w, func(a *questionnaire.Answer) { p.answering.TakeCarried(a) })
	switch {
	case confirmation.Support == questionnaire.Unanswered:
		w.tell("The Detail of %s is taken as a start. Choose the support.", p.ref)
		p.resume()
		w.enter(p)
	case len(questionnaire.Blanks(p.row().Answer.Detail)) > 0:
		p.startBlanks(w)
	case p.answering.AsksMore(confirmation):
		w.tell("%s of %s is taken. Check it against what is asked here.", confirmation.Support, p.ref)
		p.stage, p.check = stageChecks, len(p.answering.Walk.Steps)-1
		w.enter(p)
	default:
		p.leave(w, +1)
	}
}

// showCarried says what waits at the provision from another edition, and what can be done.
func (p *provisionStep) showCarried(w *wizard) {
	confirmation := p.answering.Confirmation()
	if confirmation == nil {
		return
	}
	w.say("%s", sentence(questionnaire.PrintableLine(confirmation.Head())))
	for _, line := range confirmation.Lines() {
		w.say("%s", sentence(line))
	}
	if takes := confirmation.Takes(); takes != "" {
		w.say("Enter take to %s, or answer anew.", takes)
	} else if p.row().Waiting() {
		w.say("It cannot be taken. Answer anew.")
	}
}
