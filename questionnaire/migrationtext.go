package questionnaire

import (
	"fmt"
	"strings"
)

// MigrationSection is a part of the report for people: provisions about which the same is to
// be done.
type MigrationSection struct {
	// Title names the section and counts what is in it. Text says what to do, or "".
	Title, Text string
	// Entries are told one by one; References only by their names.
	Entries    []MigrationEntry
	References []string
}

// MigrationEntry is one provision, or one fact, of a section.
type MigrationEntry struct {
	// Head names it in a line. Lines say more.
	Head  string
	Lines []string
}

// Summary counts in a sentence or two what went along and what is to be done.
func (m *Migration) Summary() string {
	count := map[Confirming]int{}
	for i := range m.Provisions {
		count[m.Provisions[i].Do]++
	}
	carried := count[ConfirmTake] + count[ConfirmCompare] + count[ConfirmDraft] + count[ConfirmDecide]
	open := count[AnswerNew] + count[AnswerOpen]
	return fmt.Sprintf("From %s to %s. %s to be confirmed, %s to be answered. Until then nothing is claimed.",
		m.From.Title, m.To.Title, capitalCount(carried, "answer waits", "answers wait"), capitalCount(open, "provision is", "provisions are"))
}

func capitalCount(n int, one, more string) string {
	switch n {
	case 0:
		return "No " + more
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// Sections is the report for people, the least work first. Sections without anything in them
// are left out.
func (m *Migration) Sections() []MigrationSection {
	sections := []MigrationSection{
		m.openFacts(),
		m.section(ConfirmTake, "Take after a look", "These ask the same. Each answer is taken with one key once you have looked at it."),
		m.section(ConfirmCompare, "Compare with what changed", "These ask something different in part. Compare each answer with what changed, then take it or answer anew."),
		m.section(ConfirmDraft, "Draft", "The Detail is a start. The support is to be chosen anew."),
		m.section(ConfirmDecide, "Decide anew", "These answers do not hold any more."),
		m.section(AnswerNew, "New", "Nothing like these was asked in "+m.From.Title+"."),
	}
	sections = append(sections,
		m.listed(AnswerOpen, "Not answered before", ""),
		m.listed(ConfirmAccept, "Does not apply by the facts", "N/A follows from the facts."),
		m.listed(ConfirmOut, "Out of scope", "They come from provisions that are out of scope."),
		m.listed(ConfirmFollows, "Follows from the other answers", ""),
		m.behind(m.Dropped, "Fell away", m.To.Title+" has nothing like these. What was said stays in the old file."),
		m.behind(m.Unknown, "Not taken over", m.From.Title+" has no such provisions. What was said stays in the old file."),
		m.lostFacts())
	var filled []MigrationSection
	for _, section := range sections {
		if len(section.Entries)+len(section.References) > 0 {
			filled = append(filled, section)
		}
	}
	return filled
}

// section tells of provisions one by one.
func (m *Migration) section(do Confirming, title, text string) MigrationSection {
	section := MigrationSection{Text: text}
	for i := range m.Provisions {
		if p := &m.Provisions[i]; p.Do == do {
			section.Entries = append(section.Entries, m.entry(p))
		}
	}
	section.Title = fmt.Sprintf("%s: %d", title, len(section.Entries))
	return section
}

// entry is a provision with what was answered, where that was, and what is different.
func (m *Migration) entry(p *Migrated) MigrationEntry {
	entry := MigrationEntry{Head: p.Reference + "  " + p.Title}
	sole := len(p.From) == 1
	if sole && p.From[0].Answered {
		entry.Head = p.Reference + ", " + p.From[0].was() + ": " + p.Title
	}
	for _, from := range p.From {
		if !sole || from.Reference != p.Reference || from.Edition != m.From.ID {
			entry.Lines = append(entry.Lines, m.fromWords(from))
		}
		entry.Lines = append(entry.Lines, from.Changes...)
	}
	if p.Reason != "" && p.Do != ConfirmDraft {
		entry.Lines = append(entry.Lines, p.Reason)
	}
	return entry
}

// was is what was answered, in a word or two.
func (f *MigratedFrom) was() string {
	switch {
	case f.Support != Unanswered:
		return string(f.Support)
	case f.Answered:
		return "not decided"
	}
	return "not answered"
}

// fromWords say where a provision comes from and what was answered there.
func (m *Migration) fromWords(from MigratedFrom) string {
	words := "from " + from.Reference
	if from.Edition != m.From.ID {
		words += " of " + from.Edition
	}
	if from.Kind != LineageSame || len(from.Changes) == 0 {
		words += ", " + string(from.Kind)
	}
	return words + ": " + from.was()
}

// listed names provisions without telling of each.
func (m *Migration) listed(do Confirming, title, text string) MigrationSection {
	section := MigrationSection{Text: text}
	for i := range m.Provisions {
		if m.Provisions[i].Do == do {
			section.References = append(section.References, m.Provisions[i].Reference)
		}
	}
	section.Title = fmt.Sprintf("%s: %d", title, len(section.References))
	return section
}

// behind tells of answers that did not go along. Provisions that were never answered are
// only named.
func (m *Migration) behind(left []LeftBehind, title, text string) MigrationSection {
	section := MigrationSection{Title: fmt.Sprintf("%s: %d", title, len(left)), Text: text}
	for _, l := range left {
		if !l.Answered {
			section.References = append(section.References, l.Reference)
			continue
		}
		entry := MigrationEntry{Head: strings.TrimSpace(l.Reference + "  " + l.Title)}
		words := "not decided"
		if l.Support != Unanswered {
			words = "answered " + string(l.Support)
		}
		entry.Lines = append(entry.Lines, words)
		if l.Detail != "" {
			entry.Lines = append(entry.Lines, "Detail: "+l.Detail)
		}
		if l.Note != "" {
			entry.Lines = append(entry.Lines, "Note: "+l.Note)
		}
		section.Entries = append(section.Entries, entry)
	}
	return section
}

// openFacts are the questions about the device that are to be answered.
func (m *Migration) openFacts() MigrationSection {
	section := MigrationSection{Title: fmt.Sprintf("Questions about the device to answer: %d", len(m.OpenFacts))}
	for _, id := range m.OpenFacts {
		head := id
		if fact := m.to.Fact(id); fact != nil {
			head = oneLine(fact.Ask)
		}
		section.Entries = append(section.Entries, MigrationEntry{Head: head})
	}
	return section
}

// lostFacts are what was said of the device and is not asked any more.
func (m *Migration) lostFacts() MigrationSection {
	section := MigrationSection{
		Title: fmt.Sprintf("Facts about the device that fell away: %d", len(m.LostFacts)),
		Text:  m.To.Title + " does not rest on these.",
	}
	for _, fact := range m.LostFacts {
		section.References = append(section.References, fact.ID+" = "+fact.Value)
	}
	return section
}
