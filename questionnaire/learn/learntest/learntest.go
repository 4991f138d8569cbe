// Package learntest makes teaching material for tests: a short tour, and devices whose models
// are samples of the program. It does not change when the texts of the program do.
package learntest

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ask645/assets"
	"ask645/questionnaire"
)

// overlay is the program's data with teaching material of the test.
type overlay struct{ learn fstest.MapFS }

// Open opens a file of either.
func (o overlay) Open(name string) (fs.File, error) {
	if name == "learn" || strings.HasPrefix(name, "learn/") {
		return o.learn.Open(name) //nolint:wrapcheck // it stands for the files themselves
	}
	return assets.FS.Open(name) //nolint:wrapcheck // likewise
}

// Tour is the tour of tests.
const Tour = `title: A tour
minutes: 2
screens:
  - id: one
    title: The first thought
    text:
      - The baseline asks for what every device should have.
    ref: EN 303 645 V2.1.1, clause 1
  - id: two
    title: The second thought
    text:
      - A recommendation may be left out where a reason is given.
    ref: EN 303 645 V2.1.1, clause 4
    question:
      ask: What does leaving out a recommendation want?
      options:
        - {text: A reason, right: true, why: It is recorded.}
        - {text: Nothing, right: false, why: A reason is wanted.}
`

// DeviceFile writes the file of a device whose model is a sample.
func DeviceFile(t testing.TB, id string) string {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, "samples/"+id+".ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	edition, err := questionnaire.NewLibrary(assets.FS).Edition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "device: %s\ntitle: Device %s\nsample: samples/%s.ask645.json\nabout: What it is.\ndossier:\n", id, id, id)
	for _, heading := range []string{"The product", "Hardware", "Radio", "App", "Cloud", "Updates", "Data", "Weak spots", "Two honest shortcomings"} {
		fmt.Fprintf(&b, "  - heading: %s\n    text:\n      - %s\n", heading, strings.Repeat("word ", 60))
	}
	b.WriteString("facts:\n")
	for _, fact := range questionnaire.NewProfile(edition, a.Facts).Questions() {
		fmt.Fprintf(&b, "  %s: The dossier says so.\n", fact.ID)
	}
	b.WriteString("reasons:\n")
	s := questionnaire.Evaluate(edition, a, a.Answers["5.1-1"].At)
	for i := range s.Rows {
		if row := &s.Rows[i]; row.Walked() {
			fmt.Fprintf(&b, "  %s:\n    why: The dossier says so.\n    needs: [one thing, another thing]\n", row.Provision.Reference)
			if row.Support == questionnaire.NotSupported {
				b.WriteString("    also:\n      - {support: Y, when: it is read widely}\n")
			}
		}
	}
	return b.String()
}

// Files are the program's data with the material of tests, and with other texts for the files
// that changes names.
func Files(t testing.TB, changes map[string]string) fs.FS {
	t.Helper()
	files := fstest.MapFS{"learn/tour.yaml": {Data: []byte(Tour)}}
	for _, id := range []string{"smart-lock", "battery-sensor", "baby-camera"} {
		files["learn/devices/"+id+".yaml"] = &fstest.MapFile{Data: []byte(DeviceFile(t, id))}
	}
	for name, text := range changes {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return overlay{files}
}
