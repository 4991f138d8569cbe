package plain

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// evidence reads what usually shows that a provision is met, and what the answer names; with
// an argument it changes the latter.
func (w *wizard) evidence(argument string) {
	p := w.here()
	if p == nil {
		return
	}
	verb, rest, _ := strings.Cut(normal(argument), " ")
	number, err := strconv.Atoi(strings.TrimSpace(rest))
	list := w.session.Evidence(p.ref)
	known := err == nil && number >= 1 && number <= len(list)
	switch {
	case verb == "":
		w.tellEvidence(p)
	case p.row().Provision.Computed():
		w.refuse("%s follows from the other answers and takes no evidence.", p.ref)
	case verb == "add" && rest == "":
		w.leaveText()
		w.enter(&evidenceStep{from: p})
	case verb == "remove" && known:
		w.session.RemoveEvidence(p.ref, number-1)
		w.tell("Removed: %s.", questionnaire.PrintableLine(document.EvidenceName(list[number-1])))
	case verb == "hash" && known:
		w.hash(p, number-1, false)
	case verb == "open" && known:
		w.hash(p, number-1, true)
	case verb == "remove", verb == "hash", verb == "open":
		w.refuse("Enter evidence %s and a number from 1 to %d.", verb, len(list))
	default:
		w.refuse("Enter evidence, evidence add, evidence remove 1, or evidence hash 1.")
	}
}

// tellEvidence reads both lists.
func (w *wizard) tellEvidence(p *provisionStep) {
	w.say("Evidence that helps:")
	for _, evidence := range p.answering.Prose.Evidence {
		w.flat("- ", evidence)
	}
	list := w.session.Evidence(p.ref)
	if len(list) == 0 {
		w.say("None is named yet. Enter evidence add to name some.")
		return
	}
	w.say("Named for %s:", p.ref)
	for i, evidence := range list {
		text := document.EvidenceName(evidence)
		if evidence.SHA256 != "" {
			text += ", SHA-256 " + evidence.SHA256
		}
		w.item(strconv.Itoa(i+1)+". ", questionnaire.PrintableLine(text))
	}
	w.say("Enter evidence add, evidence remove 1, or evidence hash 1 to record the SHA-256 of a file.")
}

// hash records the SHA-256 of a file that evidence names. A file outside the folder of the
// assessment is opened only when the person says so.
func (w *wizard) hash(p *provisionStep, at int, outside bool) {
	evidence := w.session.Evidence(p.ref)[at]
	sum, err := store.Digest(filepath.Dir(w.session.File.Path()), evidence.Ref, outside)
	switch {
	case errors.Is(err, store.ErrOutside):
		w.refuse("%s: it was not opened. Enter evidence open %d to open it all the same.", sentence(strings.TrimSuffix(err.Error(), ".")), at+1)
	case err != nil:
		w.refuse("No SHA-256 was recorded: %v.", err)
	case sum == evidence.SHA256:
		w.tell("The file is the one whose SHA-256 was recorded.")
	default:
		evidence.SHA256 = sum
		w.session.SetEvidence(p.ref, at, evidence)
		w.tell("SHA-256 recorded: %s", sum)
	}
}

// evidenceStep asks for the parts of new evidence.
type evidenceStep struct {
	from  *provisionStep
	title string
	// titled is true once the title was asked for.
	titled bool
}

func (e *evidenceStep) show(w *wizard) {
	if e.titled {
		w.say("Where it is: a path that starts at the folder of the assessment, or a web address. An empty line leaves it open.")
		return
	}
	w.say("Evidence for %s. Its title, such as Penetration test of May 2026. Commands need a slash here, such as /back.", e.from.ref)
}

func (e *evidenceStep) take(w *wizard, text string) {
	text = strings.TrimSpace(questionnaire.PrintableLine(text))
	if w.tooLong(text, longestField) {
		return
	}
	if !e.titled {
		e.title, e.titled, w.asked = text, true, false
		return
	}
	if e.title == "" && text == "" {
		w.refuse("Evidence needs a title or a place.")
		e.titled, w.asked = false, false
		return
	}
	w.session.SetEvidence(e.from.ref, len(w.session.Evidence(e.from.ref)), questionnaire.Evidence{Title: e.title, Ref: text})
	w.close("The evidence is named.")
	w.enter(e.from)
}

func (e *evidenceStep) free() bool           { return true }
func (e *evidenceStep) back(w *wizard)       { w.enter(e.from) }
func (e *evidenceStep) skip(w *wizard)       { w.enter(e.from) }
func (e *evidenceStep) place() (place, bool) { return e.from.place() }
