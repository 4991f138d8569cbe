package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// newCommand is "ask645 new FILE".
func (a *app) newCommand() *cobra.Command {
	var edition, product, manufacturer string
	command := &cobra.Command{
		Use:   "new FILE [--edition ID] [--product NAME] [--manufacturer NAME]",
		Short: "Create an assessment",
		Long: `new creates an empty assessment, which the wizard then fills in. A file that is
there already is left alone.`,
		Example:               `  ask645 new lamp.ask645.json --product "Bedside lamp BL-1"`,
		Args:                  oneArgument("FILE, the name of the new file"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			return a.create(args[0], edition, product, manufacturer)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&edition, "edition", questionnaire.DefaultEdition, "assess against edition `ID`")
	flags.StringVar(&product, "product", "", "`NAME` of the product")
	flags.StringVar(&manufacturer, "manufacturer", "", "`NAME` of the manufacturer")
	completeFlag(command, "edition", a.editions)
	completeFlag(command, "product", cobra.NoFileCompletions)
	completeFlag(command, "manufacturer", cobra.NoFileCompletions)
	// The editions are read when somebody asks for help, and not at every start.
	command.SetHelpFunc(func(c *cobra.Command, args []string) {
		c.Long += a.editionLines()
		c.Parent().HelpFunc()(c, args)
	})
	return command
}

// editionLines say for the help which editions there are, and what each is good for.
func (a *app) editionLines() string {
	editions, err := a.library.Editions()
	if err != nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n\nThe editions:")
	for _, edition := range editions {
		fmt.Fprintf(&b, "\n  %s  %s\n    %s", edition.ID, edition.Title, edition.GoodFor)
	}
	return b.String()
}

// create writes a new assessment.
func (a *app) create(path, id, product, manufacturer string) error {
	edition, err := a.library.Edition(id)
	if err != nil {
		return err
	}
	assessment := questionnaire.NewAssessment(edition.ID, store.NewID())
	assessment.Product.Name = product
	assessment.Manufacturer.Name = manufacturer
	if _, err := store.Create(path, assessment); err != nil {
		return err
	}
	a.say("created %s for %s: open it with ask645 to fill it in", path, edition.Title)
	return nil
}
