package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// lab is where everything lies that is measured.
type lab struct {
	programs programs
	// inputs is the folder that [makeInputs] filled, outputs one to write into.
	inputs, outputs string
}

// input is the place of an input.
func (l lab) input(name string) string { return filepath.Join(l.inputs, name) }

// pair is a command, what it is measured beside, and the budget.
type pair struct {
	name            string
	command, beside command
	// mostTimes is how often the beside may fit into the command; mostWall and mostPeak are
	// bounds in themselves. 0 is none.
	mostTimes float64
	mostWall  time.Duration
	mostPeak  int64
}

// The budgets of the formats. All but the PDF, which alone is set in type, get half of its.
const (
	pdfFormat = "pdf"
	pdfWall   = 60 * time.Millisecond
	pdfPeak   = 40 << 20
)

// formats are the formats that are measured.
func formats() []string { return []string{pdfFormat, "json", "md", "html", "csv", "xlsx", "cyclonedx"} }

// pairs are the whole processes that are measured beside one that does nothing.
func (l lab) pairs() []pair {
	empty := command{program: l.programs.empty}
	all := []pair{
		{name: "version", command: l.ask645("version"), beside: empty, mostTimes: 6},
		{name: "check of a complete file", command: l.ask645("check", l.input(statementName(usualText))), beside: empty, mostTimes: 9},
	}
	for _, format := range formats() {
		p := pair{name: "export to " + format, command: l.export(format, statementName(usualText)), beside: empty, mostWall: pdfWall / 2, mostPeak: pdfPeak / 2}
		if format == pdfFormat {
			p.mostWall, p.mostPeak = pdfWall, pdfPeak
		}
		all = append(all, p)
	}
	return all
}

// ask645 is the program with arguments.
func (l lab) ask645(arguments ...string) command {
	return command{program: l.programs.ask645, arguments: arguments}
}

// export writes a statement to a file that is not there yet.
func (l lab) export(format, input string, more ...string) command {
	output := filepath.Join(l.outputs, "statement."+format)
	c := l.ask645(append([]string{"export", l.input(input), "--format", format, "-o", output}, more...)...)
	c.before = func() error {
		if err := os.Remove(output); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("make room for the export: %w", err)
		}
		return nil
	}
	return c
}

// row says what the medians of a pair come to.
func (p pair) row(here, beside usage) row {
	times := ratio(here.wall, beside.wall)
	r := row{
		what: p.name, here: timeAndMemory(here), beside: milliseconds(beside.wall), ratio: asTimes(times),
		over: p.mostTimes > 0 && times > p.mostTimes || p.mostWall > 0 && here.wall > p.mostWall || p.mostPeak > 0 && here.peak > p.mostPeak,
	}
	if p.mostTimes > 0 {
		r.budget = asTimes(p.mostTimes)
	} else {
		r.budget = fmt.Sprintf("%d ms, %d MiB", p.mostWall.Milliseconds(), p.mostPeak>>20)
	}
	return r
}

// ratio is how often b fits into a.
func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

// asTimes writes a ratio, such as 4.25 times.
func asTimes(times float64) string { return fmt.Sprintf("%.3g ×", times) }
