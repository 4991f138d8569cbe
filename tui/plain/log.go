package plain

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// log reads what changed in the file, when and by whom, from what is kept beside it; with an
// argument it reads one version, compares it with now, or brings it back.
func (w *wizard) log(argument string) {
	w.leaveText()
	w.save()
	states, err := store.Log(w.session.File.Path())
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	verb, version, _ := strings.Cut(normal(argument), " ")
	if verb == "" {
		w.tellLog(states)
		return
	}
	if verb != "diff" && verb != "restore" {
		verb, version = "", normal(argument)
	}
	state, err := store.FindState(states, version)
	if err == nil && state.Err != nil {
		err = state.Err
	}
	switch {
	case err != nil:
		w.refuse("%s", sentence(err.Error()))
	case verb == "restore":
		w.bringBack(state)
	case verb == "diff":
		changes, err := questionnaire.Changes(state.Assessment, w.session.Assessment)
		if err != nil {
			w.refuse("%s", sentence(err.Error()))
			return
		}
		w.say("What is different now from %s:", store.Moment(state.At))
		w.tellChanges(changes)
	case state.Before == nil:
		w.say("It is the oldest that is kept: there is nothing to compare it with.")
	default:
		w.say("%s", sentence(w.stateTitle(state)))
		w.tellChanges(state.Changes)
	}
}

func (w *wizard) stateTitle(state *store.State) string {
	title := store.Moment(state.At)
	if state.Number == 0 {
		title = "Now, as saved on " + title
	}
	if len(state.By) > 0 {
		title += ", by " + strings.Join(state.By, ", ")
	}
	return questionnaire.PrintableLine(title)
}

// tellLog reads what each state changed, in short.
func (w *wizard) tellLog(states []store.State) {
	w.say("Past versions, the newest first.")
	for i := range states {
		state := &states[i]
		words := "Nothing changed."
		switch {
		case state.Err != nil:
			words = "It cannot be read: " + sentence(state.Err.Error())
		case state.Before == nil:
			words = "The oldest that is kept."
		case len(state.Changes) > 0:
			words = strings.Join(questionnaire.Abouts(state.Changes), ", ") + "."
			if n := len(state.Changes); n > 1 {
				words = fmt.Sprintf("%d changes: %s", n, words)
			} else {
				words = "1 change: " + words
			}
		}
		w.item(fmt.Sprintf("%d. ", state.Number), sentence(w.stateTitle(state))+" "+questionnaire.PrintableLine(words))
	}
	w.say("Enter log and a number to hear one in full, log diff and a number to compare it with now, log restore and a number to bring it back.")
}

// tellChanges reads changes with their whole texts.
func (w *wizard) tellChanges(changes []questionnaire.Change) {
	told := false
	for _, change := range changes {
		for _, line := range change.Lines(w.session.Edition) {
			told = true
			w.flat("", fmt.Sprintf("%s %s was: %s Now: %s", sentence(questionnaire.Printable(change.About())), questionnaire.Printable(line.What), said(line.From), said(line.To)))
		}
	}
	if !told {
		w.say("Nothing that a person said differs.")
	}
}

// said is a text as a sentence, or that there is none.
func said(text string) string {
	if strings.TrimSpace(text) == "" {
		return "nothing."
	}
	return sentenceAsIs(questionnaire.Printable(text))
}

// sentenceAsIs ends a text with a full stop and leaves its first letter.
func sentenceAsIs(text string) string {
	text = strings.TrimSpace(text)
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".!?:") {
		text += "."
	}
	return text
}

// bringBack makes the assessment what it was, after the person heard what that does.
func (w *wizard) bringBack(state *store.State) {
	switch {
	case state.Number == 0:
		w.refuse("This is the file as it is now. Name a past version.")
		return
	case w.readOnly():
		return
	case w.unsaved() != nil:
		w.refuse("Not everything is saved: settle that first.")
		return
	case state.Assessment.Edition != w.session.Assessment.Edition:
		w.refuse("This version is of another edition. Leave, and enter ask645 log with --restore %d.", state.Number)
		return
	}
	from := w.anchor()
	if from == nil {
		from = &reviewStep{}
	}
	lines := []string{"All would be as it was on " + store.Moment(state.At) + ". What it is now becomes a past version."}
	w.enter(&confirmStep{from: from, lines: lines, ask: "Make all as it was?", yes: func() {
		if err := w.session.File.Keep(); err != nil {
			w.refuse("Nothing was changed: %v.", err)
			w.enter(from)
			return
		}
		w.session.BringBack(state.Assessment)
		w.close("All is as it was on %s. Enter undo to take this back.", store.Moment(state.At))
		w.enter(&reviewStep{})
	}})
}
