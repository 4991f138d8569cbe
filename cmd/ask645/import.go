package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export/proforma"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// fromStdin is the name of standard input as a file to read, stdinName as messages call it.
const (
	fromStdin = "-"
	stdinName = "<stdin>"
)

// importCommand is "ask645 import TABLE -o FILE".
func (a *app) importCommand() *cobra.Command {
	var id, out string
	command := &cobra.Command{
		Use:   "import TABLE [--edition ID] -o FILE",
		Short: "Make an assessment of a filled-in table, or of a statement",
		Long: `import reads a filled-in table of provisions, as CSV, TSV, Markdown or XLSX, into a
new assessment. From a statement that this program exported as PDF or JSON it takes
the assessment back, whole. TABLE - is standard input.

Columns are found by their headings, in any order: Reference, and Support or Detail;
the Status is only compared. A column In scope, or Include, leaves provisions out.
References are written as 5.1-1, 5.1.1 or Provision 5.1-1, the support as Y, N, N/A or
in words.

It says which column was taken for what, and then, a line each like a compiler, what
it doubts and what it left out. A support that is not understood goes into the note
of the answer. A FILE that is there already is left alone.

The exit status is 1 when something of the table was left out; FILE is written all
the same. It is 2 when nothing can be read.`,
		Example: `  ask645 import lamp.xlsx -o lamp.ask645.json
  ask645 import lamp.statement.pdf -o lamp.ask645.json
  ask645 import lamp.csv --edition en303645-v2.1.1 -o lamp.ask645.json`,
		Args:                  oneArgument("TABLE, a filled-in table"),
		ValidArgsFunction:     oneTable,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(command *cobra.Command, args []string) error {
			if out == "" {
				return usagef("import needs -o: name the file of the new assessment")
			}
			data, err := readInput(args[0])
			if err != nil {
				return err
			}
			path := args[0]
			if path == fromStdin {
				path = stdinName
			}
			if !isStatement(data) {
				return a.importTable(command.Context(), path, data, id, out)
			}
			if !command.Flags().Changed("edition") {
				id = ""
			}
			return a.importStatement(path, data, id, out)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&id, "edition", questionnaire.DefaultEdition, "read the table as one of edition `ID`")
	flags.StringVarP(&out, "output", "o", "", "write the assessment to `FILE`")
	completeFlag(command, "edition", a.editions)
	completeFlag(command, "output", jsonFiles)
	return command
}

// oneTable completes the name of the only table that import takes.
func oneTable(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []cobra.Completion{"csv", "tsv", "md", "xlsx", "json", "pdf"}, cobra.ShellCompDirectiveFilterFileExt
}

// importTable reads a table into a new assessment, and says what was made of it.
func (a *app) importTable(ctx context.Context, path string, data []byte, id, out string) error {
	now, err := clock()
	if err != nil {
		return err
	}
	edition, err := a.library.Edition(id)
	if err != nil {
		return err
	}
	assessment, report, err := proforma.Read(path, data, edition, now(), store.NewID())
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	if _, err := store.Create(out, assessment); err != nil {
		return err
	}
	a.sayReport(path, report)
	if len(report.Missing) > 0 {
		a.say("%s: not in the table: %s", path, strings.Join(report.Missing, ", "))
	}
	a.say("created %s for %s: %s", out, edition.Title, report.Summary())
	a.say("product, manufacturer and signature are not taken from tables: fill them in, or import the PDF or JSON")
	if !report.Complete() {
		return errLeftOut
	}
	return nil
}

// readInput reads a file of sensible size, or standard input.
func readInput(path string) ([]byte, error) {
	input, name := os.Stdin, stdinName
	if path != fromStdin {
		name = fmt.Sprintf("%q", path)
		// Opening a pipe would wait for someone to write into it.
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("open %s: not a regular file", name)
		}
		file, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", name, cause(err))
		}
		defer func() { _ = file.Close() }()
		input = file
	}
	// One byte too many is enough to be refused.
	data, err := io.ReadAll(io.LimitReader(input, store.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	return data, nil
}

// cause is an error of the file system without the operation and the name, which stand in
// the message already.
func cause(err error) error {
	var failed *os.PathError
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// sayReport prints what was taken for what, and then what is doubtful or was left out.
func (a *app) sayReport(path string, report proforma.Report) {
	for _, line := range report.Lines {
		if line.Kind == proforma.Understood {
			a.say("%s", reportLine(path, "", line))
		}
	}
	for _, line := range report.Lines {
		switch line.Kind {
		case proforma.Doubt:
			a.say("%s", reportLine(path, "doubt: ", line))
		case proforma.Left:
			a.say("%s", reportLine(path, "left out: ", line))
		case proforma.Understood:
		}
	}
}

// reportLine is a line the way compilers write them.
func reportLine(path, kind string, line proforma.Line) string {
	place := path
	if line.Where.Sheet != "" {
		place += ":" + line.Where.Sheet
	}
	if line.Where.Line > 0 {
		place += fmt.Sprintf(":%d", line.Where.Line)
	}
	about := ""
	if line.Reference != "" {
		about = line.Reference + ": "
	}
	return questionnaire.PrintableLine(place + ": " + kind + about + line.Text)
}
