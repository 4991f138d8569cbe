//go:build unix

package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// crashRounds says how often TestCrash kills the program; a number in this variable of the
// environment is taken instead of the usual one.
const crashRounds = "ASK645_CRASH_ROUNDS"

// TestCrash kills the program at a random moment of a session, again and again. After each
// time the file opens, can be changed, and holds every answer that the person had been shown
// as saved. A hundred or a thousand rounds: ASK645_CRASH_ROUNDS=1000 go test -run TestCrash.
func TestCrash(t *testing.T) {
	t.Parallel()
	rounds := 25
	if text := os.Getenv(crashRounds); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		rounds = n
	}
	program := under(t, "ask645")
	plan := planCrash(t)
	long := map[string]time.Duration{}
	for _, way := range []string{"", "--plain"} {
		s := startCrash(t, program, way, plan)
		begin := time.Now()
		s.play(nil)
		s.wait(len(plan.steps))
		long[way] = time.Since(begin)
		s.kill()
		if got := plan.kept(t, s.path); got != len(plan.steps) {
			t.Fatalf("%q: the whole session keeps %d of %d", way, got, len(plan.steps))
		}
	}
	random := rand.New(rand.NewPCG(645, uint64(rounds)))
	shown, kept := 0, 0
	for round := range rounds {
		way := ""
		if round%4 == 3 {
			way = "--plain"
		}
		s := startCrash(t, program, way, plan)
		end := make(chan struct{})
		var playing sync.WaitGroup
		// Every other round types ahead, faster than anything can be saved.
		s.ahead = round%2 == 1
		playing.Go(func() { s.play(end) })
		time.Sleep(time.Duration(random.Int64N(int64(long[way] + long[way]/10))))
		s.kill()
		close(end)
		playing.Wait()
		saw, has := s.progress(), plan.kept(t, s.path)
		if has < saw {
			t.Fatalf("round %d %s: %d answers were shown as saved, the file holds %d\n%s", round, way, saw, has, s.seen())
		}
		shown, kept = shown+saw, kept+has
	}
	t.Logf("%d rounds, a session of %d answers takes %v, or %v line by line: %d answers were shown as saved, %d were in the files",
		rounds, len(plan.steps), long[""].Round(time.Millisecond), long["--plain"].Round(time.Millisecond), shown, kept)
}

// crashPlan is a session: every fact is answered, then provisions are flagged.
type crashPlan struct {
	edition *questionnaire.Edition
	steps   []crashStep
	facts   int
}

// crashStep is one answer: what to type for it, and a fact or the provision that is flagged.
type crashStep struct {
	keys, line string
	fact       string
	value      string
	reference  string
}

// flags is how many provisions a session flags.
const flags = 12

func planCrash(t *testing.T) crashPlan {
	t.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	plan := crashPlan{edition: edition}
	a := questionnaire.NewAssessment(edition.ID, "id")
	for i := 0; ; i++ {
		fact := questionnaire.NewProfile(edition, a.Facts).Next()
		if fact == nil {
			break
		}
		at := i % len(fact.Values)
		number := strconv.Itoa(at + 1)
		a.SetFact(fact.ID, fact.Values[at].Value, today(t))
		plan.steps = append(plan.steps, crashStep{keys: number, line: number + "\n", fact: fact.ID, value: fact.Values[at].Value})
	}
	plan.facts = len(plan.steps)
	s := questionnaire.Evaluate(edition, a, today(t))
	reference := s.NextOpen("")
	for n := range flags {
		step := crashStep{keys: "*", line: "flag\n", reference: reference}
		if n > 0 {
			step.keys, step.line = "]*", "go "+reference+"\nflag\n"
		}
		plan.steps = append(plan.steps, step)
		reference = s.Beside(reference, +1)
	}
	return plan
}

// kept counts the steps that the file holds. They are taken in order, so that none may be
// missing before another. Nothing may be left beside the file that does not belong there.
func (p crashPlan) kept(t *testing.T, path string) int {
	t.Helper()
	a, f, err := store.Edit(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if f.ReadOnly() {
		t.Fatal(f.Because())
	}
	f.Close()
	has := func(step crashStep) bool {
		return step.fact != "" && a.Facts[step.fact] == step.value || step.reference != "" && a.Answers[step.reference].Flag
	}
	n := 0
	for n < len(p.steps) && has(p.steps[n]) {
		n++
	}
	if slices.ContainsFunc(p.steps[n:], has) {
		t.Fatalf("after %d answers one is missing, and a later one is there", n)
	}
	belongs := regexp.MustCompile(`^(a\.ask645\.json|\.a\.ask645\.json\.(versions|history))$`)
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !belongs.MatchString(entry.Name()) {
			t.Errorf("left behind: %s", entry.Name())
		}
	}
	versions, err := store.Versions(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range versions {
		if _, err := version.Open(); err != nil {
			t.Error(err)
		}
	}
	return n
}

// crashSession is a session that is going to be killed.
type crashSession struct {
	t       *testing.T
	plan    crashPlan
	plain   bool
	ahead   bool
	path    string
	command *exec.Cmd
	in      io.WriteCloser
	drained chan struct{}

	mu     sync.Mutex
	screen *screen
	text   strings.Builder // what the line mode wrote
	shown  int
}

// startCrash begins a session on a new file, in a terminal or with pipes.
func startCrash(t *testing.T, program, way string, plan crashPlan) *crashSession {
	t.Helper()
	folder, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	s := &crashSession{t: t, plan: plan, plain: way != "", path: filepath.Join(folder, "a.ask645.json"), drained: make(chan struct{}), screen: newScreen(80, 24)}
	if _, err := store.Create(s.path, questionnaire.NewAssessment(plan.edition.ID, "id")); err != nil {
		t.Fatal(err)
	}
	s.command = exec.Command(program, s.path)
	s.command.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1", "XDG_CONFIG_HOME="+filepath.Dir(program))
	var out io.Reader
	if s.plain {
		s.command.Args = append(s.command.Args, way)
		if s.in, err = s.command.StdinPipe(); err != nil {
			t.Fatal(err)
		}
		if out, err = s.command.StdoutPipe(); err != nil {
			t.Fatal(err)
		}
		err = s.command.Start()
	} else {
		var terminal *os.File
		terminal, err = pty.StartWithSize(s.command, &pty.Winsize{Rows: 24, Cols: 80})
		s.in, out = terminal, terminal
	}
	if err != nil {
		t.Fatal(err)
	}
	go s.watch(out)
	return s
}

// watch reads what the program draws, to the last byte.
func (s *crashSession) watch(out io.Reader) {
	defer close(s.drained)
	buffer := make([]byte, 32<<10)
	for {
		n, err := out.Read(buffer)
		s.mu.Lock()
		if s.plain {
			s.text.Write(buffer[:n])
			s.shown = max(s.shown, s.plan.reached(s.text.String(), "Question "))
		} else {
			_, _ = s.screen.Write(buffer[:n])
			if text := s.screen.String(); strings.Contains(strings.SplitN(text, "\n", 2)[0], " saved ") {
				s.shown = max(s.shown, s.plan.reached(text, "question "))
			}
		}
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// reached tells how many answers a screen shows as saved: all before the question or the
// provision that is asked about, and the flag that it tells of.
func (p crashPlan) reached(text, word string) int {
	n := 0
	for i := range p.facts {
		if strings.Contains(text, fmt.Sprintf("%s%d of ", word, i+1)) {
			n = i
		}
	}
	for i, step := range p.steps {
		switch {
		case step.reference == "":
		case strings.Contains(text, step.reference+" is flagged"):
			n = i + 1
		case strings.Contains(text, "\n "+step.reference+"  "), strings.Contains(text, "\n"+step.reference+": "):
			n = max(n, i)
		}
	}
	return n
}

func (s *crashSession) progress() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown
}

func (s *crashSession) seen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.plain {
		return s.text.String()
	}
	return s.screen.String()
}

// play answers one question after another, each when the last answer is shown as saved, or
// three ahead.
func (s *crashSession) play(end <-chan struct{}) {
	allowance := 0
	if s.ahead {
		allowance = 3
	}
	stalled := time.Now().Add(time.Minute)
	waits := func() bool {
		if time.Now().After(stalled) {
			s.t.Errorf("the session stands still:\n%s", s.seen())
			return false
		}
		return !stopped(end)
	}
	for !strings.Contains(s.seen(), "uestion 1 of") {
		if !waits() {
			return
		}
	}
	for i, step := range s.plan.steps {
		for s.progress() < i-allowance {
			if !waits() {
				return
			}
		}
		keys := step.keys
		if s.plain {
			keys = step.line
		}
		if _, err := io.WriteString(s.in, keys); err != nil {
			return
		}
	}
}

// stopped waits a little, and reports whether the session was killed meanwhile.
func stopped(end <-chan struct{}) bool {
	select {
	case <-end:
		return true
	case <-time.After(time.Millisecond):
		return false
	}
}

// wait waits until so many answers are shown as saved.
func (s *crashSession) wait(n int) {
	s.t.Helper()
	for begin := time.Now(); s.progress() < n; time.Sleep(time.Millisecond) {
		if time.Since(begin) > time.Minute {
			s.t.Fatalf("only %d of %d answers are shown as saved:\n%s", s.progress(), n, s.seen())
		}
	}
}

// kill ends the program without a warning, and reads what it had drawn until then.
func (s *crashSession) kill() {
	s.t.Helper()
	if err := s.command.Process.Kill(); err != nil {
		s.t.Fatal(err)
	}
	if s.plain {
		<-s.drained // the pipe is closed by Wait
		_ = s.command.Wait()
		return
	}
	_ = s.command.Wait()
	<-s.drained
	_ = s.in.Close()
}
