package tui

import (
	"os"
	"os/signal"

	tea "charm.land/bubbletea/v2"
)

// endings are the signals with which the system wants the app to end. Without them a hang-up
// would end the process at once.
type endings struct {
	signals chan os.Signal
	// heard is closed once the signals come here.
	heard chan struct{}
}

// listenForEndings begins to listen. That takes a millisecond, so it is done beside what the
// app is started with.
func listenForEndings() *endings {
	e := &endings{signals: make(chan os.Signal, 1), heard: make(chan struct{})}
	go func() {
		defer close(e.heard)
		signal.Notify(e.signals, endingSignals()...)
	}()
	return e
}

// forward lets a program save and restore the terminal when the system wants it to end.
func (e *endings) forward(program *tea.Program) (stop func()) {
	<-e.heard
	done := make(chan struct{})
	go func() {
		for {
			select {
			case s := <-e.signals:
				program.Send(signalMsg{status: statusOf(s)})
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}

// ignore ends the listening.
func (e *endings) ignore() {
	<-e.heard
	signal.Stop(e.signals)
}
