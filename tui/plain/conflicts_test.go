package plain

import (
	"strings"
	"testing"

	"ask645/questionnaire"
)

// torn is the sample as two people's copies come together.
func torn(t *testing.T) *questionnaire.Assessment {
	t.Helper()
	base := sample(t)
	left, right := base.Clone(), base.Clone()
	for detail, a := range map[string]*questionnaire.Assessment{"A scanner looks.": left, "Reviewed by hand.": right} {
		answer := a.Answers["5.4-3"]
		answer.Detail = detail
		a.SetAnswer("5.4-3", answer, noon)
		a.SetFact("passwords", map[*questionnaire.Assessment]string{left: "no", right: "unknown"}[a], noon)
	}
	merged, err := questionnaire.Merge(questionnaire.Copy{Name: "a.json", Assessment: left}, questionnaire.Copy{Name: "b.json", Assessment: right}, base)
	if err != nil || len(merged.Assessment.Conflicts) != 2 {
		t.Fatal(err, merged)
	}
	return merged.Assessment
}

// TestConflicts tells of conflicts at once, reads them and decides them in each way.
func TestConflicts(t *testing.T) {
	t.Parallel()
	detail := func(k *talk) string { return k.saved().Answers["5.4-3"].Detail }
	k := begin(t, torn(t))
	k.enter("conflicts", "conflicts 1", "conflicts 1 take 2").says("2 conflicts of copies that were merged are open.", "You decide as Imke Petersen: enter product 10 to change the name.",
		"1. 5.4-3, the Detail.", "2. passwords, the fact.", "Conflict 1 of 2: 5.4-3, the Detail.", "1. a.json", "A scanner looks.", "2. b.json", "Reviewed by hand.", "Before: ",
		"one of: take 1, both, before, write", "Decided: 5.4-3, the Detail. Conflicts left: 1. Enter undo to take it back.")
	if got := detail(k); got != "Reviewed by hand." {
		t.Errorf("taken: %q", got)
	}
	k = begin(t, torn(t))
	k.enter("conflicts 2").says("Are passwords used, ", "Don't know yet", "Before: Yes")
	k = begin(t, torn(t))
	k.enter("product 13", "product 10", "Ada", "/conflicts 1 take 1").says("Enter product and a number from 1 to 12.", "10 of 12. Assessor, who answers here:", "Conflicts left: 1.")
	if got := k.saved().Answers["5.4-3"].By; got != "Ada" {
		t.Errorf("decided by %q", got)
	}
	k = begin(t, torn(t))
	k.enter("conflicts 1 both", "undo", "conflicts 1 both").says("Conflicts left: 1.", "Undone: ", "Conflicts left: 1.")
	if got := detail(k); got != "A scanner looks.\nReviewed by hand." {
		t.Errorf("both: %q", got)
	}
	k = begin(t, torn(t))
	k.enter("conflicts 1 write", "", "A scanner and a hand.", "conflicts 1 before", "list findings").says("write what holds", "Write what holds, or", "Decided: 5.4-3", "Decided: passwords, the fact. No conflict is left.")
	if got := detail(k); got != "A scanner and a hand." {
		t.Errorf("written: %q", got)
	}
	if got := k.saved(); len(got.Conflicts) != 0 || got.Facts["passwords"] != sample(t).Facts["passwords"] {
		t.Errorf("before: %+v", got.Facts)
	}
	k = begin(t, torn(t))
	k.enter("list mandatory", "conflicts 3", "conflicts x", "conflicts 2 both", "conflicts 2 write", "conflicts 1 take 9").
		says("1 conflict", "a number from 1 to 2", "a number from 1 to 2", "cannot be decided so", "cannot be decided so", "cannot be decided so")
	if got := k.saved(); len(got.Conflicts) != 2 {
		t.Errorf("decided by what is wrong: %v", got.Conflicts)
	}
	k.enter("review").says("2 conflicts are open.", "Copies that were merged differ")
	if strings.Contains(k.out.String(), "\x1b") {
		t.Error("a control character is written")
	}
}
