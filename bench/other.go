package main

import (
	"context"
	"fmt"
)

// measure is a group of rows that are not one process beside another.
type measure struct {
	name string
	rows func(ctx context.Context, rounds int) ([]row, error)
}

// otherRows are measured besides [lab.pairs].
func (l lab) otherRows() []measure {
	return []measure{
		{"check of many files", func(ctx context.Context, rounds int) ([]row, error) {
			one, err := l.checkMany(ctx, max(1, rounds/7))
			return []row{one}, err
		}},
		{"first screen", l.firstScreens},
		{"key press", keys},
		{"saving", saving},
		{"binary", func(context.Context, int) ([]row, error) { return l.binary() }},
	}
}

// mostBinary is how large the program may be, in bytes.
const mostBinary = 25 << 20

// binary measures the size of the program.
func (l lab) binary() ([]row, error) {
	released, err := size(l.programs.ask645)
	if err != nil {
		return nil, err
	}
	unstripped, err := size(l.programs.unstripped)
	if err != nil {
		return nil, err
	}
	return []row{{
		what: "binary", here: mebibytes(released), beside: mebibytes(unstripped) + " with symbols", ratio: asTimes(float64(released) / float64(unstripped)),
		budget: fmt.Sprintf("%d MiB", mostBinary>>20), over: released > mostBinary,
	}}, nil
}
