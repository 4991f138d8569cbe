package plain

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ask645/questionnaire"
)

// request is what a line asks of the catalogue: provisions by name, or all that a filter lets
// through.
type request struct {
	questionnaire.Selection
	// scope is "in" or "out" where only such provisions are meant, or "".
	scope string
	// named are references and clauses, as they were typed.
	named []string
}

// readRequest reads a line such as "clause 5.3 status M" or "5.3-1 5.3-2 5.4".
func readRequest(text string) request {
	var r request
	var into *string
	for word := range strings.FieldsSeq(text) {
		switch folded := strings.ToLower(strings.Trim(word, ",")); {
		case folded == "clause":
			into = &r.Clause
		case folded == "status":
			into = &r.Status
		case folded == "condition", folded == "feature":
			into = &r.Condition
		case folded == "words":
			into = &r.Text
		case into != nil:
			*into = strings.TrimSpace(*into + " " + word)
		case folded == "in", folded == "out":
			r.scope = folded
		case folded == "all", folded == "and", folded == "":
		default:
			r.named = append(r.named, strings.Trim(word, ","))
		}
	}
	return r
}

// chosen lists the provisions that a request means. The error says what there is instead.
func (w *wizard) chosen(edition *questionnaire.Edition, r request) ([]*questionnaire.Provision, error) {
	all, err := edition.Select(r.Selection)
	if err != nil {
		return nil, err
	}
	if len(r.named) > 0 {
		names := map[*questionnaire.Provision]bool{}
		for _, name := range r.named {
			found, err := provisionsNamed(edition, name)
			if err != nil {
				return nil, err
			}
			for _, p := range found {
				names[p] = true
			}
		}
		all = slices.DeleteFunc(all, func(p *questionnaire.Provision) bool { return !names[p] })
	}
	if r.scope != "" && w.session != nil {
		all = slices.DeleteFunc(all, func(p *questionnaire.Provision) bool {
			return w.session.Assessment.InScope(p.Reference) == (r.scope == "out")
		})
	}
	return all, nil
}

// provisionsNamed finds the provision of a reference, or those of a clause.
func provisionsNamed(edition *questionnaire.Edition, name string) ([]*questionnaire.Provision, error) {
	if p := edition.Provision(strings.ToUpper(name)); p != nil {
		return []*questionnaire.Provision{p}, nil
	}
	if found, err := edition.Select(questionnaire.Selection{Clause: name}); err == nil {
		return found, nil
	}
	return nil, fmt.Errorf("%q is no provision and no clause of %s", shorten(name), edition.Title)
}

// catalogueCommand reads the provisions of the open assessment's edition; without one it asks
// for an edition.
func (w *wizard) catalogueCommand(argument string) {
	if w.session == nil {
		w.chooseEdition(chooseRead)
		return
	}
	w.readCatalogue(w.session.Edition, argument)
}

// readCatalogue reads the provisions that a line asks for: one in full, several in a line each.
func (w *wizard) readCatalogue(edition *questionnaire.Edition, argument string) {
	r := readRequest(argument)
	found, err := w.chosen(edition, r)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	if len(found) == 1 && len(r.named) == 1 {
		w.readProvision(found[0])
		return
	}
	var clause *questionnaire.Clause
	for _, p := range found {
		if p.Clause() != clause {
			clause = p.Clause()
			w.say("Clause %s: %s", clause.Number, clause.Title)
		}
		w.item(p.Reference+": ", w.catalogueWords(p)+" "+sentence(p.Title))
	}
	w.say("%s.", questionnaire.Capital(provisions(len(found))))
}

// catalogueWords say the status of a provision and, in an assessment on its edition, whether it
// applies and is in scope.
func (w *wizard) catalogueWords(p *questionnaire.Provision) string {
	words := []string{p.Status.Text}
	if row := w.rowOf(p); row != nil {
		words = append(words, appliesWords(row.Applies))
		if row.OutOfScope {
			words = append(words, "out of scope")
		}
	}
	return strings.Join(words, ", ") + "."
}

// rowOf is what the open assessment says of a provision, or nil where it is on another edition.
func (w *wizard) rowOf(p *questionnaire.Provision) *questionnaire.Row {
	if w.session == nil || w.session.Edition.Provision(p.Reference) != p {
		return nil
	}
	return w.session.Statement.Row(p.Reference)
}

// readProvision reads what is asked, why, and on what it rests.
func (w *wizard) readProvision(p *questionnaire.Provision) {
	w.say("%s: %s", p.Reference, sentence(p.Title))
	w.say("%s %s", w.catalogueWords(p), sentence(p.Status.Meaning()))
	edition := w.browsed()
	switch prose, err := edition.Prose(p.Reference); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		w.say("%s", sentence(err.Error()))
	default:
		w.flat("What is asked: ", prose.Requirement)
		w.flat("Why it matters: ", prose.Why)
	}
	for _, condition := range p.Conditions() {
		text := fmt.Sprintf("It rests on %s %s: %s.", condition.Kind, condition.Ref, condition.Wording)
		if w.rowOf(p) != nil {
			truth, _ := condition.When.Eval(w.session.Profile().Lookup)
			text += " " + holdsWords(truth)
		}
		w.say("%s", text)
	}
}

// browsed is the edition whose catalogue is read.
func (w *wizard) browsed() *questionnaire.Edition {
	if at, ok := w.step.(*browseStep); ok {
		return at.edition
	}
	return w.session.Edition
}

// scope leaves provisions out, takes them in, or says what is out.
func (w *wizard) scope(argument string) {
	verb, rest, _ := strings.Cut(strings.TrimSpace(argument), " ")
	switch verb = strings.ToLower(verb); {
	case verb == "":
		w.sayScope()
		return
	case verb != "in" && verb != "out" || strings.TrimSpace(rest) == "":
		w.refuse("Enter scope out or scope in, and what: references such as 5.3-1, clauses such as 5.3, all, or a filter such as condition 12.")
		return
	case w.readOnly():
		return
	}
	found, err := w.chosen(w.session.Edition, readRequest(rest))
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	references := make([]string, 0, len(found))
	for _, p := range found {
		references = append(references, p.Reference)
	}
	w.leaveText()
	n := w.session.SetScope(verb == "in", references...)
	switch {
	case n > 0:
		w.again()
	case len(found) == 1 && !found[0].MayBeLeftOut():
		w.refuse("%s follows from the other answers and cannot be left out.", found[0].Reference)
		return
	case len(found) == 0:
		w.refuse("No provision fits.")
		return
	default:
		w.say("Nothing changes: all of that is so already.")
		return
	}
	if verb == "in" {
		w.close("%s taken in.", questionnaire.Capital(provisions(n)))
		return
	}
	w.close("%s left out. The statement makes no claim about that, nor about conformance as a whole.", questionnaire.Capital(provisions(n)))
}

// again asks the question of a provision anew, as its scope may have changed.
func (w *wizard) again() {
	if at, ok := w.step.place(); ok && at.page == pageProvision {
		w.enter(w.provision(at.reference))
	}
}

// sayScope says what is out of scope.
func (w *wizard) sayScope() {
	s := w.session.Statement
	if !s.Partial() {
		w.say("Every provision is in scope. Enter scope out and references or clauses to leave some out.")
		return
	}
	w.say("%s. Out of scope: %s.", s.Counts.Scope(), strings.Join(s.LeftOut(), ", "))
	w.say("The statement makes no claim about that, nor about conformance with %s as a whole.", s.Edition.Title)
}
