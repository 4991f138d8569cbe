package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The scripts in testdata run this program's own main, each in a folder of its own, which
// holds a copy of testdata/assessments: lamp is finished, lock is not. They read as
// documentation: a script a command, and one for what goes wrong.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ask645": main})
}

// scriptDay is the day of the scripts, 1 December 2026, as SOURCE_DATE_EPOCH says it.
const scriptDay = "1796083200"

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", scriptDay)
			assessments := os.DirFS("testdata/assessments")
			if err := os.CopyFS(env.WorkDir, assessments); err != nil {
				return err
			}
			// Whatever day the tests run on, the files were there the day before.
			return fs.WalkDir(assessments, ".", func(name string, entry fs.DirEntry, err error) error {
				if err != nil || entry.IsDir() {
					return err
				}
				before := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
				return os.Chtimes(filepath.Join(env.WorkDir, name), before, before)
			})
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": wantStatus,
			"fits":   wantFit,
		},
	})
}

// wantStatus is "status N COMMAND ARGUMENT...": it runs a command and wants the exit status N.
func wantStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND ARGUMENT...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// wantFit is "[!] fits SCHEMA FILE...": it holds JSON files against a JSON Schema, which
// must not refer to anything outside itself.
func wantFit(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: fits SCHEMA FILE...")
	}
	read := func(name string) any {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(ts.ReadFile(name))))
		ts.Check(err)
		return document
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.UseLoader(jsonschema.SchemeURLLoader{})
	ts.Check(compiler.AddResource("schema.json", read(args[0])))
	schema, err := compiler.Compile("schema.json")
	ts.Check(err)
	for _, name := range args[1:] {
		switch err := schema.Validate(read(name)); {
		case err != nil && !neg:
			ts.Fatalf("%s: %v", name, err)
		case err == nil && neg:
			ts.Fatalf("%s fits %s", name, args[0])
		}
	}
}
