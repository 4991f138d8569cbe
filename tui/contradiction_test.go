package tui

import (
	"strings"
	"testing"

	"ask645/questionnaire"
)

// TestContradictionIsShownAtOnce gives an answer that does not fit with another. The page says
// so before it is left, and again at the other side.
func TestContradictionIsShownAtOnce(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	a := lock()
	a.SetAnswer("5.8-1", questionnaire.Answer{Support: "N", Detail: "Plain look-ups tell the resolver which services the home uses."}, noon)
	a.SetAnswer("5.8-2", questionnaire.Answer{Support: "N", Detail: "Opening events go to the hub without encryption."}, noon)
	d.open(a)
	d.press("g").typed("5.8-1").press("enter").sees("> N, not supported")
	d.press("y").sees("5.8-1  Personal data", doesNotFit,
		"! 5.8-1 says that all personal data is protected on its way, 5.8-2 that")
	d.press("enter").sees("5.8-2  Sensitive", "! 5.8-1 says that all personal data is protected on its way, 5.8-2 that")
	// What was shown once keeps nobody back.
	d.press("g").typed("5.8-1").press("enter", "e", "tab").sees("5.8-2  Sensitive")
}

// TestContradictionOfAFactIsShownAtOnce does the same with a fact. The page goes on, and says
// it there.
func TestContradictionOfAFactIsShownAtOnce(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	a := lock()
	a.SetFact("telemetry", "yes", noon)
	d.open(a)
	d.app.show(destination{page: pageFacts, reference: "cloud"})
	d.sees("use a service on the internet?")
	d.press("n").sees("hub or gateway", "! telemetry is collected, but the product is said to use no service")
	d.press("left").sees("use a service on the internet?", "Now: No", "! telemetry is collected, but the product is said to use no service")
	if d.press("right"); strings.Contains(d.screen(), "telemetry is collected") {
		t.Errorf("it is said again:\n%s", d.screen())
	}
}

// TestContradictionOfAnAnswerThatDoesNotApply shows what is wrong where nothing is asked.
func TestContradictionOfAnAnswerThatDoesNotApply(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24)
	a := lock()
	a.SetAnswer("5.3-14", questionnaire.Answer{Support: "Y", Detail: "The reason is on page 3 of the manual."}, noon)
	a.FactsAt = nil
	d.open(a)
	d.press("g").typed("5.3-14").press("enter").sees("! Y although the condition does not hold", "! 5.3-14 says why there are no software updates")
}
