package plain

import (
	"fmt"

	"ask645/questionnaire"
)

// reviewStep says where the statement stands and lists the findings; each leads to the
// provision or fact that it is about.
type reviewStep struct {
	// from is where the review was asked for, or nil.
	from step
}

// mostMissing is how many unanswered provisions are listed one by one. More of them are
// counted instead, so that they do not bury what was answered wrongly.
const mostMissing = 5

// findings are those that are listed, and how many missing answers are left out.
func (r *reviewStep) findings(w *wizard) (listed []questionnaire.Finding, missing int) {
	for _, finding := range w.session.Statement.Findings {
		if finding.Code == questionnaire.CodeMissingSupport {
			missing++
		}
	}
	for _, finding := range w.session.Statement.Findings {
		if missing <= mostMissing || finding.Code != questionnaire.CodeMissingSupport {
			listed = append(listed, finding)
		}
	}
	if missing <= mostMissing {
		missing = 0
	}
	return listed, missing
}

func (r *reviewStep) options(w *wizard) []option {
	listed, missing := r.findings(w)
	var options []option
	for i, finding := range listed {
		options = append(options, option{
			value: fmt.Sprint(i),
			label: fmt.Sprintf("%s, %s: %s", finding.Reference, finding.Severity, sentence(finding.Message)),
		})
	}
	if missing > 0 {
		options = append(options, option{value: "next", label: fmt.Sprintf("%d provisions are not answered. Go to the first.", missing)})
	}
	return append(options,
		option{value: "export", label: "Export the statement"},
		option{value: "quit", label: "Quit"})
}

func (r *reviewStep) show(w *wizard) {
	s := w.session.Statement
	w.say("Review. %s", s.Result())
	w.totals()
	if len(s.Findings) == 0 {
		w.say("Nothing is wrong and nothing is missing.")
	} else {
		w.say("A number leads to what is to be settled.")
	}
	w.list(r.options(w))
}

func (r *reviewStep) take(w *wizard, text string) {
	options := r.options(w)
	value := ""
	if at, _ := find(options, text); at >= 0 {
		value = options[at].value
	}
	switch value {
	case "":
		w.refuse("\"%s\" is none of these. Enter a number from 1 to %d, or export, back, quit.", shorten(text), len(options))
	case "next":
		w.enterNext("")
	case "export":
		w.jump(&exportStep{from: r})
	case "quit":
		w.quit()
	default:
		listed, _ := r.findings(w)
		var at int
		_, _ = fmt.Sscan(value, &at)
		if listed[at].Code == questionnaire.CodeConflict {
			w.conflicts("")
			return
		}
		r.settle(w, listed[at].Reference)
	}
}

// settle goes to what a finding is about.
func (r *reviewStep) settle(w *wizard, reference string) {
	switch {
	case w.session.Edition.Provision(reference) != nil:
		w.enter(w.provision(reference))
	case w.asks(reference):
		w.enter(w.fact(reference))
	case reference == questionnaire.AboutScope:
		w.sayScope()
	case reference == questionnaire.AboutBase:
		w.sayNews()
	case reference == questionnaire.AboutSupportEnd:
		w.enter(&coverStep{declaration: true, from: r})
	default:
		w.refuse("%s is no question of this edition.", questionnaire.PrintableLine(reference))
	}
}

func (r *reviewStep) free() bool           { return false }
func (r *reviewStep) place() (place, bool) { return place{page: pageReview}, true }
func (r *reviewStep) skip(w *wizard)       { w.jump(&exportStep{from: r}) }

func (r *reviewStep) back(w *wizard) {
	if r.from != nil {
		w.enter(r.from)
		return
	}
	w.backToLast()
}

// backToLast goes to the last provision that a person is walked through.
func (w *wizard) backToLast() {
	rows := w.session.Statement.Rows
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Walked() {
			w.enter(w.provision(rows[i].Provision.Reference))
			return
		}
	}
	w.enter(&coverStep{})
}

// totals are the counts that a reader wants first.
func (w *wizard) totals() {
	s := w.session.Statement
	c := s.Counts
	scope := ""
	if c.OutOfScope > 0 {
		scope = fmt.Sprintf("%d out of scope; of the others ", c.OutOfScope)
	}
	w.say("%d provisions: %s%d apply, %d do not, %d undecided.", c.Provisions, scope, c.Applicable, c.NotApplicable, c.Undecided)
	w.say("Mandatory: %d met, %d not met.", c.MandatoryMet, c.MandatoryUnmet)
	w.say("Recommended: %d met, %d not met and justified, %d not met without reason.", c.RecommendationsMet, c.RecommendationsJustified, c.RecommendationsUnjustified)
	w.say("Findings: %s.", s.Tally())
	if points := w.session.Assessment.OpenPoints(); len(points) > 0 {
		w.say("Open points: %s. The command \"points all\" reads them.", questionnaire.TallyPoints(points, w.session.Today()))
	}
}

// status says how far the work is.
func (w *wizard) status(string) {
	s := w.session.Statement
	w.say("%s, %s.", questionnaire.Capital(w.session.product()), s.Edition.Title)
	w.sayFamily()
	w.say("%s", s.Result())
	profile := w.session.Profile()
	answered, questions := 0, profile.Questions()
	for _, fact := range questions {
		if profile.Answered(fact) {
			answered++
		}
	}
	w.say("About the device: %d of %d questions answered.", answered, len(questions))
	w.totals()
	if err := w.unsaved(); err != nil {
		w.say("Not saved: %v.", err)
		return
	}
	w.say("Everything is saved in %s.", w.session.File.Path())
}
