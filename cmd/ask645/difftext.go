package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ask645/export/document"
	"ask645/questionnaire"
)

// differenceText is the difference for people: grouped by clause, each side behind its letter.
func differenceText(d *questionnaire.Difference) []byte {
	t := &differenceWriter{booklet: booklet{width: reportWidth}}
	t.side("A", d.A)
	t.side("B", d.B)
	t.line("", d.Tally())
	if len(d.Cover) > 0 {
		t.heading("Cover")
	}
	for _, value := range d.Cover {
		t.entry(value.Path)
		t.both("", value.A, value.B)
	}
	t.facts(d.Facts)
	clause := ""
	for i := range d.Provisions {
		p := &d.Provisions[i]
		if p.A != nil && p.B != nil {
			if head := t.clause(p.B); head != clause {
				clause = head
				t.heading(clause)
			}
			t.provision(p)
		}
	}
	t.only("B", d.Provisions, func(p *questionnaire.ProvisionDifference) (side, other *questionnaire.ProvisionSide) { return p.B, p.A })
	t.only("A", d.Provisions, func(p *questionnaire.ProvisionDifference) (side, other *questionnaire.ProvisionSide) { return p.A, p.B })
	return t.text.Bytes()
}

// differenceWriter writes a difference as text.
type differenceWriter struct{ booklet }

// clause names the clause of a provision.
func (t *differenceWriter) clause(s *questionnaire.ProvisionSide) string {
	if s.Clause == "" {
		return "No provisions of the edition"
	}
	return s.Clause + " " + s.ClauseTitle
}

// side names an assessment.
func (t *differenceWriter) side(letter string, s questionnaire.DifferenceSide) {
	product := s.Product
	if product == "" {
		product = "unnamed product"
	}
	t.line(letter+": ", questionnaire.PrintableLine(fmt.Sprintf("%s, %s, %s", s.File, product, s.Title)))
}

// entry begins something that differs.
func (t *differenceWriter) entry(head string) { t.line("  ", questionnaire.PrintableLine(head)) }

// both writes what each side has, on one line where it is short.
func (t *differenceWriter) both(label, a, b string) {
	a, b = shown(a), shown(b)
	if label != "" {
		label += ": "
	}
	if line := fmt.Sprintf("%sA: %s, B: %s", label, a, b); len(line) <= t.width/2 && !strings.HasSuffix(a, ".") {
		t.line("    ", line)
		return
	}
	t.line("    "+label+"A: ", a)
	t.line("    "+strings.Repeat(" ", len(label))+"B: ", b)
}

// shown is a text as it can be shown, and a dash for none.
func shown(text string) string {
	if text = questionnaire.PrintableLine(text); text == "" {
		return "-"
	}
	return text
}

func (t *differenceWriter) facts(facts []questionnaire.FactDifference) {
	if len(facts) > 0 {
		t.heading("About the device")
	}
	for i := range facts {
		fact := &facts[i]
		head := fact.Ask
		if head == "" {
			head = fact.ID
		}
		t.entry(head)
		t.both("", factWords(fact, fact.A, fact.AskedInA), factWords(fact, fact.B, fact.AskedInB))
	}
}

// factWords is an answer to a fact, or why there is none.
func factWords(fact *questionnaire.FactDifference, value string, asked bool) string {
	switch {
	case value != "":
		return fact.Label(value)
	case asked:
		return "not answered"
	}
	return "not asked"
}

// provision writes what differs in a pair.
func (t *differenceWriter) provision(p *questionnaire.ProvisionDifference) {
	head := p.B.Reference
	if p.A.Reference != p.B.Reference {
		head = fmt.Sprintf("%s in A, %s in B", p.A.Reference, p.B.Reference)
	}
	t.entry(head + ": " + p.B.Title)
	for _, change := range p.Changes {
		t.line("    ", change)
	}
	// Where one side says nothing, the Detail of the other is no difference of words: it is
	// shown whole.
	silent := p.A.Silent() || p.B.Silent()
	for _, member := range p.Differs {
		switch {
		case !silent || member != "detail" && member != "justification":
			t.member(p, member)
		case member == "detail" && p.A.Said() != "":
			t.line("    Detail, only in A: ", shown(p.A.Said()))
		case member == "detail" && p.B.Said() != "":
			t.line("    Detail, only in B: ", shown(p.B.Said()))
		}
	}
}

// member writes one member that differs.
func (t *differenceWriter) member(p *questionnaire.ProvisionDifference, member string) {
	a, b := p.A, p.B
	switch member {
	case "scope":
		t.both("Scope", inOrOut(a.OutOfScope), inOrOut(b.OutOfScope))
	case "applies":
		t.both("Applies", a.Applies, b.Applies)
	case "support":
		t.both("Support", supportWords(a), supportWords(b))
	case "detail":
		t.detail(p)
	case "waiting":
		if !slices.Contains(p.Differs, "support") {
			t.both("Support", supportWords(a), supportWords(b))
		}
	case "justification":
		t.both("Reason from template", a.Justification.Template, b.Justification.Template)
		t.both("Reason to be reviewed by", a.Justification.ReviewBy, b.Justification.ReviewBy)
	case "evidence":
		t.both("Evidence", evidenceWords(a.Evidence), evidenceWords(b.Evidence))
	case "checks":
		t.checks(a.Checks, b.Checks)
	case "note":
		t.both("Note", a.Note, b.Note)
	case "flag":
		t.both("Flagged", yesNo(a.Flag), yesNo(b.Flag))
	}
}

func supportWords(s *questionnaire.ProvisionSide) string {
	switch {
	case s.Waiting:
		return "waits to be confirmed"
	case s.OutOfScope:
		return "out of scope"
	case s.Support == questionnaire.Unanswered:
		return "not answered"
	}
	return string(s.Support)
}

func inOrOut(out bool) string {
	if out {
		return "out"
	}
	return "in"
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func evidenceWords(list []questionnaire.Evidence) string {
	names := make([]string, 0, len(list))
	for _, e := range list {
		name := document.EvidenceName(e)
		if e.SHA256 != "" {
			name += " (SHA-256 " + e.SHA256[:min(8, len(e.SHA256))] + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

func (t *differenceWriter) checks(a, b map[string]string) {
	both := map[string]bool{}
	for _, checks := range []map[string]string{a, b} {
		for id := range checks {
			both[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(both)) {
		if a[id] != b[id] {
			t.both("Check "+questionnaire.PrintableLine(id), a[id], b[id])
		}
	}
}

// shortDetail is how many letters a Detail may have to be shown whole.
const shortDetail = 160

// detail writes two Details. Of long ones that have much in common it writes what differs, with
// a few words around it.
func (t *differenceWriter) detail(p *questionnaire.ProvisionDifference) {
	common := 0
	for _, run := range p.Words {
		if run.In == "both" {
			common += len(run.Text)
		}
	}
	if max(len(p.A.Detail), len(p.B.Detail)) <= shortDetail || 2*common < max(len(p.A.Detail), len(p.B.Detail)) {
		t.both("Detail", p.A.Detail, p.B.Detail)
		return
	}
	label := "Detail: "
	for i := 0; i < len(p.Words); i++ {
		if p.Words[i].In == "both" {
			continue
		}
		before, after := "", ""
		if i > 0 {
			before = lastWords(p.Words[i-1].Text)
		}
		a, b := "", ""
		for ; i < len(p.Words) && p.Words[i].In != "both"; i++ {
			if p.Words[i].In == "a" {
				a = p.Words[i].Text
			} else {
				b = p.Words[i].Text
			}
		}
		if i < len(p.Words) {
			after = firstWords(p.Words[i].Text)
		}
		t.line("    "+label+"A: ", shown(before+a+after))
		label = strings.Repeat(" ", len(label))
		t.line("    "+label+"B: ", shown(before+b+after))
	}
}

// contextWords is how many words are shown before and after what differs.
const contextWords = 4

func lastWords(text string) string {
	words := strings.Fields(text)
	if len(words) <= contextWords {
		return text
	}
	return "... " + strings.Join(words[len(words)-contextWords:], " ") + " "
}

func firstWords(text string) string {
	words := strings.Fields(text)
	if len(words) <= contextWords {
		return text
	}
	return strings.Join(words[:contextWords], " ") + " ..."
}

// only lists the provisions that one side has and the other has not. Those that say something
// are told one by one.
func (t *differenceWriter) only(letter string, all []questionnaire.ProvisionDifference, sides func(*questionnaire.ProvisionDifference) (side, other *questionnaire.ProvisionSide)) {
	var silent []string
	headed := false
	head := func() {
		if !headed {
			t.heading("Only in " + letter)
		}
		headed = true
	}
	for i := range all {
		side, other := sides(&all[i])
		if side == nil || other != nil {
			continue
		}
		if side.Silent() && !side.Waiting {
			silent = append(silent, side.Reference)
			continue
		}
		head()
		t.entry(strings.TrimSuffix(side.Reference+", "+supportWords(side)+": "+side.Title, ": "))
		if side.Detail != "" {
			t.line("    Detail: ", shown(side.Detail))
		}
	}
	if len(silent) > 0 {
		head()
		t.line("  Not answered: ", shown(strings.Join(silent, ", ")))
	}
}
