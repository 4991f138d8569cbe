package day

import (
	"fmt"
	"slices"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// decided are the members of an answer that are decisions. Checks lead to these, and notes
// and flags are printed nowhere.
func decided() []string { return []string{"Support", "Detail", "Evidence", "To be reviewed by"} }

// change puts one change into a row: of what was answered, or of what was changed.
func (b *builder) change(change questionnaire.Change) {
	switch {
	case change.Fact() != "":
		b.fact(change)
	case change.Provision() != "":
		b.answer(change)
	case ofCover(change):
		by := b.by(change, "")
		for _, l := range change.Lines(b.Statement.Edition) {
			from, to := questionnaire.ShortPair(l.From, l.To, b.most)
			b.changed = append(b.changed, []string{short(change.About(), 20), short(l.What, 40) + ": " + orNothing(from), orNothing(to), by})
		}
	}
}

// ofCover reports whether a change is about the cover or the scope, and no bookkeeping of the
// file, such as that of copies that were merged.
func ofCover(change questionnaire.Change) bool {
	switch change.Part {
	case "product", "manufacturer", "assessor", "declaration":
		return true
	}
	return change.Scope() != ""
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

func (b *builder) fact(change questionnaire.Change) {
	lines := change.Lines(b.Statement.Edition)
	if len(lines) == 0 {
		return
	}
	id := change.Fact()
	ask := line(id)
	if fact := b.Statement.Edition.Fact(id); fact != nil {
		ask = fact.Ask
	}
	by := b.by(change, b.Statement.Assessment.FactsBy[id])
	from, to := short(lines[0].From, 60), short(lines[0].To, 60)
	if from == "" {
		b.answers++
		b.answered = append(b.answered, []string{"Fact", to, short(ask, b.words), by})
		return
	}
	b.changed = append(b.changed, []string{"Fact", short(ask, b.most) + " " + from, orNothing(to), by})
}

// answer puts a change of an answer into a row: among the answers where there was none
// before, else among the changes.
func (b *builder) answer(change questionnaire.Change) {
	reference := change.Provision()
	var lines []questionnaire.ChangeLine
	for _, l := range change.Lines(b.Statement.Edition) {
		if slices.Contains(decided(), l.What) {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return
	}
	now := b.Statement.Assessment.Answers[reference]
	by := b.by(change, now.By)
	cell := short(reference, 20)
	if lines[0].What == "Support" && lines[0].From == "" {
		words := now.Detail
		if provision := b.Statement.Edition.Provision(reference); provision != nil {
			words = strings.TrimSpace(provision.Title + ". " + words)
		}
		b.answers++
		b.answered = append(b.answered, []string{cell, string(now.Support), short(words, b.words), by})
		return
	}
	var from, to []string
	for _, l := range lines {
		f, t := questionnaire.ShortPair(l.From, l.To, b.most)
		label := l.What + ": "
		if l.What == "Support" || l.What == "Detail" {
			label = ""
		}
		if f != "" {
			from = append(from, label+f)
		}
		if t == "" {
			t = "taken back"
		}
		to = append(to, label+t)
	}
	b.changed = append(b.changed, []string{cell, orNothing(strings.Join(from, "; ")), strings.Join(to, "; "), by})
}

// gatherFrom is the number of provisions held not applicable from which they share a row.
const gatherFrom = 3

// gather puts the provisions that one person held not applicable into one row, as they are
// mostly accepted together.
func (b *builder) gather() {
	counts := map[string]int{}
	for _, row := range b.answered {
		if row[1] == string(questionnaire.NotApplicable) {
			counts[row[3]]++
		}
	}
	var rows [][]string
	at := map[string]int{}
	for _, row := range b.answered {
		by := row[3]
		if row[1] != string(questionnaire.NotApplicable) || counts[by] < gatherFrom {
			rows = append(rows, row)
			continue
		}
		if i, there := at[by]; there {
			rows[i][2] += document.Separator + row[0]
			continue
		}
		at[by] = len(rows)
		rows = append(rows, []string{fmt.Sprintf("%d rows", counts[by]), row[1], row[0], by})
	}
	b.answered = rows
}

// open is what is still to be done: open points, and what has no answer or a bad one.
func (b *builder) open() document.SheetPart {
	points := b.Statement.Assessment.OpenPoints()
	questionnaire.SortPoints(points, questionnaire.PointsByDue)
	part := document.SheetPart{
		Title:  "Open",
		Table:  document.Table{Columns: []string{document.ColumnReference, "To be done or found out", "Who", "By when"}},
		Shares: []int{10, 57, 15, 18}, Empty: "There are no open points.",
	}
	open := 0
	for _, point := range points {
		done := point.Done
		if done && !b.tickedNow(point) {
			continue
		}
		when := point.Due
		if state := point.State(b.Until); state != "open" {
			when = strings.TrimSpace(when + " " + state)
		}
		if !done {
			open++
		}
		part.Table.Rows = append(part.Table.Rows, []string{short(point.Reference, 20), short(point.Text, b.most), short(point.Owner, 60), when})
	}
	part.Title = fmt.Sprintf("Open points (%d)", open)
	part.After = b.unsettled()
	return part
}

// tickedNow reports whether a point that is done was open before these days.
func (b *builder) tickedNow(point questionnaire.PlacedPoint) bool {
	if b.Before == nil {
		return false
	}
	for _, before := range b.Before.Answers[point.Reference].OpenPoints {
		if before.ID == point.ID && before.Text == point.Text && !before.Done {
			return true
		}
	}
	return false
}

// mostNamed is how many provisions are named one by one.
const mostNamed = 40

// unsettled lists the provisions without an answer, those not met, and what cannot be true
// together.
func (b *builder) unsettled() []document.Field {
	var fields []document.Field
	add := func(label string, references []string) {
		if len(references) == 0 {
			return
		}
		text := strings.Join(references[:min(len(references), mostNamed)], document.Separator)
		if more := len(references) - mostNamed; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		fields = append(fields, document.Field{Label: fmt.Sprintf("%s (%d)", label, len(references)), Text: text})
	}
	var unanswered, undecided []string
	for i := range b.Statement.Rows {
		row := &b.Statement.Rows[i]
		switch {
		case row.Open():
			unanswered = append(unanswered, row.Provision.Reference)
		case row.Applies == questionnaire.Unknown:
			undecided = append(undecided, row.Provision.Reference)
		}
	}
	unmet, contradicted := b.with(questionnaire.CodeMandatoryUnmet), b.with(questionnaire.CodeContradiction)
	add("Not answered", unanswered)
	add("Answered, undecided", undecided)
	add("Mandatory, not met", unmet)
	add("Contradictions", contradicted)
	add("Conflicts of copies", b.with(questionnaire.CodeConflict))
	return fields
}

// with lists what has a finding of a kind, each once.
func (b *builder) with(code questionnaire.Code) []string {
	var references []string
	for _, finding := range b.Statement.Findings {
		if reference := line(finding.Reference); finding.Code == code && !slices.Contains(references, reference) {
			references = append(references, reference)
		}
	}
	return references
}
