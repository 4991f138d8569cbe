package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export"
	"ask645/questionnaire/store"
)

// toStdout is the name of standard output as a file to write.
const toStdout = "-"

// exportPerm is the mode of a new export: like an assessment, it tells where a device is weak.
const exportPerm fs.FileMode = 0o600

// exportCommand is "ask645 export FILE --format FORMAT".
func (a *app) exportCommand() *cobra.Command {
	var name, out string
	command := &cobra.Command{
		Use:   "export FILE --format FORMAT [-o OUT]",
		Short: "Write the conformance statement",
		Long: `export writes the statement that follows from an assessment:

` + formatTable() + `
It is dated today, or by SOURCE_DATE_EPOCH. An incomplete assessment becomes a draft.
Without -o the statement goes beside FILE: lamp.ask645.json becomes
lamp.statement.pdf. An earlier export of that name is replaced.`,
		Example: `  ask645 export lamp.ask645.json --format pdf
  ask645 export lamp.ask645.json --format json -o - | jq .counts`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if name == "" {
				return usagef("export needs --format: write one of %s", strings.Join(export.Names(), ", "))
			}
			return a.export(args[0], name, out)
		}),
	}
	command.Flags().StringVarP(&name, "format", "f", "", "write `FORMAT`: "+strings.Join(export.Names(), ", "))
	command.Flags().StringVarP(&out, "output", "o", "", "write to `OUT`, - for standard output")
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

// export renders the statement of an assessment and writes it to out.
func (a *app) export(path, name, out string) error {
	format, err := export.Lookup(name)
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
	if out == "" {
		out = format.Path(path)
	}
	if out != toStdout && isAssessment(out) {
		return fmt.Errorf("%s is an assessment and would be lost: name another file with -o", out)
	}
	result, err := export.Render(name, s, export.Options{Date: today(), Generator: a.generator()})
	if err != nil {
		return fmt.Errorf("export %q: %w", path, err)
	}
	for _, warning := range result.Warnings {
		a.say("ask645: warning: %s", warning)
	}
	if out == toStdout {
		return a.result(result.Bytes)
	}
	if err := store.WriteFile(out, result.Bytes, exportPerm); err != nil {
		return err
	}
	if s.Complete {
		a.say("wrote %s", out)
	} else {
		a.say("wrote %s, a draft: %s", out, conclusion(s))
	}
	return nil
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
