package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ask645/questionnaire"
)

// catalogCommand is "ask645 catalog".
func (a *app) catalogCommand() *cobra.Command {
	var id string
	var asJSON bool
	command := &cobra.Command{
		Use:   "catalog [--edition ID] [--json]",
		Short: "List the provisions of an edition",
		Long: `catalog lists the provisions of every edition, or of one: reference, status and title.
With --json it writes all that the program knows of them.`,
		Example: `  ask645 catalog
  ask645 catalog --json | jq -r '.editions[].provisions[] | select(.mandatory) | .reference'`,
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(*cobra.Command, []string) error {
			editions, err := a.chosenEditions(id)
			if err != nil {
				return err
			}
			var data []byte
			if asJSON {
				data, err = catalogJSON(a.library, editions)
			} else {
				data = catalogTable(editions, terminalWidth(os.Stdout))
			}
			if err != nil {
				return err
			}
			return a.result(data)
		}),
	}
	command.Flags().StringVar(&id, "edition", "", "list only edition `ID`")
	command.Flags().BoolVar(&asJSON, "json", false, "write everything, as JSON")
	completeFlag(command, "edition", a.editions)
	return command
}

// chosenEditions returns the edition of the given id, or all of them for "".
func (a *app) chosenEditions(id string) ([]*questionnaire.Edition, error) {
	ids := []string{id}
	if id == "" {
		var err error
		if ids, err = a.library.EditionIDs(); err != nil {
			return nil, err
		}
	}
	editions := make([]*questionnaire.Edition, 0, len(ids))
	for _, id := range ids {
		edition, err := a.library.Edition(id)
		if err != nil {
			return nil, err
		}
		editions = append(editions, edition)
	}
	return editions, nil
}

// terminalWidth is how many columns a file shows, or 0 where it is no terminal.
func terminalWidth(file *os.File) int {
	width, _, err := term.GetSize(file.Fd())
	if err != nil {
		return 0
	}
	return width
}

// narrowestTitle is the room in columns from which a title stands beside its status. In
// less it goes below.
const narrowestTitle = 24

// catalogTable lists editions for people. Titles are wrapped to the width; 0 wraps nothing,
// so that other programs find one provision a line.
func catalogTable(editions []*questionnaire.Edition, width int) []byte {
	var b bytes.Buffer
	for i, edition := range editions {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s (%s)\n", edition.Title, edition.ID)
		reference, status := columns(edition)
		for _, clause := range edition.Clauses {
			b.WriteByte('\n')
			writeHanging(&b, clause.Number+" ", clause.Title, width)
			for _, provision := range clause.Provisions {
				before := fmt.Sprintf("  %-*s  %-*s  ", reference, provision.Reference, status, provision.Status.Text)
				writeHanging(&b, before, provision.Title, width)
			}
		}
	}
	return b.Bytes()
}

// writeHanging writes a text after what stands before it, further lines below its start.
func writeHanging(w io.Writer, before, text string, width int) {
	indent := len(before)
	if width > 0 && width-indent < narrowestTitle {
		indent = min(4, width/4)
		before = strings.TrimRight(before, " ") + "\n" + strings.Repeat(" ", indent)
	}
	if width > 0 {
		text = ansi.Wrap(text, max(1, width-indent), "")
	}
	_, _ = fmt.Fprintf(w, "%s%s\n", before, strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", indent)))
}

// columns returns the widths that references and statuses need.
func columns(edition *questionnaire.Edition) (reference, status int) {
	for _, provision := range edition.Provisions() {
		reference = max(reference, len(provision.Reference))
		status = max(status, len(provision.Status.Text))
	}
	return reference, status
}
