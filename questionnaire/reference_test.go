package questionnaire_test

import (
	"testing"

	"ask645/questionnaire"
)

func TestFindReference(t *testing.T) {
	t.Parallel()
	references := []string{"5.1-1", "5.1-2", "5.1-2A", "5.3-1", "5.3-10", "5.11-1", "6-1", "GW-5.1-2", "GW-5.1-6", "GW-1-1", "GW-1-2"}
	for typed, want := range map[string]string{
		"5.1-1": "5.1-1", "5.3": "5.3-1", "5.3-1": "5.3-1", "5.3-10": "5.3-10", "5.3.10": "5.3-10", "5310": "5.3-10",
		"5.11": "5.11-1", "511": "5.1-1", "5.1.2a": "5.1-2A", "512A": "5.1-2A", "6": "6-1", "6.1": "6-1", "61": "6-1",
		" 5.1-2 ": "5.1-2", "7": "", "": "", ".": "", "5.3-2": "", "531": "5.3-1",
		"gw-1-2": "GW-1-2", "gw512": "GW-5.1-2", "gw": "GW-5.1-2", "GW 1": "GW-1-1", "1-2": "GW-1-2", "5.1-6": "GW-5.1-6", "1": "GW-1-1", "gw-2": "",
	} {
		got := ""
		if at := questionnaire.FindReference(references, typed); at >= 0 {
			got = references[at]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}
