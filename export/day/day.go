// Package day puts into words what was decided on a day: what was answered and by whom, what
// changed, and what is still open. It is a working paper for the people who were there, and
// no statement.
package day

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"ask645/export/document"
	"ask645/questionnaire"
)

// Input is what a sheet of the day is made of.
type Input struct {
	// Statement is that of the assessment as it stood at the end of the last day.
	Statement *questionnaire.Statement
	// Before is the assessment as it stood before the first day, saved at BeforeAt; nil where
	// that is not kept. Then only what carries a time of these days counts.
	Before   *questionnaire.Assessment
	BeforeAt time.Time
	// Since and Until are the first and the last day, at any time of it, in the time zone by
	// which days are told.
	Since, Until time.Time
	// Who names those who made a change of which the file does not say it; it may be nil.
	Who func(questionnaire.Change) []string
}

// mark says what the sheet is not, on every page.
const mark = "WORKING PAPER, NO STATEMENT"

// New puts the day into words. Every text of the sheet is safe to show.
func New(in Input) (*document.Sheet, error) {
	b := &builder{Input: in, people: map[string]bool{}}
	if err := b.compare(); err != nil {
		return nil, err
	}
	a := in.Statement.Assessment
	subtitle := line(a.Product.Name)
	if subtitle == "" {
		subtitle = "Unnamed product"
	}
	if model := line(a.Product.Model); model != "" && !strings.Contains(subtitle, model) {
		subtitle += ", " + model
	}
	answered := document.SheetPart{
		Title:  fmt.Sprintf("Answered (%d)", b.answers),
		Table:  document.Table{Columns: []string{document.ColumnReference, "Answer", "In words", "By"}, Rows: b.answered},
		Shares: []int{10, 9, 66, 15},
	}
	changed := document.SheetPart{
		Title:  fmt.Sprintf("Changed (%d)", len(b.changed)),
		Table:  document.Table{Columns: []string{document.ColumnReference, "Before", "Now", "By"}, Rows: b.changed},
		Shares: []int{10, 37, 38, 15},
	}
	if len(b.answered)+len(b.changed) == 0 {
		answered.Title, answered.Empty = "Answered or changed", "Nothing was answered, and no answer was changed."
	}
	sheet := &document.Sheet{
		Title:    "Decisions " + b.days(),
		Subtitle: subtitle + " · " + in.Statement.Edition.Title,
		Mark:     mark,
		Parts:    []document.SheetPart{answered, changed, b.open()},
		Footer:   "Working paper of a self-assessment. It is no statement of conformance.",
	}
	sheet.Lines = b.lines()
	return sheet, nil
}

// builder gathers the rows of one sheet.
type builder struct {
	Input
	changes           []questionnaire.Change
	answered, changed [][]string
	// answers counts what stands in answered, where rows may hold several.
	answers int
	people  map[string]bool
	// most is how many characters of a text stand in a cell of changes, words how many in
	// one of answers.
	most, words int
}

// days are the days in words.
func (b *builder) days() string {
	first, last := b.Since.Format(document.DateFormat), b.Until.Format(document.DateFormat)
	if first == last {
		return "of " + first
	}
	return "from " + first + " to " + last
}

// lines say who was there, what was compared, and how far the work is.
func (b *builder) lines() []document.Field {
	people := "nobody is named; the assessor is named on the page of product and maker"
	if len(b.people) > 0 {
		people = short(strings.Join(slices.Sorted(maps.Keys(b.people)), ", "), 300)
	}
	compared := "no version from before is kept: what carries an earlier date, or none, is left out"
	if b.Before != nil {
		compared = "with the file as it was saved on " + b.BeforeAt.In(b.Since.Location()).Format(document.DateFormat+" 15:04")
	}
	c := b.Statement.Counts
	so := fmt.Sprintf("%d of %d answered; mandatory and not met: %d; undecided: %d", c.Answered, c.Applicable+c.Undecided, c.MandatoryUnmet, c.Undecided)
	return []document.Field{{Label: "People", Text: people}, {Label: "Compared", Text: compared}, {Label: "At the end", Text: so}}
}

// compare finds what was answered and what changed.
func (b *builder) compare() error {
	now := b.Statement.Assessment
	before := b.Before
	if before == nil {
		before = questionnaire.NewAssessment(now.Edition, now.ID)
	}
	changes, err := questionnaire.Changes(before, now)
	if err != nil {
		return fmt.Errorf("compare the versions: %w", err)
	}
	for _, change := range changes {
		if b.Before != nil || b.ofThese(change) {
			b.changes = append(b.changes, change)
		}
	}
	facts := b.Statement.Edition.FactIDs
	asked := func(change questionnaire.Change) int { return slices.Index(facts, change.Fact()) }
	slices.SortStableFunc(b.changes, func(p, q questionnaire.Change) int {
		return cmp.Or(rank(p)-rank(q), asked(p)-asked(q), questionnaire.CompareReferences(p.Provision(), q.Provision()))
	})
	b.most, b.words = 150, 250
	if len(b.changes) > fewChanges {
		b.most, b.words = 72, 82
	}
	for _, change := range b.changes {
		b.change(change)
	}
	b.gather()
	return nil
}

// fewChanges is how many changes leave room on a page for more than a line of each.
const fewChanges = 14

// rank puts facts first, then provisions, then the cover.
func rank(change questionnaire.Change) int {
	switch {
	case change.Fact() != "":
		return 0
	case change.Provision() != "":
		return 1
	}
	return 2
}

// ofThese reports whether a change carries a time of these days.
func (b *builder) ofThese(change questionnaire.Change) bool {
	year, month, day := b.Since.Date()
	start := time.Date(year, month, day, 0, 0, 0, 0, b.Since.Location())
	var at time.Time
	now := b.Statement.Assessment
	switch {
	case change.Fact() != "":
		at = now.FactsAt[change.Fact()]
	case change.Provision() != "":
		at = now.Answers[change.Provision()].At
	}
	return !at.IsZero() && !at.Before(start)
}

// by names who made a change.
func (b *builder) by(change questionnaire.Change, signed string) string {
	names := []string{signed}
	if signed == "" {
		names = nil
		if b.Who != nil {
			names = b.Who(change)
		}
	}
	for _, name := range names {
		if name = line(name); name != "" {
			b.people[name] = true
		}
	}
	return short(strings.Join(names, ", "), 60)
}

func line(text string) string { return questionnaire.PrintableLine(text) }

// short cuts a text to so many characters, and makes one line of it.
func short(text string, most int) string {
	text, _ = questionnaire.ShortPair(text, "", most)
	return text
}
