package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"ask645/questionnaire/store"
)

var update = flag.Bool("update", false, "rewrite the lists of errors")

// badFolder holds files that are wrong, each in the way its name says, in a folder a kind.
const badFolder = "../../questionnaire/testdata/bad"

// badFiles copies the bad files of a kind into a folder of their own.
func badFiles(t *testing.T, kind string) (folder string, names []string) {
	t.Helper()
	folder = t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(badFolder, kind))); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) == 0 {
		t.Fatal("no bad files", err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return folder, names
}

// refusal runs a command that has to fail at a file, and returns the one line that it says
// without the name of the file. The folder must be after that as it was before.
func refusal(t *testing.T, path string, args ...string) string {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := entries(t, filepath.Dir(path))
	var out, errs bytes.Buffer
	status := run(context.Background(), args, &out, &errs)
	if status != statusFailed {
		t.Errorf("%s: status %d, want %d: %s", args, status, statusFailed, &errs)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("%s changed the file: %v", args, err)
	}
	if now := entries(t, filepath.Dir(path)); now != files {
		t.Errorf("%s left files behind: %s", args, now)
	}
	line, ended := strings.CutSuffix(errs.String(), "\n")
	if !ended || strings.IndexFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) >= 0 {
		t.Errorf("%s: not one plain line: %q", args, errs.String())
	}
	said, named := strings.CutPrefix(line, "ask645: "+path+": ")
	if !named {
		t.Errorf("%s does not name the file: %s", args, line)
	}
	return said
}

// entries lists the names in a folder.
func entries(t *testing.T, folder string) string {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(list)
}

// holdList holds lines against the list of the errors of a kind of bad files.
func holdList(t *testing.T, kind, got string) {
	t.Helper()
	list := filepath.Join(badFolder, kind+".golden")
	if *update {
		if err := os.WriteFile(list, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs\ngot\n%s\nwant\n%s", list, got, want)
	}
}

// TestBadAssessments opens bad files in every way there is. Each way says the same, and
// leaves the file and its folder as they are.
func TestBadAssessments(t *testing.T) {
	t.Parallel()
	folder, names := badFiles(t, "assessments")
	out := t.TempDir()
	var got strings.Builder
	for _, name := range names {
		path := filepath.Join(folder, name)
		said := refusal(t, path, "check", path)
		fmt.Fprintf(&got, "%s: %s\n", name, said)
		for _, args := range [][]string{
			{"check", "--json", path},
			{"export", path, "--format", "json", "-o", filepath.Join(out, "statement.json")},
			{"--plain", path},
		} {
			if other := refusal(t, path, args...); other != said {
				t.Errorf("%s says %s\ncheck says %s", args, other, said)
			}
		}
	}
	holdList(t, "assessments", got.String())
	if left := entries(t, out); left != "[]" {
		t.Errorf("something was exported: %s", left)
	}
}

// TestBadStatementsAndTables imports bad files, and verifies bad statements.
func TestBadStatementsAndTables(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"statements", "tables"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			folder, names := badFiles(t, kind)
			out := filepath.Join(t.TempDir(), "out.ask645.json")
			var got strings.Builder
			for _, name := range names {
				path := filepath.Join(folder, name)
				said := refusal(t, path, "import", path, "-o", out)
				fmt.Fprintf(&got, "%s: %s\n", name, said)
				if kind == "tables" {
					continue
				}
				if other := refusal(t, path, "verify", path); other != said {
					t.Errorf("verify says %s\nimport says %s", other, said)
				}
			}
			holdList(t, kind, got.String())
			if _, err := os.Stat(out); err == nil {
				t.Error("an assessment was written")
			}
		})
	}
}

// TestOversizedFiles opens files of more than 32 MiB, which begin well.
func TestOversizedFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, start, fill, want string
		args                    []string
	}{
		{"lamp.json", `{"format": "ask645-assessment", "version": 1, "edition": "en303645-v2.1.1"}`, "\n", "line 33554358, column 1: the file goes on after 32 MiB: ask645 writes no such file", []string{"check"}},
		{"plain.json", `{"format": "ask645-assessment", "x": "`, "x", "line 1, column 33554433: the file goes on after 32 MiB: ask645 writes no such file", []string{"--plain"}},
		{"statement.json", `{"format": "ask645-statement", "x": "`, "x", "line 1, column 33554433: the file goes on after 32 MiB: ask645 writes no such file", []string{"import", "-o", "out.json"}},
		{"lamp.csv", "Reference,Support\n", "5.1-1,Y\n", "is larger than 32 MiB: this is no table of provisions", []string{"import", "-o", "out.json"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), test.name)
			data := test.start + strings.Repeat(test.fill, store.MaxSize/len(test.fill)+1)
			if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
			if said := refusal(t, path, append(test.args, path)...); said != test.want {
				t.Errorf("got %s, want %s", said, test.want)
			}
		})
	}
}
