package document

import (
	"slices"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// Condition is what the pro forma makes provisions depend on, and whether it holds.
type Condition struct {
	// Name is the kind and the reference, such as "condition 1".
	Name, Wording string
	// Holds is "holds", "does not hold" or "not known".
	Holds string
	Known bool
	// Facts state what is known of the device, or ask for what is not.
	Facts []string
}

// FactGroup is a heading with facts about the device.
type FactGroup struct {
	Title string
	Facts []Fact
}

// Fact is a question about the device and what was said.
type Fact struct {
	ID, Question, Answer string
	// Value is the answer as the assessment file writes it.
	Value string
	// Known is false for a fact that nobody has given.
	Known bool
}

// Legend explains signs under a heading.
type Legend struct {
	Title   string
	Entries []Field
}

func (b *builder) conditions() []Condition {
	var all []Condition
	for i := range b.statement.Edition.Conditions {
		condition := &b.statement.Edition.Conditions[i]
		truth, by := condition.When.Eval(b.profile.Lookup)
		c := Condition{Name: condition.Kind + " " + condition.Ref, Wording: condition.Wording, Known: truth != questionnaire.Unknown}
		switch truth {
		case questionnaire.Yes:
			c.Holds = "holds"
		case questionnaire.No:
			c.Holds = "does not hold"
		case questionnaire.Unknown:
			c.Holds = "not known"
		}
		for _, fact := range by {
			c.Facts = append(c.Facts, b.says(fact))
		}
		all = append(all, c)
	}
	return all
}

// facts lists the facts that are asked of this device, under their headings.
func (b *builder) facts() []FactGroup {
	var groups []FactGroup
	edition := b.statement.Edition
	for _, fact := range b.profile.Questions() {
		title := line(edition.Group(fact).Title)
		if len(groups) == 0 || groups[len(groups)-1].Title != title {
			groups = append(groups, FactGroup{Title: title})
		}
		f := Fact{ID: fact.ID, Question: line(fact.Ask), Answer: "Not given"}
		if value := b.statement.Assessment.Facts[fact.ID]; b.profile.Answered(fact) {
			f.Value, f.Answer, f.Known = line(value), line(fact.Label(value)), value != questionnaire.DontKnow
		}
		at := &groups[len(groups)-1]
		at.Facts = append(at.Facts, f)
	}
	return groups
}

// legend explains the letters of the pro forma.
func (b *builder) legend() []Legend {
	status := []Field{
		{"M", "Mandatory: the device or the manufacturer has to meet the provision wherever it applies."},
		{"R", "Recommended: the provision is to be met where it applies, unless the Detail gives the reason why that is not possible or not appropriate."},
		{"C (n)", "Conditional: the provision applies only if the conditions in brackets hold for the device."},
	}
	if slices.ContainsFunc(b.statement.Edition.Conditions, func(c questionnaire.Condition) bool { return c.Kind == "feature" }) {
		status = append(status, Field{"F (a)", "Feature: the provision applies only if the device has the features in brackets."})
	}
	empty := "Not answered yet."
	if b.statement.Partial() {
		empty = "Not answered yet, or out of scope."
	}
	return []Legend{
		{"Status", status},
		{"Support", []Field{
			{string(questionnaire.Supported), "Supported: the manufacturer states that the provision is met. The Detail says how."},
			{string(questionnaire.NotSupported), "Not supported: the manufacturer states that it is not met. The Detail says why."},
			{string(questionnaire.NotApplicable), "Not applicable: a condition of the provision does not hold for the device. The Detail says which. It can be answered only where the status has a condition."},
			{"(empty)", empty},
		}},
	}
}

func (b *builder) closing() string {
	const own = "This statement is the manufacturer's own assessment of its device. Nothing in it says that anybody else has examined the device or agrees with the result. "
	edition := b.statement.Edition
	if base := edition.Base(); base != nil {
		return own + edition.Disclaimer() + " References and statuses are its own. Where they are those of " + base.Title + ", the official text of that prevails over anything that is said here."
	}
	return own + "References and statuses are those of " + edition.Title + ", whose official text prevails over anything that is said here."
}

// plural counts something in words. The number stays on one line with what it counts.
func plural(n int, one, many string) string {
	const noBreakSpace = "\u00a0"
	if n == 1 {
		return "1" + noBreakSpace + one
	}
	return strconv.Itoa(n) + noBreakSpace + many
}

// joined writes a list as people do: a, b and c.
func joined(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
