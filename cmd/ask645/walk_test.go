package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// sample reads a sample assessment with its edition.
func sample(t *testing.T, name string) (*questionnaire.Assessment, *questionnaire.Edition) {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/"+name+".ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(assessment.Edition)
	if err != nil {
		t.Fatal(err)
	}
	return assessment, edition
}

// TestWalkWholeAssessment answers everything as the sample does, by keyboard alone: from
// home to the PDF. The keys of one provision arrive as fast as they can be sent, so that
// they are often read together. The file has to come out as the sample.
func TestWalkWholeAssessment(t *testing.T) {
	t.Parallel()
	want, edition := sample(t, "smart-lock")
	typed(want)
	term := openTerminal(t, 100, 30)
	term.start("")
	term.waitFor("New assessment")
	term.keys("Enter")
	term.waitFor("Against which edition")
	term.keys("Enter", "text:"+want.Product.Name, "Enter", "C-u", "text:lock.ask645.json", "Enter")
	term.waitFor("Product and maker")
	for i, text := range []string{
		"", want.Product.Model, want.Product.HardwareVersion, want.Product.SoftwareVersion, want.Product.Batch, want.Product.Description,
		want.Manufacturer.Name, want.Manufacturer.Address, want.Manufacturer.Contact,
		want.Assessor.Name, want.Assessor.Function, want.Assessor.Organisation,
	} {
		if i > 0 {
			term.keys("text:" + text)
		}
		term.keys("Enter")
	}
	term.waitFor("question 1 of")
	profile := questionnaire.NewProfile(edition, want.Facts)
	for _, fact := range profile.Questions() {
		at := slices.IndexFunc(fact.Values, func(v questionnaire.FactValue) bool { return v.Value == want.Facts[fact.ID] })
		term.keys(fmt.Sprintf("text:%d", at+1))
	}
	s := questionnaire.Evaluate(edition, want, today(t))
	for _, row := range s.Rows {
		if row.Applies == questionnaire.No || row.Provision.Computed() {
			continue
		}
		term.waitFor(" " + row.Provision.Reference + "  ")
		term.keys(answerKeys(t, s, row.Provision.Reference)...)
	}
	term.waitFor("Nothing is wrong and nothing is missing")
	term.keys("Enter")
	term.waitFor("Export the statement")
	term.keys("Enter")
	term.waitFor("Written and read back: lock.statement.pdf")
	term.keys("q")
	term.waitFor("status 0")

	got, _, err := store.Open(filepath.Join(term.folder, "lock.ask645.json"))
	if err != nil {
		t.Fatal(err)
	}
	sameAnswers(t, got, want)
	if info, err := os.Stat(filepath.Join(term.folder, "lock.statement.pdf")); err != nil || info.Size() < 10_000 {
		t.Errorf("the PDF: %v", err)
	}
}

// typed leaves what the walk types: it goes past the declaration and the evidence. Whatever
// day the tests run on, justifications are to be reviewed later.
func typed(a *questionnaire.Assessment) {
	a.Declaration = questionnaire.Declaration{}
	later := time.Now().AddDate(1, 0, 0).Format("2006-01-02")
	for reference, answer := range a.Answers {
		answer.Evidence = nil
		if by := answer.Justification.ReviewBy; by != "" {
			answer.Justification.ReviewBy = later
			answer.Detail = strings.ReplaceAll(answer.Detail, by, later)
		}
		a.Answers[reference] = answer
	}
}

// answerKeys are the keys that answer a provision as the statement does.
func answerKeys(t *testing.T, s *questionnaire.Statement, reference string) []string {
	t.Helper()
	answering, err := questionnaire.NewAnswering(s, reference)
	if err != nil {
		t.Fatal(err)
	}
	answer := answering.Row.Answer
	var keys []string
	for _, step := range answering.Walk.Steps {
		keys = append(keys, "text:"+step.Answer[:1])
	}
	keys = append(keys, "text:"+strings.ToLower(string(answer.Support)))
	text := ""
	if answering.Walk.Suggestion != nil && answering.Walk.Suggestion.Suggest == answer.Support {
		text = strings.Join(strings.Fields(answering.Walk.Suggestion.Detail), " ")
	}
	if answer.Support == questionnaire.NotSupported {
		templates := answering.Guidance.SortJustifications(answering.Prose.Justifications, questionnaire.NewProfile(s.Edition, s.Assessment.Facts).Lookup)
		at := slices.IndexFunc(templates, func(j questionnaire.Justification) bool { return j.ID == answer.Justification.Template })
		if at < 0 {
			keys = append(keys, "C-s")
		} else {
			keys = append(keys, slices.Repeat([]string{"Down"}, at)...)
			keys = append(keys, "Enter")
			text = strings.Join(strings.Fields(templates[at].Text), " ")
		}
	}
	values := blankValues(t, text, answer.Detail)
	for _, name := range questionnaire.Blanks(text) {
		keys = append(keys, "text:"+values[name], "Enter")
	}
	if len(values) > 0 || answer.Support == questionnaire.NotSupported {
		keys = append(keys, "C-s")
	}
	return keys
}

// blankValues finds what was put into the blanks of a text.
func blankValues(t *testing.T, text, filled string) map[string]string {
	t.Helper()
	pattern := "^" + regexp.QuoteMeta(text) + "$"
	names := questionnaire.Blanks(text)
	for _, name := range names {
		pattern = strings.Replace(pattern, regexp.QuoteMeta("{"+name+"}"), "(?P<"+name+">.+?)", 1)
		pattern = strings.ReplaceAll(pattern, regexp.QuoteMeta("{"+name+"}"), ".+?")
	}
	found := regexp.MustCompile(pattern).FindStringSubmatch(filled)
	if found == nil {
		t.Fatalf("%q does not come from %q", filled, text)
	}
	values := map[string]string{}
	for i, name := range names {
		values[name] = found[i+1]
	}
	return values
}

// sameAnswers compares two assessments, but for their ids, times, and who said it.
func sameAnswers(t *testing.T, got, want *questionnaire.Assessment) {
	t.Helper()
	plain := func(a *questionnaire.Assessment) string {
		c := a.Clone()
		c.ID, c.FactsAt, c.FactsBy = "", nil, nil
		for reference, answer := range c.Answers {
			answer.At, answer.By = today(t).UTC(), ""
			c.Answers[reference] = answer
		}
		data, err := questionnaire.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	g, w := strings.Split(plain(got), "\n"), strings.Split(plain(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d: got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%d lines, want %d", len(g), len(w))
	}
}

// TestWalkBackAndForth goes into a branch, back out of it, and in again: the answers given
// there are still there.
func TestWalkBackAndForth(t *testing.T) {
	t.Parallel()
	want, _ := sample(t, "smart-lock")
	term := openTerminal(t, 80, 24)
	writeSample(t, term, want)
	term.start("lock.ask645.json")
	term.waitFor("Smart Lock")
	term.keys("text:g5.3-10", "Enter")
	term.waitFor(" 5.3-10  ", "Y, supported")
	term.keys("text:f")
	term.waitFor("delivered over a network")
	term.keys("Left")
	term.waitFor("Is an update mechanism implemented?")
	term.keys("text:n")
	term.waitFor("Is a hard-coded identity")
	term.keys("text:g5.3-10", "Enter")
	term.waitFor("does not apply", "no update mechanism is implemented (condition 12)", "An earlier answer is set aside")
	term.keys("text:uq")
	term.waitFor("status 0")
	got, _, err := store.Open(filepath.Join(term.folder, "lock.ask645.json"))
	if err != nil {
		t.Fatal(err)
	}
	sameAnswers(t, got, want)
}

// TestWalkResizeStorm changes the size of the window all the time while text is written.
func TestWalkResizeStorm(t *testing.T) {
	t.Parallel()
	want, _ := sample(t, "smart-lock")
	term := openTerminal(t, 80, 24)
	writeSample(t, term, want)
	term.start("lock.ask645.json")
	term.waitFor("Smart Lock")
	term.keys("text:g5.4-3", "Enter")
	term.waitFor(" 5.4-3  ", "Y, supported")
	term.keys("text:e")
	term.waitFor("Detail: how")
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 60 {
		term.tmux("resize-window", "-x", fmt.Sprint(1+random.IntN(160)), "-y", fmt.Sprint(1+random.IntN(60)))
		if i%3 == 0 {
			term.keys("text:x")
		}
	}
	term.tmux("resize-window", "-x", "80", "-y", "24")
	term.waitFor("Detail: how")
	term.keys("text:xxxxx")
	term.waitFor(strings.Repeat("x", 5))
	term.keys("C-s", "text:q")
	term.waitFor("status 0")
	got, _, err := store.Open(filepath.Join(term.folder, "lock.ask645.json"))
	if err != nil {
		t.Fatal(err)
	}
	// In a window too small to show the text, keys are not taken.
	detail := strings.TrimRight(got.Answers["5.4-3"].Detail, "x")
	if added := len(got.Answers["5.4-3"].Detail) - len(detail); detail != want.Answers["5.4-3"].Detail || added < 5 {
		t.Errorf("%q, %d added", got.Answers["5.4-3"].Detail, added)
	}
}

// TestWalkKilled kills the program without warning and starts it again: it is where it was,
// with every answer.
func TestWalkKilled(t *testing.T) {
	t.Parallel()
	for _, signal := range []struct{ name, status string }{{"KILL", "137"}, {"TERM", "143"}, {"HUP", "129"}, {"INT", "130"}} {
		t.Run(signal.name, func(t *testing.T) {
			t.Parallel()
			want, _ := sample(t, "smart-lock")
			term := openTerminal(t, 80, 24)
			writeSample(t, term, want)
			term.start("lock.ask645.json")
			term.waitFor("Smart Lock")
			term.keys("text:g5.7-2", "Enter")
			term.waitFor(" 5.7-2  ", "Y, supported")
			term.keys("text:*")
			term.waitFor("5.7-2 is flagged")
			term.signal(signal.name)
			term.waitFor("status " + signal.status)
			term.start("lock.ask645.json")
			term.waitFor("*5.7-2")
			if signal.name != "KILL" {
				// The terminal is as it was: what is typed can be seen.
				term.keys("text:q")
				term.waitFor("status 0")
				term.keys("text:stty -a | grep -c ' echo '", "Enter")
				term.waitFor("\n1\n")
			}
		})
	}
}

// writeSample puts a sample into the folder of the terminal.
func writeSample(t *testing.T, term *terminal, a *questionnaire.Assessment) {
	t.Helper()
	if _, err := store.Create(filepath.Join(term.folder, "lock.ask645.json"), a); err != nil {
		t.Fatal(err)
	}
}
