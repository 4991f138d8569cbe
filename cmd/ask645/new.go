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
	var edition, product, manufacturer, from, base string
	command := &cobra.Command{
		Use:   "new FILE [--edition ID] [--product NAME] [--manufacturer NAME] [--from OLD | --base FILE]",
		Short: "Create an assessment",
		Long: `new creates an empty assessment, which the wizard then fills in. A file that is
there already is left alone.

With --from it is the assessment of the next product: facts, manufacturer and assessor
come along, and every answer of OLD waits beside its provision until somebody has
confirmed it. It counts as answered only then. Review dates and the digests of evidence
are dropped, and so are open points and the scope. With --edition the answers are carried
over to that edition.

With --base it is a variant of another assessment: what that one says holds of the
variant too, until it says otherwise.`,
		Example: `  ask645 new lamp.ask645.json --product "Bedside lamp BL-1"
  ask645 new lamp-2.ask645.json --from lamp.ask645.json --product "Bedside lamp BL-2"`,
		Args:                  oneArgument("FILE, the name of the new file"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(command *cobra.Command, args []string) error {
			if base != "" && from != "" {
				return usagef("new takes --from or --base, not both")
			}
			if from == "" && base == "" {
				return a.create(args[0], edition, product, manufacturer)
			}
			if !command.Flags().Changed("edition") {
				edition = ""
			}
			if base != "" {
				return a.createVariant(args[0], base, edition, product, manufacturer)
			}
			return a.createNext(args[0], from, edition, product, manufacturer)
		}),
	}
	flags := command.Flags()
	flags.StringVar(&edition, "edition", questionnaire.DefaultEdition, "assess against edition `ID`")
	flags.StringVar(&product, "product", "", "`NAME` of the product")
	flags.StringVar(&manufacturer, "manufacturer", "", "`NAME` of the manufacturer")
	flags.StringVar(&base, "base", "", "create a variant of `FILE`, which holds only what differs from it")
	completeFlag(command, "base", jsonFiles)
	flags.StringVar(&from, "from", "", "start from the assessment `OLD` of another product")
	completeFlag(command, "edition", a.editions)
	completeFlag(command, "from", jsonFiles)
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

// createNext writes the assessment of the next product.
func (a *app) createNext(path, from, edition, product, manufacturer string) error {
	now, err := clock()
	if err != nil {
		return err
	}
	old, err := store.Read(from)
	if err != nil {
		return err
	}
	if len(old.Conflicts) == 0 && edition != "" && edition != old.Edition {
		if old, _, err = questionnaire.Migrate(a.library, old.Whole(), edition, store.NewID(), now()); err != nil {
			return fmt.Errorf("%s: %w", from, err)
		}
	}
	next, err := questionnaire.Next(old, store.NewID(), now())
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	next.Product.Name = product
	if manufacturer != "" {
		next.Manufacturer.Name = manufacturer
	}
	into, err := a.library.Edition(next.Edition)
	if err != nil {
		return err
	}
	if _, err := store.Create(path, next); err != nil {
		return err
	}
	s := questionnaire.Evaluate(into, next, now())
	a.say("created %s for %s: %d answers wait to be confirmed: open it with ask645", path, into.Title, s.Waiting())
	return nil
}
