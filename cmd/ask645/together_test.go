//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestTogether lets two programs answer in one file at the same time, a hundred times over.
// Whichever ends well has all its answers in the file. The other one says who has the file,
// and that nothing was changed.
func TestTogether(t *testing.T) {
	t.Parallel()
	program := under(t, "ask645")
	refused := 0
	for round := range 100 {
		path := filepath.Join(t.TempDir(), "a.ask645.json")
		if _, err := store.Create(path, questionnaire.NewAssessment(questionnaire.DefaultEdition, "id")); err != nil {
			t.Fatal(err)
		}
		type person struct {
			command    *exec.Cmd
			said       bytes.Buffer
			references []string
		}
		people := []*person{{references: []string{"5.1-3", "5.2-1", "5.3-1"}}, {references: []string{"5.4-3", "5.5-1", "5.6-1"}}}
		for _, p := range people {
			p.command = exec.Command(program, "--plain", path)
			p.command.Env = append(os.Environ(), "XDG_CONFIG_HOME="+filepath.Dir(path))
			p.command.Stdin = strings.NewReader("go " + strings.Join(p.references, "\nflag\ngo ") + "\nflag\nquit\n")
			p.command.Stderr = &p.said
			if err := p.command.Start(); err != nil {
				t.Fatal(err)
			}
		}
		well := 0
		for _, p := range people {
			switch err := p.command.Wait(); {
			case err == nil:
				well++
			case p.command.ProcessState.ExitCode() != statusFailed, !strings.Contains(p.said.String(), "nothing was changed: open by "):
				t.Fatalf("round %d: %v: %s", round, err, p.said.String())
			default:
				refused++
				p.references = nil
			}
		}
		if well == 0 {
			t.Fatalf("round %d: neither could answer: %s%s", round, people[0].said.String(), people[1].said.String())
		}
		a, _, err := store.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range people {
			for _, reference := range p.references {
				if !a.Answers[reference].Flag {
					t.Fatalf("round %d: %s is lost: %s", round, reference, p.said.String())
				}
			}
		}
	}
	t.Logf("refused %d times of 100", refused)
}
