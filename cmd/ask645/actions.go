package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// actionOptions are the flags of "ask645 actions".
type actionOptions struct {
	asJSON, overdue, all bool
	owner                string
}

// actionsCommand is "ask645 actions FILE...".
func (a *app) actionsCommand() *cobra.Command {
	var o actionOptions
	command := &cobra.Command{
		Use:   "actions FILE... [--json]",
		Short: "Print the open points of assessments: who does what by when",
		Long: `actions prints what is still to be done or found out, over any number of assessments,
one open point a line: the day it is due, how it stands, the file and the provision,
who does it, and what. The first due come first, those without a day last. On a
terminal a line that does not fit is cut; through a pipe it is whole. FILE "-" is
standard input.

With --json each line is an object with the members file, product, edition, reference,
id, text, owner, due, state ("open", "overdue" or "done"), by and at: who last changed
the point, and when. What is not known is "".

The exit status is 2 when a file cannot be read; the others are printed all the same.`,
		Example: `  ask645 actions *.ask645.json
  ask645 actions --owner ines --overdue *.ask645.json
  ask645 actions --json *.ask645.json | jq -r 'select(.owner == "") | .text'`,
		Args:                  someArguments("FILE, an assessment"),
		ValidArgsFunction:     jsonFiles,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(command *cobra.Command, args []string) error {
			return a.actions(command.Context(), args, o)
		}),
	}
	flags := command.Flags()
	flags.BoolVar(&o.asJSON, "json", false, "write one JSON object an open point, each on a line")
	flags.StringVar(&o.owner, "owner", "", "only those of `NAME`, or of whoever has it in their name")
	flags.BoolVar(&o.overdue, "overdue", false, "only those whose day has passed")
	flags.BoolVar(&o.all, "all", false, "those that are done as well")
	return command
}

// actionPoint is an open point of a file. The order of the fields is that of the JSON.
type actionPoint struct {
	File      string `json:"file"`
	Product   string `json:"product"`
	Edition   string `json:"edition"`
	Reference string `json:"reference"`
	ID        string `json:"id"`
	Text      string `json:"text"`
	Owner     string `json:"owner"`
	Due       string `json:"due"`
	State     string `json:"state"`
	By        string `json:"by"`
	At        string `json:"at"`

	placed questionnaire.PlacedPoint
	file   int
}

// actions prints the open points of the files, the first due first.
func (a *app) actions(ctx context.Context, paths []string, o actionOptions) error {
	now, err := clock()
	if err != nil {
		return err
	}
	var points []actionPoint
	failed := false
	for i, path := range paths {
		if ctx.Err() != nil {
			return errInterrupted
		}
		assessment, err := a.readOrPiped(path)
		if err != nil {
			a.fail(err)
			failed = true
			continue
		}
		points = append(points, pointsOf(path, i, assessment, now(), o)...)
	}
	slices.SortStableFunc(points, func(p, q actionPoint) int {
		return cmp.Or(p.placed.Compare(q.placed, questionnaire.PointsByDue), cmp.Compare(p.file, q.file),
			p.placed.Compare(q.placed, questionnaire.PointsByClause))
	})
	var b strings.Builder
	for _, point := range points {
		line, err := point.line(o.asJSON)
		if err != nil {
			return err
		}
		b.WriteString(line)
	}
	if err := a.result([]byte(b.String())); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	if len(points) == 0 {
		a.say("no open points")
	}
	return nil
}

// readOrPiped reads an assessment from a file, or from standard input for "-".
func (a *app) readOrPiped(path string) (*questionnaire.Assessment, error) {
	if path == standardInput {
		return store.ReadFrom("standard input", a.stdin)
	}
	return store.Read(path)
}

// pointsOf are the points of a file that are asked for.
func pointsOf(path string, file int, assessment *questionnaire.Assessment, today time.Time, o actionOptions) []actionPoint {
	var points []actionPoint
	for _, point := range assessment.OpenPoints() {
		wanted := strings.Contains(strings.ToLower(point.Owner), strings.ToLower(strings.TrimSpace(o.owner)))
		if point.Done && !o.all || o.overdue && !point.Overdue(today) || !wanted {
			continue
		}
		at := ""
		if !point.OpenPoint.At.IsZero() {
			at = point.OpenPoint.At.Format(time.RFC3339)
		}
		points = append(points, actionPoint{
			File: path, Product: assessment.Product.Name, Edition: assessment.Edition, Reference: point.Reference,
			ID: point.ID, Text: point.Text, Owner: point.Owner, Due: point.Due, State: point.State(today), By: point.By, At: at,
			placed: point, file: file,
		})
	}
	return points
}

// line is a point as a line of text or of JSON.
func (p actionPoint) line(asJSON bool) (string, error) {
	if asJSON {
		line, err := statement.Line(p)
		return string(line), err
	}
	due, owner := "no day", ""
	if p.Due != "" {
		due = p.Due
	}
	if p.Owner != "" {
		owner = " " + p.Owner + ":"
	}
	line := questionnaire.PrintableLine(fmt.Sprintf("%s:%s:%s %s", p.File, p.Reference, owner, p.Text))
	line = fmt.Sprintf("%-10s %-7s %s", due, p.State, line)
	if width := terminalWidth(os.Stdout); width > 0 {
		line = ansi.Truncate(line, width, "…")
	}
	return line + "\n", nil
}
