package plain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// noon is when everything happens in tests.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// library is read once for all tests.
var library = sync.OnceValue(func() *questionnaire.Library { return questionnaire.NewLibrary(assets.FS) })

// talk is a conversation to be had: where the file lies and what was said.
type talk struct {
	t        testing.TB
	folder   string
	path     string
	width    int
	script   bool
	folders  []string
	out, err bytes.Buffer
}

// begin puts an assessment on disk; without one the talk starts at home.
func begin(t testing.TB, a *questionnaire.Assessment) *talk {
	t.Helper()
	k := &talk{t: t, folder: t.TempDir(), width: -1}
	if a != nil {
		k.path = filepath.Join(k.folder, "device.ask645.json")
		if _, err := store.Create(k.path, a); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(k.path, noon, noon); err != nil {
			t.Fatal(err)
		}
	}
	return k
}

func (k *talk) options(in io.Reader) Options {
	return Options{
		Library: library(), Path: k.path, Folders: k.folders, Samples: assets.FS, Places: filepath.Join(k.folder, "places.json"), Version: "test",
		Now: func() time.Time { return noon }, In: in, Out: &k.out, Err: &k.err, Width: k.width, Script: k.script,
	}
}

// enter runs the wizard over lines and wants it to end well.
func (k *talk) enter(lines ...string) *talk {
	k.t.Helper()
	if err := k.run(lines...); err != nil {
		k.t.Fatalf("%v\n%s", err, k.out.String())
	}
	return k
}

func (k *talk) run(lines ...string) error {
	k.out.Reset()
	k.err.Reset()
	return Run(context.Background(), k.options(strings.NewReader(strings.Join(append(lines, ""), "\n"))))
}

// says wants texts in the output, in this order.
func (k *talk) says(texts ...string) *talk {
	k.t.Helper()
	rest := k.out.String()
	for _, text := range texts {
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			k.t.Fatalf("does not say %q after what came before it:\n%s", text, k.out.String())
		}
		rest = after
	}
	return k
}

// never wants a text not to be said.
func (k *talk) never(text string) *talk {
	k.t.Helper()
	if strings.Contains(k.out.String(), text) {
		k.t.Fatalf("says %q:\n%s", text, k.out.String())
	}
	return k
}

// saved is what the file holds.
func (k *talk) saved() *questionnaire.Assessment {
	k.t.Helper()
	a, _, err := store.Open(k.path)
	if err != nil {
		k.t.Fatal(err)
	}
	return a
}

// sample reads the sample of a door lock, finished.
func sample(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// unanswered is the sample with its facts given and no answer.
func unanswered(t testing.TB) *questionnaire.Assessment {
	t.Helper()
	a := sample(t)
	a.Answers = nil
	return a
}

// sameAnswers compares two assessments, but for their ids, times, and who said it.
func sameAnswers(t testing.TB, got, want *questionnaire.Assessment) {
	t.Helper()
	timeless := func(a *questionnaire.Assessment) string {
		c := a.Clone()
		c.ID, c.FactsAt, c.FactsBy = "", nil, nil
		for reference, answer := range c.Answers {
			answer.At, answer.By = noon, ""
			c.Answers[reference] = answer
		}
		data, err := questionnaire.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	g, w := strings.Split(timeless(got), "\n"), strings.Split(timeless(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d: got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%d lines, want %d", len(g), len(w))
	}
}

// wholeWalk are the lines that answer everything as an assessment does, from home to the
// export.
func wholeWalk(t testing.TB, want *questionnaire.Assessment) []string {
	t.Helper()
	edition, err := library().Edition(want.Edition)
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{"new", "", want.Product.Name, "lock"}
	for _, field := range session.ProductFields() {
		lines = append(lines, field.Get(want))
	}
	profile := questionnaire.NewProfile(edition, want.Facts)
	for _, fact := range profile.Questions() {
		lines = append(lines, want.Facts[fact.ID])
	}
	s := questionnaire.Evaluate(edition, want, noon)
	for i := range s.Rows {
		if s.Rows[i].Walked() {
			lines = append(lines, answerLines(t, s, s.Rows[i].Provision.Reference)...)
		}
	}
	for i := range s.Rows {
		for _, e := range s.Rows[i].Answer.Evidence {
			lines = append(lines, "go "+s.Rows[i].Provision.Reference, "evidence add", e.Title, e.Ref)
		}
	}
	lines = append(lines, "cover")
	for _, field := range session.DeclarationFields() {
		lines = append(lines, field.Get(want))
	}
	return append(lines, "export", "json", "quit")
}

// answerLines answer a provision as the statement does.
func answerLines(t testing.TB, s *questionnaire.Statement, reference string) []string {
	t.Helper()
	a, err := questionnaire.NewAnswering(s, reference)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, step := range a.Walk.Steps {
		lines = append(lines, questionnaire.CheckLabel(step.Answer))
	}
	answer := a.Row.Answer
	lines = append(lines, string(answer.Support))
	text := ""
	if a.Walk.Suggestion != nil && a.Walk.Suggestion.Suggest == answer.Support {
		text = oneLine(a.Walk.Suggestion.Detail)
	}
	if answer.Support == questionnaire.NotSupported {
		templates := a.Guidance.SortJustifications(a.Prose.Justifications, questionnaire.NewProfile(s.Edition, s.Assessment.Facts).Lookup)
		at := slices.IndexFunc(templates, func(j questionnaire.Justification) bool { return j.ID == answer.Justification.Template })
		if at < 0 {
			lines = append(lines, "own")
		} else {
			lines = append(lines, fmt.Sprint(at+1))
			text = oneLine(templates[at].Text)
		}
	}
	names := questionnaire.Blanks(text)
	pattern := regexp.QuoteMeta(text)
	for _, name := range names {
		pattern = strings.Replace(pattern, regexp.QuoteMeta("{"+name+"}"), "(.+?)", 1)
		pattern = strings.ReplaceAll(pattern, regexp.QuoteMeta("{"+name+"}"), ".+?")
	}
	found := regexp.MustCompile("^" + pattern + "$").FindStringSubmatch(answer.Detail)
	if found == nil {
		t.Fatalf("%q does not come from %q", answer.Detail, text)
	}
	lines = append(lines, found[1:]...)
	if len(names) > 0 || answer.Support == questionnaire.NotSupported {
		lines = append(lines, ".")
	}
	return lines
}

// TestWholeWalk answers everything as the sample does, from home to the export, and writes
// the same file.
func TestWholeWalk(t *testing.T) {
	t.Chdir(t.TempDir())
	want := sample(t)
	k := begin(t, nil)
	k.enter(wholeWalk(t, want)...)
	k.says("Nothing is wrong and nothing is missing.", "Written and read back: lock.statement.json").never("is none of")
	k.path = "lock.ask645.json"
	sameAnswers(t, k.saved(), want)
	if strings.Contains(k.out.String(), "does not apply") != slices.ContainsFunc(evaluated(t, want).Rows, func(r questionnaire.Row) bool {
		return r.Applies == questionnaire.No
	}) {
		t.Error("provisions that do not apply are to be told")
	}
}

func evaluated(t testing.TB, a *questionnaire.Assessment) *questionnaire.Statement {
	t.Helper()
	edition, err := library().Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	return questionnaire.Evaluate(edition, a, noon)
}

// TestEveryPrefix ends the input after each line of the whole walk. What was said until then
// is in the file, and the next start goes on there.
func TestEveryPrefix(t *testing.T) {
	t.Parallel()
	a := unanswered(t)
	edition, err := library().Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	want := sample(t)
	s := questionnaire.Evaluate(edition, want, noon)
	var script []string
	for i := range s.Rows[:12] {
		if s.Rows[i].Walked() {
			script = append(script, answerLines(t, s, s.Rows[i].Provision.Reference)...)
		}
	}
	answers := 0
	for n := range script {
		k := begin(t, a).enter(script[:n]...)
		got := k.saved()
		if len(got.Answers) < answers {
			t.Fatalf("after %d lines %d answers, before %d", n, len(got.Answers), answers)
		}
		answers = len(got.Answers)
		if !strings.Contains(k.err.String(), "The input ended. Everything is saved in "+k.path) {
			t.Fatalf("says %q", k.err.String())
		}
		reference := regexp.MustCompile(`It goes on at (\S+)\.`).FindStringSubmatch(k.err.String())[1]
		k.enter().says(reference + ": ")
	}
}

// TestInterrupted keeps a text that was begun when the system ends the program.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Run(ctx, k.options(r)) }()
	for _, line := range []string{"go 5.4-3", "detail", "First line", "second line"} {
		_, _ = io.WriteString(w, line+"\n")
	}
	// The write returns when the reader took the line; one more, never ended, proves that it
	// was handled.
	_, _ = io.WriteString(w, "third")
	time.Sleep(50 * time.Millisecond)
	cancel()
	var interrupted *InterruptedError
	if err := <-done; !errors.As(err, &interrupted) || interrupted.Status != 130 {
		t.Fatalf("got %v", err)
	}
	if got := k.saved().Answers["5.4-3"].Detail; got != "First line\nsecond line" {
		t.Errorf("got %q", got)
	}
	if !strings.Contains(k.err.String(), "Interrupted. Everything is saved") {
		t.Errorf("says %q", k.err.String())
	}
}

// TestSaveTrouble goes on where the file cannot be saved, says so, and does not leave
// without a second word.
func TestSaveTrouble(t *testing.T) {
	t.Parallel()
	k := begin(t, unanswered(t))
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- Run(context.Background(), k.options(r)) }()
	_, _ = io.WriteString(w, "status\n")
	time.Sleep(20 * time.Millisecond)
	if err := os.WriteFile(k.path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"go 5.1-1", "yes", "why", "quit", "status", "quit"} {
		_, _ = io.WriteString(w, line+"\n")
	}
	if err := <-done; !errors.Is(err, store.ErrChanged) {
		t.Fatalf("got %v", err)
	}
	if n := strings.Count(k.err.String(), "Not saved: "); n != 1 { // the second time it is the error that Run returns
		t.Errorf("says it %d times: %s", n, k.err.String())
	}
	k.says("Why 5.1-1", "Enter quit again to leave without it.", "Not saved: ")
	if data, _ := os.ReadFile(k.path); string(data) != "{}" {
		t.Errorf("overwritten: %s", data)
	}
}

// TestReadOnly reads and exports a file that takes no changes.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	if err := os.Chmod(k.path, 0o400); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(k.path)
	k.enter("go 5.6-3", "reasons", "read 1", "none", "reasons", "1", "go 5.4-3", "n", "skip", "flag", "undo", "export", "json")
	k.says("The file is read-only.", "Text: ", "Is 5.6-3 supported?", "nothing was changed", "nothing was changed", "Written and read back: ")
	if after, _ := os.ReadFile(k.path); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
}

// TestSample looks at the sample, which nothing changes and nobody remembers.
func TestSample(t *testing.T) {
	t.Chdir(t.TempDir())
	k := begin(t, nil).enter("sample", "go 5.4-3", "n", "home", "quit")
	k.says("The file is read-only.", "nothing was changed", "1. Go on with Smart Lock")
	if found, _ := filepath.Glob("*"); len(found) > 0 {
		t.Errorf("left %v behind", found)
	}
	k.enter().never("Smart Lock")
}
