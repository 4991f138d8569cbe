package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export/statement"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// familyCommand is "ask645 family FILE", with detach and confirm below it.
func (a *app) familyCommand() *cobra.Command {
	var asJSON bool
	var base string
	command := &cobra.Command{
		Use:   "family FILE [--json] | family VARIANT --base PATH",
		Short: "Show what a variant has of its base, and which variants a base has",
		Long: `family shows of a variant which base it is laid over, what is its own and what is
inherited, and what has changed in the base since somebody confirmed it. Of any
other assessment it lists the variants in its folder.

A variant holds only what differs from its base. What the base changes reaches the
variant, unless it has its own answer. Make one with ask645 new VARIANT --base FILE.
With --base, family notes in a variant where its base is now.`,
		Example: `  ask645 family lamp-blue.ask645.json
  ask645 family lamp-blue.ask645.json --base ../lamp/lamp.ask645.json`,
		Args:                  oneArgument("FILE, an assessment"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if base != "" {
				if err := store.PointTo(args[0], base); err != nil {
					return err
				}
				a.say("%s is a variant of %s", args[0], base)
				return nil
			}
			return a.family(args[0], asJSON)
		}),
	}
	command.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	command.Flags().StringVar(&base, "base", "", "note that the base is now at `PATH`")
	completeFlag(command, "base", jsonFiles)
	command.AddCommand(a.detachCommand(), a.confirmCommand())
	return command
}

// detachCommand is "ask645 family detach VARIANT".
func (a *app) detachCommand() *cobra.Command {
	var base, out string
	var ownOnly bool
	command := &cobra.Command{
		Use:   "detach VARIANT [-o OUT] [--base PATH | --own-only]",
		Short: "Make a variant an assessment of its own",
		Long: `detach writes a variant whole, so that it needs no base any more: into OUT, or in its
own place, where the file as it was is kept among its past versions.

Where the base is lost for good, --own-only keeps what the variant says itself, and
drops the rest.`,
		Args:                  oneArgument("VARIANT, a variant"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if ownOnly && base != "" {
				return usagef("detach takes --base or --own-only, not both")
			}
			return a.detach(args[0], out, base, ownOnly)
		}),
	}
	flags := command.Flags()
	flags.StringVarP(&out, "output", "o", "", "write the whole to a new file `OUT`, and leave VARIANT as it is; - is standard output")
	flags.StringVar(&base, "base", "", "the base is at `PATH`")
	flags.BoolVar(&ownOnly, "own-only", false, "drop all that is inherited")
	completeFlag(command, "output", jsonFiles)
	completeFlag(command, "base", jsonFiles)
	return command
}

func (a *app) detach(path, out, base string, ownOnly bool) error {
	if out == "" {
		if err := store.Detach(path, base, ownOnly); err != nil {
			return err
		}
		a.say("%s is an assessment of its own now; the variant is kept among its past versions", path)
		return nil
	}
	alone, err := store.ReadAlone(path)
	if err != nil {
		return err
	}
	whole, err := store.Detached(path, alone, base, ownOnly)
	if err != nil {
		return err
	}
	if out == toStdout {
		data, err := questionnaire.Encode(whole)
		if err != nil {
			return err
		}
		return a.result(data)
	}
	if _, err := store.Create(out, whole); err != nil {
		return err
	}
	a.say("created %s, which needs no base", out)
	return nil
}

// confirmCommand is "ask645 family confirm VARIANT".
func (a *app) confirmCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "confirm VARIANT",
		Short: "Note that what a variant inherits was looked at",
		Long: `confirm takes what a variant inherits of its base as seen. Until the base changes
again, check says no more about it.`,
		Args:                  oneArgument("VARIANT, a variant"),
		ValidArgsFunction:     oneJSONFile,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if err := store.Confirm(args[0]); err != nil {
				return err
			}
			a.say("%s: what it inherits is confirmed as it is now", args[0])
			return nil
		}),
	}
}

// familyOf is what the family command tells of a file.
type familyOf struct {
	File string `json:"file"`
	// Base is the path of the base as the file names it, or "".
	Base     string                  `json:"base,omitempty"`
	Product  string                  `json:"product,omitempty"`
	Own      *questionnaire.Shares   `json:"shares,omitempty"`
	News     *questionnaire.BaseNews `json:"changed,omitempty"`
	Variants []string                `json:"variants,omitempty"`
}

// family shows what a file has of its base, and its variants.
func (a *app) family(path string, asJSON bool) error {
	assessment, err := store.Read(path)
	if err != nil {
		return err
	}
	tells := familyOf{File: path, Product: assessment.Product.Name}
	if tells.Variants, err = store.Variants(path); err != nil {
		return err
	}
	if assessment.IsVariant() {
		edition, err := a.library.Edition(assessment.Edition)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		shares, err := assessment.Shares()
		if err != nil {
			return err
		}
		news, err := assessment.BaseNews(edition)
		if err != nil {
			return err
		}
		tells.Base, tells.Own, tells.News = assessment.Base.File, &shares, &news
	}
	if asJSON {
		data, err := statement.Line(tells)
		if err != nil {
			return err
		}
		return a.result(data)
	}
	return a.result([]byte(tells.text(assessment)))
}

// text is what the family command says for people.
func (f familyOf) text(assessment *questionnaire.Assessment) string {
	text := &booklet{width: reportWidth}
	if f.Base == "" {
		text.line("", questionnaire.PrintableLine(fmt.Sprintf("%s is no variant: it says all itself.", f.File)))
	} else {
		text.line("", questionnaire.PrintableLine(fmt.Sprintf("%s is a variant of %s, at %s.", f.File, f.Base, assessment.BasePlace())))
		f.shares(text, assessment)
	}
	switch {
	case f.Variants == nil && f.Base == "":
		text.line("", "No file in its folder is a variant of it.")
	case f.Variants != nil:
		text.heading(fmt.Sprintf("Variants of it in its folder: %d", len(f.Variants)))
		for _, variant := range f.Variants {
			text.line("  - ", questionnaire.PrintableLine(filepath.Base(variant)))
		}
	}
	return text.text.String()
}

func (f familyOf) shares(text *booklet, assessment *questionnaire.Assessment) {
	s := f.Own
	text.line("", "Own: "+s.OwnWords()+".")
	text.line("", "Inherited: "+s.InheritedWords()+".")
	if len(s.Answers) > 0 {
		text.heading("Provisions with an own answer")
		for _, reference := range s.Answers {
			says := "no answer, though the base has one"
			if answer, there := assessment.Answers[reference]; there {
				says = cmp.Or(string(answer.Support), "no support yet")
			}
			text.line("  - ", questionnaire.PrintableLine(reference+": "+says))
		}
	}
	if len(s.Facts) > 0 {
		text.heading("Own facts")
		text.line("  ", questionnaire.PrintableLine(strings.Join(s.Facts, ", ")))
	}
	if len(s.Cover) > 0 {
		text.heading("Own parts of the cover")
		text.line("  ", questionnaire.PrintableLine(strings.Join(s.Cover, ", ")))
	}
	if s.Scope {
		text.line("", "It has a scope of its own.")
	}
	switch {
	case f.News.None():
	case f.News.Unknown:
		text.heading("The base has changed")
		text.line("  ", "Its earlier state is not kept, so nobody can tell what has changed: look at all that is inherited. Then: ask645 family confirm")
	default:
		text.heading("The base has changed")
		text.line("  ", questionnaire.PrintableLine("Inherited here: "+f.News.Words()+". Look at these, then: ask645 family confirm"))
	}
}
