package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"ask645/export"
	"ask645/export/class"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/store"
	"ask645/tui"
	"ask645/tui/plain"
)

// learnOptions are the flags of "ask645 learn".
type learnOptions struct {
	round, edition, out string
	questions           int
	key, forget         bool
}

// usualQuestions is how many questions a round has unless a number is given.
const usualQuestions = 20

// learnCommand is "ask645 learn".
func (a *app) learnCommand() *cobra.Command {
	var o learnOptions
	command := &cobra.Command{
		Use:   "learn [--round SEED [--questions N] [--key] [-o OUT]]",
		Short: "Learn the standard: a tour, worked devices, quick questions",
		Long: `learn teaches the standard. Guess before you are told:

  Tour      what the baseline is and is not, in ten minutes
  Devices   read a dossier, answer as in the wizard, compare with a model
  Predict   quick questions made from the tables, the devices and the findings
  Remember  terms and provisions that come back at growing intervals

With --round everyone who gives the same seed, number and edition gets the same
questions; the mark of the round tells. -o writes a result of one page as Markdown. With
--key nothing is asked: the answer key is written, for the teacher.

Remember goes by Leitner boxes: a card that you know comes back after 2, 4, 8 and then
16 days, one that you do not know tomorrow. What it keeps stands in the configuration
folder, beside the places; --forget removes it.`,
		Example: `  ask645 learn
  ask645 learn --round "class 3b" --questions 20 -o result.md
  ask645 learn --round "class 3b" --questions 20 --key -o key.md
  ask645 learn --forget`,
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: func(command *cobra.Command, _ []string) error {
			return a.learn(command, o)
		},
	}
	flags := command.Flags()
	flags.StringVar(&o.round, "round", "", "ask the round of `SEED`, which may be any words")
	flags.IntVar(&o.questions, "questions", usualQuestions, "how many questions the round has")
	flags.StringVar(&o.edition, "edition", questionnaire.DefaultEdition, "ask about edition `ID`")
	flags.BoolVar(&o.key, "key", false, "write the answer key of the round, and ask nothing")
	flags.StringVarP(&o.out, "output", "o", "", "write the result or the key to `OUT`; a key goes to standard output without it")
	flags.BoolVar(&o.forget, "forget", false, "forget which cards were learned")
	completeFlag(command, "edition", a.editions)
	return command
}

func (a *app) learn(command *cobra.Command, o learnOptions) error {
	if o.forget {
		return a.forget()
	}
	asked := command.Flags().Changed("round")
	for _, flag := range []string{"questions", "key", "output"} {
		if command.Flags().Changed(flag) && !asked {
			return usagef("--%s needs --round SEED", flag)
		}
	}
	if o.out != "" && isAssessment(o.out) {
		return usagef("%s is an assessment and would be lost: name another file with -o", o.out)
	}
	course := learn.NewCourse(a.schemas, a.library)
	if _, err := a.library.Edition(o.edition); err != nil {
		return err
	}
	var round *learn.Round
	if asked {
		pool, err := course.Pool(o.edition)
		if err != nil {
			return err
		}
		if round, err = pool.Round(o.round, o.questions); err != nil {
			return &usageError{err}
		}
	}
	if o.key {
		return a.answerKey(round, o.out)
	}
	if o.out == toStdout {
		return usagef("the result goes to a file: name one with -o")
	}
	return a.startLearning(command, course, round, o)
}

// startLearning hands over to the terminal app, or to the line-by-line one.
func (a *app) startLearning(command *cobra.Command, course *learn.Course, round *learn.Round, o learnOptions) error {
	today, err := clock()
	if err != nil {
		return err
	}
	// Without a configuration folder nothing is remembered.
	places, _ := store.PlacesFile()
	memory, _ := store.MemoryFile()
	if wantsPlain(command) {
		return plain.Run(command.Context(), plain.Options{
			Library: a.library, Samples: a.schemas, Places: places, Version: a.version, Now: today, Today: today,
			In: os.Stdin, Out: a.stdout, Err: a.stderr, Width: plainWidth(), Script: !term.IsTerminal(os.Stdin.Fd()),
			Learn: &plain.Learning{Course: course, Edition: o.edition, Memory: memory, Round: round, Result: o.out},
		})
	}
	return tui.Run(command.Context(), tui.Options{
		Library: a.library, Samples: a.schemas, Places: places, Version: a.version, Today: today,
		Learn: &tui.Learning{Course: course, Edition: o.edition, Memory: memory, Round: round, Result: o.out},
	})
}

// answerKey writes the key of a round.
func (a *app) answerKey(round *learn.Round, out string) error {
	key := class.Key(round)
	if out == "" || out == toStdout {
		return a.result(key)
	}
	if err := store.WriteFile(out, key, export.Perm); err != nil {
		return err
	}
	a.say("wrote %s", out)
	return nil
}

// forget removes what is remembered.
func (a *app) forget() error {
	path, err := store.MemoryFile()
	if err != nil {
		return err
	}
	had, err := store.ForgetMemory(path)
	switch {
	case err != nil:
		return err
	case had:
		a.say("forgotten: %s is removed", path)
	default:
		a.say("there is nothing to forget")
	}
	return nil
}
