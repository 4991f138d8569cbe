package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionCommand is "ask645 version".
func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		Short:                 "Print the version of the program",
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(*cobra.Command, []string) error {
			return a.result(fmt.Appendf(nil, "%s (%s %s/%s)\n", a.generator(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
		}),
	}
}

// buildVersion is the version that a release build was given, else the one that the Go
// toolchain recorded, else "devel".
func buildVersion(released string) string {
	if released != "" {
		return released
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
