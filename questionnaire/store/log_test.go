package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// worked is a file that was worked on over three days by two people, the versions of which are
// all kept. It returns its path and the noon of the last day.
func worked(t *testing.T) (string, time.Time) {
	t.Helper()
	noon := time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)
	path := filepath.Join(t.TempDir(), "lamp"+Ending)
	a := questionnaire.NewAssessment("en303645-v2.1.1", NewID())
	clock := noon.AddDate(0, 0, -3)
	a.Product.Name = "Lamp"
	file, err := Create(path, a)
	if err != nil {
		t.Fatal(err)
	}
	touch := func() {
		if err := os.Chtimes(path, clock, clock); err != nil {
			t.Fatal(err)
		}
	}
	touch()
	history := OpenHistory(path)
	for day, edit := range []func(){
		func() {
			a.Assessor.Name = "Ada"
			a.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "One each."}, clock)
		},
		func() { a.SetFact("passwords", "yes", clock) },
		func() {
			a.Assessor.Name = "Ben"
			a.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "Not one each."}, clock)
			a.Product.Model = "L-2"
		},
	} {
		before := a.Clone()
		clock = noon.AddDate(0, 0, day-2).Add(time.Hour)
		edit()
		file.now, file.kept = func() time.Time { return clock }, time.Unix(1, 0)
		if err := file.Save(a); err != nil {
			t.Fatal(err)
		}
		touch()
		changes, err := questionnaire.Changes(before, a)
		if err != nil {
			t.Fatal(err)
		}
		if err := history.Write(Step{Number: day + 1, At: clock.UTC(), By: a.Assessor.Name, Changes: changes}); err != nil {
			t.Fatal(err)
		}
	}
	return path, noon
}

func parts(changes []questionnaire.Change) string {
	names := make([]string, 0, len(changes))
	for _, change := range changes {
		names = append(names, change.Part)
	}
	return strings.Join(names, " ")
}

func TestLog(t *testing.T) {
	t.Parallel()
	path, noon := worked(t)
	states, err := Log(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, state := range states {
		if state.Number != i {
			t.Errorf("state %d has the number %d", i, state.Number)
		}
		got = append(got, state.At.Local().Format("02 15:04")+" "+strings.Join(state.By, "+")+": "+parts(state.Changes))
	}
	want := []string{"21 13:00 Ben: answers.5.1-1 assessor product", "20 13:00 Ada: facts.passwords", "19 13:00 Ada: answers.5.1-1 assessor", "18 12:00 : "}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for text, want := range map[string]int{
		"0": 0, "3": 3, "2026-11-20": 1, "2026-11-20 13:00": 1, "2026-11-20 12:59": 2, "2026-11-25": 0,
		noon.AddDate(0, 0, -3).Format(time.RFC3339): 3,
	} {
		if state, err := FindState(states, text); err != nil || state.Number != want {
			t.Errorf("%s: %v, %v", text, state, err)
		}
	}
	for text, want := range map[string]string{
		"4": "there is no version 4", "-1": "there is no version -1", "2026-11-01": "no version of 2026-11-01 is kept", "yesterday": "neither a number nor a time",
	} {
		if _, err := FindState(states, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestLogOfDamaged says of each state whether it can be read, and goes on before it.
func TestLogOfDamaged(t *testing.T) {
	t.Parallel()
	path, _ := worked(t)
	versions, err := Versions(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{path, versions[1].Path} {
		if err := os.WriteFile(bad, []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	states, err := Log(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(states) != 4 || states[0].Err == nil || states[2].Err == nil || parts(states[1].Changes) != "answers.5.1-1 assessor facts.passwords" || states[1].Before != &states[3] {
		t.Errorf("%+v", states)
	}
	if _, err := Log(filepath.Join(t.TempDir(), "gone.json")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestBringBack loses nothing: the present becomes a version, which thinning leaves alone, and
// what was brought back can be taken back.
func TestBringBack(t *testing.T) {
	t.Parallel()
	path, _ := worked(t)
	states, err := Log(path)
	if err != nil {
		t.Fatal(err)
	}
	now, f, err := Edit(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.BringBack(now, states[2].Assessment, "Cleo"); err != nil {
		t.Fatal(err)
	}
	// Further sessions at once keep more versions of the same minutes.
	for n := range 4 {
		f.Close()
		a, again, err := Edit(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		a.Product.Batch = strings.Repeat("x", n+1)
		if err := again.Save(a); err != nil {
			t.Fatal(err)
		}
		f = again
	}
	f.Close()
	after, err := Log(path)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(after, func(s State) bool {
		return s.Assessment.Product.Model == "L-2" && s.Assessment.Answers["5.1-1"].Support == "N"
	}) {
		t.Error("what was there before is lost")
	}
	if !slices.ContainsFunc(after, func(s State) bool { return slices.Contains(s.By, "Cleo") }) {
		t.Error("who brought it back is lost")
	}
	step, _ := OpenHistory(path).Undo()
	if step.By != "Cleo" || parts(step.Changes) != "answers.5.1-1 assessor facts.passwords product" {
		t.Errorf("%+v", step)
	}
	// Where the present cannot be kept, nothing is written.
	if err := os.RemoveAll(versionsFolder(path)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(versionsFolder(path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	now, f, err = Edit(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.BringBack(now, states[1].Assessment, ""); err == nil || !strings.Contains(err.Error(), "could not be kept") {
		t.Errorf("got %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != string(before) {
		t.Errorf("the file was changed, %v", err)
	}
}
