package plain

import (
	"strconv"
	"strings"

	"ask645/questionnaire"
	"ask645/tui/session"
)

// conflicts reads what copies that were merged say differently; with an argument it reads one
// of them, or decides it.
func (w *wizard) conflicts(argument string) {
	all := w.session.Conflicts()
	word, rest, _ := strings.Cut(normal(argument), " ")
	at, err := strconv.Atoi(word)
	switch {
	case len(all) == 0:
		w.say("No conflict is open. A conflict is what copies that were merged say differently.")
	case word == "":
		w.tellConflicts(all)
	case err != nil || at < 1 || at > len(all):
		w.refuse("Enter conflicts and a number from 1 to %d, and behind it nothing, take 1, both, before, or write.", len(all))
	case rest == "":
		w.tellConflict(at, all[at-1])
	case w.readOnly():
	case rest == "write" && all[at-1].IsText():
		w.leaveText()
		w.enter(&conflictStep{from: w.anchor(), number: at, conflict: all[at-1]})
	default:
		w.decide(at, all[at-1], rest)
	}
}

// tellConflicts says what the conflicts are about.
func (w *wizard) tellConflicts(all []questionnaire.Conflict) {
	w.say("Copies that were merged differ here, and nobody has decided:")
	for i, conflict := range all {
		w.item(strconv.Itoa(i+1)+". ", questionnaire.PrintableLine(conflict.About()+", "+conflict.Member())+".")
	}
	w.say("Enter conflicts 1 to hear the first.")
}

// tellConflict reads one conflict: what each copy says, who and when.
func (w *wizard) tellConflict(number int, conflict questionnaire.Conflict) {
	w.say("Conflict %d of %d: %s, %s.", number, len(w.session.Conflicts()),
		questionnaire.PrintableLine(conflict.About()), questionnaire.PrintableLine(conflict.Member()))
	if ask := w.session.Question(conflict); ask != "" {
		w.say("%s", ask)
	}
	for i, side := range conflict.Sides {
		w.item(strconv.Itoa(i+1)+". ", questionnaire.PrintableLine(side.Who())+": "+w.sideWords(conflict, side.Value))
	}
	if conflict.Base != nil {
		w.say("Before: %s", w.sideWords(conflict, conflict.Base))
	}
	ways := []string{"take 1"}
	if _, ok := conflict.Both(); ok {
		ways = append(ways, "both")
	}
	if conflict.Base != nil || len(conflict.Sides) == 0 {
		ways = append(ways, "before")
	}
	if conflict.IsText() {
		ways = append(ways, "write")
	}
	w.say("Enter conflicts %d and behind it one of: %s.", number, strings.Join(ways, ", "))
}

// sideWords is a value of a conflict, as it is read.
func (w *wizard) sideWords(conflict questionnaire.Conflict, value []byte) string {
	return questionnaire.PrintableLine(strings.Join(strings.Fields(w.session.SideText(conflict, value)), " "))
}

// decide decides a conflict by what was entered.
func (w *wizard) decide(number int, conflict questionnaire.Conflict, way string) {
	typed := map[string]string{"both": "b", "before": "0"}[way]
	if side, ok := strings.CutPrefix(way, "take "); ok {
		typed = strings.TrimSpace(side)
	}
	for _, decision := range w.session.Decisions(conflict) {
		if decision.Key == typed {
			w.resolve(conflict, decision)
			return
		}
	}
	w.refuse("Conflict %d cannot be decided so. Enter conflicts %d to hear how.", number, number)
}

// resolve takes a value and says what is left.
func (w *wizard) resolve(conflict questionnaire.Conflict, decision session.Decision) {
	if err := w.session.Resolve(conflict.Path, decision.Value); err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	left := "No conflict is left."
	if n := len(w.session.Conflicts()); n > 0 {
		left = "Conflicts left: " + strconv.Itoa(n) + "."
	}
	w.tell("Decided: %s, %s. %s Enter undo to take it back.", questionnaire.PrintableLine(conflict.About()), questionnaire.PrintableLine(conflict.Member()), left)
}

// conflictStep asks for a text of one's own in place of what the copies say.
type conflictStep struct {
	from     step
	number   int
	conflict questionnaire.Conflict
}

func (s *conflictStep) show(w *wizard) {
	w.say("%s, %s: write what holds, in one line. Commands need a slash here, such as /back.",
		questionnaire.PrintableLine(s.conflict.About()), questionnaire.PrintableLine(s.conflict.Member()))
}

func (s *conflictStep) take(w *wizard, text string) {
	text = strings.TrimSpace(questionnaire.PrintableLine(text))
	if text == "" {
		w.refuse("Write what holds, or enter /back.")
		return
	}
	w.resolve(s.conflict, session.Decision{Value: questionnaire.TextValue(text)})
	s.back(w)
}

func (s *conflictStep) free() bool           { return true }
func (s *conflictStep) place() (place, bool) { return place{}, false }
func (s *conflictStep) skip(w *wizard)       { s.back(w) }

func (s *conflictStep) back(w *wizard) {
	if s.from == nil {
		w.jump(&reviewStep{})
		return
	}
	w.enter(s.from)
}
