package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// TestGitMerge lets git merge two branches with this program as its merge driver, set up with
// the lines that the README shows.
func TestGitMerge(t *testing.T) {
	t.Parallel()
	git, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("git is missing")
		}
		t.Skip("git is missing")
	}
	folder := t.TempDir()
	run := func(args ...string) (string, error) {
		command := exec.CommandContext(t.Context(), git, args...)
		command.Dir = folder
		command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
			"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		out, err := command.CombinedOutput()
		return string(out), err
	}
	must := func(args ...string) {
		t.Helper()
		if out, err := run(args...); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	path := filepath.Join(folder, "lamp.ask645.json")
	write := func(change func(*questionnaire.Assessment)) {
		t.Helper()
		a, err := store.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		change(a)
		data, err := questionnaire.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		if err := store.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		must("commit", "-q", "-a", "-m", "change")
	}
	must("init", "-q", "-b", "main")
	attributes, driver := gitLines(t)
	if err := os.WriteFile(filepath.Join(folder, ".gitattributes"), []byte(attributes+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for key, value := range driver {
		must("config", key, value)
	}
	if _, err := store.Create(path, questionnaire.NewAssessment(questionnaire.DefaultEdition, store.NewID())); err != nil {
		t.Fatal(err)
	}
	must("add", ".")
	must("commit", "-q", "-m", "start")
	must("checkout", "-q", "-b", "other")
	write(func(a *questionnaire.Assessment) { a.Product.Name, a.Product.Model = "Lamp", "1" })
	must("checkout", "-q", "main")
	write(func(a *questionnaire.Assessment) { a.Manufacturer.Name = "Acme" })
	must("merge", "-q", "--no-edit", "other")
	a, err := store.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if a.Product.Name != "Lamp" || a.Manufacturer.Name != "Acme" || len(a.Conflicts) > 0 {
		t.Errorf("merged: %+v", a)
	}

	must("checkout", "-q", "other")
	write(func(a *questionnaire.Assessment) { a.Product.Name = "Bedside lamp" })
	must("checkout", "-q", "main")
	write(func(a *questionnaire.Assessment) { a.Product.Name = "Table lamp" })
	out, err := run("merge", "--no-edit", "other")
	if err == nil || !strings.Contains(out, "CONFLICT") || !strings.Contains(out, "product, the name") {
		t.Errorf("a conflict: %v\n%s", err, out)
	}
	if a, err = store.Read(path); err != nil {
		t.Fatal(err)
	}
	if conflict := a.Conflict("product/name"); conflict == nil || len(conflict.Sides) != 2 || a.Product.Name != "Lamp" {
		t.Errorf("the file that git leaves: %+v", a)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if strings.Contains(entry.Name(), "merge_file") {
			t.Errorf("%s is left behind", entry.Name())
		}
	}
}

// gitLines reads the lines of the README that set git up, and puts this test's own program in
// the place of the one that is installed.
func gitLines(t *testing.T) (attributes string, driver map[string]string) {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("ask645") // which the scripts put in the path
	if err != nil {
		t.Fatal(err)
	}
	driver = map[string]string{}
	for line := range strings.Lines(string(readme)) {
		line = strings.TrimSpace(line)
		if text, ok := strings.CutPrefix(line, "echo '"); ok && strings.HasSuffix(text, "' >> .gitattributes") {
			attributes = strings.TrimSuffix(text, "' >> .gitattributes")
		}
		if text, ok := strings.CutPrefix(line, "git config "); ok {
			key, value, _ := strings.Cut(text, " ")
			driver[key] = strings.Replace(strings.Trim(value, "'"), "ask645 merge", "'"+program+"' merge", 1)
		}
	}
	if attributes == "" || len(driver) != 2 {
		t.Fatalf("the README sets git up with %q and %q", attributes, driver)
	}
	return attributes, driver
}
