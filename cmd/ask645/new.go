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
	var edition, product, manufacturer, base string
	command := &cobra.Command{
		Use:   "new FILE [--edition ID] [--product NAME] [--manufacturer NAME] [--base FILE]",
		Short: "Create an assessment",
		Long: `new creates an empty assessment, which the wizard then fills in. A file that is
there already is left alone. With --base it creates a variant of another assessment:
what that one says holds of the variant too, until it says otherwise.`,
		Example:               `  ask645 new lamp.ask645.json --product "Bedside lamp BL-1"`,
		Args:                  oneArgument("FILE, the name of the new file"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(command *cobra.Command, args []string) error {
			if base != "" {
				if !command.Flags().Changed("edition") {
					edition = ""
				}
				return a.createVariant(args[0], base, edition, product, manufacturer)
			}
			return a.create(args[0], edition, product, manufacturer)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&edition, "edition", questionnaire.DefaultEdition, "assess against edition `ID`")
	flags.StringVar(&product, "product", "", "`NAME` of the product")
	flags.StringVar(&manufacturer, "manufacturer", "", "`NAME` of the manufacturer")
	flags.StringVar(&base, "base", "", "create a variant of `FILE`, which holds only what differs from it")
	completeFlag(command, "base", jsonFiles)
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

// createVariant writes a variant of an assessment, which says nothing of its own yet. edition is
// the one that the person named, or "".
func (a *app) createVariant(path, base, edition, product, manufacturer string) error {
	found, file, err := store.FindBase(path, base, "")
	if err != nil {
		return err
	}
	if edition != "" && edition != found.Base.Edition {
		return fmt.Errorf("%s is for %s, not %s: a variant is for the edition of its base, so leave --edition out", base, found.Base.Edition, edition)
	}
	if _, err := a.library.Edition(found.Base.Edition); err != nil {
		return fmt.Errorf("%s: %w", base, err)
	}
	variant, err := questionnaire.NewVariant(found, file, store.NewID())
	if err != nil {
		return fmt.Errorf("%s: %w", base, err)
	}
	if product != "" {
		variant.Product.Name = product
	}
	if manufacturer != "" {
		variant.Manufacturer.Name = manufacturer
	}
	if _, err := store.Create(path, variant); err != nil {
		return err
	}
	a.say("created %s, a variant of %s: open it with ask645 to say what differs", path, base)
	return nil
}
