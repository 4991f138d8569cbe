package store

import (
	"context"
	"iter"
	"runtime"
)

// InOrder does a piece of work for each value of a sequence, several at a time, and returns
// the results in the order of the values. A piece is begun only when its result has a place,
// so that results do not pile up behind a slow one. The end of the context ends the sequence.
func InOrder[In, Out any](ctx context.Context, values iter.Seq[In], do func(In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		workers := runtime.GOMAXPROCS(0)
		waiting := make(chan chan Out, 4*workers)
		work := make(chan func())
		for range workers {
			go func() {
				for piece := range work {
					piece()
				}
			}()
		}
		go func() {
			defer close(waiting)
			defer close(work)
			for value := range values {
				done := make(chan Out, 1)
				select {
				case <-ctx.Done():
					return
				case waiting <- done:
					work <- func() { done <- do(value) }
				}
			}
		}()
		for done := range waiting {
			result := <-done
			if ctx.Err() != nil || !yield(result) {
				return
			}
		}
	}
}
