package plain

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/learn/learntest"
)

// learns has a conversation that begins with learning.
func learns(t *testing.T, round int, lines ...string) (string, *Learning, error) {
	t.Helper()
	k := begin(t, nil)
	options := k.options(strings.NewReader(strings.Join(lines, "\n") + "\n"))
	options.Learn = &Learning{
		Course:  learn.NewCourse(learntest.Files(t, nil), library()),
		Edition: questionnaire.DefaultEdition,
		Memory:  filepath.Join(k.folder, "memory.json"),
	}
	if round > 0 {
		pool, err := options.Learn.Course.Pool(options.Learn.Edition)
		if err != nil {
			t.Fatal(err)
		}
		if options.Learn.Round, err = pool.Round("class", round); err != nil {
			t.Fatal(err)
		}
		options.Learn.Result = filepath.Join(k.folder, "result.md")
	}
	err := Run(context.Background(), options)
	return k.out.String(), options.Learn, err
}

// TestLearnLineByLine has conversations, and wants what each leads to.
func TestLearnLineByLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"tour", []string{"tour", "", "on", "", "a", "quit"}, []string{"1 of 2. The first thought", "2 of 2. The second thought", "What does leaving out", "Right.\na) It is recorded.", "That was the tour."}},
		{"tour, wrong and back", []string{"tour", "back", "tour", "", "", "b", "quit"}, []string{"Not right. The answer is a.\na) It is recorded.\nb) A reason is wanted."}},
		{"tour, nonsense", []string{"tour", "", "", "ab", "z", "quit"}, []string{"Enter one letter from a to b.", "\"z\" is none of the answers here. Enter one letter from a to b."}},
		{"facts", []string{"devices", "3", "3", "yes", "no", "don't know", "back", "back", "quit"}, []string{"same as the model. You: Yes. The model: Yes.\nThe dossier says so.", "different. You: No. The model: Yes.", "not known yet. You: Don't know yet."}},
		{"dossier", []string{"devices", "3", "read", "back", "back", "quit"}, []string{"Two honest shortcomings\nword word"}},
		{"ticks", []string{"devices", "3", "Clause 5.4", "yes", "yes", "yes", "Y", "yes", "no", "quit"}, []string{"5.4-1: same as the model. You: Y, supported. The model: Y, supported.", "Does your reason hold this: one thing?", "Your reason holds 1 of 2.", "2 of 4. 5.4-2"}},
		{"help", []string{"help", "quit"}, []string{"The commands:\nback: "}},
		{"at the end", []string{"devices", "3", "be told", "Clause 5.13", "skip", "quit"}, []string{"You are told at the end", "5.13-1: not answered. You: not answered. The model: Y, supported.", "  [ ] one thing", "The end: 0 same as the model, 0 defensible too, 0 different, 1 open."}},
		{"predict", []string{"predict", "class, x", "class, 3", "skip", "skip", "skip", "quit"}, []string{"\"x\" is no number", "Round \"class\", 3 questions.", "0 of 3 right."}},
		{"cards", []string{"remember", "1", "yes", "1", "back", "back", "quit"}, []string{"It comes back in 2 days.", "Card 2 of 10."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			out, _, err := learns(t, 0, c.lines...)
			if err != nil {
				t.Error(err)
			}
			for _, want := range c.want {
				if !strings.Contains(out, want) {
					t.Errorf("%q is not said:\n%s", want, out)
				}
			}
		})
	}
}

// TestRoundLineByLine answers a round rightly, with letters, and finds the result.
func TestRoundLineByLine(t *testing.T) {
	t.Parallel()
	_, learning, _ := learns(t, 12)
	var lines []string
	for _, q := range learning.Round.Questions {
		lines = append(lines, learn.Letters(q.Right()))
	}
	out, learning, err := learns(t, 12, lines...)
	if err != nil || !strings.Contains(out, "12 of 12 right.") {
		t.Errorf("%v:\n%s", err, out)
	}
	if data, err := os.ReadFile(learning.Result); err != nil || !strings.Contains(string(data), "**12 of 12 right**") {
		t.Errorf("got %s, %v", data, err)
	}
}

// TestRoundBrokenOff writes no result.
func TestRoundBrokenOff(t *testing.T) {
	t.Parallel()
	_, learning, err := learns(t, 3, "skip", "quit")
	if err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(learning.Result); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a result was written: %v", err)
	}
}
