package questionnaire

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// quickSamples are files that a quick reader has to read as encoding/json does, or to leave
// to it.
var quickSamples = []string{
	`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1"}`,
	" {\r\n\t\"version\" : 12 , \"facts\" : { } , \"answers\":{} } \n",
	`{"answers":{"5.1-1":{"support":"N/A","detail":"a \"quote\" \u00e4\n\ud83d\ude00","flag":true,"evidence":[],"checks":{"a":"yes"}}}}`,
	`{"answers":{"5.1-1":{"evidence":[{"title":"T"},{"ref":"R","sha256":"00"}],"at":"2026-11-21T10:00:00+01:00"}}}`,
	`{"answers":{"5.1-1":{"flag":false},"5.1-2":{"flag":true}},"declaration":{"representatives":[{"name":"x"}],"sole_responsibility":true}}`,
	`{"answers":{"5.1-1":{"support":"","detail":"","carried":{"from":[{"edition":"e","reference":"1-1","kind":"same","support":"Y","detail":"d","checks":{"a":"yes"},"justification":{"template":"t"},"at":"2026-11-21T10:00:00Z"}]}}}}`,
	`{"answers":{"5.1-1":{"carried":{"from":[{"members":{}}]}}}}`, `{"answers":{"5.1-1":{"carried":{"from":[{"members":{"a":[]}}]}}}}`,
	`{"answers":{"5.1-1":{"carried":{"from":[{"members":{"a":[1]},"mood":1}],"mood":2}}}}`, `{"answers":{"5.1-1":{"carried":{}}}}`, `{"answers":{"5.1-1":{"carried":{"from":[]}}}}`,
	`{"out_of_scope":["5.1-1","5.2-1"]}`, `{"out_of_scope":[]}`, `{"out_of_scope":[1]}`, `{"out_of_scope":null}`,
	`{"answers":{"5.1-1":{"support":"N","open_points":[{"id":"0a1b2c3d","text":"Ask.","owner":"Ines","due":"2026-12-01","done":true,"by":"Ada","at":"2026-11-21T10:00:00Z"},{"text":""}],"by":"Ada"}}}`,
	`{"facts":{"a":"b"},"facts_by":{"a":"Ada"}}`, `{"answers":{"5.1-1":{"open_points":[{"text":"x","more":1}]}}}`,
	`{"part_of":{"file":"a","sha256":"","clauses":["5.3"]}}`, `{"conflicts":[{"path":"product/name","sides":[{"value":"a"},{}]}]}`, `{"conflicts":[]}`,
	`{"base":{"file":"b.json","id":"i","sha256":"00","without":["answers/5.1-1"]}}`, `{"base":{}}`, `{"base":{"file":"b","more":1}}`, `{"base":{"id":"i"}}`,
	`{"facts_at":{"a":"2026-11-21T10:00:00Z"}}`,
	`{"facts":{"a":"b","a":"c"}}`, `{"facts":null}`, `{"version":01}`, `{"version":-1}`, `{"version":1.0}`, `{"version":1e2}`,
	`{"mood":1}`, `{"Version":1}`, `{"\u0076ersion":1}`, `{"edition":"\ud800"}`, `{"edition":"a` + "\x01" + `b"}`, `{"edition":"\x"}`,
	`{"out_of_scope":["5.1-1","5.2-1"]}`, `{"out_of_scope":[]}`, `{"out_of_scope":[1]}`, `{"out_of_scope":null}`,
	`{"answers":{"5.1-1":{"at":"2026-11-21 10:00"}}}`, `{"answers":{"5.1-1":{"flag":tru}}}`, `{"answers":{"5.1-1":{"evidence":[{}]}}}`,
	`{"edition":"x",}`, `{"edition":"x"} x`, `{"edition":"x`, `{"edition":"x\`, `{`, ``, `[]`, `{"version":99999999999999999999}`,
}

// agree holds the two ways of reading a file against each other.
func agree(t *testing.T, data []byte) (quick bool) {
	t.Helper()
	got := &Assessment{}
	if !readQuickly(data, got) {
		return false
	}
	want, err := readCarefully(data)
	if err != nil {
		t.Errorf("%s: taken for good: %v", data, err)
	} else if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: read as\n%+v\nwant\n%+v", data, got, want)
	}
	return true
}

func TestQuickReading(t *testing.T) {
	t.Parallel()
	taken := 0
	for _, text := range quickSamples {
		if agree(t, []byte(text)) {
			taken++
		}
	}
	if taken < 6 {
		t.Errorf("only %d of the good ones are read quickly", taken)
	}
}

// TestFilesAreReadQuickly holds that the files which this program writes need no second look.
func TestFilesAreReadQuickly(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../assets/samples/*.ask645.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no sample", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !agree(t, data) {
			t.Errorf("%s is not read quickly", file)
		}
	}
}

// FuzzQuickReading holds that whatever is read quickly is read as encoding/json reads it.
func FuzzQuickReading(f *testing.F) {
	for _, text := range quickSamples {
		f.Add([]byte(text))
	}
	f.Add([]byte(strings.Repeat(`{"answers":`, 20)))
	f.Fuzz(func(t *testing.T, data []byte) { agree(t, data) })
}

func TestOneLine(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", " ", "a", " a", "a ", "a b", "a  b", "a\nb", "a\u00a0b", "ä b", "a\u2003", "\x01 b", "ä\u0085", "a\xffb", "\xff \xff"} {
		if got, want := oneLine(text), strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
