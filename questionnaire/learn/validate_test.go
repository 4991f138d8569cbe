package learn_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ask645/assets"
	"ask645/questionnaire"
	"ask645/questionnaire/learn"
	"ask645/questionnaire/learn/learntest"
)

// TestEmbedded checks the material that the program carries.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	for _, problem := range learn.Validate(assets.FS, library()) {
		t.Error(problem)
	}
	p, err := learn.NewCourse(assets.FS, library()).Pool(questionnaire.DefaultEdition)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Round("embedded", learn.MostQuestions); err != nil {
		t.Error(err)
	}
}

// TestValidate wants each mistake reported with its file and line.
func TestValidate(t *testing.T) {
	t.Parallel()
	lock := learntest.DeviceFile(t, "smart-lock")
	line := func(text, part string) int {
		return 1 + strings.Count(text[:strings.Index(text, part)], "\n")
	}
	const device, tourFile = "learn/devices/smart-lock.yaml", "learn/tour.yaml"
	for _, c := range []struct {
		name, file, old, new string
		want                 []string
	}{
		{name: "nothing"},
		{"unknown key", device, "about: What it is.", "about: What it is.\ncolour: red", []string{device + `:5: unknown key "colour"`}},
		{"another name", device, "device: smart-lock", "device: lock", []string{device + `:1: the device is called "lock", its file "smart-lock"`}},
		{"no sample", device, "samples/smart-lock.ask", "samples/lock.ask", []string{device + `:3: there is no file "samples/lock.ask645.json"`}},
		{"no heading", device, "heading: Cloud", "heading: Clouds", []string{device + `:5: the dossier has no part "Cloud"`}},
		{"no reason for a fact", device, "  cloud: The dossier says so.\n", "", []string{fmt.Sprintf(`%s:%d: there is no reason for the fact "cloud"`, device, line(lock, "facts:"))}},
		{"no such fact", device, "  cloud: The", "  clouds: x\n  cloud: The", []string{fmt.Sprintf(`%s:%d: ETSI EN 303 645 V2.1.1 asks for no fact "clouds"`, device, line(lock, "  cloud:"))}},
		{"no such provision", device, "reasons:\n", "reasons:\n  9.9-9: {why: x, needs: [a, b]}\n", []string{fmt.Sprintf(`%s:%d: ETSI EN 303 645 V2.1.1 has no provision "9.9-9"`, device, line(lock, "reasons:")+1)}},
		{"few needs", device, "needs: [one thing, another thing]", "needs: [one thing]", []string{fmt.Sprintf(`%s:%d: 5.1-1 needs 1 things: write 2 to 4`, device, line(lock, "needs:"))}},
		{"the same again", device, "support: Y", "support: N", []string{fmt.Sprintf(`%s:%d: the other answer is "N": write Y or N, whichever the model does not say`, device, line(lock, "support: Y"))}},
		{"two right", tourFile, "right: false", "right: true", []string{tourFile + `:16: 2 of 2 options are right: write two or more, and one that is right`}},
		{"twice", tourFile, "id: two", "id: one", []string{tourFile + `:9: screen "one" stands twice`}},
		{"long", tourFile, "- The baseline asks", "- " + strings.Repeat("word ", 250), []string{tourFile + `:6: the text takes 19 lines of 70 characters: at most 16`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := lock
			if c.file == tourFile {
				text = learntest.Tour
			}
			changes := map[string]string{}
			if c.file != "" {
				changes[c.file] = strings.Replace(text, c.old, c.new, 1)
			}
			var got []string
			for _, problem := range learn.Validate(fixture(t, changes), library()) {
				got = append(got, problem.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// FuzzDevice validates any bytes as a device.
func FuzzDevice(f *testing.F) {
	f.Add(learntest.DeviceFile(f, "smart-lock"))
	f.Add("device: [")
	f.Add("reasons: {5.1-1: {also: [{support: Y}]}}\nsample: samples/smart-lock.ask645.json")
	f.Fuzz(func(t *testing.T, text string) {
		files := fixture(t, map[string]string{"learn/devices/smart-lock.yaml": text})
		problems := learn.Validate(files, library())
		if _, err := learn.NewCourse(files, library()).Device("smart-lock"); err != nil && len(problems) == 0 {
			t.Errorf("cannot be read, and has no problem: %v", err)
		}
	})
}
