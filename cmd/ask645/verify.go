package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export"
	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// verifyCommand is "ask645 verify STATEMENT".
func (a *app) verifyCommand() *cobra.Command {
	var font string
	command := &cobra.Command{
		Use:   "verify STATEMENT",
		Short: "Say whether an exported JSON or PDF still says what it said",
		Long: `verify holds an exported statement against itself: its data against their digest,
what it says of each provision against the answers in it, and the printed pages of a
PDF against both.

It finds what was changed after the export by accident or by hand. It is no signature:
whoever writes a whole new statement gives it a digest of its own.

The exit status is 1 when the statement does not agree with itself, and 2 when it
cannot be examined.`,
		Example:               `  ask645 verify lamp.statement.pdf`,
		Args:                  oneArgument("STATEMENT, an exported JSON or PDF"),
		ValidArgsFunction:     oneStatement,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			return a.verify(args[0], font)
		}),
	}
	command.Flags().StringVar(&font, "font", "", "TrueType `FILE` that the PDF was written with")
	return command
}

// oneStatement completes the name of an exported statement.
func oneStatement(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []cobra.Completion{"json", "pdf"}, cobra.ShellCompDirectiveFilterFileExt
}

func (a *app) verify(path, font string) error {
	data, err := store.ReadFile(path)
	if err != nil {
		return err
	}
	if !isStatement(data) {
		return fmt.Errorf("%s is neither JSON nor PDF: only these two carry the data that can be held against them", path)
	}
	verified, err := export.Verify(data, a.library, a.generator(), font)
	if verified == nil {
		return fmt.Errorf("%s: %w", path, named(err, data))
	}
	if err := a.tellVerified(path, verified); err != nil {
		return err
	}
	switch {
	case errors.Is(err, statement.ErrChanged), errors.Is(err, export.ErrDisagrees):
		for _, trouble := range strings.Split(err.Error(), "\n") {
			a.say("%s: does not hold: %s", path, trouble)
		}
		return errFindings
	case err != nil:
		return fmt.Errorf("%s: %w", path, err)
	}
	return a.result(fmt.Appendf(nil, "%s: holds\n", questionnaire.PrintableLine(path)))
}

// tellVerified says which statement this is, and what was held against what.
func (a *app) tellVerified(path string, v *export.Verified) error {
	product := questionnaire.PrintableLine(v.Stated.Assessment.Product.Name)
	if product == "" {
		product = "unnamed product"
	}
	path = questionnaire.PrintableLine(path)
	text := fmt.Appendf(nil, "%s: statement %s of %s on %s\n", path, questionnaire.PrintableLine(v.Stated.ID), v.Stated.Date.Format(document.DateFormat), product)
	for _, line := range v.Agrees {
		text = fmt.Appendf(text, "%s: agrees: %s\n", path, questionnaire.PrintableLine(line))
	}
	for _, line := range v.Open {
		text = fmt.Appendf(text, "%s: not compared: %s\n", path, questionnaire.PrintableLine(line))
	}
	return a.result(text)
}

// named says what a file is instead of a statement, where that is known.
func named(err error, data []byte) error {
	if !errors.Is(err, statement.ErrNoStatement) {
		return err
	}
	if _, decoding := questionnaire.Decode(data); decoding == nil {
		return errors.New("this is an assessment, not a statement: 'ask645 check' looks at it, 'ask645 export' writes its statement")
	}
	return err
}
