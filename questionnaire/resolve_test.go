package questionnaire_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

// TestResolve decides conflicts about each kind of member.
func TestResolve(t *testing.T) {
	t.Parallel()
	s, _ := sampled(t, "smart-lock")
	now := time.Date(2026, 12, 1, 10, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		path, value string
		// want is in the file then, or what the error says.
		want, wrong string
	}{
		{path: "answers/5.3-2/detail", value: `"Every night."`, want: `"detail": "Every night.",`},
		{path: "answers/5.3-2/support", value: `"N"`, want: `"support": "N"`},
		{path: "answers/5.3-2/detail", value: "", want: `"detail": ""`},
		{path: "answers/5.3-2/detail", value: `7`, wrong: "decide answers/5.3-2/detail"},
		{path: "answers/5.3-2/support", value: `"Z"`, wrong: `is "Z"`},
		{path: "answers/5.3-2/checks/more", value: `"yes"`, want: `"more": "yes"`},
		{path: "answers/5.3-2/evidence/a~1b.pdf/ref", value: `"a/b.pdf"`, want: `"ref": "a/b.pdf"`},
		{path: "answers/5.3-2/open_points/p1/text", value: `"Ask."`, want: `"text": "Ask."`},
		{path: "answers/5.3-2/mood", value: `{"a":1}`, want: `"mood": {`},
		{path: "facts/passwords", value: `"no"`, want: `"passwords": "2026-12-01T10:00:00Z"`},
		{path: "product/name", value: `"Lock"`, want: `"name": "Lock"`},
		{path: "declaration/representatives", value: `[{"name":"R"}]`, want: `"name": "R"`},
		{path: "declaration/support_until", value: `"soon"`, wrong: "support_until"},
		{path: "future", value: `[1,2]`, want: `"future": [`},
	} {
		a := s.Assessment.Clone()
		early, late := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
		a.Conflicts = []questionnaire.Conflict{{Path: test.path, Sides: []questionnaire.ConflictSide{
			{Value: json.RawMessage(test.value), At: early}, {Value: json.RawMessage(`"x"`), At: late},
		}}}
		before, err := questionnaire.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		torn := a.Clone()
		err = a.Resolve(test.path, json.RawMessage(test.value), now)
		after, encodeErr := questionnaire.Encode(a)
		if encodeErr != nil {
			t.Fatal(encodeErr)
		}
		switch {
		case test.wrong != "":
			if err == nil || !strings.Contains(err.Error(), test.wrong) || string(after) != string(before) {
				t.Errorf("%s: %v", test.path, err)
			}
			continue
		case err != nil || len(a.Conflicts) > 0 || !strings.Contains(string(after), test.want):
			t.Errorf("%s: %v: no %s in\n%s", test.path, err, test.want, after)
			continue
		}
		if err := a.Resolve(test.path, nil, now); !errors.Is(err, questionnaire.ErrNoConflict) {
			t.Errorf("%s decided twice: %v", test.path, err)
		}
		changes, err := questionnaire.Changes(torn, a)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Apply(questionnaire.Inverse(changes)); err != nil {
			t.Errorf("%s: %v", test.path, err)
		}
		if back, err := questionnaire.Encode(a); err != nil || string(back) != string(before) {
			t.Errorf("%s taken back: %v\n%s", test.path, err, back)
		}
	}
}

// TestBoth brings sides together where they go together.
func TestBoth(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ path, left, right, want string }{
		{"answers/5.3-2/detail", `"a"`, `"b"`, `"a\nb"`},
		{"answers/5.3-2/detail", `"a"`, ``, ``},
		{"product/name", `"a"`, `"b"`, `"a; b"`},
		{"answers/5.3-2/support", `"Y"`, `"N"`, ``},
		{"facts/passwords", `"yes"`, `"no"`, ``},
		{"answers/5.3-2/justification/review_by", `"2027-01-01"`, `"2028-01-01"`, ``},
		{"declaration/representatives", `[{"name":"a"},{"name":"b"}]`, `[{"name":"b"},{"name":"c"}]`, `[{"name":"a"},{"name":"b"},{"name":"c"}]`},
		{"future", `1`, `2`, ``},
		{"future", `[1]`, `{"a":1}`, ``},
	} {
		conflict := questionnaire.Conflict{Path: test.path, Sides: []questionnaire.ConflictSide{{Value: json.RawMessage(test.left)}, {Value: json.RawMessage(test.right)}}}
		got, ok := conflict.Both()
		if ok != (test.want != "") || ok && string(got) != test.want {
			t.Errorf("%s: %s and %s come to %s, %t", test.path, test.left, test.right, got, ok)
		}
	}
}
