package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

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
FILE "-" is standard input.

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

// standardInput is how a file is named that comes through a pipe.
const standardInput = "-"

// checkedFile is what the check of one file came to.
type checkedFile struct {
	output []byte
	found  bool // an error among the findings
	err    error
}

// check goes through the files, several at a time, and prints what it finds in their order.
// A file that cannot be read does not keep the others from being checked.
func (a *app) check(ctx context.Context, paths []string, write writeStatement) error {
	now, err := clock()
	if err != nil {
		return err
	}
	today := now()
	checked := store.InOrder(ctx, slices.Values(paths), func(path string) checkedFile { return a.checkFile(path, today, write) })
	var found, failed bool
	for file := range checked {
		if file.err != nil {
			a.fail(file.err)
			failed = true
			continue
		}
		if err := a.result(file.output); err != nil {
			return err
		}
		found = found || file.found
	}
	switch {
	case ctx.Err() != nil:
		return errInterrupted
	case failed:
		return errReported
	case found:
		return errFindings
	}
	return nil
}

// writeStatement writes what was found in a file.
type writeStatement func(path string, s *questionnaire.Statement) ([]byte, error)

// checkFile checks one file, or what comes through a pipe.
func (a *app) checkFile(path string, today time.Time, write writeStatement) checkedFile {
	assessment, err := a.readOrPiped(path)
	if err != nil {
		return checkedFile{err: err}
	}
	s, err := a.evaluated(path, assessment, today)
	if err != nil {
		return checkedFile{err: err}
	}
	s.Findings = append(s.Findings, store.CheckEvidence(filepath.Dir(path), s)...)
	output, err := write(path, s)
	if err != nil {
		return checkedFile{err: fmt.Errorf("check %q: %w", path, err)}
	}
	return checkedFile{output: output, found: s.Errors() > 0}
}

// writeFindings writes a line a finding, the way compilers do, and a line of summary.
func writeFindings(path string, s *questionnaire.Statement) ([]byte, error) {
	var b bytes.Buffer
	file := questionnaire.PrintableLine(path)
	for _, finding := range s.Findings {
		fmt.Fprintf(&b, "%s:%s: %s: %s [%s]\n", file, questionnaire.PrintableLine(finding.Reference),
			finding.Severity, questionnaire.PrintableLine(finding.Message), finding.Code)
	}
	fmt.Fprintf(&b, "%s: %s; %s\n", file, s.Tally(), conclusion(s))
	return b.Bytes(), nil
}

// conclusion says what a statement comes to.
func conclusion(s *questionnaire.Statement) string {
	conflicts := ""
	if n := len(s.Assessment.Conflicts); n > 0 {
		conflicts = ", " + openConflicts(n)
	}
	switch {
	case s.Partial():
		return fmt.Sprintf("partial, %d of %d provisions in scope, %d of %d answered",
			s.Counts.InScope(), s.Counts.Provisions, s.Counts.Answered, s.Counts.Applicable+s.Counts.Undecided) + conflicts
	case !s.Complete:
		return fmt.Sprintf("incomplete, %d of %d answered", s.Counts.Answered, s.Counts.Applicable+s.Counts.Undecided) + conflicts
	case !s.Conformant:
		return "complete, not conformant"
	default:
		return "complete and conformant"
	}
}
