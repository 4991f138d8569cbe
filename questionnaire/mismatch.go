package questionnaire

import (
	"hash/crc32"
	"maps"
	"slices"
	"strings"
)

// findChecks holds the checks of a row against its support, and reports answers that the
// checks do not have. They are kept in the file, and count as not given.
func (s *Statement) findChecks(row *Row, c *claims) {
	if len(row.Answer.Checks) == 0 {
		return
	}
	reference := row.Provision.Reference
	short, err := s.Edition.abridged(reference)
	if err != nil {
		return // where the checks are shown, the error is too
	}
	for id, answer := range row.Answer.Checks {
		if check := short.check(id); check == nil || !check.offers(answer) {
			s.findUnknownChecks(row, short)
			break
		}
	}
	if !row.Claimed() || row.Applies == No {
		return
	}
	walk := c.walk(row)
	if walk.Suggestion == nil || walk.Suggestion.Suggest == row.Support {
		return
	}
	switch row.Support {
	case Supported:
		s.add(CodeContradiction, SeverityWarning, reference, "Y, but the check %q was answered %s, which speaks for N: correct the check, or answer N",
			s.ask(reference, walk.Decided.Check), CheckLabel(walk.Decided.Answer))
	case NotSupported:
		s.add(CodeContradiction, SeverityWarning, reference, "N, but the checks speak for Y, last %q, answered %s: correct a check, or answer Y",
			s.ask(reference, walk.Decided.Check), CheckLabel(walk.Decided.Answer))
	case NotApplicable, Unanswered:
	}
}

// findUnknownChecks reports the answers to checks that the edition does not have.
func (s *Statement) findUnknownChecks(row *Row, short *abridged) {
	reference := row.Provision.Reference
	for _, id := range slices.Sorted(maps.Keys(row.Answer.Checks)) {
		check, answer := short.check(id), row.Answer.Checks[id]
		switch {
		case check == nil:
			s.add(CodeUnknownFact, SeverityWarning, reference, "there is no check %q: correct its name, or leave its answer, which is kept and not used", id)
		case !check.offers(answer):
			s.add(CodeUnknownFact, SeverityWarning, reference, "the check %q has no answer %q: answer it again", s.ask(reference, check), answer)
		}
	}
}

// ask is the question of a check, of which an evaluation knows only the id.
func (s *Statement) ask(reference string, check *Check) string {
	if prose, err := s.Edition.Prose(reference); err == nil {
		if full := prose.check(check.ID); full != nil {
			return oneLine(full.Ask)
		}
	}
	return check.ID
}

// findWords reports a Detail that says something else than the support, and one that was
// never made to say anything of this device.
func (s *Statement) findWords(row *Row) {
	if !row.Claimed() || row.Applies == No || row.Support == NotApplicable || strings.TrimSpace(row.Detail) == "" {
		return
	}
	reference := row.Provision.Reference
	short, err := s.Edition.abridged(reference)
	if err != nil {
		return
	}
	head := oneLine(row.Detail[:min(len(row.Detail), longestHead)])
	for name, outcome := range short.Outcomes {
		if outcome.Suggest == row.Support || !startsAlike(outcome.Detail, head) {
			continue
		}
		if detail := oneLine(row.Detail); resembles(outcome.Detail, detail) && s.suggested(reference, name, detail) {
			s.add(CodeContradiction, SeverityWarning, reference, "%s, but the Detail is still the one suggested for %s: write what is true, or answer %s",
				row.Support, outcome.Suggest, outcome.Suggest)
			break
		}
	}
	if row.Answer.Example != "" && slices.Contains(short.Examples, crc32.ChecksumIEEE([]byte(oneLine(row.Detail)))) {
		s.add(CodeDuplicateText, SeverityWarning, reference, "the Detail is still the guide's example, word for word: say how it is on this device")
	}
}

// suggested reports whether a Detail is the one that comes with an outcome, its blanks filled
// or not. That of an unmet mandatory provision may have a plan after it.
func (s *Statement) suggested(reference, outcome, detail string) bool {
	prose, err := s.Edition.Prose(reference)
	if err != nil {
		return false
	}
	words := oneLine(prose.Outcomes[outcome].Detail)
	if fills(words, detail) {
		return true
	}
	guidance, err := s.Edition.Guidance()
	return err == nil && guidance.Closing.Text != "" && fills(words+" "+oneLine(guidance.Closing.Text), detail)
}

// longestHead is how much of a Detail is looked at first.
const longestHead = 80

// startsAlike reports whether a template may start a text of which head is the beginning.
func startsAlike(template, head string) bool {
	start, _, _ := strings.Cut(template, "{")
	n := min(len(start), len(head))
	return start[:n] == head[:n]
}

// resembles reports whether text may begin with a template: whether it starts alike, and what
// stands between the blanks follows in order.
func resembles(template, text string) bool {
	literal, template, _ := strings.Cut(template, "{")
	text, ok := strings.CutPrefix(text, literal)
	for ok && template != "" {
		_, template, _ = strings.Cut(template, "}")
		literal, template, _ = strings.Cut(template, "{")
		_, text, ok = strings.Cut(text, literal)
	}
	return ok
}

// fills reports whether text is a template with its blanks filled. What fills a blank ends
// no sentence, so that a text which only starts and ends alike is not taken for it.
func fills(template, text string) bool {
	literal, template, blank := strings.Cut(template, "{")
	text, ok := strings.CutPrefix(text, literal)
	for ok && blank {
		_, template, _ = strings.Cut(template, "}")
		literal, template, blank = strings.Cut(template, "{")
		at := len(text) - len(literal) // where what fills the blank ends
		if blank {
			at = strings.Index(text, literal)
		}
		ok = at > 0 && text[at:at+len(literal)] == literal && !strings.Contains(text[:at], ". ")
		if ok {
			text = text[at+len(literal):]
		}
	}
	return ok && text == ""
}
