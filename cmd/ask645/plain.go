package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// plainFlag is the flag that asks for the line-by-line mode.
const plainFlag = "plain"

// presentFlag is the flag that begins with the presentation.
const presentFlag = "present"

// wantsToPresent reports whether the wizard begins with the presentation of a file. There is
// none without a file, and none line by line.
func wantsToPresent(command *cobra.Command, path string) (bool, error) {
	asked, err := command.Flags().GetBool(presentFlag)
	switch {
	case err != nil || !asked:
		return false, nil //nolint:nilerr // the flag is there; a command without it does not present
	case path == "":
		return false, usagef("--%s needs FILE, the assessment to present", presentFlag)
	case wantsPlain(command):
		return false, usagef("there is no presentation line by line: start ask645 FILE --%s in a terminal, without --%s", presentFlag, plainFlag)
	}
	return true, nil
}

// wantsPlain reports whether a command that asks does so line by line: because the person
// said so, or because there is no terminal that could move its cursor.
func wantsPlain(command *cobra.Command) bool {
	asked, err := command.Flags().GetBool(plainFlag)
	return err == nil && asked || os.Getenv("TERM") == "dumb" ||
		!term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd())
}

// plainWidth is the width of lines in the line-by-line mode. Into a file or a pipe, lines
// are as long as their text; a terminal that does not know its width gets the usual one.
func plainWidth() int {
	if !term.IsTerminal(os.Stdout.Fd()) {
		return -1
	}
	return min(terminalWidth(os.Stdout), widestText)
}
