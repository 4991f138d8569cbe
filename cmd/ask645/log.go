package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// logOptions are the flags of "ask645 log".
type logOptions struct {
	asJSON              bool
	show, diff, restore string
}

// logCommand is "ask645 log FILE".
func (a *app) logCommand() *cobra.Command {
	var o logOptions
	command := &cobra.Command{
		Use:   "log FILE [--show VERSION | --diff VERSION | --restore VERSION]",
		Short: "Say what changed in an assessment, when and by whom",
		Long: `log goes through the versions that are kept beside an assessment, the newest first,
and says what changed in each: provision, what, from what to what. Who changed it is
the assessor who was named then. 0 is the file as it is now, 1 the version before.

VERSION is such a number, or a time, which means the file as it was then:
2026-11-21, or 2026-11-21 10:00. --show prints in full what that version changed,
--diff what changed between it and now. --restore brings it back: the file as it is
now becomes a past version first, so that nothing is lost. Of a file that cannot be
read the version goes into a new file beside it.

With --json each version is an object on a line, with the members version, at, by,
error, and changes: each has the members part, about, what, from and to. error says
why a version cannot be read, and is "" otherwise. --show and --diff give one such
object.`,
		Example: `  ask645 log lamp.ask645.json
  ask645 log lamp.ask645.json --diff 2026-11-01
  ask645 log lamp.ask645.json --restore 2`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			return a.log(args[0], o)
		}),
	}
	flags := command.Flags()
	flags.BoolVar(&o.asJSON, "json", false, "write one JSON object a version, each on a line")
	flags.StringVar(&o.show, "show", "", "print in full what `VERSION` changed")
	flags.StringVar(&o.diff, "diff", "", "print in full what changed between `VERSION` and now")
	flags.StringVar(&o.restore, "restore", "", "bring `VERSION` back")
	command.MarkFlagsMutuallyExclusive("show", "diff", "restore")
	command.MarkFlagsMutuallyExclusive("json", "restore")
	return command
}

func (a *app) log(path string, o logOptions) error {
	states, err := store.Log(path)
	if err != nil {
		return err
	}
	words := logWords{edition: a.editionOf(states)}
	switch {
	case o.restore != "":
		return a.bringBack(path, states, o.restore)
	case o.show != "":
		state, err := store.FindState(states, o.show)
		if err != nil {
			return err
		}
		if state.Err != nil {
			return state.Err
		}
		return a.full(words, state, state.Changes, o.asJSON)
	case o.diff != "":
		return a.since(words, states, o)
	}
	for i := range states {
		text := words.paragraph(&states[i])
		if o.asJSON {
			if text, err = words.json(&states[i], states[i].Changes); err != nil {
				return err
			}
		} else if i > 0 {
			text = append([]byte("\n"), text...)
		}
		if err := a.result(text); err != nil {
			return err
		}
	}
	return nil
}

// editionOf is the edition of the newest state that can be read, or nil.
func (a *app) editionOf(states []store.State) *questionnaire.Edition {
	for _, state := range states {
		if state.Assessment == nil {
			continue
		}
		if edition, err := a.library.Edition(state.Assessment.Edition); err == nil {
			return edition
		}
	}
	return nil
}

// since prints what changed between a version and now.
func (a *app) since(words logWords, states []store.State, o logOptions) error {
	state, err := store.FindState(states, o.diff)
	if err != nil {
		return err
	}
	for _, one := range []*store.State{state, &states[0]} {
		if one.Err != nil {
			return one.Err
		}
	}
	changes, err := questionnaire.Changes(state.Assessment, states[0].Assessment)
	if err != nil {
		return fmt.Errorf("compare %q: %w", state.Path, err)
	}
	now := states[0]
	now.Before = state
	return a.full(words, &now, changes, o.asJSON)
}

// full prints changes with whole texts.
func (a *app) full(words logWords, state *store.State, changes []questionnaire.Change, asJSON bool) error {
	if asJSON {
		text, err := words.json(state, changes)
		if err != nil {
			return err
		}
		return a.result(text)
	}
	return a.result(words.full(state, changes))
}

// bringBack makes the file what it was.
func (a *app) bringBack(path string, states []store.State, version string) error {
	state, err := store.FindState(states, version)
	switch {
	case err != nil:
		return err
	case state.Err != nil:
		return state.Err
	case state.Number == 0:
		return usagef("version 0 is the file as it is now: name a past one")
	}
	now, file, err := store.Edit(path, nil)
	var damaged *store.DamagedError
	if errors.As(err, &damaged) {
		_, beside, err := damaged.Take(state)
		if err != nil {
			return err
		}
		beside.Close()
		a.say("the version of %s is in %s; %s stays as it is", when(state.At), beside.Path(), filepath.Base(path))
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	if err := file.BringBack(now, state.Assessment, now.Assessor.Name); err != nil {
		return err
	}
	a.say("%s is as it was on %s; what it was before is kept as a version: --restore 1 takes this back", path, when(state.At))
	return nil
}

// loggedChange is a line of a change as JSON.
type loggedChange struct {
	Part  string `json:"part"`
	About string `json:"about"`
	questionnaire.ChangeLine
}

// json writes a state as one line of JSON.
func (w logWords) json(state *store.State, changes []questionnaire.Change) ([]byte, error) {
	entry := struct {
		Version int            `json:"version"`
		At      string         `json:"at"`
		By      []string       `json:"by"`
		Error   string         `json:"error"`
		Changes []loggedChange `json:"changes"`
	}{Version: state.Number, At: state.At.UTC().Format("2006-01-02T15:04:05Z"), By: append([]string{}, state.By...), Changes: []loggedChange{}}
	if state.Err != nil {
		entry.Error = state.Err.Error()
	}
	for _, change := range changes {
		for _, line := range change.Lines(w.edition) {
			entry.Changes = append(entry.Changes, loggedChange{change.Part, change.About(), line})
		}
	}
	text, err := statement.Line(entry)
	if err != nil {
		return nil, fmt.Errorf("write the log: %w", err)
	}
	return text, nil
}
