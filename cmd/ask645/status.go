package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export/glance"
	"ask645/questionnaire/store"
)

// statusCommand is "ask645 status DIR...".
func (a *app) statusCommand() *cobra.Command {
	var asJSON bool
	var sort string
	command := &cobra.Command{
		Use:   "status DIR... [--json] [--sort ORDER]",
		Short: "List every assessment below folders, a line each",
		Long: `status lists every assessment in folders and below them: files named
*` + store.Ending + `, and files that are named themselves. Hidden folders are left out.
A line each tells:

  Product  its name, or the path of the file where that tells more
  Edition  what it is assessed against
  Done     how many provisions are answered, of those that want an answer
  Unmet    mandatory provisions answered N
  Undec    provisions of which it is not known yet whether they apply
  Confl    what two copies brought together say differently
  Open     open points that are not done
  Err      findings of severity error
  Changed  the day on which something was last said of the device

A file that cannot be read is listed with the reason, and the exit status is then 2.
With --json each line is an object with the members file, product, edition, complete,
conformant, answered, applicable, undecided, unmet, conflicts, open_points, errors,
warnings, changed; or, where it cannot be read, with file and error.`,
		Example: `  ask645 status clients
  ask645 status --sort open clients/acme clients/birch
  ask645 status --json . | jq -r 'select(.unmet > 0) | .file'`,
		Args:                  someArguments("DIR, a folder with assessments (. is the one you are in)"),
		DisableFlagsInUseLine: true,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: interruptible(func(command *cobra.Command, args []string) error {
			order, err := glance.ParseOrder(sort)
			if err != nil {
				return &usageError{err}
			}
			return a.status(command.Context(), args, order, asJSON)
		}),
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a file, each on a line")
	command.Flags().StringVar(&sort, "sort", glance.ByFolder.String(), "the `ORDER`: "+strings.Join(glance.Names(), ", ")+" (most left to do first)")
	completeFlag(command, "sort", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return glance.Names(), cobra.ShellCompDirectiveNoFileComp
	})
	return command
}

// usualWidth is how many columns a line of status takes where no terminal says another number.
const usualWidth = 80

// status prints a line for every assessment below the paths.
func (a *app) status(ctx context.Context, paths []string, order glance.Order, asJSON bool) error {
	now, err := clock()
	if err != nil {
		return err
	}
	rows := slices.Collect(glance.Read(ctx, a.library, store.Below(paths, 0), now()))
	if ctx.Err() != nil {
		return errInterrupted
	}
	if len(rows) == 0 {
		a.say("ask645: there is no file *%s below %s", store.Ending, strings.Join(paths, ", "))
		return nil
	}
	glance.Sort(rows, order)
	output := statusLines(rows)
	if asJSON {
		if output, err = statusJSON(rows); err != nil {
			return err
		}
	}
	if err := a.result(output); err != nil {
		return err
	}
	if slices.ContainsFunc(rows, func(row glance.Row) bool { return row.Err != nil }) {
		return errReported
	}
	return nil
}

// statusLines is the table for people.
func statusLines(rows []glance.Row) []byte {
	width := terminalWidth(os.Stdout)
	if width <= 0 {
		width = usualWidth
	}
	table := glance.NewTable(rows, "", min(width, widestText))
	lines := make([]string, 0, len(rows)+2)
	lines = append(lines, strings.TrimRight(table.Head(), " "))
	for i := range rows {
		lines = append(lines, strings.TrimRight(table.Line(&rows[i]), " "))
	}
	return []byte(strings.Join(append(lines, ""), "\n"))
}

// statusJSON is an object a line for scripts.
func statusJSON(rows []glance.Row) ([]byte, error) {
	var output []byte
	for i := range rows {
		line, err := glance.JSON(&rows[i])
		if err != nil {
			return nil, err
		}
		output = append(output, line...)
	}
	return output, nil
}
