package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ask645/export"
	"ask645/questionnaire/store"
)

// dayOptions are the flags of "ask645 day".
type dayOptions struct {
	date, since, out, font, letterhead string
	formats                            []string
}

// dayCommand is "ask645 day FILE".
func (a *app) dayCommand() *cobra.Command {
	var o dayOptions
	command := &cobra.Command{
		Use:   "day FILE [--date DAY] [--since DAY] [--format FORMAT] [-o OUT]",
		Short: "Write what was decided on a day: answered, changed, open",
		Long: `day writes a sheet of what was decided: what was answered and by whom, what changed
and from what to what, and what is open. It follows from the file and the versions kept
beside it, so that nothing has to be remembered. A usual day is one page.

The day is today, or DAY as 2026-11-21; with --since it is all days from that one on.
Without -o the sheet goes beside FILE: lamp.ask645.json becomes
lamp.day-2026-11-21.pdf. OUT may be a folder. An earlier sheet of that name is
replaced. Formats are pdf and md; both are written
with --format pdf,md.

The sheet is a working paper for the people who were there. It names them, shows open
points, and is no statement.`,
		Example: `  ask645 day lamp.ask645.json
  ask645 day lamp.ask645.json --format md -o -
  ask645 day lamp.ask645.json --since 2026-11-16 --format pdf,md -o minutes/`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			return a.day(args[0], o)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&o.date, "date", "", "the `DAY`, or the last of several, as 2026-11-21; today unless given")
	flags.StringVar(&o.since, "since", "", "the first `DAY` of several")
	flags.StringSliceVarP(&o.formats, "format", "f", []string{"pdf"}, "write `FORMAT`: "+strings.Join(export.DayFormats(), ", "))
	flags.StringVarP(&o.out, "output", "o", "", "write to `OUT`, a file or a folder, - for standard output")
	flags.StringVar(&o.font, "font", "", "TrueType `FILE` for characters that the fonts of the PDF lack")
	addLetterheadFlag(command, &o.letterhead)
	completeFlag(command, "format", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return export.DayFormats(), cobra.ShellCompDirectiveNoFileComp
	})
	return command
}

// day writes the sheet in every format asked for.
func (a *app) day(path string, o dayOptions) error {
	clock, err := clock()
	if err != nil {
		return err
	}
	since, until, err := days(clock(), o)
	if err != nil {
		return err
	}
	formats := slices.Compact(slices.Sorted(slices.Values(o.formats)))
	if err := export.CheckDayFormats(formats...); err != nil {
		return err
	}
	folder, err := outFolder(o.out, len(formats) > 1)
	if err != nil {
		return err
	}
	states, err := store.Log(path)
	if err != nil {
		return err
	}
	letterhead, err := a.letterhead(o.letterhead, slices.Contains(formats, "pdf"))
	if err != nil {
		return err
	}
	sheet, err := export.PrepareDay(states, a.library, since, until, export.Options{
		Date: clock(), Generator: a.generator(), Font: o.font, Letterhead: letterhead,
	})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, format := range formats {
		to := o.out
		switch {
		case to == "":
			to = sheet.Path(path, format)
		case folder:
			to = sheet.In(o.out, path, format)
		}
		if err := a.writeDay(sheet, format, to); err != nil {
			return err
		}
	}
	return nil
}

// writeDay writes one format of the sheet.
func (a *app) writeDay(sheet *export.Day, format, to string) error {
	if to == toStdout {
		result, err := sheet.Render(format)
		if err != nil {
			return err
		}
		a.warn(result.Warnings)
		return a.result(result.Bytes)
	}
	if isAssessment(to) {
		return fmt.Errorf("%s is an assessment and would be lost: name another file with -o", to)
	}
	warnings, err := sheet.Write(to, format)
	a.warn(warnings)
	if err != nil {
		return err
	}
	a.say("wrote %s", to)
	return nil
}

func (a *app) warn(warnings []string) {
	for _, warning := range warnings {
		a.say("ask645: warning: %s", warning)
	}
}

// days are the first and the last day that are asked for.
func days(today time.Time, o dayOptions) (since, until time.Time, err error) {
	until = today
	if o.date != "" {
		if until, err = time.ParseInLocation(time.DateOnly, o.date, today.Location()); err != nil {
			return since, until, usagef("--date is %q: write a day such as 2026-11-21", o.date)
		}
	}
	since = until
	if o.since != "" {
		if since, err = time.ParseInLocation(time.DateOnly, o.since, today.Location()); err != nil {
			return since, until, usagef("--since is %q: write a day such as 2026-11-21", o.since)
		}
	}
	return since, until, nil
}
