// Command ask645 walks a manufacturer through the security baseline for consumer IoT,
// ETSI EN 303 645, and writes the conformance statement.
//
//	ask645                                     # the wizard
//	ask645 new lamp.ask645.json                # start an assessment
//	ask645 check lamp.ask645.json              # what is wrong or missing
//	ask645 export lamp.ask645.json --format pdf
//
// Results go to standard output, messages for people to standard error. The exit status is
// 0 when all is fine, 1 when check found errors or import left something out, 2 after wrong
// use or a file that cannot be read, and 130 when interrupted.
package main

import (
	"context"
	"io"
	"os"

	"ask645/assets"
	"ask645/questionnaire"
)

// version is set by release builds: go build -ldflags "-X main.version=1.2.0".
var version string

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// run does what the arguments say and returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{
		library: questionnaire.NewLibrary(assets.FS),
		schemas: assets.FS,
		version: buildVersion(version),
		stdin:   os.Stdin,
		stdout:  stdout,
		stderr:  stderr,
	}
	root := a.rootCommand()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	return a.finish(command, err)
}
