package learn

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"ask645/questionnaire"
)

// What fits a screen of the tour, and one or two pages of a dossier.
const (
	screenWidth       = 70
	screenLines       = 16
	leastDossier      = 450
	mostDossier       = 900
	screensToQuestion = 5
	leastNeeds        = 2
	mostNeeds         = 4
)

// Validate checks the teaching material and returns every problem, sorted by file and line:
// unknown keys, missing texts, facts and provisions without their reason, questions without
// exactly one right answer, texts that are too long. Data without any has no problems.
func Validate(files fs.FS, library *questionnaire.Library) []questionnaire.Problem {
	c := NewCourse(files, library)
	var problems []questionnaire.Problem
	if _, err := fs.Stat(files, tourName); err == nil {
		problems = append(problems, c.checkTour()...)
	}
	ids, err := c.DeviceIDs()
	if err != nil {
		problems = append(problems, questionnaire.Problem{File: devicesDir, Message: err.Error()})
	}
	for _, id := range ids {
		problems = append(problems, c.checkDevice(id)...)
	}
	return problems
}

func (c *Course) checkTour() []questionnaire.Problem {
	var tour Tour
	f, ok := questionnaire.CheckData(c.files, tourName, &tour)
	if !ok {
		return f.Problems()
	}
	f.Required(tour.Title, "title")
	if len(tour.Screens) == 0 {
		f.Report("there is no screen", "screens")
	}
	seen := map[string]bool{}
	since := 0
	for i := range tour.Screens {
		screen := &tour.Screens[i]
		f.Required(screen.ID, "screens", i, "id")
		f.Required(screen.Title, "screens", i, "title")
		f.Required(screen.Ref, "screens", i, "ref")
		if seen[screen.ID] {
			f.Report(fmt.Sprintf("screen %q stands twice", screen.ID), "screens", i, "id")
		}
		seen[screen.ID] = true
		texts(f, screen.Text, "screens", i, "text")
		if n := linesOf(screen.Text); n > screenLines {
			f.Report(fmt.Sprintf("the text takes %d lines of %d characters: at most %d", n, screenWidth, screenLines), "screens", i, "text")
		}
		since++
		if screen.Question != nil {
			since = 0
			checkQuestion(f, screen.Question, i)
		}
		if since > screensToQuestion {
			f.Report(fmt.Sprintf("%d screens without a question: at most %d", since, screensToQuestion), "screens", i, "id")
		}
	}
	return f.Problems()
}

func checkQuestion(f *questionnaire.DataFile, question *TourQuestion, i int) {
	f.Required(question.Ask, "screens", i, "question", "ask")
	right := 0
	for j, o := range question.Options {
		f.Required(o.Text, "screens", i, "question", "options", j, "text")
		f.Required(o.Why, "screens", i, "question", "options", j, "why")
		if o.Right {
			right++
		}
	}
	if right != 1 || len(question.Options) < 2 {
		f.Report(fmt.Sprintf("%d of %d options are right: write two or more, and one that is right", right, len(question.Options)), "screens", i, "question", "options")
	}
}

// texts reports a list without texts, and texts without words.
func texts(f *questionnaire.DataFile, list []string, place ...any) {
	if len(list) == 0 {
		f.Report("there is no text", place...)
	}
	for i, text := range list {
		if strings.TrimSpace(text) == "" {
			f.Report("a text is empty", append(slices.Clone(place), i)...)
		}
	}
}

// linesOf counts the lines that paragraphs take, with an empty one between them.
func linesOf(paragraphs []string) int {
	lines := max(0, len(paragraphs)-1)
	for _, text := range paragraphs {
		used := screenWidth
		for _, word := range strings.Fields(text) {
			n := len([]rune(word))
			if used+1+n > screenWidth {
				lines++
				used = n
				continue
			}
			used += 1 + n
		}
	}
	return lines
}

func (c *Course) checkDevice(id string) []questionnaire.Problem {
	device := &Device{}
	f, ok := questionnaire.CheckData(c.files, devicesDir+"/"+id+".yaml", device)
	if !ok {
		return f.Problems()
	}
	if device.ID != id {
		f.Report(fmt.Sprintf("the device is called %q, its file %q", device.ID, id), "device")
	}
	f.Required(device.Title, "title")
	f.Required(device.About, "about")
	checkDossier(f, device.Dossier)
	model, err := c.model(device.Sample)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Report(fmt.Sprintf("there is no file %q", device.Sample), "sample")
	case err != nil:
		f.Report(err.Error(), "sample")
	default:
		checkFacts(f, device, model)
		checkReasons(f, device, model)
	}
	return f.Problems()
}

func checkDossier(f *questionnaire.DataFile, dossier []Section) {
	have := map[string]bool{}
	words := 0
	for i, section := range dossier {
		f.Required(section.Heading, "dossier", i, "heading")
		have[section.Heading] = true
		texts(f, section.Text, "dossier", i, "text")
		for _, text := range section.Text {
			words += len(strings.Fields(text))
		}
	}
	for _, heading := range headings() {
		if !have[heading] {
			f.Report(fmt.Sprintf("the dossier has no part %q", heading), "dossier")
		}
	}
	if words < leastDossier || words > mostDossier {
		f.Report(fmt.Sprintf("the dossier has %d words: write %d to %d", words, leastDossier, mostDossier), "dossier")
	}
}

func checkFacts(f *questionnaire.DataFile, device *Device, model *questionnaire.Statement) {
	for _, fact := range questionnaire.NewProfile(model.Edition, model.Assessment.Facts).Questions() {
		if _, ok := device.Facts[fact.ID]; !ok {
			f.Report(fmt.Sprintf("there is no reason for the fact %q", fact.ID), "facts")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(device.Facts)) {
		if model.Edition.Fact(id) == nil {
			f.Report(fmt.Sprintf("%s asks for no fact %q", model.Edition.Title, id), "facts", id)
		}
		f.Required(device.Facts[id], "facts", id)
	}
}

func checkReasons(f *questionnaire.DataFile, device *Device, model *questionnaire.Statement) {
	for i := range model.Rows {
		reference := model.Rows[i].Provision.Reference
		if _, ok := device.Reasons[reference]; !ok && model.Rows[i].Walked() {
			f.Report(fmt.Sprintf("there is no reason for %s, which applies", reference), "reasons")
		}
	}
	for _, reference := range slices.SortedFunc(maps.Keys(device.Reasons), questionnaire.CompareReferences) {
		reason := device.Reasons[reference]
		row := model.Row(reference)
		if row == nil {
			f.Report(fmt.Sprintf("%s has no provision %q", model.Edition.Title, reference), "reasons", reference)
			continue
		}
		f.Required(reason.Why, "reasons", reference, "why")
		if !row.Walked() {
			continue
		}
		if n := len(reason.Needs); n < leastNeeds || n > mostNeeds {
			f.Report(fmt.Sprintf("%s needs %d things: write %d to %d", reference, n, leastNeeds, mostNeeds), "reasons", reference, "needs")
		}
		for i, need := range reason.Needs {
			f.Required(need, "reasons", reference, "needs", i)
		}
		for i, also := range reason.Also {
			f.Required(also.When, "reasons", reference, "also", i, "when")
			if also.Support == row.Support || also.Support != questionnaire.Supported && also.Support != questionnaire.NotSupported {
				f.Report(fmt.Sprintf("the other answer is %q: write Y or N, whichever the model does not say", also.Support), "reasons", reference, "also", i, "support")
			}
		}
	}
}
