package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// extractCommand is "ask645 extract FILE --clause C -o PART".
func (a *app) extractCommand() *cobra.Command {
	var clauses []string
	var out string
	command := &cobra.Command{
		Use:   "extract FILE --clause C [--clause C...] -o PART",
		Short: "Take a part of an assessment along, to be answered elsewhere",
		Long: `extract writes a file that asks the provisions of some clauses only. The product, the
manufacturer and the facts go along. Answers to other provisions stay behind, and so do
the assessor and the declaration. FILE stays as it is. Whoever answers the part is asked
to give a name, which is kept with each answer.

ask645 merge brings the answers back. The part changes nothing outside its clauses.`,
		Example: `  ask645 extract lamp.ask645.json --clause 5.3 --clause 5.5 -o lamp-updates.ask645.json
  ask645 merge lamp.ask645.json lamp-updates.ask645.json -o lamp.ask645.json`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			switch {
			case len(clauses) == 0:
				return usagef("extract needs --clause: name a clause such as 5.3")
			case out == "":
				return usagef("extract needs -o: name the file of the part")
			}
			return a.extract(args[0], clauses, out)
		}),
	}
	flags := command.Flags()
	flags.StringSliceVar(&clauses, "clause", nil, "take clause `C` along, such as 5.3; may be given more than once")
	flags.StringVarP(&out, "output", "o", "", "write the part to `PART`; - is standard output")
	completeFlag(command, "clause", cobra.NoFileCompletions)
	completeFlag(command, "output", jsonFiles)
	return command
}

// extract writes a part of one assessment.
func (a *app) extract(path string, clauses []string, out string) error {
	now, err := clock()
	if err != nil {
		return err
	}
	assessment, digest, kept, err := store.ReadKept(path, now())
	if err != nil {
		return err
	}
	edition, err := a.library.Edition(assessment.Edition)
	if err != nil {
		return err
	}
	part, err := questionnaire.Extract(edition, assessment, questionnaire.PartOf{File: filepath.Base(path), SHA256: digest, Clauses: clauses})
	if err != nil {
		return fmt.Errorf("extract %s: %w", path, err)
	}
	if out == toStdout {
		return a.assessmentResult(part)
	}
	if _, err := store.Create(out, part); err != nil {
		return err
	}
	s := questionnaire.Evaluate(edition, part, now())
	a.say("created %s: it asks %d of %d provisions, those of %s", out, s.Counts.InScope(), s.Counts.Provisions, strings.Join(part.PartOf.Clauses, ", "))
	if !kept {
		a.say("the state of %s could not be kept: when the part comes back, whatever differs is a conflict", path)
	}
	return nil
}
