package main

import (
	"context"
	"fmt"
)

// The budget of checking many files at once, and how many are set beside them to see that
// memory does not grow with their number.
const (
	leastFilesASecond = 2000
	fewFiles          = manyFiles / 10
)

// checkMany measures the check of many files in one process.
func (l lab) checkMany(ctx context.Context, rounds int) (row, error) {
	names := make([]string, manyFiles)
	for n := range names {
		names[n] = manyFileName(n)
	}
	check := func(n int) command {
		c := l.ask645(append([]string{"check"}, names[:n]...)...)
		c.folder = l.input(manyName)
		return c
	}
	medians, err := inTurn(ctx, rounds, check(fewFiles), check(manyFiles))
	if err != nil {
		return row{}, err
	}
	few, many := medians[0], medians[1]
	second := manyFiles / many.wall.Seconds()
	flat := float64(many.peak) <= slack*float64(few.peak)
	return row{
		what: fmt.Sprintf("check of %s files", thousands(manyFiles)), here: timeAndMemory(many),
		beside: fmt.Sprintf("%s for %s files", timeAndMemory(few), thousands(fewFiles)),
		ratio:  fmt.Sprintf("%s files a second", thousands(int(second))),
		budget: fmt.Sprintf("%s a second, memory flat", thousands(leastFilesASecond)), over: second < leastFilesASecond || !flat,
	}, nil
}
