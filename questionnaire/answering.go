package questionnaire

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Answering is the answering of one provision: what the checks, the guide and the person
// make of the answer. It holds the rules that every way of asking shares; it changes
// nothing but the answer it is given.
type Answering struct {
	Row      *Row
	Prose    *Prose
	Guidance *Guidance
	// Walk is the way through the checks as far as they are answered.
	Walk Walk

	statement    *Statement
	confirmation *Confirmation
}

// NewAnswering begins the answering of a provision of a statement.
func NewAnswering(s *Statement, reference string) (*Answering, error) {
	row := s.Row(reference)
	if row == nil {
		return nil, fmt.Errorf("%s has no provision %s", s.Edition.Title, reference)
	}
	prose, err := s.Edition.Prose(reference)
	if err != nil {
		return nil, err
	}
	guidance, err := s.Edition.Guidance()
	if err != nil {
		return nil, err
	}
	a := &Answering{Row: row, Prose: prose, Guidance: guidance}
	a.Refresh(s)
	return a, nil
}

// Refresh takes over what a changed assessment makes of the provision.
func (a *Answering) Refresh(s *Statement) {
	a.statement, a.Row = s, s.Row(a.Prose.Reference)
	a.Walk = a.walk(a.Row.Answer.Checks)
	a.confirmation = s.Confirmation(a.Row)
}

// walk follows answers through the checks of the provision.
func (a *Answering) walk(checks map[string]string) Walk {
	return a.Prose.Walk(NewProfile(a.statement.Edition, a.statement.Assessment.Facts).Lookup, checks)
}

// Asks reports whether there is anything for a person to say: not where the provision is
// computed, out of scope or does not apply.
func (a *Answering) Asks() bool { return a.Row.Walked() }

// AnswerCheck records the answer to a check.
func (a *Answering) AnswerCheck(answer *Answer, id, value string) {
	checks := make(map[string]string, len(answer.Checks)+1)
	for k, v := range answer.Checks {
		checks[k] = v
	}
	checks[id] = value
	answer.Checks = checks
}

// ChooseSupport records the support, and what the checks suggested when the person decided.
// A Detail that nobody has written yet becomes the suggested one.
func (a *Answering) ChooseSupport(answer *Answer, support Support) {
	answer.Support, answer.Suggested = support, Unanswered
	if s := a.Walk.Suggestion; s != nil {
		answer.Suggested = s.Suggest
	}
	if answer.Detail == "" || a.Untouched(answer.Detail) {
		answer.Detail = a.suggestedDetail(support)
	}
}

// Clear takes the support back. The checks stay, and so does a Detail that was written.
func (a *Answering) Clear(answer *Answer) {
	answer.Support, answer.Suggested = Unanswered, Unanswered
	if a.Untouched(answer.Detail) {
		answer.Detail = ""
	}
}

// suggestedDetail is the Detail to start from: the words of the suggestion where it is
// followed, and a plan where a mandatory provision is not met.
func (a *Answering) suggestedDetail(support Support) string {
	detail := ""
	if s := a.Walk.Suggestion; s != nil && s.Suggest == support {
		detail = oneLine(s.Detail)
	}
	if support == NotSupported && a.Row.Provision.Status.Mandatory {
		detail = strings.TrimSpace(detail + " " + a.Guidance.Closing.Text)
	}
	return detail
}

// Untouched reports whether a Detail is a suggestion that nobody has changed.
func (a *Answering) Untouched(detail string) bool {
	plan := a.Guidance.Closing.Text
	for _, outcome := range a.Prose.Outcomes {
		if words := oneLine(outcome.Detail); detail == words || detail == words+" "+plan {
			return true
		}
	}
	return detail != "" && (detail == plan || a.isRationale(detail))
}

// isRationale reports whether a Detail is what this program writes for N/A.
func (a *Answering) isRationale(detail string) bool {
	rest, ok := strings.CutPrefix(detail, "Not applicable: ")
	if !ok {
		return false
	}
	for _, condition := range a.Row.Provision.Conditions() {
		rest = strings.ReplaceAll(rest, because(condition), "")
	}
	return strings.Trim(rest, "; .") == ""
}

// UseExample puts an example into the Detail as a start to be edited, and remembers which
// one. What was written before stays in front of it.
func (a *Answering) UseExample(answer *Answer, example *Example) {
	answer.Example = example.Ref
	a.append(answer, example.Text)
}

// UseTemplate answers N with a template for the justification. What was written before
// stays in front of it.
func (a *Answering) UseTemplate(answer *Answer, template *Justification) {
	answer.Support = NotSupported
	answer.Justification.Template = template.ID
	a.append(answer, template.Text)
}

func (a *Answering) append(answer *Answer, text string) {
	before := answer.Detail
	if a.Untouched(before) {
		before = ""
	}
	answer.Detail = strings.TrimSpace(before + "\n" + oneLine(text))
}

// blankReview is the blank of templates that says when a justification is to be reviewed.
const blankReview = "review_by"

// The blanks of the words that say how a gap is to be closed.
const (
	blankMeasure = "measure"
	blankOwner   = "owner"
	blankCloseBy = "close_by"
)

// PlannedPoint is the open point that follows from the blanks as a person filled them, by
// name: the measure that closes the gap, who takes it, and by when.
func PlannedPoint(filled map[string]string) OpenPoint {
	return OpenPoint{Text: filled[blankMeasure], Owner: filled[blankOwner], Due: filled[blankCloseBy]}
}

// Blank is what may be put into a blank of this provision's texts.
func (a *Answering) Blank(name string) Blank {
	if blank, ok := a.Prose.Blanks[name]; ok {
		return blank
	}
	return a.Guidance.Closing.Blanks[name]
}

// FillBlank puts a value into a blank of the Detail. The error says how the value has to be
// written where it does not fit the type of the blank.
func (a *Answering) FillBlank(answer *Answer, name, value string) error {
	blank := a.Blank(name)
	switch blank.Kind {
	case "date":
		if _, err := time.Parse(time.DateOnly, value); err != nil {
			return fmt.Errorf("%q is no date: write one such as 2027-06-30", value)
		}
	case "choice":
		word := blank.Choose(value)
		if word == "" {
			return fmt.Errorf("choose one of %s", strings.Join(blank.Of, ", "))
		}
		value = word
	}
	answer.Detail = strings.ReplaceAll(answer.Detail, "{"+name+"}", value)
	if name == blankReview && answer.Justification.Template != "" {
		answer.Justification.ReviewBy = value
	}
	return nil
}

// oneLine makes one line of a text that the data folds over several.
func oneLine(text string) string {
	if isOneLine(text) {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// isOneLine reports whether a text is one line already, as most are.
func isOneLine(text string) bool {
	space := true // before the text, and after it, there is to be none
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c > ' ' && c < utf8.RuneSelf:
			space = false
		case c == ' ' && !space:
			space = true
		case c < utf8.RuneSelf:
			return false
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if unicode.IsSpace(r) {
				return false
			}
			space, i = false, i+size-1
		}
	}
	return !space || text == ""
}
