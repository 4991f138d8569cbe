package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// packFlag names a folder with a pack.
const packFlag = "pack"

// addPackFlag adds the flag to all commands below the root.
func (a *app) addPackFlag(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringArrayVar(&a.packs, packFlag, nil, "use the pack in folder `DIR` too, for guidance and editions by others (repeatable)")
	completeFlag(root, packFlag, folders)
	root.PersistentPreRunE = func(command *cobra.Command, _ []string) error {
		if readsNoEdition(command) {
			return nil
		}
		collectLater()
		return a.openPacks()
	}
}

// readsNoEdition reports whether a command has no use for packs.
func readsNoEdition(command *cobra.Command) bool {
	for ; command.HasParent(); command = command.Parent() {
		if slices.Contains([]string{"version", "schema", "help", "completion", "pack"}, command.Name()) {
			return true
		}
	}
	return false
}

// openPacks gives the library the packs that were named and those in the configuration
// folder. Only their heads are read.
func (a *app) openPacks() error {
	if a.packsOpen {
		return nil
	}
	packs := make([]*questionnaire.Pack, 0, len(a.packs))
	for _, folder := range a.packs {
		pack, err := store.OpenPack(folder)
		if err != nil {
			return err
		}
		packs = append(packs, pack)
	}
	// Without a configuration folder there are no packs in it.
	if folder, err := store.PacksFolder(); err == nil {
		packs = append(packs, store.FindPacks(folder)...)
	}
	a.packsOpen = true
	if len(packs) == 0 {
		return nil
	}
	a.library = questionnaire.NewLibrary(a.schemas, packs...)
	return a.library.Conflicts()
}

// warnOfPacks says which packs of the configuration folder were left out.
func (a *app) warnOfPacks() {
	for _, left := range a.library.LeftOut() {
		a.say("ask645: warning: %s", left.GoingOn())
	}
}

// addLetterheadFlag adds the flag that chooses among the letterheads of packs.
func addLetterheadFlag(command *cobra.Command, name *string) {
	command.Flags().StringVar(name, "letterhead", "", "use the letterhead of the pack `PACK`, or "+questionnaire.NoLetterhead+"; the only one there is, unless given")
}

// letterhead is the one to write in, or nil. Where no document has room for one, only a name
// that was given is looked up.
func (a *app) letterhead(name string, dressed bool) (*questionnaire.Letterhead, error) {
	if name == "" && !dressed {
		return nil, nil //nolint:nilnil // none is needed
	}
	letterhead, err := a.library.Letterhead(name)
	if errors.Is(err, questionnaire.ErrSeveralLetterheads) {
		return nil, &usageError{err}
	}
	return letterhead, err
}

// folders completes names of folders.
func folders(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}
