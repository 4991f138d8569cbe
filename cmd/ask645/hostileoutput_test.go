//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostileOutput gives every command a file full of escape sequences under a name full of
// them: what it prints are lines of what can be seen, errors too.
func TestHostileOutput(t *testing.T) {
	t.Parallel()
	program, folder := under(t, "ask645"), t.TempDir()
	name := "a\x1b]0;" + mark + "\a\n\u202e\u009b5m\xff"
	write := func(ending string, data []byte) string {
		path := filepath.Join(folder, name+ending)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Skip("the file system takes no such name: ", err)
		}
		return path
	}
	h := new(hostile)
	path := write(".ask645.json", hostileAssessment(t, "smart-lock"))
	broken := write(".broken.json", []byte(`{"format": "ask645-assessment", "`+mark+"\u009b5m\u202e"+`": 1, "version": "`+mark+"\u009b5m\u202e"+`"}`))
	cells := strings.NewReplacer("\n", " ", "\r", " ", `"`, " ").Replace(h.text())
	table := write(".csv", []byte("Reference,Status,Support,Detail,"+cells+"\n5.1-1,"+cells+",Y,"+cells+"\n"+cells+",M,"+cells+","+cells+"\n5.1-2,M,"+cells+","+cells+"\n"))
	run := func(stdin string, arguments ...string) {
		t.Helper()
		command := exec.Command(program, arguments...)
		command.Dir = t.TempDir()
		command.Env = append(os.Environ(), "XDG_CONFIG_HOME="+filepath.Join(filepath.Dir(program), "config"), "TERM=xterm-256color")
		command.Stdin = strings.NewReader(stdin)
		var stdout, stderr bytes.Buffer
		command.Stdout, command.Stderr = &stdout, &stderr
		_ = command.Run() // most of these are refused
		if stdout.Len()+stderr.Len() == 0 {
			t.Errorf("%+q says nothing", arguments)
		}
		clean(t, strings.Join(arguments[:1], " ")+", standard output", stdout.Bytes())
		clean(t, strings.Join(arguments[:1], " ")+", standard error", stderr.Bytes())
	}
	run("", "check", path, broken, name)
	run("", "check", "--json", path, broken, name)
	for _, format := range []string{"csv", "md", "html", "json", "cyclonedx"} {
		run("", "export", path, "-f", format, "-o", "-")
	}
	run("", "export", path, "-f", "all", "-o", folder)
	run("", "export", path, "-f", "json")
	documents, err := filepath.Glob(filepath.Join(folder, "*.statement.*"))
	if err != nil || len(documents) < 7 {
		t.Fatalf("the exports are missing: %+q, %v", documents, err)
	}
	for _, document := range documents {
		clean(t, "a name of an export", []byte(filepath.Base(document)))
	}
	stem, _, _ := strings.Cut(documents[0], ".statement.")
	document := stem + ".statement.json"
	run("", "export", path, "-f", name)
	run("", "export", path, "-f", "pdf", "-o", filepath.Join(folder, name, name))
	run("", "verify", document)
	run("", "verify", path)
	run("", "import", table, "-o", filepath.Join(folder, name+".imported.json"))
	run("", "import", document, "-o", filepath.Join(folder, name+".back.json"))
	run("", "import", name, "-o", name)
	later := filepath.Join(folder, name+".later.json")
	other := write(".other.json", hostileAssessment(t, "baby-camera"))
	run("", "migrate", path, "--to", "en303645-v3.1.3", "-o", later)
	run("", "migrate", path, "--to", "ts103645-v1.1.1", "-o", filepath.Join(folder, name+".earlier.json"))
	run("", "migrate", path, "--to", "en303645-v3.1.3", "-o", later+"2", "--json")
	run("", "migrate", path, "--to", "en303645-v3.1.3", "-o", "-")
	run("", "migrate", path, "--to", name, "-o", name)
	run("", "migrate", path, "--to", "en303645-v3.1.3", "-o", later)
	run("", "check", later)
	for _, pair := range [][]string{{path, other}, {path, later}, {later, other}, {path, broken}, {name, path}} {
		run("", "diff", pair[0], pair[1])
		run("", "diff", "--json", pair[0], pair[1])
	}
	run("list waiting\ngo 5.2-1\ntake\nundo\ngo 5.3-4A\nreview\nmigrate\nv2\n/back\nquit\n", "--plain", later)
	run("", "new", filepath.Join(folder, name+".new.json"), "--product", h.text()[1:20])
	run("", "new", path)
	variant := filepath.Join(folder, name+".variant.json")
	run("", "new", variant, "--base", path)
	lost := write(".lost.json", []byte(`{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1","base":{"file":"`+mark+"\u009b5m\u202e"+`"}}`))
	for _, file := range []string{variant, lost, path} {
		run("", "check", file)
		run("", "family", file)
		run("", "family", file, "--json")
		run("", "family", "confirm", file)
		run("", "family", "detach", file, "--own-only", "-o", "-")
		run("", "family", file, "--base", lost)
		run("", "--plain", file)
	}
	run("", "new", "b.json", "--edition", name)
	run("", "explain", name)
	run("", "explain", "5.1-1", "--edition", name)
	run("", "schema", name)
	run("", "catalog", "--edition", name)
	run("", "actions", path, broken, name)
	run("", "actions", "--json", "--all", path)
	folderOf := filepath.Join(folder, "."+name+".ask645.json.versions")
	if err := os.MkdirAll(folderOf, 0o700); err != nil {
		t.Fatal(err)
	}
	for day, past := range []string{"battery-sensor", "smart-lock", "baby-camera"} {
		data := hostileAssessment(t, past)
		if day == 2 {
			data = []byte("{" + h.text())
		}
		if err := os.WriteFile(filepath.Join(folderOf, fmt.Sprintf("2026-11-%02dT10-00-00Z.ask645.json", day+1)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run("", "status", folder)
	run("", "status", "--json", folder, name)
	part := filepath.Join(folder, name+".part.json")
	run("", "extract", path, "--clause", "5.1", "-o", "-")
	run("", "extract", path, "--clause", "5.1", "-o", part)
	run("", "extract", path, "--clause", name, "-o", part+"2")
	run("", "merge", path, part, "-o", "-")
	run("", "merge", path, other, "-o", "-")
	run("", "pack", "check", folder, name)
	run("", "--pack", folder, "explain", "5.1-1")
	run("", "log", path)
	run("", "log", path, "--json")
	run("", "log", path, "--diff", "3")
	run("", "log", path, "--show", name)
	run("", "log", broken)
	run("", "day", path, "--since", "2026-11-01", "-f", "md", "-o", "-")
	run("", "day", path, "-f", "pdf,md")
	run("", "log", path, "--restore", "3")
	run("", "help", name)
	run("", name)
	run("", name+"/"+name)
	run("", "--"+name)
	run("facts\nproduct\n/skip\n/skip\nlist\ngo 5.4-3\nshow\nguide\nwhy\nevidence\nnote\n"+cells+"\n.\nreview\ncheck\ngo 5.5-2\n"+
		cells+"\nsearch "+mark+"\nexport\nmd\nhome\nquit\n", "--plain", path)
	run("1\nquit\n", "--plain")
}
