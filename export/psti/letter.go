package psti

import (
	"slices"
	"strings"

	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// New drafts the statement of compliance under a law. The reasons say why the answers do not
// carry it; the letter is nil then. seal is that of the conformance statement from which the
// draft follows. Every text of the letter is safe to show.
func New(law *questionnaire.Law, s *questionnaire.Statement, seal statement.Seal, o document.Options) (*document.Letter, []questionnaire.Reason) {
	if reasons := law.Reasons(s); reasons != nil {
		return nil, reasons
	}
	b := &builder{law: law, statement: s, options: o}
	subtitle := line(law.Name)
	if name := line(s.Assessment.Product.Name); name != "" {
		subtitle = name + ", " + subtitle
	}
	return &document.Letter{
		Title:    line(law.Title) + " (draft)",
		Subtitle: subtitle,
		Mark:     line(law.Mark),
		Sections: slices.Concat(
			b.groups(), b.declarations(), b.requirements(), b.checks(), b.notes(seal)),
		Signature: b.signature(),
		Footer:    "Draft from the conformance statement " + seal.ID + ", a self-assessment.",
	}, nil
}

// builder gathers the sections of one letter.
type builder struct {
	law       *questionnaire.Law
	statement *questionnaire.Statement
	options   document.Options
}

// groups say what the product is and who answers for it.
func (b *builder) groups() []document.Section {
	var sections []document.Section
	for i := range b.law.Groups {
		group := &b.law.Groups[i]
		for _, values := range group.Fill(b.statement.Assessment) {
			sections = append(sections, document.Section{Title: line(group.Title), Fields: given(values)})
		}
	}
	return sections
}

// given are the fields with a text.
func given(values []questionnaire.LawValue) []document.Field {
	var fields []document.Field
	for _, value := range values {
		if words := wordsOf(value); words != "" {
			fields = append(fields, document.Field{Label: line(value.Label), Text: words})
		}
	}
	return fields
}

// wordsOf writes a value for people.
func wordsOf(value questionnaire.LawValue) string {
	words := text(value.Value)
	if value.Kind == questionnaire.KindDate {
		return document.Day(words)
	}
	return words
}

// declarations name the law, declare, and name the standard that is relied on.
func (b *builder) declarations() []document.Section {
	var instruments []document.Field
	for _, instrument := range b.law.Instruments {
		instruments = append(instruments, document.Field{Label: line(instrument.Name), Text: line(instrument.Title)})
	}
	standard := b.law.Standard
	return []document.Section{
		{Title: "Law", Fields: instruments},
		{Title: "Declarations", Paragraphs: lines(b.law.Declarations)},
		{Title: "Standard relied on", Fields: []document.Field{
			{Label: "Identification number", Text: line(standard.Number)},
			{Label: "Version", Text: line(standard.Version)},
			{Label: "Date of issue", Text: document.Day(standard.Issued)},
			{Label: "Title", Text: line(standard.Title)},
		}},
	}
}

// requirements show what carries each security requirement.
func (b *builder) requirements() []document.Section {
	var sections []document.Section
	for i := range b.law.Requirements {
		requirement := &b.law.Requirements[i]
		section := document.Section{
			Title: line(requirement.Title),
			Paragraphs: []string{
				line(requirement.About),
				"Demanded in " + line(requirement.Demand) + "; deemed compliance in " + line(requirement.Deemed) + ".",
			},
		}
		for _, reference := range requirement.Provisions {
			section.Fields = append(section.Fields, provision(b.statement.Row(reference)))
		}
		section.Fields = append(section.Fields, given(requirement.Fill(b.statement.Assessment))...)
		sections = append(sections, section)
	}
	return sections
}

func provision(row *questionnaire.Row) document.Field {
	words := []string{
		row.Provision.Title + ".",
		"Support: " + string(row.Support) + " (" + row.Support.Meaning() + ")",
	}
	if detail := text(row.Detail); detail != "" {
		words = append(words, detail)
	}
	return document.Field{Label: "Provision " + row.Provision.Reference, Text: strings.Join(words, "\n")}
}

// checks list what the answers do not show, and what is doubtful in them.
func (b *builder) checks() []document.Section {
	section := document.Section{
		Title:      "To check before signing",
		Paragraphs: []string{"The answers alone do not show the following. The manufacturer makes sure of each point."},
	}
	add := func(label string, texts ...string) {
		for _, words := range texts {
			section.Fields = append(section.Fields, document.Field{Label: label, Text: words})
		}
	}
	add("In general", lines(b.law.Checks)...)
	for _, requirement := range b.law.Requirements {
		add(line(requirement.Title), lines(requirement.Checks)...)
	}
	for _, reference := range b.law.Provisions() {
		for _, finding := range b.statement.Of(reference) {
			add("Provision "+reference, "Finding: "+line(finding.Message))
		}
	}
	return []document.Section{section}
}

// notes say how to keep the statement, and what it follows from.
func (b *builder) notes(seal statement.Seal) []document.Section {
	source := document.Section{
		Title:      "Where this draft comes from",
		Paragraphs: []string{"The provisions were answered by self-assessment. Nothing here says that anybody else has examined the product or agrees with the result."},
		Fields: []document.Field{
			{Label: "Conformance statement", Text: seal.ID},
			{Label: "SHA-256", Text: seal.Digest},
			{Label: "Date of the draft", Text: b.options.Date.Format(document.DateFormat)},
		},
	}
	if generator := line(b.options.Generator); generator != "" {
		source.Fields = append(source.Fields, document.Field{Label: "Written with", Text: generator})
	}
	return []document.Section{
		{Title: "Keeping this statement", Paragraphs: lines(b.law.Notes)},
		source,
	}
}

// signature is the block to sign in. Nobody has signed a draft.
func (b *builder) signature() document.Group {
	block := document.Group{Title: line(b.law.Signature.Title)}
	for _, values := range b.law.Signature.Fill(b.statement.Assessment) {
		for _, value := range values {
			block.Fields = append(block.Fields, document.Field{Label: line(value.Label), Text: wordsOf(value)})
		}
	}
	return block
}

func lines(texts []string) []string {
	all := make([]string, 0, len(texts))
	for _, words := range texts {
		all = append(all, line(words))
	}
	return all
}

// text and line make what a person or a data file says safe to show.
func text(raw string) string { return strings.TrimSpace(questionnaire.Printable(raw)) }
func line(raw string) string { return questionnaire.PrintableLine(raw) }
