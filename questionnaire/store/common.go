package store

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"time"

	"ask645/questionnaire"
)

// pastState is one state of an assessment file: the one that it is in, or one that is kept.
type pastState struct {
	digest, path string
	at           time.Time
}

// states lists the states of an assessment file, the newest first. What cannot be read is no
// state.
func states(path string) []pastState {
	var all []pastState
	add := func(path string, at time.Time) {
		if data, err := read(osDisk{}, path); err == nil {
			all = append(all, pastState{DigestOf(data), path, at})
		}
	}
	if info, err := os.Stat(path); err == nil {
		add(path, info.ModTime())
	}
	versions, _ := Versions(path) // none where they cannot be listed
	for _, version := range slices.Backward(versions) {
		add(version.Path, version.At)
	}
	return all
}

// DigestOf is the SHA-256 of the bytes of a file, in lower-case hexadecimal.
func DigestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Common is a state that copies of an assessment have in common.
type Common struct {
	Assessment *questionnaire.Assessment
	// File is the copy beside which the state is kept, At when it was saved in that state.
	File string
	At   time.Time
}

// CommonState finds the newest state that a copy of an assessment has in common with any of
// some others: the state that both are in or were in, or that one is a part of. ok is false
// where none is kept.
func CommonState(one string, others ...string) (common Common, ok bool) {
	mine := states(one)
	origin := originOf(one)
	var best pastState
	for _, other := range others {
		theirs := states(other)
		for _, found := range []struct {
			states []pastState
			shared func(digest string) bool
		}{
			{theirs, func(digest string) bool { return digest == origin || has(mine, digest) }},
			{mine, func(digest string) bool { return digest == originOf(other) }},
		} {
			for _, s := range found.states {
				if (!ok || s.at.After(best.at)) && found.shared(s.digest) {
					if assessment, err := Read(s.path); err == nil {
						best, ok = s, true
						common = Common{Assessment: assessment, File: fileOf(s.path, one, other), At: s.at}
					}
				}
			}
		}
	}
	return common, ok
}

func has(states []pastState, digest string) bool {
	return slices.ContainsFunc(states, func(s pastState) bool { return s.digest == digest })
}

// fileOf names the file that a state belongs to.
func fileOf(path string, files ...string) string {
	for _, file := range files {
		if target, err := resolve(file); err == nil && (path == file || filepath.Dir(path) == versionsFolder(target)) {
			return file
		}
	}
	return path
}

// originOf is the digest of what a part was taken from, or "".
func originOf(path string) string {
	assessment, err := ReadAlone(path)
	if err != nil {
		return ""
	}
	return assessment.PartOf.SHA256
}

// ReadKept reads an assessment file and keeps the state that it is in among its versions, so
// that what is derived from it finds its way back. digest is that of the state. Where it
// cannot be kept, kept is false; that is no error.
func ReadKept(path string, now time.Time) (assessment *questionnaire.Assessment, digest string, kept bool, err error) {
	data, assessment, err := decoded(osDisk{}, path)
	if err != nil {
		return nil, "", false, err
	}
	target, err := resolve(path)
	if err != nil {
		return nil, "", false, err
	}
	if info, err := os.Stat(target); err == nil && !isVersion(target) {
		kept = keepVersion(osDisk{}, target, data, info, now, true) == nil
	}
	return assessment, DigestOf(data), kept, nil
}
