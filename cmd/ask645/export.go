package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export"
	"ask645/export/psti"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// toStdout is the name of standard output as a file to write.
const toStdout = "-"

// allFormats stands for every format of the statement.
const allFormats = "all"

// exportOptions are the flags of "ask645 export".
type exportOptions struct {
	formats      []string
	out, font    string
	letterhead   string
	withoutNotes bool
}

// exportCommand is "ask645 export FILE --format FORMAT".
func (a *app) exportCommand() *cobra.Command {
	var o exportOptions
	command := &cobra.Command{
		Use:   "export FILE --format FORMAT [-o OUT]",
		Short: "Write the conformance statement",
		Long: `export writes the statement that follows from an assessment:

` + formatTable() + `
Several formats are written in one go: --format pdf,json,xlsx, or --format all.
The statement is dated today, or by SOURCE_DATE_EPOCH. An incomplete assessment becomes
a draft. Without -o a file goes beside FILE: lamp.ask645.json becomes
lamp.statement.pdf. OUT may be a folder. An earlier export of that name is replaced.

A statement under a law is refused, with all reasons, where the answers do not carry it;
the exit status is then 1. It is not among --format all.

Every file is read back and held against the statement before it counts as written.
PDF and JSON carry the whole assessment, so that 'ask645 import' gives it back;
--without-notes leaves out the notes and flags, which are for those who work on it.

Where a pack has a letterhead, PDF and HTML are written in it. With several such packs,
--letterhead names the one to use. It is dress, and changes nothing of what is stated.`,
		Example: `  ask645 export lamp.ask645.json --format pdf
  ask645 export lamp.ask645.json --format all -o handover/
  ask645 export lamp.ask645.json --format json -o - | jq .counts`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if len(o.formats) == 0 {
				return usagef("export needs --format: write one of %s, or %s", strings.Join(export.Names(), ", "), allFormats)
			}
			return a.export(args[0], o)
		}),
	}
	flags := command.Flags()
	flags.StringSliceVarP(&o.formats, "format", "f", nil, "write `FORMAT`: "+strings.Join(export.Names(), ", ")+", or "+allFormats)
	flags.StringVarP(&o.out, "output", "o", "", "write to `OUT`, a file or a folder, - for standard output")
	flags.BoolVar(&o.withoutNotes, "without-notes", false, "leave notes and flags out of the data in PDF and JSON")
	flags.StringVar(&o.font, "font", "", "TrueType `FILE` for characters that the fonts of the PDF lack")
	addLetterheadFlag(command, &o.letterhead)
	completeFlag(command, "format", formats)
	return command
}

// formatTable lists the formats for the help.
func formatTable() string {
	var b strings.Builder
	for _, format := range export.Formats() {
		fmt.Fprintf(&b, "  %-10s %s\n", format.Name, format.Describe)
	}
	return b.String()
}

// target is a format and where it goes.
type target struct {
	format export.Format
	path   string
}

// export writes the statement of an assessment in every format asked for. A format that
// cannot be written does not keep the others from being written.
func (a *app) export(path string, o exportOptions) error {
	targets, err := targets(path, o)
	if err != nil {
		return err
	}
	today, err := clock()
	if err != nil {
		return err
	}
	s, err := a.evaluate(path, today())
	if err != nil {
		return err
	}
	letterhead, err := a.letterhead(o.letterhead, slices.ContainsFunc(targets, func(t target) bool { return t.format.Dressed }))
	if err != nil {
		return err
	}
	prepared, err := export.Prepare(s, export.Options{
		Date: today(), Generator: a.generator(), WithoutNotes: o.withoutNotes, Font: o.font, Letterhead: letterhead,
	})
	if err != nil {
		return fmt.Errorf("export %q: %w", path, err)
	}
	draft := ""
	if !s.Complete {
		draft = ", a draft: " + conclusion(s)
	}
	failed, refused := false, false
	for _, target := range targets {
		warnings, err := a.write(prepared, target)
		for _, warning := range warnings {
			a.say("ask645: warning: %s", warning)
		}
		switch {
		case psti.Refused(err) != nil:
			a.refused(path, target.format, psti.Refused(err))
			refused = true
		case err != nil && len(targets) == 1:
			return err
		case err != nil:
			a.fail(err)
			failed = true
		case target.path != toStdout:
			a.say("wrote %s%s", target.path, draft)
		}
	}
	switch {
	case failed:
		return errReported
	case refused:
		return errFindings
	}
	return nil
}

// refused says why the answers do not carry a statement under a law, a line a reason, the
// way compilers do.
func (a *app) refused(path string, format export.Format, refusal *psti.Refusal) {
	file := questionnaire.PrintableLine(path)
	a.say("ask645: %s: %s: %s", file, format.Title, refusal.Summary())
	for _, reason := range refusal.Lines() {
		a.say("%s:%s", file, reason)
	}
}

// write writes one format.
func (a *app) write(prepared *export.Prepared, to target) (warnings []string, err error) {
	if to.path != toStdout {
		return prepared.Write(to.path, to.format.Name)
	}
	result, err := prepared.Render(to.format.Name)
	if err != nil {
		return nil, err
	}
	return result.Warnings, a.result(result.Bytes)
}

// targets decides where each format goes, and makes the folder for them where one is named.
func targets(assessment string, o exportOptions) ([]target, error) {
	var all []target
	names := o.formats
	if slices.Contains(names, allFormats) {
		names = append(export.StatementNames(), names...)
		names = slices.DeleteFunc(names, func(name string) bool { return name == allFormats })
	}
	for i, name := range names {
		format, err := export.Lookup(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(names[:i], name) {
			all = append(all, target{format: format})
		}
	}
	folder, err := outFolder(o.out, len(all) > 1)
	if err != nil {
		return nil, err
	}
	for i := range all {
		to := &all[i]
		switch {
		case o.out == "":
			to.path = to.format.Path(assessment)
		case folder:
			to.path = to.format.In(o.out, assessment)
		default:
			to.path = o.out
		}
		if to.path != toStdout && isAssessment(to.path) {
			return nil, fmt.Errorf("%s is an assessment and would be lost: name another file with -o", to.path)
		}
	}
	return all, nil
}

// outFolder reports whether OUT is a folder, and makes it where it is not there yet.
func outFolder(out string, several bool) (bool, error) {
	if out == "" {
		return false, nil
	}
	if out == toStdout {
		if several {
			return false, usagef("standard output takes one format: name a folder with -o")
		}
		return false, nil
	}
	info, err := os.Stat(out)
	switch {
	case err == nil && info.IsDir():
		return true, nil
	case err == nil && several:
		return false, usagef("%s is a file: several formats need a folder", out)
	case !several && !os.IsPathSeparator(out[len(out)-1]):
		return false, nil
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return false, fmt.Errorf("make the folder %q: %w", out, err)
	}
	return true, nil
}

// isAssessment reports whether an export would take the place of an assessment, this one or
// any other, even one that is damaged. What a person said cannot be had back from most
// formats.
func isAssessment(out string) bool {
	// A pipe would make the attempt to read it wait for ever.
	if info, err := os.Stat(out); err != nil || !info.Mode().IsRegular() {
		return false
	}
	_, _, err := store.Open(out)
	var damaged *store.DamagedError
	return err == nil || errors.As(err, &damaged)
}
