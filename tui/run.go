package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Options say what the app works on.
type Options struct {
	// Library holds the editions.
	Library *questionnaire.Library
	// Path is the assessment to open at once; "" starts at home.
	Path string
	// Folders are those whose assessments home shows; none is the one the app was started in.
	Folders []string
	// Present begins with the presentation of the assessment at Path.
	Present bool
	// Samples holds finished assessments to look at, in the folder "samples"; nil offers none.
	Samples fs.FS
	// Places is the file that remembers recent assessments; "" remembers nothing.
	Places string
	// Version is the version of the program, for the exports.
	Version string
	// Learn, if not nil, is what there is to learn from, and where the app begins.
	Learn *Learning
	// Now tells the time; nil means the clock.
	Now func() time.Time
	// Today tells the day that exports are dated; nil means Now.
	Today func() time.Time
}

// editionTitle names the edition of the given id.
func (o Options) editionTitle(id string) string {
	edition, err := o.Library.Edition(id)
	if err != nil {
		return id
	}
	return edition.Title
}

// statusInterrupted is the exit status after ctrl+c, as shells count it.
const statusInterrupted = 130

// InterruptedError says that the person or the system ended the app before its end. All
// answers were saved first.
type InterruptedError struct {
	// Status is the exit status to end with, 128 plus the number of the signal.
	Status int
}

// Error names the exit status.
func (e *InterruptedError) Error() string { return fmt.Sprintf("interrupted (status %d)", e.Status) }

// Run shows the app until the person leaves. It returns nil after a normal end, an
// *InterruptedError after ctrl+c or a signal, and an error that names the file where the
// assessment cannot be opened or could not be saved.
func Run(ctx context.Context, options Options) error {
	if options.Now == nil {
		options.Now = time.Now
	}
	signals := listenForEndings()
	defer signals.ignore()
	read := options.beginReading()
	m := newApp(options)
	if options.Learn != nil && !options.Learn.AtHome {
		_ = m.show(destination{page: pageLearn})
	}
	if options.Path != "" {
		select {
		case file := <-read:
			switch err := options.expect(file); {
			case err == nil:
				m.opening = options.beginOpening(file)
			case !m.offersRestore(err):
				return err
			}
		case s := <-signals.signals:
			return &InterruptedError{Status: statusOf(s)} // the file is on a disk that does not answer
		}
	}
	settings := []tea.ProgramOption{tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(framesASecond)}
	if os.Getenv("NO_COLOR") != "" {
		// The library honours only some values; the convention is any.
		settings = append(settings, tea.WithColorProfile(colorprofile.ASCII))
	}
	program := tea.NewProgram(m, settings...)
	stop := signals.forward(program)
	_, err := program.Run()
	stop()
	m.close()
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return fmt.Errorf("the program failed; every answer shown as saved is in the file: %w", err)
	case err != nil && m.status == 0:
		return fmt.Errorf("run the terminal app: %w", err)
	case m.unopened != nil:
		return m.unopened
	case m.unsavedBecause != nil:
		return m.unsavedBecause
	case m.status != 0:
		return &InterruptedError{Status: m.status}
	}
	return nil
}

// framesASecond is how often the terminal library looks for something new to draw. The first
// screen, and what every key does, is seen after half the usual time.
const framesASecond = 120

// newApp makes the root model, at home. Nothing is read but the list of recent files.
func newApp(options Options) *app {
	m := &app{options: options, background: guessBackground(os.Getenv("COLORFGBG")), keys: newKeyMap(), later: tea.Tick}
	m.dress()
	if options.Places != "" {
		m.places = store.LoadPlaces(options.Places)
	}
	_ = m.show(destination{page: pageHome})
	m.tellLeftOut()
	return m
}

// tellLeftOut says once of each pack that nobody named, and that cannot be used, that it is
// left out. Something else that is being said stays.
func (m *app) tellLeftOut() {
	if m.notice != "" || m.problem != "" {
		return
	}
	left := m.options.Library.LeftOut()
	if m.leftOut < len(left) {
		m.problem = left[m.leftOut].GoingOn()
		m.leftOut++
	}
}

// close ends what reads on, and lets other programs change the file that is open.
func (m *app) close() {
	if m.survey.stop != nil {
		m.survey.stop()
	}
	if m.opening != nil {
		m.opening.file.Close()
	}
	if m.session != nil {
		m.session.Close()
	}
}
