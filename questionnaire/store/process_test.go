package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// The test binary is also a program that works on a file, so that two of them can.
const (
	childTask = "ASK645_STORE_CHILD"
	taskEdit  = "edit"
	taskAdd   = "add"
)

func TestMain(m *testing.M) {
	switch task, arguments, _ := strings.Cut(os.Getenv(childTask), " "); task {
	case taskEdit:
		childEdits(arguments)
	case taskAdd:
		childAdds(arguments)
	default:
		os.Exit(m.Run())
	}
}

// child starts the test binary as another program.
func child(t *testing.T, format string, arguments ...any) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary)
	command.Env = append(os.Environ(), childTask+"="+fmt.Sprintf(format, arguments...))
	command.Stderr = os.Stderr
	return command
}

// childEdits opens a file to work on it, says so, and never ends.
func childEdits(path string) {
	_, f, err := Edit(path, nil)
	if err != nil || f.ReadOnly() {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("open")
	select {}
}

// childAdds opens a file and saves one more note into it, so many times, however often it
// takes: what another program wrote meanwhile has to be read again.
func childAdds(arguments string) {
	name, rest, _ := strings.Cut(arguments, " ")
	count, path, _ := strings.Cut(rest, " ")
	times, err := strconv.Atoi(count)
	if err != nil {
		os.Exit(2)
	}
	for n := 0; n < times; {
		assessment, f, err := Open(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		assessment.SetFact(fmt.Sprintf("%s-%d", name, n), "yes", time.Unix(0, 0))
		var held *HeldError
		switch err := f.Save(assessment); {
		case err == nil:
			n++
		case !errors.Is(err, ErrChanged) && !errors.As(err, &held):
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// TestTwoProcesses lets two programs write into one file at the same time, a hundred times
// over. Everything that either was told is saved has to be there.
//
// It does not run beside other tests: a program that is just being started has a share of
// every lock that is held here, so that one which a test lets go would still be taken.
func TestTwoProcesses(t *testing.T) {
	const rounds, times = 100, 4
	for round := range rounds {
		path := filepath.Join(t.TempDir(), "a.ask645.json")
		if _, err := Create(path, questionnaire.NewAssessment(questionnaire.DefaultEdition, "id")); err != nil {
			t.Fatal(err)
		}
		one, two := child(t, "add one %d %s", times, path), child(t, "add two %d %s", times, path)
		for _, command := range []*exec.Cmd{one, two} {
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(one.Wait(), two.Wait()); err != nil {
			t.Fatal(err)
		}
		assessment, _, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(assessment.Facts); got != 2*times {
			t.Fatalf("round %d: %d of %d are there: %v", round, got, 2*times, assessment.Facts)
		}
		noLeftovers(t, path)
	}
}

// TestKilledHolder kills a program that has a file open. While it runs the file is
// read-only here, and right after it the file can be changed. It does not run beside other
// tests for the reason given at [TestTwoProcesses].
func TestKilledHolder(t *testing.T) {
	path := lamp(t)
	for range 10 {
		command := child(t, "edit %s", path)
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Fatal(line, err)
		}
		second := edit(t, path, nil)
		if !strings.HasPrefix(second.Because(), "open by ") {
			t.Errorf("says %q", second.Because())
		}
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = command.Wait()
		third := edit(t, path, nil)
		if third.ReadOnly() || !strings.Contains(third.Warning(), "left behind") {
			t.Errorf("read-only: %q, warning: %q", third.Because(), third.Warning())
		}
		third.Close()
	}
	noLeftovers(t, path)
}
