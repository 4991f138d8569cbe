package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"ask645/questionnaire"
)

// Version is a past state of an assessment file, kept beside it. It is never modified.
type Version struct {
	// At is when the file was saved in this state.
	At time.Time
	// Path is where the version lies.
	Path string
}

// Open reads the version. One of a variant is laid over the base as that is now.
func (v Version) Open() (*questionnaire.Assessment, error) {
	assessment, err := v.alone()
	if err != nil {
		return nil, err
	}
	return readWhole(osDisk{}, v.Path, assessment)
}

// alone reads the version as it is: of a variant, what it says itself.
func (v Version) alone() (*questionnaire.Assessment, error) {
	data, err := read(osDisk{}, v.Path)
	if err != nil {
		return nil, err
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", v.Path, err)
	}
	return assessment, nil
}

// Versions lists the past states of an assessment file that are kept, oldest first. A file
// of which none is kept has none; that is no error.
func Versions(path string) ([]Version, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	return versionsIn(versionsFolder(target))
}

// NewestGood finds the newest version of a file that can be read; ok is false where there is
// none.
func NewestGood(path string) (version Version, assessment *questionnaire.Assessment, ok bool) {
	versions, err := Versions(path)
	if err != nil {
		return Version{}, nil, false
	}
	for _, version := range slices.Backward(versions) {
		if assessment, err := version.alone(); err == nil {
			return version, assessment, true
		}
	}
	return Version{}, nil, false
}

// versionsEnding is how folders of versions end.
const versionsEnding = ".versions"

// versionTime is how the name of a version tells its time, in UTC and with characters that
// every system takes.
const versionTime = "2006-01-02T15-04-05Z"

// keepEvery is how long the last version must be back for a save to keep another.
const keepEvery = 5 * time.Minute

// versionsFolder is where the versions of a file lie.
func versionsFolder(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+versionsEnding)
}

// isVersion reports whether a file is a version, going by its folder.
func isVersion(target string) bool {
	folder, err := filepath.Abs(filepath.Dir(target))
	name := filepath.Base(folder)
	return err == nil && strings.HasPrefix(name, ".") && strings.HasSuffix(name, versionsEnding)
}

func versionsIn(folder string) ([]Version, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the past versions: %w", err)
	}
	var versions []Version
	for _, entry := range entries {
		name, isOne := strings.CutSuffix(entry.Name(), Ending)
		if !isOne || len(name) < len(versionTime) || !entry.Type().IsRegular() {
			continue
		}
		if at, err := time.Parse(versionTime, name[:len(versionTime)]); err == nil {
			versions = append(versions, Version{At: at, Path: filepath.Join(folder, entry.Name())})
		}
	}
	slices.SortFunc(versions, func(a, b Version) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.again(), b.again()))
	})
	return versions, nil
}

// lastKept is when a version was kept last, by whichever program.
func lastKept(target string) time.Time {
	versions, err := versionsIn(versionsFolder(target))
	if err != nil || len(versions) == 0 {
		return time.Time{}
	}
	info, err := os.Stat(versions[len(versions)-1].Path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// pinned is how versions are named that were kept because another took the place of the
// file. Thinning leaves the newest of these alone.
const pinned = ".kept"

// mostPinned is how many of them stay.
const mostPinned = 30

// isPinned reports whether thinning leaves the version alone.
func (v Version) isPinned() bool { return strings.HasSuffix(v.Path, pinned+Ending) }

// again counts versions of one second from 1: a number behind the time tells them apart.
func (v Version) again() int {
	name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(v.Path), Ending), pinned)
	if n, err := strconv.Atoi(strings.TrimPrefix(name[min(len(name), len(versionTime)):], "-")); err == nil {
		return n
	}
	return 1
}

// keepVersion keeps a state of a file that a save has replaced, unless it is kept already,
// and thins what is kept. info is how the file was. A version that is to be pinned is kept
// whatever thinning makes of the others.
func keepVersion(d disk, target string, data []byte, info fs.FileInfo, now time.Time, pin bool) error {
	folder := versionsFolder(target)
	if err := makeVersionsFolder(d, folder, info); err != nil {
		return err
	}
	versions, err := versionsIn(folder)
	if err != nil {
		return err
	}
	at := info.ModTime().UTC().Truncate(time.Second)
	name, again := at.Format(versionTime), 1
	for _, version := range versions {
		if !version.At.Equal(at) || version.isPinned() != pin {
			continue
		}
		kept, err := read(d, version.Path)
		if err != nil || bytes.Equal(kept, data) {
			return err
		}
		again = version.again() + 1
	}
	if again > 1 {
		name += fmt.Sprintf("-%d", again)
	}
	if pin {
		name += pinned
	}
	path := filepath.Join(folder, name+Ending)
	removeLeftovers(d, folder, "")
	_, err = replacement{disk: d, name: path, target: path, fresh: true, as: target, info: info}.write(data)
	if err != nil {
		return err
	}
	if versions, err = versionsIn(folder); err != nil {
		return err
	}
	thinVersions(d, versions, now)
	return nil
}

// thinVersions removes what is not to stay, of the pinned ones those before the newest.
func thinVersions(d disk, versions []Version, now time.Time) {
	var others, pins []Version
	var ats []time.Time
	for _, version := range versions {
		if version.isPinned() {
			pins = append(pins, version)
			continue
		}
		others, ats = append(others, version), append(ats, version.At)
	}
	for i, keep := range thin(ats, now) {
		if !keep {
			_ = d.Remove(others[i].Path)
		}
	}
	for i := range max(0, len(pins)-mostPinned) {
		_ = d.Remove(pins[i].Path)
	}
}

// makeVersionsFolder makes the folder, which those may enter who may read the file.
func makeVersionsFolder(d disk, folder string, info fs.FileInfo) error {
	if _, err := os.Stat(folder); err == nil {
		return nil
	}
	perm := fs.FileMode(0o700)
	for _, read := range []fs.FileMode{0o040, 0o004} {
		if info.Mode().Perm()&read != 0 {
			perm |= read | read>>2
		}
	}
	return d.Mkdir(folder, perm, info)
}
