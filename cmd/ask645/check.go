package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// checkCommand is "ask645 check FILE...".
func (a *app) checkCommand() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "check FILE... [--json]",
		Short: "Say what is wrong with assessments, or missing",
		Long: `check prints what is wrong with each assessment, or missing, one finding a line like
a compiler, and what it comes to. It also looks whether the files named as evidence
are there and unchanged, as far as they lie in the folder of the assessment.

The exit status is 1 when there is a finding of severity error, and 2 when a file
cannot be read; the other files are checked all the same.`,
		Example: `  ask645 check lamp.ask645.json
  ask645 check --json *.ask645.json | jq -r 'select(.complete | not) | .file'`,
		Args:                  someArguments("FILE, an assessment"),
		ValidArgsFunction:     jsonFiles,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(command *cobra.Command, args []string) error {
			write := writeFindings
			if asJSON {
				write = statement.Check
			}
			return a.check(command.Context(), args, write)
		}),
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a file, each on a line")
	return command
}

// check goes through the files one by one. A file that cannot be read does not keep the
// others from being checked.
func (a *app) check(ctx context.Context, paths []string, write func(string, *questionnaire.Statement) ([]byte, error)) error {
	today, err := clock()
	if err != nil {
		return err
	}
	var found, failed bool
	for _, path := range paths {
		if ctx.Err() != nil {
			return errInterrupted
		}
		s, err := a.evaluate(path, today())
		if err != nil {
			a.fail(err)
			failed = true
			continue
		}
		s.Findings = append(s.Findings, store.CheckEvidence(filepath.Dir(path), s)...)
		data, err := write(path, s)
		if err != nil {
			return fmt.Errorf("check %q: %w", path, err)
		}
		if err := a.result(data); err != nil {
			return err
		}
		found = found || s.Errors() > 0
	}
	switch {
	case failed:
		return errReported
	case found:
		return errFindings
	}
	return nil
}

// writeFindings writes a line a finding, the way compilers do, and a line of summary.
func writeFindings(path string, s *questionnaire.Statement) ([]byte, error) {
	var b bytes.Buffer
	file := questionnaire.PrintableLine(path)
	for _, finding := range s.Findings {
		fmt.Fprintf(&b, "%s:%s: %s: %s [%s]\n", file, questionnaire.PrintableLine(finding.Reference),
			finding.Severity, questionnaire.PrintableLine(finding.Message), finding.Code)
	}
	errors := s.Errors()
	fmt.Fprintf(&b, "%s: %s, %s; %s\n", file, count(errors, "error"), count(len(s.Findings)-errors, "warning"), conclusion(s))
	return b.Bytes(), nil
}

// conclusion says what a statement comes to.
func conclusion(s *questionnaire.Statement) string {
	switch {
	case !s.Complete:
		return fmt.Sprintf("incomplete, %d of %d answered", s.Counts.Answered, s.Counts.Applicable+s.Counts.Undecided)
	case !s.Conformant:
		return "complete, not conformant"
	default:
		return "complete and conformant"
	}
}

// count writes a number of things.
func count(n int, thing string) string {
	switch n {
	case 0:
		return "no " + thing + "s"
	case 1:
		return "1 " + thing
	default:
		return fmt.Sprintf("%d %ss", n, thing)
	}
}
