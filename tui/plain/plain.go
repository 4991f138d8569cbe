// Package plain is ask645 line by line: for screen readers, serial lines, pipes and
// scripts. It asks the same questions in the same order as the full screen, through the same
// engine, and writes the same file.
//
// What it prints is plain text: no colour, no cursor movement, no control sequences. What it
// reads are lines. A choice takes a number, a word or the beginning of one; a command such
// as "back" or "why" is taken at every choice, and with a slash in front where free text is
// asked for. Input that fits nothing changes nothing and goes nowhere: the wizard says what
// is possible and asks again.
//
// A wizard holds the open assessment and one step. A step is a question: it shows itself,
// takes a line, and names the step that follows. Before the next question is printed the
// answer to the last one is on disk.
package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Options say what the wizard works on.
type Options struct {
	// Library holds the editions.
	Library *questionnaire.Library
	// Path is the assessment to open at once; "" starts at home.
	Path string
	// Folders are those whose assessments home lists; none is the one the program was started
	// in.
	Folders []string
	// Samples holds finished assessments to look at, in the folder "samples"; nil offers none.
	Samples fs.FS
	// Places is the file that remembers recent assessments; "" remembers nothing.
	Places string
	// Version is the version of the program, for the exports.
	Version string
	// Now tells the time; nil means the clock.
	Now func() time.Time
	// Today tells the day that exports are dated; nil means Now.
	Today func() time.Time
	// In is read line by line. Questions go to Out, and to Err what concerns the running of
	// the program: that something could not be saved, that the input ended.
	In       io.Reader
	Out, Err io.Writer
	// Width is how many columns a line takes; 0 means 80, less than 0 any number.
	Width int
	// Learn, if not nil, is what there is to learn from, and where the wizard begins.
	Learn *Learning
	// Script says that the input is no terminal. Lines are then repeated after the prompt,
	// so that the output reads as a conversation, and an input that ends after lines which
	// fitted nothing is an error: the answers behind them may have met other questions.
	Script bool
}

// InterruptedError says that the system ended the wizard. All answers were saved first.
type InterruptedError struct {
	// Status is the exit status to end with, 128 plus the number of the signal.
	Status int
}

// Error names the exit status.
func (e *InterruptedError) Error() string { return fmt.Sprintf("interrupted (status %d)", e.Status) }

// statusInterrupted is the exit status after ctrl+c, as shells count it.
const statusInterrupted = 130

// usualWidth is the width of a line where nobody says another.
const usualWidth = 80

// Run asks until the person quits or the input ends. It returns nil after a normal end, an
// *InterruptedError after a signal, and an error that names the file where the assessment
// cannot be opened or could not be saved.
func Run(ctx context.Context, options Options) error {
	ctx, stop := withSignals(ctx)
	defer stop()
	w := newWizard(options)
	defer w.letGo()
	if len(options.Folders) > 0 {
		w.assessments("")
	}
	switch learning := options.Learn; {
	case learning == nil || learning.AtHome:
	case learning.Round != nil:
		w.enter(&roundStep{round: learning.Round})
	default:
		w.enter(&learnStep{})
	}
	if options.Path != "" {
		opened, err := w.read(options.Path)
		switch {
		case err == nil:
			w.open(opened)
		case !w.offersRestore(err):
			return err
		}
	}
	return w.run(ctx)
}

// newWizard makes a wizard that stands at home.
func newWizard(options Options) *wizard {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Today == nil {
		options.Today = options.Now
	}
	if options.Width == 0 {
		options.Width = usualWidth
	}
	return &wizard{
		options: options,
		input:   newInput(options.In),
		printer: printer{out: options.Out, width: options.Width, spaced: true},
		step:    &homeStep{},
	}
}

// withSignals returns a context that ends when the system asks the program to end. Its
// cause is then an *InterruptedError.
func withSignals(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case s := <-signals:
			status := statusInterrupted
			if number, ok := s.(syscall.Signal); ok {
				status = 128 + int(number)
			}
			cancel(&InterruptedError{Status: status})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}

// interruption is the error to return when the context ended.
func interruption(ctx context.Context) error {
	var interrupted *InterruptedError
	if errors.As(context.Cause(ctx), &interrupted) {
		return interrupted
	}
	return &InterruptedError{Status: statusInterrupted}
}

// opened is an assessment that was read or created.
type opened struct {
	edition    *questionnaire.Edition
	assessment *questionnaire.Assessment
	file       *store.File
	// fresh is true for a new assessment, sample for one that is on no disk.
	fresh, sample bool
	// carried is true for one that was just carried over from another edition.
	carried bool
}

// read opens an assessment to work on it, together with its edition.
func (w *wizard) read(path string) (opened, error) {
	var current *store.File
	if w.session != nil {
		current = w.session.File
	}
	assessment, file, err := store.Edit(path, current)
	if err != nil {
		return opened{}, err
	}
	return w.with(assessment, file)
}

// with adds its edition to an assessment.
func (w *wizard) with(assessment *questionnaire.Assessment, file *store.File) (opened, error) {
	edition, err := w.options.Library.Edition(assessment.Edition)
	if err != nil {
		file.Close()
		return opened{}, fmt.Errorf("%s: %w", file.Path(), err)
	}
	return opened{edition: edition, assessment: assessment, file: file}, nil
}

// sampleName is the sample that home offers.
const sampleName = "smart-lock.ask645.json"

// readSample reads the sample, which is part of the program.
func (w *wizard) readSample() (opened, error) {
	data, err := fs.ReadFile(w.options.Samples, "samples/"+sampleName)
	if err != nil {
		return opened{}, fmt.Errorf("read the sample: %w", err)
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return opened{}, fmt.Errorf("read the sample: %w", err)
	}
	edition, err := w.options.Library.Edition(assessment.Edition)
	if err != nil {
		return opened{}, err
	}
	return opened{edition: edition, assessment: assessment, file: store.Sample(sampleName), sample: true}, nil
}
