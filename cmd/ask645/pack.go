package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// packCommand is "ask645 pack", with its own commands below it.
func (a *app) packCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "pack check|list|new",
		Short: "Check, list and begin packs: guidance and editions by others",
		Long: `A pack is a folder of YAML that adds to the program's own data: reasons, examples and
evidence lists, or an edition that refines one of the program's own, such as a profile
for one kind of device. Whatever comes from a pack is marked with its name.

Packs are used when a command names them with --pack, and when they are folders in
` + packsPlace() + `.`,
		Example: `  ask645 pack new acme-gateway
  ask645 pack check acme-gateway
  ask645 --pack acme-gateway explain 5.6-3`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("pack needs check, list or new")
			}
			return usagef("there is no command %q", "pack "+args[0])
		},
		DisableFlagsInUseLine: true,
		RunE:                  func(*cobra.Command, []string) error { return nil },
	}
	command.AddCommand(a.packCheckCommand(), a.packListCommand(), a.packNewCommand())
	return command
}

// packsPlace is where packs are found without being named, in words.
func packsPlace() string {
	folder, err := store.PacksFolder()
	if err != nil {
		return "the configuration folder, which this machine does not have"
	}
	return folder
}

func (a *app) packCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR...",
		Short: "Say what is wrong with packs, with file and line",
		Long: `check reads all of a pack, and lists everything that is wrong with it at once. Several
packs are held against each other too. For a good pack it prints a line that says what
it holds. The exit status is 2 when there is a problem.`,
		Example:               `  ask645 pack check acme-gateway`,
		Args:                  someArguments("DIR, the folder of a pack"),
		ValidArgsFunction:     folders,
		DisableFlagsInUseLine: true,
		RunE:                  interruptible(func(_ *cobra.Command, args []string) error { return a.checkPacks(args) }),
	}
}

// checkPacks checks each pack by itself, and those that are good beside each other.
func (a *app) checkPacks(places []string) error {
	failed := false
	var good []*questionnaire.Pack
	for _, place := range places {
		problems, err := store.CheckPack(a.schemas, place)
		if err == nil && len(problems.Problems) > 0 {
			if err := a.result(problemLines(problems)); err != nil {
				return err
			}
			failed = true
			continue
		}
		var pack *questionnaire.Pack
		if err == nil {
			pack, err = store.OpenPack(place)
		}
		if err != nil {
			a.fail(err)
			failed = true
			continue
		}
		good = append(good, pack)
	}
	library := questionnaire.NewLibrary(a.schemas, good...)
	for _, pack := range good {
		line, err := library.Holds(pack)
		var wrong *questionnaire.PackError
		switch {
		case errors.As(err, &wrong):
			failed = true
			if err := a.result(problemLines(wrong)); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			if err := a.result(fmt.Appendf(nil, "%s: %s\n", questionnaire.PrintableLine(pack.Place), line)); err != nil {
				return err
			}
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func problemLines(wrong *questionnaire.PackError) []byte {
	var b bytes.Buffer
	for _, line := range wrong.Lines() {
		fmt.Fprintln(&b, questionnaire.PrintableLine(line))
	}
	return b.Bytes()
}

func (a *app) packListCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "list",
		Short:                 "List the packs that are used, and where they are",
		Args:                  noArguments,
		DisableFlagsInUseLine: true,
		RunE:                  interruptible(func(*cobra.Command, []string) error { return a.listPacks() }),
	}
}

// listPacks writes a line a pack: those that were named, then those that are found.
func (a *app) listPacks() error {
	if err := a.openPacks(); err != nil {
		return err
	}
	packs := a.library.Packs()
	if len(packs) == 0 {
		a.say("no pack is named with --pack, and none is in %s", packsPlace())
	}
	for _, pack := range packs {
		line, err := a.library.Holds(pack)
		var wrong *questionnaire.PackError
		if errors.As(err, &wrong) {
			line, err = "cannot be used: "+counted(len(wrong.Problems), "problem")+", which 'ask645 pack check' lists", nil
		}
		if err != nil {
			return err
		}
		if err := a.result(fmt.Appendf(nil, "%s: %s\n", questionnaire.PrintableLine(pack.Place), line)); err != nil {
			return err
		}
	}
	return nil
}

// samplePack is the worked pack among the samples.
const samplePack = "packs/home-gateway"

func (a *app) packNewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR",
		Short: "Begin a pack with a worked sample, to be changed",
		Long: `new writes a small pack with comments into a folder: a profile that refines EN 303 645,
reasons, an example and evidence lists. All of it is invented. A folder that holds
something already is left alone.`,
		Example:               `  ask645 pack new acme-gateway`,
		Args:                  oneArgument("DIR, the folder of the new pack"),
		ValidArgsFunction:     folders,
		DisableFlagsInUseLine: true,
		RunE:                  interruptible(func(_ *cobra.Command, args []string) error { return a.newPack(args[0]) }),
	}
}

// newPack copies the sample.
func (a *app) newPack(folder string) error {
	if found, err := os.ReadDir(folder); len(found) > 0 {
		return fmt.Errorf("%q holds something already: name a new folder", folder)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("make the folder %q: %w", folder, cause(err))
	}
	err := fs.WalkDir(a.schemas, samplePack, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(name, samplePack)))
		if entry.IsDir() {
			return os.MkdirAll(to, 0o700)
		}
		data, err := fs.ReadFile(a.schemas, name)
		if err != nil {
			return fmt.Errorf("read the sample: %w", err)
		}
		return os.WriteFile(to, data, 0o600)
	})
	if err != nil {
		return fmt.Errorf("write the pack: %w", err)
	}
	a.say("wrote a sample pack to %s: change it, beginning with pack.yaml, and try it with 'ask645 pack check'", folder)
	return nil
}
