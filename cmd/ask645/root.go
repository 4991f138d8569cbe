package main

import (
	"errors"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ask645/questionnaire/store"
	"ask645/tui"
)

// rootCommand is "ask645 [FILE]", the wizard, with all other commands below it.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "ask645 [FILE]",
		Short: "Fill in the conformance statement of ETSI EN 303 645",
		Long: `ask645 walks you through the security baseline for consumer IoT, ETSI EN 303 645,
one provision at a time, and writes the conformance statement.

Without a command it starts the wizard: at home, or where you were in FILE.`,
		Example: `  ask645                                     start at home
  ask645 lamp.ask645.json                    go on where you were
  ask645 check lamp.ask645.json              what is wrong or missing
  ask645 export lamp.ask645.json --format pdf`,
		Args:                  fileOrNothing,
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		SilenceUsage:          true,
		SilenceErrors:         true,
		Version:               a.version,
		RunE:                  a.startWizard,
		// Two letters wrong is still the same word.
		SuggestionsMinimumDistance: 2,
	}
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetVersionTemplate("ask645 {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	root.AddCommand(
		a.newCommand(),
		a.checkCommand(),
		a.exportCommand(),
		a.catalogCommand(),
		a.explainCommand(),
		a.schemaCommand(),
		a.versionCommand(),
	)
	strictHelp(root)
	return root
}

// startWizard hands over to the terminal app. Signals are its own: it saves first.
func (a *app) startWizard(command *cobra.Command, args []string) error {
	today, err := clock()
	if err != nil {
		return err
	}
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return &usageError{errors.New("the wizard needs a terminal: run it in one, or use the commands new, check and export")}
	}
	options := tui.Options{Library: a.library, Version: a.version, Today: today}
	if len(args) == 1 {
		options.Path = args[0]
	}
	// Without a configuration folder the wizard works, and remembers nothing.
	options.Places, _ = store.PlacesFile()
	return tui.Run(command.Context(), options)
}

// strictHelp makes "ask645 help nothing" wrong use. Cobra shows the help of the root for it
// and calls that success.
func strictHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, command := range root.Commands() {
		if command.Name() != "help" {
			continue
		}
		command.Args = func(_ *cobra.Command, args []string) error {
			if found, rest, err := root.Find(args); err != nil || len(rest) > 0 || found == nil {
				return usagef("there is no command %q", args[0])
			}
			return nil
		}
	}
}
