package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// plainFlag is the flag that asks for the line-by-line mode.
const plainFlag = "plain"

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
