package csv_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ask645/assets"
	"ask645/export/csv"
	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// update rewrites the golden files instead of comparing with them.
var update = flag.Bool("update", false, "rewrite golden files")

// day is the date of the statements in the tests.
var day = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// lock is the assessment of the sample.
func lock(tb testing.TB) *questionnaire.Assessment {
	tb.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		tb.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// words puts the statement of an assessment into words.
func words(tb testing.TB, a *questionnaire.Assessment) *document.Document {
	tb.Helper()
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		tb.Fatal(err)
	}
	s := questionnaire.Evaluate(edition, a, day)
	return document.New(s, statement.Seal{}, document.Options{Date: day})
}

// detailed is the sample with another Detail for 5.1-1.
func detailed(tb testing.TB, detail string) *document.Document {
	tb.Helper()
	a := lock(tb)
	answer := a.Answers["5.1-1"]
	answer.Detail = detail
	a.SetAnswer("5.1-1", answer, day)
	return words(tb, a)
}

// render writes the table and reads it back.
func render(tb testing.TB, d *document.Document) csv.Document {
	tb.Helper()
	file, err := csv.Render(d)
	if err != nil {
		tb.Fatal(err)
	}
	if err := csv.Compare(d, file.Bytes); err != nil {
		tb.Fatal(err)
	}
	return file
}

func TestGolden(t *testing.T) {
	t.Parallel()
	file := render(t, words(t, lock(t)))
	path := filepath.Join("testdata", "smart-lock.csv.golden")
	if *update {
		if err := os.WriteFile(path, file.Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file.Bytes, want) {
		t.Errorf("run go test ./export/csv -update and look at the difference to %s\ngot\n%s", path, file.Bytes)
	}
	if len(file.Warnings) > 0 {
		t.Errorf("warnings %q", file.Warnings)
	}
}

// TestBytes looks at what the format has to be byte by byte.
func TestBytes(t *testing.T) {
	t.Parallel()
	d := detailed(t, "first, \"quoted\"\nÜmlaut 😀 日本語\n=not at the beginning\n\n\tend \x1b\u202e")
	text, marked := bytes.CutPrefix(render(t, d).Bytes, []byte("\xef\xbb\xbf"))
	if !marked {
		t.Error("no byte order mark")
	}
	if first, _, _ := bytes.Cut(text, []byte("\r\n")); string(first) != "Reference,Clause,Title,Status,Applies,Support,Detail,Justification template,Review by,Evidence" {
		t.Errorf("the headings are %q", first)
	}
	if want := ",M C (1),yes,Y,\"first, \"\"quoted\"\"\nÜmlaut 😀 日本語\n=not at the beginning\n\n    end [U+001B][U+202E]\",,,\r\n5.1-2,"; !bytes.Contains(text, []byte(want)) {
		t.Errorf("no %q in %q", want, text[:min(len(text), 900)])
	}
	if n := bytes.Count(text, []byte("\r\n")); n != 69 || bytes.Count(text, []byte("\r")) != n || !bytes.HasSuffix(text, []byte("\r\n")) {
		t.Errorf("%d rows end in CR LF, want the headings, 4-1 and 67", n)
	}
}

func TestFormulas(t *testing.T) {
	t.Parallel()
	for _, detail := range []string{
		"=1+1", "+1", "-1+2", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "'=1", `"=1`,
		"=HYPERLINK(\"https://e.example\",\"a, b\")", "=cmd|' /C calc'!A0", "- a point\n- another",
	} {
		file := render(t, detailed(t, detail))
		cell := "'" + detail
		if strings.ContainsAny(cell, ",\"\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		if !bytes.Contains(file.Bytes, []byte(",M C (1),yes,Y,"+cell+",,,\r\n")) {
			t.Errorf("the Detail %q does not stand in the table as %s", detail, cell)
		}
	}
}

// TestLongDetail keeps what no cell of a spreadsheet holds, and says so.
func TestLongDetail(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("emoji 😀, ", 5000)
	file := render(t, detailed(t, long))
	if !bytes.Contains(file.Bytes, []byte(strings.TrimSpace(long))) {
		t.Error("the Detail is not whole")
	}
	want := "the Detail of 5.1-1 is longer than the 32767 characters that spreadsheets hold in a cell: the file has all of it"
	if len(file.Warnings) != 1 || file.Warnings[0] != want {
		t.Errorf("warnings %q, want %q", file.Warnings, want)
	}
	if file := render(t, detailed(t, strings.Repeat("x", 32767))); len(file.Warnings) > 0 {
		t.Errorf("warnings %q for what just fits", file.Warnings)
	}
}

func TestCompareFindsDifferences(t *testing.T) {
	t.Parallel()
	d := words(t, lock(t))
	good := render(t, d).Bytes
	replaced := func(old, by string) []byte {
		bad := bytes.Replace(good, []byte(old), []byte(by), 1)
		if bytes.Equal(bad, good) {
			t.Fatalf("the table has no %q", old)
		}
		return bad
	}
	rows := bytes.SplitAfter(good, []byte("\r\n"))
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":         {nil, "byte order mark"},
		"no mark":         {good[3:], "byte order mark"},
		"not CSV":         {replaced(",M C (1),", ",\"M C (1,"), "cannot be read as CSV"},
		"another heading": {replaced("Support", "Supported"), `row 1, column Support holds "Supported" instead of "Support"`},
		"another support": {replaced(",M C (1),yes,Y,", ",M C (1),yes,N,"), `row 3 (5.1-1), column Support holds "N" instead of "Y"`},
		"a row less":      {bytes.Join(append(rows[:2:2], rows[3:]...), nil), `row 3 (5.1-1), column Reference holds "5.1-2" instead of "5.1-1"`},
		"cut off":         {bytes.Join(rows[:3], nil), `row 4 (5.1-2), column Reference holds "" instead of "5.1-2"`},
		"a row more":      {append(good[:len(good):len(good)], "x\r\n"...), `row 70, column Reference holds "x" instead of ""`},
		"a column more":   {replaced("Evidence\r\n", "Evidence,More\r\n"), `row 1, column 11 holds "More" instead of ""`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := csv.Compare(d, test.data); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

// FuzzRender writes whatever people may enter, and reads it back.
func FuzzRender(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "=1", "'=1", "a,b\"c\"\r\nd", "\ufeff", "\\.", "\x00\x1b\x9b", "\xff", "日本語😀", "\u2028", " - ",
	} {
		f.Add(uint8(1), seed, seed)
		f.Add(uint8(2), seed, "other")
	}
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(questionnaire.DefaultEdition)
	if err != nil {
		f.Fatal(err)
	}
	supports := []questionnaire.Support{
		questionnaire.Unanswered, questionnaire.Supported, questionnaire.NotSupported, questionnaire.NotApplicable,
	}
	f.Fuzz(func(t *testing.T, support uint8, detail, other string) {
		a := questionnaire.NewAssessment(edition.ID, "")
		a.Facts = map[string]string{"passwords": other}
		answer := questionnaire.Answer{
			Support: supports[int(support)%len(supports)], Detail: detail,
			Justification: questionnaire.JustifiedBy{Template: other, ReviewBy: detail},
			Evidence:      []questionnaire.Evidence{{Title: detail, Ref: other}, {Ref: detail, SHA256: other}},
		}
		a.Answers = map[string]questionnaire.Answer{"5.1-3": answer, "5.2-2": answer}
		d := document.New(questionnaire.Evaluate(edition, a, day), statement.Seal{}, document.Options{Date: day})
		file := render(t, d)
		if again := render(t, d); !bytes.Equal(file.Bytes, again.Bytes) {
			t.Error("written again it is other")
		}
	})
}
