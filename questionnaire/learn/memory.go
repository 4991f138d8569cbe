package learn

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Algorithm names the way in which intervals grow, for people: a card that was known moves
// one box on, one that was not goes back to the first. Each box waits longer than the last.
const Algorithm = "Leitner boxes"

// memoryFormat identifies the file, memoryVersion how it is laid out.
const (
	memoryFormat  = "ask645-memory"
	memoryVersion = 1
)

// MostNew is how many cards that were never asked a sitting brings at most.
const MostNew = 10

// boxes are the days that a card waits in each box.
func boxes() []int { return []int{1, 2, 4, 8, 16} }

// Intervals are the days after which a card comes back that was known again and again, for
// people.
func Intervals() string { return "2, 4, 8 and then 16 days" }

// Memory is what is kept of the cards that were asked: the box of each, and when it is due.
type Memory struct {
	cards map[string]kept
	// newer is true for a file of a later program, which is not to be overwritten.
	newer bool
}

type kept struct {
	Box int `json:"box"`
	// Due is a day as "2006-01-02".
	Due string `json:"due"`
}

type memoryFile struct {
	Format    string                     `json:"format"`
	Version   int                        `json:"version"`
	Algorithm string                     `json:"algorithm"`
	Cards     map[string]json.RawMessage `json:"cards"`
}

// DecodeMemory reads what was kept. It is a convenience: what is damaged is left out, and a
// file that cannot be read at all is an empty memory.
func DecodeMemory(data []byte) *Memory {
	m := &Memory{cards: map[string]kept{}}
	var file memoryFile
	if json.Unmarshal(data, &file) != nil || file.Format != memoryFormat {
		return m
	}
	m.newer = file.Version > memoryVersion
	for id, raw := range file.Cards {
		var k kept
		if json.Unmarshal(raw, &k) != nil || k.Box < 1 || k.Box > len(boxes()) {
			continue
		}
		if _, err := time.Parse(time.DateOnly, k.Due); err == nil {
			m.cards[id] = k
		}
	}
	return m
}

// Encode writes the memory. The same content always gives the same bytes. The error says
// that the memory is that of a later program.
func (m *Memory) Encode() ([]byte, error) {
	if m.newer {
		return nil, fmt.Errorf("what is remembered was written by a later program: use that one, or begin anew with 'ask645 learn --forget'")
	}
	file := memoryFile{Format: memoryFormat, Version: memoryVersion, Algorithm: Algorithm, Cards: map[string]json.RawMessage{}}
	for id, k := range m.cards {
		raw, err := json.Marshal(k)
		if err != nil {
			return nil, fmt.Errorf("write what is remembered: %w", err)
		}
		file.Cards[id] = raw
	}
	data, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write what is remembered: %w", err)
	}
	return append(data, '\n'), nil
}

// Answer notes whether a card was known, and returns in how many days it comes back.
func (m *Memory) Answer(id string, knew bool, today time.Time) int {
	box := 1
	if knew {
		box = min(max(m.cards[id].Box, 1)+1, len(boxes()))
	}
	days := boxes()[box-1]
	m.cards[id] = kept{Box: box, Due: today.AddDate(0, 0, days).Format(time.DateOnly)}
	return days
}

// Due lists the cards to ask today: those whose day has come, the longest due first, and then
// some that were never asked.
func (m *Memory) Due(cards []Card, today time.Time) []Card {
	var due, fresh []Card
	day := today.Format(time.DateOnly)
	for _, card := range cards {
		switch k, asked := m.cards[card.ID]; {
		case !asked && len(fresh) < MostNew:
			fresh = append(fresh, card)
		case asked && k.Due <= day:
			due = append(due, card)
		}
	}
	slices.SortStableFunc(due, func(a, b Card) int { return cmp.Compare(m.cards[a.ID].Due, m.cards[b.ID].Due) })
	return append(due, fresh...)
}

// Progress is how far a part of the cards is known.
type Progress struct {
	Part string
	// Cards counts all, Asked those that were ever asked, Known those in the last two boxes,
	// Due those whose day has come.
	Cards, Asked, Known, Due int
}

// knownFrom is the box from which a card counts as known.
const knownFrom = 4

// Progress tells how far each part of the cards is known, in the order of the cards.
func (m *Memory) Progress(cards []Card, today time.Time) []Progress {
	var parts []Progress
	day := today.Format(time.DateOnly)
	for _, card := range cards {
		at := slices.IndexFunc(parts, func(p Progress) bool { return p.Part == card.Part })
		if at < 0 {
			at, parts = len(parts), append(parts, Progress{Part: card.Part})
		}
		p := &parts[at]
		p.Cards++
		k, asked := m.cards[card.ID]
		if !asked {
			continue
		}
		p.Asked++
		if k.Box >= knownFrom {
			p.Known++
		}
		if k.Due <= day {
			p.Due++
		}
	}
	return parts
}
