package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// migrateCommand is "ask645 migrate FILE --to ID -o OUT".
func (a *app) migrateCommand() *cobra.Command {
	var to, out string
	var asJSON bool
	command := &cobra.Command{
		Use:   "migrate FILE --to ID -o OUT [--json]",
		Short: "Carry the answers over to another edition",
		Long: `migrate writes a new assessment against another edition, later or earlier, and a report
on what became of every provision. FILE stays as it is. An OUT that is there already
is left alone; OUT - is standard output, and the report then goes to standard error.

Facts about the device, the cover and the evidence go along. An answer claims nothing
in the new file: it waits beside its provision until a person has looked at it. The
wizard shows what was said, what is different now, and takes it with one key.`,
		Example: `  ask645 migrate lamp.ask645.json --to en303645-v3.1.3 -o lamp-v3.ask645.json
  ask645 migrate lamp.ask645.json --to en303645-v3.1.3 -o lamp-v3.ask645.json --json | jq '.provisions[] | select(.do == "decide")'`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			switch {
			case to == "":
				return usagef("migrate needs --to: name the edition to carry the answers to")
			case out == "":
				return usagef("migrate needs -o: name the file of the new assessment")
			}
			return a.migrate(args[0], to, out, asJSON)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&to, "to", "", "carry the answers to edition `ID`")
	flags.StringVarP(&out, "output", "o", "", "write the new assessment to `OUT`; - is standard output")
	flags.BoolVar(&asJSON, "json", false, "write the report as JSON")
	completeFlag(command, "to", a.editions)
	completeFlag(command, "output", jsonFiles)
	return command
}

// migrate carries one assessment over.
func (a *app) migrate(path, to, out string, asJSON bool) error {
	now, err := clock()
	if err != nil {
		return err
	}
	assessment, err := store.Read(path)
	if err != nil {
		return err
	}
	migrated, report, err := questionnaire.Migrate(a.library, assessment, to, store.NewID(), now())
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	text, err := reportText(report, asJSON)
	if err != nil {
		return err
	}
	if out == toStdout {
		if err := a.assessmentResult(migrated); err != nil {
			return err
		}
		a.say("%s", strings.TrimRight(text, "\n"))
		return nil
	}
	if _, err := store.Create(out, migrated); err != nil {
		return err
	}
	if err := a.result([]byte(text)); err != nil {
		return err
	}
	a.say("created %s: open it with ask645 to confirm the answers", out)
	return nil
}

// reportText is the report for people or, as JSON, for programs.
func reportText(report *questionnaire.Migration, asJSON bool) (string, error) {
	if asJSON {
		data, err := statement.Indented(report)
		return string(data), err
	}
	text := &booklet{width: reportWidth}
	text.line("", report.Summary())
	for _, section := range report.Sections() {
		text.heading(section.Title)
		if section.Text != "" {
			text.line("  ", section.Text)
		}
		for _, entry := range section.Entries {
			text.line("  - ", questionnaire.PrintableLine(entry.Head))
			for _, line := range entry.Lines {
				text.line("    ", questionnaire.PrintableLine(line))
			}
		}
		if len(section.References) > 0 {
			text.line("  ", questionnaire.PrintableLine(strings.Join(section.References, ", ")))
		}
	}
	return text.text.String(), nil
}

// reportWidth is the width in columns of reports for people.
const reportWidth = 80
