package main

import (
	"bytes"
	"errors"
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
	var selection questionnaire.Selection
	command := &cobra.Command{
		Use:   "catalog [--edition ID] [--clause NUMBER] [--status STATUS] [--condition CONDITION] [--search WORDS] [--json]",
		Short: "List the provisions of an edition",
		Long: `catalog lists the provisions of every edition, or of one: reference, status and title.
With --json it writes all that the program knows of them.

The filters take some of them; where several are given, a provision has to fit all.
--clause takes a number; 5 takes 5.1, 5.2 and so on. --status takes M, R, conditional,
unconditional, "M C" or "R C", or a status as the pro forma writes it. --condition
takes the number or letter of a condition, feature or note, words of it, or the id of a
fact on which it rests. --search takes words that all stand in what is said of a
provision.`,
		Example: `  ask645 catalog
  ask645 catalog --edition en303645-v2.1.1 --status M --condition "update mechanism"
  ask645 catalog --json | jq -r '.editions[].provisions[] | select(.mandatory) | .reference'`,
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(*cobra.Command, []string) error {
			editions, err := a.chosenEditions(id)
			if err != nil {
				return err
			}
			listed, err := choose(editions, selection)
			if err != nil {
				return err
			}
			if len(listed) == 0 {
				a.say("no provision fits")
			}
			var data []byte
			if asJSON {
				data, err = catalogJSON(a.library, listed)
			} else {
				data = catalogTable(listed, terminalWidth(os.Stdout))
			}
			if err != nil {
				return err
			}
			return a.result(data)
		}),
	}
	command.Flags().StringVar(&id, "edition", "", "list only edition `ID`")
	flags := command.Flags()
	flags.StringVar(&selection.Clause, "clause", "", "list only clause `NUMBER`")
	flags.StringVar(&selection.Status, "status", "", "list only provisions of `STATUS`")
	flags.StringVar(&selection.Condition, "condition", "", "list only what rests on `CONDITION`")
	flags.StringVar(&selection.Text, "search", "", "list only what has all of `WORDS`")
	flags.BoolVar(&asJSON, "json", false, "write everything, as JSON")
	completeFlag(command, "clause", cobra.NoFileCompletions)
	completeFlag(command, "status", statuses)
	completeFlag(command, "condition", cobra.NoFileCompletions)
	completeFlag(command, "search", cobra.NoFileCompletions)
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

// listing is an edition with those of its provisions that are listed.
type listing struct {
	*questionnaire.Edition
	provisions []*questionnaire.Provision
}

// choose takes of each edition what fits, and leaves out an edition of which nothing does. It
// is an error only where no edition has what is asked for.
func choose(editions []*questionnaire.Edition, selection questionnaire.Selection) ([]listing, error) {
	var all []listing
	var unknown []error
	for _, edition := range editions {
		found, err := edition.Select(selection)
		switch {
		case errors.Is(err, questionnaire.ErrUnknownSelection):
			unknown = append(unknown, err)
		case err != nil:
			return nil, err
		case len(found) > 0:
			all = append(all, listing{edition, found})
		}
	}
	if len(unknown) == len(editions) {
		return nil, errors.Join(unknown...)
	}
	return all, nil
}

// statuses completes what --status takes.
func statuses(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, status := range questionnaire.Statuses() {
		words = append(words, cobra.CompletionWithDesc(status[0], status[1]))
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// catalogTable lists editions for people. Titles are wrapped to the width; 0 wraps nothing,
// so that other programs find one provision a line.
func catalogTable(editions []listing, width int) []byte {
	var b bytes.Buffer
	for i, edition := range editions {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s (%s)\n", edition.Title, edition.ID)
		writeHanging(&b, "", edition.GoodFor, width)
		reference, status := columns(edition.Edition)
		var clause *questionnaire.Clause
		for _, provision := range edition.provisions {
			if provision.Clause() != clause {
				clause = provision.Clause()
				b.WriteByte('\n')
				writeHanging(&b, clause.Number+" ", clause.Title, width)
			}
			before := fmt.Sprintf("  %-*s  %-*s  ", reference, provision.Reference, status, provision.Status.Text)
			writeHanging(&b, before, provision.Title, width)
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
