package proforma

import (
	"fmt"
	"strings"

	"ask645/questionnaire"
)

// provision reads a row below the headings of a pro forma.
func (r *reading) provision(t *table, c *columns, row row) {
	where := t.place(row)
	text := row.own(c.column(forReference))
	p, found := resolve(r.edition, text)
	if p != nil {
		r.answer(p, found, where, c, row)
		return
	}
	said := c.said(row)
	switch {
	case said == "", r.isTitleRow(row):
	case looksLikeDate(text):
		r.say(Left, where, "", "%s is a date, which a spreadsheet may have made of a reference such as 6-1: %s is not taken", excerpt(text), said)
	case text == "" && row.cell(c.column(forReference)) != "":
		r.say(Left, where, "", "the reference is merged with that of a row above: %s is not taken", said)
	case text == "":
		r.say(Left, where, "", "no reference stands in this row: %s is not taken", said)
	case found == clauseTitle:
		if answer := c.answered(row); len(answer) > 1 || !r.isClauseTitle(answer[0]) {
			r.say(Left, where, "", "%s is a clause, not a provision: %s is not taken", excerpt(text), said)
		}
	case found == severalReferences:
		r.say(Left, where, "", "%s names several provisions: give each a row of its own; %s is not taken", excerpt(text), said)
	case found == unknownReference:
		r.say(Left, where, "", "%s is no provision of %s: %s is not taken", excerpt(text), r.edition.Title, said)
	default:
		r.say(Left, where, "", "%s is no reference: %s is not taken", excerpt(text), said)
	}
}

// answerColumns are the columns that say something of a provision.
func (c *columns) answerColumns() []int {
	var all []int
	for _, wanted := range []role{forSupport, forNo, forNA, forDetail, forTemplate, forReview, forEvidence, forScope} {
		if column := c.column(wanted); column >= 0 {
			all = append(all, column)
		}
	}
	return append(all, c.noted...)
}

// answered are the texts of a row that say something of a provision.
func (c *columns) answered(row row) []string {
	var all []string
	for _, column := range append(c.answerColumns(), c.loose(row)...) {
		if text := row.own(column); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// said shows in a line of the report what a row says of a provision, or is "".
func (c *columns) said(row row) string {
	if all := c.answered(row); len(all) > 0 {
		return excerpt(strings.Join(all, ", "))
	}
	return ""
}

// loose are the filled cells of a row above which no heading stands.
func (c *columns) loose(row row) []int {
	var all []int
	for column := range row.cells {
		if (column >= len(c.headings) || c.headings[column] == "") && row.own(column) != "" {
			all = append(all, column)
		}
	}
	return all
}

// answer reads what a row says of a provision.
func (r *reading) answer(p *questionnaire.Provision, found meaning, where Place, c *columns, row row) {
	text := row.own(c.column(forReference))
	if p.Computed() {
		if c.said(row) != "" {
			r.say(Understood, where, p.Reference, "it follows from the other answers, and is not taken from the table")
		}
		return
	}
	one := &claim{where: where, left: r.formulas[where]}
	if found == likelyProvision {
		one.doubt = true
		r.say(Doubt, where, p.Reference, "it is written as %s, which is no clause of %s", excerpt(text), r.edition.Title)
	} else if !strings.Contains(normaliseReference(text), "-") {
		r.explain("dots", where, "%s is taken as %s, and so on", excerpt(text), p.Reference)
	}
	r.readStatus(p, one, row.cell(c.column(forStatus)))
	r.readSupport(p, one, c, row)
	one.answer.Detail = r.readDetail(p, one, row.cell(c.column(forDetail)))
	r.readJustification(p, one, c, row)
	r.readScope(p, one, c, row)
	one.answer.Evidence = readEvidence(row.cell(c.column(forEvidence)))
	for _, column := range c.noted {
		if text := row.cell(column); text != "" {
			one.note(c.name(column), text)
		}
	}
	for _, column := range c.loose(row) {
		one.left = true
		one.note(c.name(column), row.own(column))
		r.say(Left, where, p.Reference, "no heading stands over %s: it goes into the note", excerpt(row.own(column)))
	}
	r.take(p, one)
}

// readStatus holds the status of the table against that of the edition, which counts.
func (r *reading) readStatus(p *questionnaire.Provision, one *claim, text string) {
	bare := func(text string) string { return strings.ToLower(strings.Join(strings.Fields(plain(text)), "")) }
	if text == "" || bare(text) == bare(p.Status.Text) {
		return
	}
	one.doubt = true
	r.say(Doubt, one.where, p.Reference, "the table gives it the status %s; that of the edition counts, which is %q", excerpt(text), p.Status.Text)
}

// readSupport reads the support, from one column or from several to tick.
func (r *reading) readSupport(p *questionnaire.Provision, one *claim, c *columns, row row) {
	found := map[questionnaire.Support]bool{}
	unclear := ""
	for _, tick := range []struct {
		in   role
		says questionnaire.Support
	}{
		{forSupport, questionnaire.Supported}, {forNo, questionnaire.NotSupported}, {forNA, questionnaire.NotApplicable},
	} {
		column := c.column(tick.in)
		text := row.cell(column)
		if text == "" {
			continue
		}
		support, understood := tick.says, isTick(text)
		if tick.in == forSupport {
			if support, understood = readSupport(text); !understood && c.ticked && foldSupport(text) == "x" {
				support, understood = questionnaire.Supported, true
			}
		}
		if !understood {
			unclear = text
		}
		found[support] = understood
		one.supportText = append(one.supportText, labelled(c.name(column), text))
	}
	if unclear == "" && len(found) < 2 {
		for support := range found {
			one.answer.Support = support
			r.explainSupport(one.where, row.cell(c.column(forSupport)), support)
		}
		return
	}
	one.left = true
	one.unread = append(one.unread, one.supportText...)
	if unclear == "" {
		r.say(Left, one.where, p.Reference, "more than one support is ticked: none is taken, and all go into the note")
		return
	}
	r.say(Left, one.where, p.Reference, "the support %s is none of Y, N and N/A: it goes into the note", excerpt(unclear))
}

// explainSupport says once what a writing of a support is taken for.
func (r *reading) explainSupport(where Place, text string, support questionnaire.Support) {
	if text != "" && !strings.EqualFold(plain(text), string(support)) {
		r.explain("support "+foldSupport(text), where, "%s is taken as %s", excerpt(plain(text)), support)
	}
}

// readDetail reads the Detail. What a spreadsheet shows for a broken formula is none.
func (r *reading) readDetail(p *questionnaire.Provision, one *claim, text string) string {
	if !isSpreadsheetError(text) {
		return text
	}
	one.left = true
	r.say(Left, one.where, p.Reference, "the detail is %s, the error of a spreadsheet: it is not taken", excerpt(text))
	return ""
}

// readJustification reads which template a justification began from, and when it is to be
// looked at again.
func (r *reading) readJustification(p *questionnaire.Provision, one *claim, c *columns, row row) {
	if text := row.cell(c.column(forReview)); text != "" {
		if day, is := readDate(text); is {
			one.answer.Justification.ReviewBy = day
		} else {
			one.left = true
			one.note(c.name(c.column(forReview)), text)
			r.say(Left, one.where, p.Reference, "the day of review %s is not clear: write it as 2027-06-30; it goes into the note", excerpt(text))
		}
	}
	text := plain(row.cell(c.column(forTemplate)))
	if text == "" {
		return
	}
	if prose, err := r.edition.Prose(p.Reference); err == nil {
		for _, template := range prose.Justifications {
			if strings.EqualFold(template.ID, text) || template.Situation == text {
				one.answer.Justification.Template = template.ID
				return
			}
		}
	}
	one.left = true
	one.note(c.name(c.column(forTemplate)), text)
	r.say(Left, one.where, p.Reference, "there is no justification template %s for it: it goes into the note", excerpt(text))
}

// labelled is a text with the heading under which it stood.
func labelled(heading, text string) string { return fmt.Sprintf("%s: %s", heading, text) }

// brief is an answer in a few words.
func (c *claim) brief() string {
	var parts []string
	if len(c.supportText) > 0 && c.answer.Support == questionnaire.Unanswered {
		parts = append(parts, excerpt(strings.Join(c.supportText, ", ")))
	} else if c.answer.Support != questionnaire.Unanswered {
		parts = append(parts, string(c.answer.Support))
	}
	if c.answer.Detail != "" {
		parts = append(parts, excerpt(c.answer.Detail))
	}
	if len(parts) == 0 {
		return "another answer"
	}
	return strings.Join(parts, " ")
}
