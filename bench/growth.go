package main

import (
	"context"
	"fmt"
	"strconv"
	"time"
)

// series is a command over inputs of growing size.
type series struct {
	name  string
	sizes []int
	// command runs over the input of a size.
	command func(size int) command
}

// slack is how much more than its share of the growth counts as noise.
const slack = 1.25

// textSeries grow with the text of a provision, packSeries with the provisions of a pack.
func (l lab) textSeries() []series {
	all := []series{{name: "check", sizes: textLengths(), command: func(n int) command { return l.ask645("check", l.input(statementName(n))) }}}
	for _, format := range formats() {
		all = append(all, series{name: "export to " + format, sizes: textLengths(), command: func(n int) command { return l.export(format, statementName(n)) }})
	}
	return all
}

func (l lab) packSeries() []series {
	pack := func(n int) []string { return []string{"--pack", l.input(packName(n))} }
	return []series{
		{name: "pack check", sizes: packSizes(), command: func(n int) command { return l.ask645("pack", "check", l.input(packName(n))) }},
		{name: "check", sizes: packSizes(), command: func(n int) command {
			return l.ask645(append([]string{"check", l.input(packedName(n))}, pack(n)...)...)
		}},
		{name: "export to pdf", sizes: packSizes(), command: func(n int) command { return l.export(pdfFormat, packedName(n), pack(n)...) }},
		{name: "export to html", sizes: packSizes(), command: func(n int) command { return l.export("html", packedName(n), pack(n)...) }},
	}
}

// headings are those of a table of growth over sizes.
func headings(what string, sizes []int) []string {
	all := []string{what}
	for _, size := range sizes {
		all = append(all, thousands(size))
	}
	return append(all, "last step", "linear")
}

// measure runs the command over all sizes and says how the last step compares with the growth
// of its input: what is linear takes at most so many times more.
func (s series) measure(ctx context.Context, rounds int) (cells []string, over bool, err error) {
	cells = []string{s.name}
	var used []usage
	for _, size := range s.sizes {
		medians, err := inTurn(ctx, rounds, s.command(size))
		if err != nil {
			return nil, false, err
		}
		used = append(used, medians[0])
		cells = append(cells, timeAndMemory(medians[0]))
	}
	last := len(used) - 1
	grown := float64(s.sizes[last]) / float64(s.sizes[last-1])
	times, memory := ratio(used[last].wall, used[last-1].wall), 0.0
	step := "time " + asTimes(times)
	if used[last-1].peak > 0 {
		memory = ratio(time.Duration(used[last].peak), time.Duration(used[last-1].peak))
		step += ", memory " + asTimes(memory)
	}
	over = times > grown*slack || memory > grown*slack
	linear := "yes"
	if over {
		linear = "no"
	}
	return append(cells, fmt.Sprintf("%s for %s", step, asTimes(grown)), linear), over, nil
}

// thousands writes a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
