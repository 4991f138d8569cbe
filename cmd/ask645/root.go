package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/store"
	"ask645/tui"
	"ask645/tui/plain"
)

// rootCommand is "ask645 [FILE]", the wizard, with all other commands below it.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "ask645 [FILE | DIR...]",
		Short: "Fill in the conformance statement of ETSI EN 303 645",
		Long: `ask645 walks you through the security baseline for consumer IoT, ETSI EN 303 645,
one provision at a time, and writes the conformance statement.

Without a command it starts the wizard: at home, or where you were in FILE. Home lists the
assessments below the folder you are in, or below the folders you name.`,
		Example: `  ask645                                     start at home
  ask645 lamp.ask645.json                    go on where you were
  ask645 clients                             at home, with all assessments below a folder
  ask645 --present lamp.ask645.json          one question at a time, for a projector
  ask645 --plain lamp.ask645.json            the same, line by line
  ask645 check lamp.ask645.json              what is wrong or missing
  ask645 export lamp.ask645.json --format pdf
  ask645 import lamp.xlsx -o lamp.ask645.json`,
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
	root.PersistentFlags().Bool(plainFlag, false, "ask line by line, for screen readers, serial lines, pipes and scripts")
	a.addPackFlag(root)
	root.Flags().Bool(presentFlag, false, "begin with one question at a time in large, for a projector")
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetVersionTemplate("ask645 {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	root.AddCommand(
		a.newCommand(),
		a.checkCommand(),
		a.statusCommand(),
		a.exportCommand(),
		a.verifyCommand(),
		a.importCommand(),
		a.migrateCommand(),
		a.diffCommand(),
		a.mergeCommand(),
		a.extractCommand(),
		a.actionsCommand(),
		a.logCommand(),
		a.dayCommand(),
		a.familyCommand(),
		a.catalogCommand(),
		a.explainCommand(),
		a.learnCommand(),
		a.packCommand(),
		a.schemaCommand(),
		a.versionCommand(),
	)
	strictHelp(root)
	return root
}

// startWizard hands over to the terminal app, or to the line-by-line one. Signals are their
// own: they save first.
func (a *app) startWizard(command *cobra.Command, args []string) error {
	today, err := clock()
	if err != nil {
		return err
	}
	path := ""
	var folders []string
	switch {
	case areFolders(args):
		folders = args
	case len(args) == 1:
		path = args[0]
	}
	present, err := wantsToPresent(command, path)
	if err != nil {
		return err
	}
	// Without a configuration folder the wizard works, and remembers nothing.
	places, _ := store.PlacesFile()
	memory, _ := store.MemoryFile()
	course := learn.NewCourse(a.schemas, a.library)
	if wantsPlain(command) {
		return plain.Run(command.Context(), plain.Options{
			Library: a.library, Path: path, Folders: folders, Samples: a.schemas, Places: places, Version: a.version, Today: today,
			Learn: &plain.Learning{Course: course, Edition: questionnaire.DefaultEdition, Memory: memory, AtHome: true},
			In:    os.Stdin, Out: a.stdout, Err: a.stderr,
			Width: plainWidth(), Script: !term.IsTerminal(os.Stdin.Fd()),
		})
	}
	return tui.Run(command.Context(), tui.Options{
		Library: a.library, Samples: a.schemas, Path: path, Folders: folders, Present: present, Places: places, Version: a.version, Today: today,
		Learn: &tui.Learning{Course: course, Edition: questionnaire.DefaultEdition, Memory: memory, AtHome: true},
	})
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
