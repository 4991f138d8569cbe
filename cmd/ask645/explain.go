package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ask645/questionnaire"
)

// explainCommand is "ask645 explain".
func (a *app) explainCommand() *cobra.Command {
	var id string
	var all bool
	command := &cobra.Command{
		Use:   "explain REF | CLAUSE | --all [--edition ID]",
		Short: "Explain a provision in plain words",
		Long: `explain prints what a provision asks, why, how others meet it, how to say why it is not
met, what helps to show it, what does not fit with it, and the terms it leans on. A
clause explains all of its provisions; with --all it prints a booklet.`,
		Example: `  ask645 explain 5.3-1
  ask645 explain --all | less`,
		Args: func(command *cobra.Command, args []string) error {
			if all {
				return noArguments(command, args)
			}
			return oneArgument("the reference of a provision, such as 5.3-1")(command, args)
		},
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     a.references,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			edition, err := a.library.Edition(id)
			if err != nil {
				return err
			}
			references := args
			if all {
				references = nil
				for _, provision := range edition.Provisions() {
					references = append(references, provision.Reference)
				}
			}
			for _, clause := range edition.Clauses {
				if len(args) == 1 && args[0] == clause.Number {
					references = nil
					for _, provision := range clause.Provisions {
						references = append(references, provision.Reference)
					}
				}
			}
			booklet := &booklet{edition: edition, width: min(terminalWidth(os.Stdout), widestText)}
			if all {
				booklet.line("", edition.Title+": "+edition.Subject)
				if disclaimer := edition.Disclaimer(); disclaimer != "" {
					booklet.line("", disclaimer)
				}
				booklet.line("", (&questionnaire.Prose{Pack: edition.Pack()}).Words())
			}
			for i, reference := range references {
				if i > 0 || all {
					booklet.line("", "")
				}
				if err := booklet.provision(reference); err != nil {
					return err
				}
			}
			if all {
				booklet.glossary()
			}
			return a.result(booklet.text.Bytes())
		}),
	}
	command.Flags().StringVar(&id, "edition", questionnaire.DefaultEdition, "explain a provision of edition `ID`")
	command.Flags().BoolVar(&all, "all", false, "explain every provision")
	completeFlag(command, "edition", a.editions)
	return command
}

// references completes references of provisions, each with its status.
func (a *app) references(command *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	id, err := command.Flags().GetString("edition")
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if err := a.openPacks(); err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	edition, err := a.library.Edition(id)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var all []cobra.Completion
	for _, provision := range edition.Provisions() {
		all = append(all, cobra.CompletionWithDesc(provision.Reference, provision.Status.Text))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// widestText is the width in columns beyond which text is hard to read.
const widestText = 96

// booklet writes explanations as plain text. Lines are wrapped to the width; 0 wraps
// nothing, so that other programs find one text a line.
type booklet struct {
	edition *questionnaire.Edition
	width   int
	text    bytes.Buffer
}

// line writes one text; lead stands before it, and further lines begin below its start.
func (b *booklet) line(lead, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if b.width > 0 {
		text = ansi.Wrap(text, max(16, b.width-len(lead)), "")
	}
	indent := "\n" + strings.Repeat(" ", len(lead))
	b.text.WriteString(strings.TrimRight(lead+strings.ReplaceAll(text, "\n", indent), " ") + "\n")
}

// heading writes a heading after an empty line.
func (b *booklet) heading(text string) {
	b.text.WriteByte('\n')
	b.line("", text)
}

// provision explains one provision.
func (b *booklet) provision(reference string) error {
	provision := b.edition.Provision(reference)
	if provision == nil {
		return fmt.Errorf("%s has no provision %q: 'ask645 catalog' lists them", b.edition.Title, reference)
	}
	prose, err := b.edition.Prose(reference)
	if err != nil {
		return err
	}
	guidance, err := b.edition.Guidance()
	if err != nil {
		return err
	}
	b.line(reference+"  ", provision.Title)
	b.line("", fmt.Sprintf("%s, clause %s: %s", b.edition.Title, provision.Clause().Number, provision.Clause().Title))
	if disclaimer := b.edition.Disclaimer(); disclaimer != "" {
		b.line("", disclaimer)
	}
	if prose.Pack != nil {
		b.line("", prose.Words())
	}
	b.line("", fmt.Sprintf("Status %s: %s", provision.Status.Text, provision.Status.Meaning()))
	for _, condition := range provision.Conditions() {
		b.line("  ", fmt.Sprintf("%s %s: %s", condition.Kind, condition.Ref, condition.Wording))
	}
	b.heading("What is asked")
	b.line("  ", prose.Requirement)
	b.heading("Why")
	b.line("  ", prose.Why)
	b.checks(prose)
	b.examples(prose)
	b.justifications(prose, guidance)
	if prose.Gap != "" {
		b.heading("What would close a gap")
		b.line("  ", prose.Gap)
	}
	b.heading("Evidence that helps")
	for _, evidence := range prose.Evidence {
		b.line("  - ", evidence)
	}
	b.contradictions(reference)
	b.terms(prose, guidance)
	if guidance.Misuse.Bears(reference) {
		b.misuse(guidance.Misuse)
	}
	return nil
}

func (b *booklet) checks(prose *questionnaire.Prose) {
	if len(prose.Checks) > 0 {
		b.heading("Checks")
	}
	for i := range prose.Checks {
		check := &prose.Checks[i]
		b.line(fmt.Sprintf("  %d. ", i+1), check.Ask)
		if !check.When.Always() {
			b.line("     ", "Asked if "+check.When.Describe(b.asked(prose))+".")
		}
		if check.Help != "" {
			b.line("     ", check.Help)
		}
	}
}

// contradictions lists what check says where answers do not fit together.
func (b *booklet) contradictions(reference string) {
	first := true
	for _, rule := range b.edition.Contradictions() {
		if !slices.Contains(rule.About, reference) {
			continue
		}
		if first {
			b.heading("Findings where answers do not fit")
			first = false
		}
		b.line("  - ", string(rule.Severity)+": "+rule.Message)
	}
}

// asked words what the condition of a check rests on: the check of a number, or a fact.
func (b *booklet) asked(prose *questionnaire.Prose) func(name, value string, equal bool) string {
	return func(name, value string, equal bool) string {
		verb := "is"
		if !equal {
			verb = "is not"
		}
		for i := range prose.Checks {
			if prose.Checks[i].ID == name {
				return fmt.Sprintf("the answer to %d %s %s", i+1, verb, value)
			}
		}
		if fact := b.edition.Fact(name); fact != nil {
			return fmt.Sprintf("the answer to %q %s %q", strings.TrimSpace(fact.Ask), verb, fact.Label(value))
		}
		return name + " " + verb + " " + value
	}
}

func (b *booklet) examples(prose *questionnaire.Prose) {
	if len(prose.Examples) > 0 {
		b.heading("How others meet it")
	}
	var before []*questionnaire.Origin
	for i := range prose.Examples {
		example := &prose.Examples[i]
		b.line("  - ", example.Text+" ("+example.Source()+")")
		if example.Note != "" {
			b.line("    ", "Note: "+example.Note)
		}
		if example.Dated != "" {
			b.line("    ", "Dated: "+example.Dated)
		}
		for _, change := range example.Origin.Changes(before...) {
			b.line("    ", "What changed: "+change)
		}
		before = append(before, example.Origin)
	}
}

func (b *booklet) justifications(prose *questionnaire.Prose, guidance *questionnaire.Guidance) {
	if len(prose.Justifications) == 0 {
		return
	}
	b.heading("When it cannot be followed")
	b.line("  ", guidance.Reminder+" ("+guidance.ReminderRef+")")
	var before []*questionnaire.Origin
	for i := range prose.Justifications {
		template := &prose.Justifications[i]
		b.line("  - ", template.Situation+" ("+template.Source()+")")
		for _, question := range template.AskFirst {
			b.line("    Ask first: ", question)
		}
		b.line("    Detail: ", template.Text)
		for _, change := range template.Origin.Changes(before...) {
			b.line("    ", "What changed: "+change)
		}
		before = append(before, template.Origin)
	}
}

func (b *booklet) terms(prose *questionnaire.Prose, guidance *questionnaire.Guidance) {
	if len(prose.Terms) > 0 {
		b.heading("Terms")
	}
	for _, id := range prose.Terms {
		if term := guidance.Term(id); term != nil {
			b.term(term)
		}
	}
}

func (b *booklet) term(term *questionnaire.Term) {
	b.line("  - ", term.Term+": "+term.Meaning+" ("+term.Ref+")")
	if term.Misread != "" {
		b.line("    ", "Often misread: "+term.Misread)
	}
}

func (b *booklet) misuse(misuse *questionnaire.Misuse) {
	b.heading(misuse.Title)
	b.line("  ", misuse.About+" ("+misuse.Ref+")")
	for _, threat := range misuse.Threats {
		b.line("  - ", threat.Text+" "+threat.Question)
	}
	for _, measure := range misuse.Measures {
		b.line("  - ", measure.Text)
	}
}

// glossary lists every term at the end of the booklet.
func (b *booklet) glossary() {
	guidance, err := b.edition.Guidance()
	if err != nil {
		return
	}
	b.heading("Glossary")
	for i := range guidance.Terms {
		b.term(&guidance.Terms[i])
	}
}
