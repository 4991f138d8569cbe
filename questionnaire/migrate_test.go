package questionnaire_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/questionnaire"
)

// migrate carries an assessment over and looks it through like one from a file.
func migrate(t testing.TB, l *questionnaire.Library, a *questionnaire.Assessment, to string) (*questionnaire.Assessment, *questionnaire.Migration) {
	t.Helper()
	before, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	migrated, report, err := questionnaire.Migrate(l, a, to, "new", today)
	if err != nil {
		t.Fatal(err)
	}
	if after, err := questionnaire.Encode(a); err != nil || string(after) != string(before) {
		t.Errorf("the old assessment was changed: %v\n%s", err, after)
	}
	data, err := questionnaire.Encode(migrated)
	if err != nil {
		t.Fatal(err)
	}
	read, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	same(t, read, migrated)
	return migrated, report
}

// TestMigrationKinds carries one answer over along every kind of change.
func TestMigrationKinds(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, from, to  string
		facts           map[string]string
		reference, at   string
		support         questionnaire.Support
		do              questionnaire.Confirming
		kind            questionnaire.LineageKind
		changes, reason string
	}{
		{"same", v211, v313, nil, "5.2-2", "5.2-2", "Y", questionnaire.ConfirmTake, "same", "", ""},
		{"same with a note", v111, v211, nil, "4.2-3", "5.2-3", "Y", questionnaire.ConfirmCompare, "same", "V2.1.1 against V1.1.1", ""},
		{"reworded", v211, v313, nil, "5.2-3", "5.2-3", "N", questionnaire.ConfirmCompare, "reworded", "V3.1.3 against V2.1.1: reworded", ""},
		{"extended", v211, v313, nil, "5.5-8", "5.5-8", "Y", questionnaire.ConfirmCompare, "extended", "V3.1.3 against V2.1.1: extended", ""},
		{"extended, read backwards", v313, v211, nil, "5.5-8", "5.5-8", "Y", questionnaire.ConfirmCompare, "narrowed", "V3.1.3 against V2.1.1: extended", ""},
		{"narrowed", v111, v211, nil, "4.3-4", "5.3-13", "Y", questionnaire.ConfirmCompare, "narrowed", "V2.1.1 against V1.1.1: narrowed", ""},
		{"became mandatory, met", v111, v211, nil, "4.6-1", "5.6-1", "Y", questionnaire.ConfirmCompare, "extended", "V2.1.1 against V1.1.1: extended", "It was recommended and is mandatory now."},
		{"became mandatory, not met", v111, v211, nil, "4.6-1", "5.6-1", "N", questionnaire.ConfirmDecide, "extended", "V2.1.1 against V1.1.1: extended", "no longer suffices"},
		{"became recommended, not met", v211, v111, nil, "5.6-1", "4.6-1", "N", questionnaire.ConfirmCompare, "narrowed", "V2.1.1 against V1.1.1: extended", "N needs its reason in the Detail"},
		{"split", v111, v211, nil, "4.4-1", "5.4-3", "Y", questionnaire.ConfirmDraft, "split", "V2.1.1 against V1.1.1: split", "a part of the one"},
		{"joined", v211, v111, nil, "5.4-3", "4.4-1", "Y", questionnaire.ConfirmDraft, "joined", "V2.1.1 against V1.1.1: split", "brings together"},
		{"two editions on", v111, v313, nil, "4.2-3", "5.2-3", "Y", questionnaire.ConfirmCompare, "reworded", "V2.1.1 against V1.1.1|V3.1.3 against V2.1.1: reworded", ""},
		{"not decided", v211, v313, nil, "5.2-1", "5.2-1", "", questionnaire.ConfirmDraft, "same", "", "was not decided"},
		{"N/A, and it applies", v211, v313, map[string]string{"telemetry": "yes"}, "5.10-1", "5.10-1", "N/A", questionnaire.ConfirmDecide, "reworded", "V3.1.3 against V2.1.1: reworded", "by the facts the provision applies"},
		{"N/A, and it is not known", v211, v313, nil, "5.10-1", "5.10-1", "N/A", questionnaire.ConfirmDecide, "reworded", "V3.1.3 against V2.1.1: reworded", "not known whether"},
		{"N/A without a condition", v211, v313, nil, "5.2-1", "5.2-1", "N/A", questionnaire.ConfirmDecide, "same", "", "has no condition"},
		{"N/A, and it does not apply", v211, v313, map[string]string{"telemetry": "no"}, "5.10-1", "5.10-1", "N/A", questionnaire.ConfirmAccept, "reworded", "V3.1.3 against V2.1.1: reworded", ""},
		{"Y, and it does not apply", v211, v313, map[string]string{"telemetry": "no"}, "5.10-1", "5.10-1", "Y", questionnaire.ConfirmAccept, "reworded", "V3.1.3 against V2.1.1: reworded", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l := questionnaire.NewLibrary(assets.FS)
			a := questionnaire.NewAssessment(test.from, "old")
			for id, value := range test.facts {
				a.SetFact(id, value, today)
			}
			a.SetAnswer(test.reference, questionnaire.Answer{Support: test.support, Detail: "So it was."}, today)
			migrated, report := migrate(t, l, a, test.to)
			at := slices.IndexFunc(report.Provisions, func(p questionnaire.Migrated) bool { return p.Reference == test.at })
			if at < 0 {
				t.Fatal("not in the report")
			}
			p := report.Provisions[at]
			if p.Do != test.do || p.Kind != test.kind || !strings.Contains(p.Reason, test.reason) || test.reason == "" && p.Reason != "" {
				t.Errorf("got %s, %s: %q", p.Do, p.Kind, p.Reason)
			}
			from := p.From[slices.IndexFunc(p.From, func(f questionnaire.MigratedFrom) bool { return f.Reference == test.reference })]
			if got := kinds(from.Changes); got != test.changes && test.kind != questionnaire.LineageSame || from.Support != test.support || !from.Answered {
				t.Errorf("got %+v", from)
			}
			answer := migrated.Answers[test.at]
			if answer.Support != "" || answer.Detail != "" || len(answer.Carried.From) != 1 || !answer.Waiting() {
				t.Fatalf("got %+v", answer)
			}
			if c := answer.Carried.From[0]; c.Detail != "So it was." || c.Support != test.support || c.Edition != test.from || c.Reference != test.reference || !c.At.Equal(today) {
				t.Errorf("got %+v", c)
			}
		})
	}
}

// kinds are the changes without what the notes of the data say.
func kinds(changes []string) string {
	var heads []string
	for _, change := range changes {
		head, words, _ := strings.Cut(change, ": ")
		if kind, _, _ := strings.Cut(words, "."); slices.Contains([]string{"reworded", "extended", "narrowed", "split"}, kind) {
			head += ": " + kind
		}
		heads = append(heads, head)
	}
	return strings.Join(heads, "|")
}

// TestMigrationOfTheRest carries over what is no answer.
func TestMigrationOfTheRest(t *testing.T) {
	t.Parallel()
	file := `{"format":"ask645-assessment","version":1,"id":"old","edition":"` + v211 + `","mood":"good",
"product":{"name":"Lamp","colour":"red"},"manufacturer":{"name":"Works"},"assessor":{"name":"Ines"},"declaration":{"revision":"3","certificates":"none"},
"facts":{"passwords":"yes","debug_port_accessible":"no"},"facts_at":{"passwords":"2026-01-02T03:04:05Z","debug_port_accessible":"2026-01-02T03:04:05Z"},
"answers":{"5.6-4":{"support":"Y","detail":"Locked.","note":"ask Ann","flag":true,"mood":1,"edition":"x","evidence":[{"title":"Report","sha256":"` + strings.Repeat("0a", 32) + `"}]},
"5.1-2":{"support":"","detail":"","note":"only a note"},"9.9-9":{"support":"Y","detail":"Of nowhere."}}}`
	a, err := questionnaire.Decode([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	l := questionnaire.NewLibrary(assets.FS)
	migrated, report := migrate(t, l, a, v313)
	if migrated.ID != "new" || migrated.Edition != v313 || migrated.Product.Name != "Lamp" || migrated.Manufacturer.Name != "Works" ||
		migrated.Assessor.Name != "Ines" || migrated.Declaration.Certificates != "none" {
		t.Errorf("got %+v", migrated)
	}
	data, _ := questionnaire.Encode(migrated)
	for _, member := range []string{`"mood": "good"`, `"colour": "red"`} {
		if !strings.Contains(string(data), member) {
			t.Errorf("%s is lost", member)
		}
	}
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	if migrated.Facts["passwords"] != "yes" || !migrated.FactsAt["passwords"].Equal(at) || len(migrated.Facts) != 1 || len(migrated.FactsAt) != 1 {
		t.Errorf("got the facts %v %v", migrated.Facts, migrated.FactsAt)
	}
	if !slices.Equal(report.LostFacts, []questionnaire.Given{{ID: "debug_port_accessible", Value: "no"}}) || !slices.Equal(report.Facts, []string{"passwords"}) ||
		len(report.OpenFacts) == 0 {
		t.Errorf("got %v %v %v", report.Facts, report.LostFacts, report.OpenFacts)
	}
	for _, reference := range []string{"5.6-4A", "5.6-4B"} {
		answer := migrated.Answers[reference]
		if len(answer.Evidence) != 1 || answer.Evidence[0].SHA256 != strings.Repeat("0a", 32) || answer.Note != "ask Ann" || !answer.Flag ||
			len(answer.Carried.From) != 1 || len(answer.Carried.From[0].Members) != 2 {
			t.Errorf("%s: got %+v", reference, answer)
		}
	}
	if answer := migrated.Answers["5.1-2"]; answer.Note != "only a note" || answer.Waiting() {
		t.Errorf("got %+v", answer)
	}
	if len(report.Unknown) != 1 || report.Unknown[0].Detail != "Of nowhere." || migrated.Answers["9.9-9"].Note != "" {
		t.Errorf("got %+v", report.Unknown)
	}
}

// TestMigrationOfTheScope leaves out what comes from what was left out, and from nothing else.
func TestMigrationOfTheScope(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	a := questionnaire.NewAssessment(v211, "old")
	a.SetScope(false, "5.2-1", "5.6-4", "5.4-1", "5.1-2")
	a.SetAnswer("5.2-1", questionnaire.Answer{Support: "Y", Detail: "It was so."}, today)
	later, report := migrate(t, l, a, v313)
	if got := strings.Join(later.OutOfScope, " "); got != "5.1-2 5.2-1 5.4-1 5.6-4A 5.6-4B" {
		t.Errorf("got %q", got)
	}
	for _, p := range report.Provisions {
		if out := !later.InScope(p.Reference); out != (p.Do == questionnaire.ConfirmOut) {
			t.Errorf("got %+v", p)
		}
	}
	// 4.4-1 comes from 5.4-3 as well, which is in scope.
	earlier, _ := migrate(t, l, a, v111)
	if got := strings.Join(earlier.OutOfScope, " "); got != "4.2-1" {
		t.Errorf("got %q", got)
	}
	back, _ := migrate(t, l, later, v211)
	if !slices.Equal(back.OutOfScope, a.OutOfScope) {
		t.Errorf("got %q", back.OutOfScope)
	}
}

// TestJoinedAnswersAreAllKept lets several answers land on one provision.
func TestJoinedAnswersAreAllKept(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	a := questionnaire.NewAssessment(v111, "old")
	shared := questionnaire.Evidence{Title: "Plan"}
	a.SetAnswer("4.3-2", questionnaire.Answer{Support: "Y", Detail: "Mail.", Evidence: []questionnaire.Evidence{shared, {Title: "Mail"}}, Note: "one"}, today)
	a.SetAnswer("4.3-5", questionnaire.Answer{Support: "N", Detail: "No word.", Evidence: []questionnaire.Evidence{shared}, Note: "two"}, today)
	migrated, report := migrate(t, l, a, v211)
	answer := migrated.Answers["5.3-11"]
	var details []string
	for _, c := range answer.Carried.From {
		details = append(details, c.Detail)
	}
	if !slices.Equal(details, []string{"Mail.", "No word."}) || len(answer.Evidence) != 2 || answer.Note != "one\ntwo" {
		t.Errorf("got %+v", answer)
	}
	for _, p := range report.Provisions {
		if p.Reference == "5.3-11" && (p.Do != questionnaire.ConfirmDraft || len(p.From) != 2) {
			t.Errorf("got %+v", p)
		}
	}
	// What nobody confirmed goes on, and what was confirmed is not brought up again.
	confirmed := migrated.Clone()
	answer = confirmed.Answers["5.3-3"]
	answer.Support, answer.Detail = "Y", "One press."
	confirmed.SetAnswer("5.3-3", answer, today)
	on, _ := migrate(t, l, confirmed, v313)
	if got := on.Answers["5.3-11"].Carried.From; len(got) != 2 || got[0].Edition != v111 || got[0].Kind != questionnaire.LineageExtended {
		t.Errorf("got %+v", got)
	}
	if got := on.Answers["5.3-3"].Carried.From; len(got) != 1 || got[0].Edition != v211 || got[0].Detail != "One press." {
		t.Errorf("got %+v", got)
	}
	// On the way back everything is where it was.
	back, _ := migrate(t, l, migrated, v111)
	for _, reference := range []string{"4.3-2", "4.3-5"} {
		got := back.Answers[reference].Carried.From
		if len(got) != 1 || got[0].Reference != reference || got[0].Kind != questionnaire.LineageSame {
			t.Errorf("%s: got %+v", reference, got)
		}
	}
}

func TestMigrationRefusals(t *testing.T) {
	t.Parallel()
	l := questionnaire.NewLibrary(assets.FS)
	for _, test := range []struct {
		from, to string
		want     error
	}{
		{v211, v211, questionnaire.ErrSameEdition},
		{v211, "en303645-v9", questionnaire.ErrUnknownEdition},
		{"en303645-v9", v211, questionnaire.ErrUnknownEdition},
		{"en303645-v9", "en303645-v9", questionnaire.ErrSameEdition},
	} {
		if _, _, err := questionnaire.Migrate(l, questionnaire.NewAssessment(test.from, "id"), test.to, "new", today); !errors.Is(err, test.want) {
			t.Errorf("%s to %s: %v", test.from, test.to, err)
		}
	}
}
