package class_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/export/class"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/learn/learntest"
)

// update rewrites the golden files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite golden files")

func round(t *testing.T, questions int) *learn.Round {
	t.Helper()
	pool, err := learn.NewCourse(learntest.Files(t, nil), questionnaire.NewLibrary(assets.FS)).Pool(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	r, err := pool.Round("class | *3b*", questions)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGoldens compares a result, with a right, a wrong and a missing answer, and a key.
func TestGoldens(t *testing.T) {
	t.Parallel()
	r := round(t, 12)
	answers := [][]int{r.Questions[0].Right(), nil}
	for _, question := range r.Questions[2:11] {
		answers = append(answers, question.Right())
	}
	for name, got := range map[string][]byte{"result.md": class.Result(r, answers), "key.md": class.Key(r)} {
		path := "testdata/" + name
		if *update {
			if err := os.WriteFile(path, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s differs:\n%s", name, got)
		}
	}
}

// TestOnePage wants the result of a usual round to fit a page, and no markup from the seed.
func TestOnePage(t *testing.T) {
	t.Parallel()
	result := string(class.Result(round(t, 20), nil))
	if lines := strings.Count(result, "\n"); lines > 50 {
		t.Errorf("the result has %d lines", lines)
	}
	if strings.Contains(result, "*3b*\"") || !strings.Contains(result, `class \| \*3b\*`) {
		t.Errorf("the seed is not escaped:\n%s", result)
	}
	if strings.Contains(strings.ToLower(result), "certified") {
		t.Error("the result says certified")
	}
}
