package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ask645/export"
)

// oneArgument accepts exactly one argument; what says what it is.
func oneArgument(what string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		switch len(args) {
		case 1:
			return nil
		case 0:
			return usagef("%s needs %s", command.Name(), what)
		default:
			return usagef("%s takes one argument, %s: got %d", command.Name(), what, len(args))
		}
	}
}

// someArguments accepts one argument or more.
func someArguments(what string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("%s needs %s", command.Name(), what)
		}
		return nil
	}
}

// noArguments accepts none.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no argument: got %q", command.Name(), args[0])
	}
	return nil
}

// areFolders reports whether all arguments are folders, and there is one.
func areFolders(args []string) bool {
	for _, arg := range args {
		if info, err := os.Stat(arg); err != nil || !info.IsDir() {
			return false
		}
	}
	return len(args) > 0
}

// fileOrNothing accepts what the wizard starts with: a file, folders, or nothing. Whatever is
// none may be a command that was mistyped.
func fileOrNothing(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); errors.Is(err, fs.ErrNotExist) {
		if near := root.SuggestionsFor(args[0]); len(near) > 0 {
			return usagef("there is no command and no file %q: did you mean %q?", args[0], near[0])
		}
		if len(args) == 1 && strings.ContainsAny(args[0], "./\\") {
			return fmt.Errorf("there is no file %q: start one with 'ask645 new'", args[0])
		}
		return usagef("there is no command and no file %q", args[0])
	}
	if len(args) > 1 && !areFolders(args) {
		return usagef("the wizard opens one file, or folders: got %d", len(args))
	}
	return nil
}

// jsonFiles completes names of files.
func jsonFiles(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"json"}, cobra.ShellCompDirectiveFilterFileExt
}

// oneJSONFile completes the name of the only file that a command takes.
func oneJSONFile(command *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return jsonFiles(command, args, typed)
}

// editions completes ids of editions.
func (a *app) editions(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if err := a.openPacks(); err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	ids, err := a.library.EditionIDs()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// formats completes names of formats, each with what it is for.
func formats(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []cobra.Completion
	for _, format := range export.Formats() {
		all = append(all, cobra.CompletionWithDesc(format.Name, format.Describe))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// completeFlag says how the value of a flag is completed. It fails only for a flag that the
// command does not have, which is a mistake in this program.
func completeFlag(command *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := command.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err)
	}
}

// severalArguments accepts two arguments or more.
func severalArguments(what string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		if len(args) < 2 {
			return usagef("%s needs %s", command.Name(), what)
		}
		return nil
	}
}
