package learn

import (
	"fmt"
	"slices"

	"ask645/questionnaire"
)

// The question for a valid justification. The right text stands in a model assessment; each
// wrong one has a finding of severity error where it stands.

// wrongTexts is how many wrong texts are offered.
const wrongTexts = 2

// justified reports whether a row of a model is a recommendation that is not followed, with
// its reason and without a finding.
func (p *Pool) justified(device *Device, row *questionnaire.Row) bool {
	return row.Walked() && !row.Provision.Status.Mandatory && row.Support == questionnaire.NotSupported &&
		row.Justified && len(device.Model.Of(row.Provision.Reference)) == 0
}

// emptyReasons are texts that say nothing, or no more than that it is not done.
func emptyReasons() []string {
	return []string{"TBD", "Not planned at present.", "To be done", "Not supported yet.", "See above.", "Not relevant for us."}
}

// reason asks which of three texts is a valid justification.
func (p *Pool) reason(c chance, s subject) *Question {
	row := s.device.Model.Row(s.reference)
	right := Claim{s.reference, questionnaire.NotSupported, row.Detail}
	question := &Question{
		Given: []string{s.device.Title + ". " + oneLine(s.device.About)},
		Ask:   "Three rows of its statement: provision, status, support, Detail. Which one can stand as it is?",
		Why:   fmt.Sprintf("%s is a recommendation. N is allowed where the Detail says why.", s.reference),
	}
	options := []Option{p.claimed(right, true, "A recommendation that is not followed, with its reason.")}
	for _, wrong := range p.wrongClaims(c, s.device, right) {
		if why := p.errorOf(s.device, wrong); why != "" && len(options) <= wrongTexts {
			options = append(options, p.claimed(wrong, false, capital(why)+"."))
		}
	}
	if len(options) <= wrongTexts || p.errorOf(s.device, right) != "" {
		return nil
	}
	question.Options = shuffled(c, options)
	return question
}

// claimed is an option that shows a claim as the statement does.
func (p *Pool) claimed(claim Claim, right bool, why string) Option {
	return Option{Text: p.sheetLine(claim), Right: right, Why: why, Claim: claim}
}

// sheetLine is a row of the statement as a line.
func (p *Pool) sheetLine(claim Claim) string {
	status := p.Edition.Provision(claim.Reference).Status.Text
	detail := oneLine(claim.Detail)
	if detail == "" {
		detail = "(no Detail)"
	}
	return fmt.Sprintf("%s, %s, %s. %s", claim.Reference, status, claim.Support, detail)
}

// errorOf is the first finding of severity error about a claim in a model, or "".
func (p *Pool) errorOf(device *Device, claim Claim) string {
	for _, finding := range p.found(device, claim) {
		if finding.Severity == questionnaire.SeverityError {
			return finding.Message
		}
	}
	return ""
}

// wrongClaims are answers near the right one that cannot stand, in the order in which they
// are tried.
func (p *Pool) wrongClaims(c chance, device *Device, right Claim) []Claim {
	empties := emptyReasons()
	claims := []Claim{
		{right.Reference, questionnaire.NotSupported, empties[c.below(len(empties))]},
		{right.Reference, questionnaire.NotApplicable, right.Detail},
	}
	for _, template := range p.proses[right.Reference].Justifications {
		if own(template.Origin) {
			claims = append(claims, Claim{right.Reference, questionnaire.NotSupported, oneLine(template.Text)})
			break
		}
	}
	var demands []string
	for i := range device.Model.Rows {
		row := &device.Model.Rows[i]
		if row.Walked() && row.Provision.Status.Mandatory && row.Applies == questionnaire.Yes && row.Provision.Clause() == p.Edition.Provision(right.Reference).Clause() {
			demands = append(demands, row.Provision.Reference)
		}
	}
	if len(demands) > 0 {
		claims = append(claims, Claim{demands[c.below(len(demands))], questionnaire.NotSupported, right.Detail})
	}
	return shuffled(c, claims)
}

// own reports whether guidance is the program's own: that of packs is not on every machine.
func own(origin *questionnaire.Origin) bool { return origin == nil || origin.Pack == nil }

// faultySheets is how many sheets with faults are made from one model.
const faultySheets = 25

// A sheet shows so many rows, and so many of them are wrong.
const (
	sheetRows  = 8
	sheetWrong = 4
)

// longestShown is how much of a Detail a sheet shows, so that eight rows fit a page.
const longestShown = 140

// faults shows rows of a model, four of which were made wrong, and asks for those.
func (p *Pool) faults(c chance, s subject) *Question {
	var sound []*questionnaire.Row
	for i := range s.device.Model.Rows {
		row := &s.device.Model.Rows[i]
		if row.Walked() && row.Claimed() && len(s.device.Model.Of(row.Provision.Reference)) == 0 {
			sound = append(sound, row)
		}
	}
	// Each number begins with other rows, as one sheet is not to be like the next.
	sound = shuffled(c, sound)
	var wrong []Claim
	var codes []questionnaire.Code
	for len(sound) > 0 && len(wrong) < sheetWrong {
		if claim, code := p.spoil(c, s.device, sound[0], codes); code != "" {
			wrong, codes = append(wrong, claim), append(codes, code)
		}
		sound = sound[1:]
	}
	if len(wrong) < sheetWrong || len(sound) < sheetRows-sheetWrong {
		return nil
	}
	claims := slices.Clone(wrong)
	for _, row := range sound[:sheetRows-sheetWrong] {
		claims = append(claims, Claim{row.Provision.Reference, row.Support, row.Detail})
	}
	slices.SortFunc(claims, func(a, b Claim) int { return questionnaire.CompareReferences(a.Reference, b.Reference) })
	return p.sheet(s.device, claims, wrong)
}

// sheet asks for the faults among claims, or returns nil where a wrong row makes another one
// wrong as well.
func (p *Pool) sheet(device *Device, claims, wrong []Claim) *Question {
	statement := marked(device, claims...)
	question := &Question{
		Given: []string{device.Title + ". " + oneLine(device.About), p.decidingOf(device, claims)},
		Ask:   "A part of its statement: provision, status, support, Detail. In four rows check finds an error. Which?",
		Why:   "Each of the four is a finding of the program.",
	}
	for _, claim := range claims {
		findings := statement.Of(claim.Reference)
		faulty := slices.Contains(wrong, claim)
		if faulty != (len(findings) > 0) {
			return nil
		}
		o := p.claimed(claim, faulty, "Nothing is wrong here.")
		short := claim
		short.Detail = Shorten(oneLine(claim.Detail), longestShown)
		o.Text = p.sheetLine(short)
		if faulty {
			o.Why = capital(findings[0].Message) + "."
		}
		question.Options = append(question.Options, o)
	}
	return question
}

// decidingOf says what the facts of a device are on which some provisions rest.
func (p *Pool) decidingOf(device *Device, claims []Claim) string {
	profile := questionnaire.NewProfile(p.Edition, device.Model.Assessment.Facts)
	words := ""
	var told []string
	for _, claim := range claims {
		for _, id := range namesOf(p.Edition.Provision(claim.Reference)) {
			if says := profile.Says(id); says != "" && !slices.Contains(told, id) {
				told = append(told, id)
				words += "; " + says
			}
		}
	}
	if words == "" {
		return "None of its facts matters here."
	}
	return "Of its facts: " + words[2:] + "."
}

// spoil makes a row wrong in a way that the sheet has not shown yet, if it can. The code is
// that of the finding, or "" where it cannot.
func (p *Pool) spoil(c chance, device *Device, row *questionnaire.Row, used []questionnaire.Code) (Claim, questionnaire.Code) {
	reference, status := row.Provision.Reference, row.Provision.Status
	empties := emptyReasons()
	claims := []Claim{{reference, row.Support, "TBD"}}
	for _, name := range p.outcomes(reference) {
		if outcome := p.proses[reference].Outcomes[name]; outcome.Suggest == row.Support && len(questionnaire.Blanks(outcome.Detail)) > 0 && len([]rune(oneLine(outcome.Detail))) <= longestShown {
			claims = append(claims, Claim{reference, row.Support, oneLine(outcome.Detail)})
		}
	}
	if status.Mandatory {
		claims = append(claims, Claim{reference, questionnaire.NotSupported, "Not met yet. The next release of the software is to bring it."})
	} else {
		claims = append(claims, Claim{reference, questionnaire.NotSupported, empties[c.below(len(empties))]}, Claim{reference, questionnaire.NotSupported, ""})
	}
	if status.Conditional() {
		claims = append(claims, Claim{reference, questionnaire.NotApplicable, questionnaire.Rationale(row.Provision.Conditions())})
	} else {
		claims = append(claims, Claim{reference, questionnaire.NotApplicable, "Not applicable: such a function is not part of the product."})
	}
	for _, claim := range shuffled(c, claims) {
		findings := p.found(device, claim)
		if len(findings) > 0 && findings[0].Severity == questionnaire.SeverityError && !slices.Contains(used, findings[0].Code) {
			return claim, findings[0].Code
		}
	}
	return Claim{}, ""
}

// outcomes lists the outcomes of the checks of a provision, in an order that is always the
// same.
func (p *Pool) outcomes(reference string) []string {
	var names []string
	for name := range p.proses[reference].Outcomes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Shorten cuts a text at a space and marks the cut.
func Shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := most
	for cut > most/2 && runes[cut] != ' ' {
		cut--
	}
	return string(runes[:cut]) + " …"
}
