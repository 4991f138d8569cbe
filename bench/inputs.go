package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ask645/assets"
)

// The samples that the inputs are made from: complete, without errors and warnings.
const (
	sampleV2 = "samples/smart-lock.ask645.json"
	sampleV3 = "samples/thermostat-v3.ask645.json"
	packRoot = "packs/home-gateway"
)

// usualText is how many characters a Detail has, unless the table says otherwise.
const usualText = 400

// textLengths are the lengths of a Detail over which growth is measured.
func textLengths() []int { return []int{usualText, 10 * usualText, 100 * usualText} }

// packSizes are the numbers of provisions over which the growth of packs is measured.
func packSizes() []int { return []int{250, 500, 1000} }

// manyFiles is how many files are checked in one go.
const manyFiles = 10_000

// The names of the inputs below their folder.
func statementName(length int) string { return fmt.Sprintf("statement-%d.ask645.json", length) }
func packName(size int) string        { return fmt.Sprintf("pack-%d", size) }
func manyFileName(n int) string       { return fmt.Sprintf("%05d.ask645.json", n) }
func packedName(size int) string      { return fmt.Sprintf("packed-%d.ask645.json", size) }

const (
	newestName = "newest.ask645.json"
	manyName   = "many"
)

// makeInputs writes everything that is measured into a folder.
func makeInputs(folder string) error {
	for _, length := range textLengths() {
		if err := writeStatement(filepath.Join(folder, statementName(length)), length, 0); err != nil {
			return err
		}
	}
	newest, err := fs.ReadFile(assets.FS, sampleV3)
	if err != nil {
		return fmt.Errorf("read a sample: %w", err)
	}
	if err := write(filepath.Join(folder, newestName), newest); err != nil {
		return err
	}
	for _, size := range packSizes() {
		if err := writePack(filepath.Join(folder, packName(size)), size); err != nil {
			return err
		}
		if err := writeStatement(filepath.Join(folder, packedName(size)), usualText, size); err != nil {
			return err
		}
	}
	return writeMany(filepath.Join(folder, manyName), filepath.Join(folder, statementName(usualText)))
}

// write writes a file, with the folders it needs.
func write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return fmt.Errorf("write an input: %w", err)
	}
	return nil
}

// writeStatement writes the sample for EN 303 645 V2.1.1 with Details of a length, and so
// many answers more to the provisions that [writePack] adds.
func writeStatement(name string, length, added int) error {
	data, err := fs.ReadFile(assets.FS, sampleV2)
	if err != nil {
		return fmt.Errorf("read a sample: %w", err)
	}
	var statement map[string]any
	if err := json.Unmarshal(data, &statement); err != nil {
		return fmt.Errorf("read a sample: %w", err)
	}
	answers, isMap := statement["answers"].(map[string]any)
	if !isMap {
		return errors.New("the sample has no answers")
	}
	for reference, answer := range answers {
		if members, isMap := answer.(map[string]any); isMap && members["support"] != nil {
			members["detail"] = detail(reference, length)
		}
	}
	if added > 0 {
		if err := withPack(statement, answers); err != nil {
			return err
		}
	}
	for n := range added {
		reference := addedReference(n)
		answers[reference] = map[string]any{"support": "Y", "detail": detail(reference, length)}
	}
	data, err = json.MarshalIndent(statement, "", "  ")
	if err != nil {
		return fmt.Errorf("write an input: %w", err)
	}
	return write(name, data)
}

// withPack answers what the sample of a pack asks besides its base.
func withPack(statement, answers map[string]any) error {
	facts, isMap := statement["facts"].(map[string]any)
	if !isMap {
		return errors.New("the sample has no facts")
	}
	statement["edition"] = "example-home-gateway-v1"
	facts["provider_managed"] = "no"
	for reference, support := range map[string]string{"GW-5.1-6": "Y", "GW-1-1": "Y", "GW-1-2": "N/A"} {
		answers[reference] = map[string]any{"support": support, "detail": detail(reference, usualText)}
	}
	return nil
}

// detail is a text of so many characters as people write them, other for each provision.
func detail(reference string, length int) string {
	sentences := []string{
		"The device keeps its keys in a protected area of the controller. ",
		"The service checks every request against the account that paired the device. ",
		"What the app shows comes from the device, signed with a key of its own; nothing else is believed. ",
		"An update is taken only when it is newer and its signature holds. ",
		"The manual says on page 12 how the owner does this, and how long it takes. ",
	}
	var b strings.Builder
	b.WriteString("Provision " + reference + ". ")
	for n := len(reference); b.Len() < length; n++ {
		b.WriteString(sentences[n%len(sentences)])
	}
	return strings.TrimRight(b.String()[:length-1], " ") + "."
}

// addedReference is the reference of a provision that [writePack] adds.
func addedReference(n int) string { return fmt.Sprintf("BIG-1-%d", n+1) }

// writePack writes the sample of a pack with so many provisions more, each with guidance of
// its own.
func writePack(folder string, size int) error {
	var provisions strings.Builder
	provisions.WriteString("  - number: BIG-1\n    title: Many\n    provisions:\n")
	for n := range size {
		fmt.Fprintf(&provisions, "      - {reference: %s, status: M, title: Provision %d}\n", addedReference(n), n+1)
	}
	err := fs.WalkDir(assets.FS, packRoot, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			return err //nolint:wrapcheck // wrapped below, with what was being done
		}
		inside := strings.TrimPrefix(name, packRoot+"/")
		if strings.HasPrefix(inside, "editions/") {
			const before = "  - number: GW-1\n"
			data = []byte(strings.Replace(string(data), before, provisions.String()+before, 1))
		}
		if strings.HasSuffix(inside, "/GW-1-1.yaml") {
			for n := range size {
				other := strings.ReplaceAll(string(data), "GW-1-1", addedReference(n))
				if err := write(filepath.Join(folder, filepath.Dir(inside), addedReference(n)+".yaml"), []byte(other)); err != nil {
					return err
				}
			}
		}
		return write(filepath.Join(folder, filepath.FromSlash(inside)), data)
	})
	if err != nil {
		return fmt.Errorf("make a pack: %w", err)
	}
	return nil
}

// writeMany gives a file so many names, or copies it where the disk has no such thing.
func writeMany(folder, original string) error {
	data, err := os.ReadFile(original)
	if err != nil {
		return fmt.Errorf("read an input: %w", err)
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	for n := range manyFiles {
		name := filepath.Join(folder, manyFileName(n))
		if os.Link(original, name) == nil {
			continue
		}
		if err := write(name, data); err != nil {
			return err
		}
	}
	return nil
}
