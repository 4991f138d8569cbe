package learn_test

import (
	"bytes"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/learn"
)

// TestIntervalsGrow knows a card again and again, then fails it.
func TestIntervalsGrow(t *testing.T) {
	t.Parallel()
	m := learn.DecodeMemory(nil)
	at := day
	for i, want := range []int{2, 4, 8, 16, 16} {
		days := m.Answer("term/hub", true, at)
		if days != want {
			t.Errorf("known %d times: back in %d days, want %d", i+1, days, want)
		}
		card := []learn.Card{{ID: "term/hub"}}
		if early := m.Due(card, at.AddDate(0, 0, days-1)); len(early) != 0 {
			t.Errorf("the card is due a day early")
		}
		at = at.AddDate(0, 0, days)
		if len(m.Due(card, at)) != 1 {
			t.Errorf("the card is not due after %d days", days)
		}
	}
	if days := m.Answer("term/hub", false, at); days != 1 {
		t.Errorf("not known: back in %d days, want 1", days)
	}
	if days := m.Answer("term/hub", true, at); days != 2 {
		t.Errorf("known again: back in %d days, want 2", days)
	}
}

// TestSitting wants the cards longest due first, then a few new ones.
func TestSitting(t *testing.T) {
	t.Parallel()
	edition, err := library().Edition(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	cards, err := learn.Cards(edition)
	if err != nil {
		t.Fatal(err)
	}
	m := learn.DecodeMemory(nil)
	if n := len(m.Due(cards, day)); n != learn.MostNew {
		t.Errorf("the first sitting has %d cards, want %d", n, learn.MostNew)
	}
	m.Answer(cards[5].ID, true, day)
	m.Answer(cards[3].ID, false, day)
	due := m.Due(cards, day.AddDate(0, 0, 2))
	if len(due) != 2+learn.MostNew || due[0].ID != cards[3].ID || due[1].ID != cards[5].ID {
		t.Errorf("got %d cards, first %s and %s", len(due), due[0].ID, due[1].ID)
	}
	for range 3 {
		m.Answer(cards[5].ID, true, day)
	}
	parts := m.Progress(cards, day.AddDate(0, 0, 1))
	if got := parts[0]; got.Part != learn.Terms || got.Asked != 2 || got.Known != 1 || got.Due != 1 {
		t.Errorf("got %+v", got)
	}
	all := 0
	for _, part := range parts {
		all += part.Cards
	}
	if all != len(cards) || len(parts) != 1+len(edition.Clauses) {
		t.Errorf("%d cards in %d parts", all, len(parts))
	}
}

// TestDamagedMemory keeps what can be read.
func TestDamagedMemory(t *testing.T) {
	t.Parallel()
	m := learn.DecodeMemory([]byte(`{"format":"ask645-memory","version":1,"cards":{
		"a":{"box":2,"due":"2026-11-22"},"b":{"box":9,"due":"2026-11-22"},"c":{"box":1,"due":"soon"},"d":7}}`))
	data, err := m.Encode()
	if err != nil || !strings.Contains(string(data), `"a"`) || strings.Count(string(data), "due") != 1 {
		t.Errorf("got %s, %v", data, err)
	}
	if again, err := learn.DecodeMemory(data).Encode(); err != nil || !bytes.Equal(again, data) {
		t.Errorf("read and written again it is %s, %v", again, err)
	}
	if _, err := learn.DecodeMemory([]byte(`{"format":"ask645-memory","version":2}`)).Encode(); err == nil {
		t.Error("a later version is overwritten")
	}
}

// FuzzMemory reads any bytes. What is read can be written, and is then stable.
func FuzzMemory(f *testing.F) {
	f.Add([]byte(`{"format":"ask645-memory","version":1,"cards":{"a":{"box":2,"due":"2026-11-22"}}}`))
	f.Add([]byte(`{"format":"ask645-memory","cards":null}`))
	f.Add([]byte("\x00{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m := learn.DecodeMemory(data)
		first, err := m.Encode()
		if err != nil {
			return
		}
		if second, err := learn.DecodeMemory(first).Encode(); err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s, then %s, %v", first, second, err)
		}
		m.Answer("a", true, day)
	})
}
