// Package class writes what a class takes home: the result of a round, and its answer key
// for the teacher, as Markdown.
package class

import (
	"bytes"
	"fmt"
	"slices"

	"ask645/export/markdown"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// Result is the outcome of a round in one page. answers are the options chosen, question by
// question; those that were not reached are missing.
func Result(r *learn.Round, answers [][]int) []byte {
	var b bytes.Buffer
	head(&b, "Result of a round", r)
	right := map[learn.Kind]int{}
	all := map[learn.Kind]int{}
	total := 0
	for i, question := range r.Questions {
		all[question.Kind]++
		if question.Correct(chosen(answers, i)) {
			right[question.Kind]++
			total++
		}
	}
	fmt.Fprintf(&b, "Name: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n**%d of %d right**\n\n| Kind of question | Right | Asked |\n| --- | ---: | ---: |\n", total, len(r.Questions))
	for _, kind := range learn.Kinds() {
		if all[kind] > 0 {
			fmt.Fprintf(&b, "| %s | %d | %d |\n", kind.Title(), right[kind], all[kind])
		}
	}
	b.WriteString("\n| # | Question | About | Answer | Right |\n| ---: | --- | --- | --- | --- |\n")
	for i, question := range r.Questions {
		answer := chosen(answers, i)
		verdict := "yes"
		if !question.Correct(answer) {
			verdict = "no, " + learn.Letters(question.Right())
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s |\n", i+1, question.Kind.Title(), markdown.Inline(About(question)), learn.Letters(answer), verdict)
	}
	b.WriteString("\nA round is for learning. It says nothing about any product.\n")
	return b.Bytes()
}

// Key is the answer key of a round: every question with its options, those that are right,
// and why.
func Key(r *learn.Round) []byte {
	var b bytes.Buffer
	head(&b, "Answer key of a round", r)
	b.WriteString("For the teacher.\n")
	for i, question := range r.Questions {
		fmt.Fprintf(&b, "\n## %d. %s\n", i+1, question.Kind.Title())
		for _, text := range append(slices.Clone(question.Given), question.Ask) {
			fmt.Fprintf(&b, "\n%s\n", markdown.Inline(text))
		}
		b.WriteString("\n")
		for at := range question.Options {
			o := &question.Options[at]
			text := markdown.Inline(o.Text)
			if o.Right {
				text = "**" + text + "** (right)"
			}
			fmt.Fprintf(&b, "- %s) %s\n", learn.Letter(at), text)
			if o.Why != "" {
				fmt.Fprintf(&b, "  %s\n", markdown.Inline(o.Why))
			}
		}
		fmt.Fprintf(&b, "\n**%s.** %s\n", learn.Letters(question.Right()), markdown.Inline(question.Why))
	}
	return b.Bytes()
}

func head(b *bytes.Buffer, title string, r *learn.Round) {
	fmt.Fprintf(b, "# %s\n\nRound %s, %s, %s. Mark of the round: %s\n\n",
		title, markdown.Inline(fmt.Sprintf("%q", questionnaire.PrintableLine(r.Seed))), Count(len(r.Questions)), markdown.Inline(r.Edition.Title), r.Mark)
}

// Count is a number of questions in words.
func Count(n int) string {
	if n == 1 {
		return "1 question"
	}
	return fmt.Sprintf("%d questions", n)
}

// About says what a question is about in a few words.
func About(q *learn.Question) string {
	switch {
	case q.Reference == "":
		return q.Device
	case q.Device == "":
		return q.Reference
	}
	return q.Reference + ", " + q.Device
}

func chosen(answers [][]int, i int) []int {
	if i < len(answers) {
		return answers[i]
	}
	return nil
}
