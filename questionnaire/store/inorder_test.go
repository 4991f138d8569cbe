package store

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestInOrder lets later pieces of work end before earlier ones.
func TestInOrder(t *testing.T) {
	t.Parallel()
	values := make([]int, 200)
	for i := range values {
		values[i] = i
	}
	synctest.Test(t, func(t *testing.T) {
		do := func(i int) int {
			time.Sleep(time.Duration(i*37%11) * time.Millisecond)
			return 2 * i
		}
		got := slices.Collect(InOrder(t.Context(), slices.Values(values), do))
		for i := range values {
			if len(got) != len(values) || got[i] != 2*i {
				t.Fatalf("got %v", got)
			}
		}
	})
}

// TestInOrderStops leaves nothing running where nobody wants more, or the context ended.
func TestInOrderStops(t *testing.T) {
	t.Parallel()
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ { //nolint:revive // the body is the condition
		}
	}
	synctest.Test(t, func(t *testing.T) { // which fails where a goroutine stays behind
		var begun atomic.Int64
		n := 0
		for range InOrder(t.Context(), endless, func(i int) int { begun.Add(1); return i }) {
			if n++; n == 10 {
				break
			}
		}
		if begun.Load() > 1000 {
			t.Errorf("%d pieces of work were begun for 10", begun.Load())
		}
		ctx, stop := context.WithCancel(t.Context())
		stop()
		for range InOrder(ctx, endless, func(i int) int { return i }) {
			t.Error("a result after the end")
		}
	})
}
