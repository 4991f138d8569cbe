package learn

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
)

// chance makes the choices of a round. It draws from PCG, which is the same everywhere, and
// turns what it draws into choices by itself, so that no later Go changes a round.
type chance struct{ source *rand.PCG }

func newChance(seed string) chance {
	sum := sha256.Sum256([]byte(seed))
	return chance{rand.NewPCG(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16]))}
}

// below chooses a number from 0 to n-1. What is left over of 64 bits weighs nothing here.
func (c chance) below(n int) int {
	return int(c.source.Uint64() % uint64(n)) //nolint:gosec // n is the length of a list, and the result less
}

// shuffled returns a list in another order.
func shuffled[T any](c chance, list []T) []T {
	other := make([]T, len(list))
	copy(other, list)
	for i := len(other) - 1; i > 0; i-- {
		j := c.below(i + 1)
		other[i], other[j] = other[j], other[i]
	}
	return other
}
