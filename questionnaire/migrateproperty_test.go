package questionnaire_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// anyAssessment answers about half of the provisions and facts of an edition at random. No two
// texts are alike.
func anyAssessment(t testing.TB, l *questionnaire.Library, id string, r *rand.Rand) *questionnaire.Assessment {
	t.Helper()
	e, err := l.Edition(id)
	if err != nil {
		t.Fatal(err)
	}
	a := questionnaire.NewAssessment(id, "old")
	for _, fact := range e.Facts() {
		if r.IntN(3) > 0 {
			a.SetFact(fact.ID, fact.Values[r.IntN(len(fact.Values))].Value, today.Add(time.Duration(r.IntN(100))*time.Hour))
		}
	}
	supports := []questionnaire.Support{"", "Y", "Y", "N", "N/A"}
	for _, p := range e.Provisions() {
		if r.IntN(3) == 0 {
			continue
		}
		answer := questionnaire.Answer{Support: supports[r.IntN(len(supports))], Flag: r.IntN(5) == 0}
		text := fmt.Sprintf("%s of %s, %d", p.Reference, id, r.IntN(1e9))
		if r.IntN(5) > 0 {
			answer.Detail = "Detail " + text
		}
		if r.IntN(3) == 0 {
			answer.Evidence = []questionnaire.Evidence{{Title: "Evidence " + text}}
		}
		if r.IntN(4) == 0 {
			answer.Note = "Note " + text
		}
		if r.IntN(3) == 0 {
			answer.Checks = map[string]string{"a-check": "yes"}
			answer.Justification = questionnaire.JustifiedBy{Template: "t", ReviewBy: "2027-01-01"}
			answer.Example = "Example " + text
		}
		a.SetAnswer(p.Reference, answer, today.Add(time.Duration(r.IntN(100))*time.Hour))
	}
	for _, p := range e.Provisions() {
		if r.IntN(12) == 0 && p.MayBeLeftOut() {
			a.SetScope(false, p.Reference)
		}
	}
	if r.IntN(2) == 0 {
		a.SetAnswer("99.9-1", questionnaire.Answer{Support: "Y", Detail: "Detail of nowhere"}, today)
	}
	return a
}

// texts are the words of an assessment that may not be lost.
func texts(a *questionnaire.Assessment) []string {
	var all []string
	for _, answer := range a.Answers {
		all = append(all, answer.Detail, answer.Example)
		all = append(all, strings.Split(answer.Note, "\n")...)
		for _, e := range answer.Evidence {
			all = append(all, e.Title)
		}
		for _, c := range answer.Carried.From {
			all = append(all, c.Detail, c.Example)
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// fallen are the references whose answers did not go along, and their words.
func fallen(m *questionnaire.Migration) (words string) {
	for _, left := range append(slices.Clone(m.Dropped), m.Unknown...) {
		words += left.Detail + "\n" + left.Note + "\n"
		if left.Answered {
			words += "answer to " + left.Reference + "\n"
		}
	}
	return words
}

// TestMigrationLosesAndClaimsNothing carries any assessment from any edition to any other, on to
// a third and back again.
func TestMigrationLosesAndClaimsNothing(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	ids := []string{v111, v211, v313}
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 645))
		a := anyAssessment(t, l, ids[seed%3], r)
		for range 4 {
			to := ids[r.IntN(3)]
			if to == a.Edition {
				continue
			}
			migrated, report := migrate(t, l, a, to)
			checkMigration(t, l, a, migrated, report)
			// Some of what waits is confirmed on the way.
			for reference, answer := range migrated.Answers {
				if r.IntN(4) == 0 {
					answer.Support, answer.Detail = "Y", fmt.Sprintf("Confirmed %s of %s, %d", reference, to, r.IntN(1e9))
					migrated.SetAnswer(reference, answer, today)
				}
			}
			a = migrated
		}
	}
}

func checkMigration(t *testing.T, l *questionnaire.Library, old, migrated *questionnaire.Assessment, report *questionnaire.Migration) {
	t.Helper()
	way := old.Edition + " to " + migrated.Edition
	for reference, answer := range migrated.Answers {
		if answer.Support != "" || answer.Detail != "" || len(answer.Checks) > 0 || answer.Suggested != "" || !answer.Justification.IsZero() {
			t.Errorf("%s: %s claims %+v", way, reference, answer)
		}
	}
	e, err := l.Edition(migrated.Edition)
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.Evaluate(e, migrated, today)
	for i := range s.Rows {
		if row := &s.Rows[i]; row.Claimed() {
			t.Errorf("%s: the statement claims %s of %s", way, row.Support, row.Provision.Reference)
		}
	}
	if len(report.Provisions) != len(s.Rows) {
		t.Errorf("%s: %d provisions in the report, %d in the edition", way, len(report.Provisions), len(s.Rows))
	}
	waiting := 0
	for _, p := range report.Provisions {
		if p.Do == "" {
			t.Errorf("%s: nothing is said of %s", way, p.Reference)
		}
		if slices.Contains([]questionnaire.Confirming{questionnaire.ConfirmTake, questionnaire.ConfirmCompare, questionnaire.ConfirmDraft, questionnaire.ConfirmDecide}, p.Do) {
			waiting++
		}
	}
	if waiting != s.Waiting() {
		t.Errorf("%s: the report has %d answers that wait, the statement %d", way, waiting, s.Waiting())
	}
	kept, left := map[string]bool{}, fallen(report)
	for _, text := range texts(migrated) {
		kept[text] = true
	}
	for reference, answer := range old.Answers {
		one := questionnaire.NewAssessment(old.Edition, "one")
		one.Answers = map[string]questionnaire.Answer{reference: answer}
		for _, text := range texts(one) {
			if !kept[text] && !strings.Contains(left, text) && !strings.Contains(left, "answer to "+reference+"\n") {
				t.Errorf("%s: %q of %s is lost", way, text, reference)
			}
		}
		if answer.Detail != "" && !kept[answer.Detail] && !strings.Contains(left, answer.Detail) {
			t.Errorf("%s: the Detail %q is neither kept nor told", way, answer.Detail)
		}
	}
}

// TestThereAndBack carries an assessment over and back without confirming anything: what was
// said waits where it was said.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	ids := []string{v111, v211, v313}
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		from, to := ids[seed%3], ids[(seed+1+seed%2)%3]
		a := anyAssessment(t, l, from, r)
		there, gone := migrate(t, l, a, to)
		back, _ := migrate(t, l, there, from)
		left := fallen(gone)
		for reference, answer := range a.Answers {
			if strings.Contains(left, "answer to "+reference+"\n") || answer.Support == "" && answer.Detail == "" && len(answer.Checks) == 0 {
				continue
			}
			found := 0
			for at, other := range back.Answers {
				for _, c := range other.Carried.From {
					if c.Edition != from || c.Reference != reference {
						continue
					}
					found++
					if at != reference || c.Kind != questionnaire.LineageSame || c.Support != answer.Support || c.Detail != answer.Detail {
						t.Errorf("%s to %s and back: %s waits at %s: %+v", from, to, reference, at, c)
					}
				}
			}
			if found != 1 {
				t.Errorf("%s to %s and back: %s is there %d times", from, to, reference, found)
			}
		}
	}
}

// FuzzMigrate carries any assessment that can be read to every other edition, and on from there.
func FuzzMigrate(f *testing.F) {
	for _, id := range []string{v111, v211, v313} {
		f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"` + id + `","facts":{"telemetry":"yes","x":"y"},"answers":{"5.3-4":{"support":"Y","detail":"d","mood":1},"4.3-5":{"support":"N","detail":"n","note":"x"},"6-6":{"support":"N/A","detail":"a"}}}`))
		f.Add([]byte(`{"format":"ask645-assessment","version":1,"edition":"` + id + `","answers":{"5.2-1":{"support":"","detail":"","carried":{"from":[{"edition":"` + v111 + `","reference":"4.3-5","kind":"odd","support":"Y","detail":"d"},{"edition":"e","reference":"5.2-1"}],"mood":1}}}}`))
	}
	l := questionnaire.NewLibrary(assets.FS)
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := questionnaire.Decode(data)
		if err != nil {
			return
		}
		for _, to := range []string{v111, v211, v313} {
			migrated, report, err := questionnaire.Migrate(l, a, to, "new", today)
			if err != nil {
				continue
			}
			checkMigration(t, l, a, migrated, report)
			encoded, err := questionnaire.Encode(migrated)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := questionnaire.Decode(encoded); err != nil {
				t.Fatalf("%v in %s", err, encoded)
			}
			for _, section := range report.Sections() {
				if section.Title == "" {
					t.Error("a section without a title")
				}
			}
			compared(t, l, a, migrated)
		}
	})
}
