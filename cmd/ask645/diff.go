package main

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"ask645/export/statement"
	"ask645/questionnaire"
)

// diffCommand is "ask645 diff A B".
func (a *app) diffCommand() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "diff A B [--json]",
		Short: "Say in what two assessments differ",
		Long: `diff holds two assessments side by side as statements: the cover, the facts about the
device, and for each provision what is claimed, why, and what shows it. Where they are
of two editions, provisions are paired by what became of them, and what is different
in the text is said with each.

Times and ids do not count. The exit status is 0 whether they differ or not; the
member "same" of --json tells.`,
		Example: `  ask645 diff lamp.ask645.json lamp-2.ask645.json
  ask645 diff --json lamp.ask645.json lamp-v3.ask645.json | jq .same`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("diff takes two arguments, A and B, the assessments to compare: got %d", len(args))
			}
			return nil
		},
		ValidArgsFunction:     jsonFiles,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			return a.diff(args[0], args[1], asJSON)
		}),
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write the difference as JSON")
	return command
}

// diff compares two files.
func (a *app) diff(first, second string, asJSON bool) error {
	now, err := clock()
	if err != nil {
		return err
	}
	today := now()
	difference, err := a.difference(first, second, today)
	if err != nil {
		return err
	}
	if !asJSON {
		return a.result(differenceText(difference))
	}
	data, err := statement.Indented(difference)
	if err != nil {
		return err
	}
	return a.result(data)
}

// difference reads and compares two files. Where both cannot be read, it says so of both.
func (a *app) difference(first, second string, today time.Time) (*questionnaire.Difference, error) {
	s, err := a.evaluate(first, today)
	t, other := a.evaluate(second, today)
	if err != nil && other != nil {
		a.fail(err)
		a.fail(other)
		return nil, errReported
	}
	if err := errors.Join(err, other); err != nil {
		return nil, err
	}
	difference, err := questionnaire.Compare(s, t)
	if err != nil {
		return nil, err
	}
	difference.A.File, difference.B.File = first, second
	return difference, nil
}
