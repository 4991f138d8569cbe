package export

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ask645/export/day"
	"ask645/export/document"
	"ask645/export/markdown"
	"ask645/export/pdf"
	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// Day is the sheet of what was decided on a day or some days. It is no statement.
type Day struct {
	sheet        *document.Sheet
	options      Options
	since, until time.Time
}

// DayFormats are the formats of a sheet of the day.
func DayFormats() []string { return []string{"pdf", "md"} }

// CheckDayFormats reports a format that is none of [DayFormats]. The error wraps
// ErrUnknownFormat.
func CheckDayFormats(formats ...string) error {
	for _, format := range formats {
		if !slices.Contains(DayFormats(), format) {
			return fmt.Errorf("%w %q: the sheet of the day is written as %s", ErrUnknownFormat, format, strings.Join(DayFormats(), ", "))
		}
	}
	return nil
}

// PrepareDay makes the sheet of the days from since to until, told by the time zone of these,
// from what [store.Log] found: the file and its versions, the newest first.
func PrepareDay(states []store.State, library *questionnaire.Library, since, until time.Time, o Options) (*Day, error) {
	start, end := startOf(since), startOf(until).AddDate(0, 0, 1)
	if !start.Before(end) {
		return nil, fmt.Errorf("%s comes after %s: name the earlier day first", since.Format(time.DateOnly), until.Format(time.DateOnly))
	}
	now, before := lastBefore(states, end), lastBefore(states, start)
	if now == nil {
		if len(states) > 0 && states[0].Err != nil && len(states) == 1 {
			return nil, states[0].Err
		}
		return nil, fmt.Errorf("nothing is kept of %s or before: there is nothing to tell", until.Format(time.DateOnly))
	}
	edition, err := library.Edition(now.Assessment.Edition)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", now.Path, err)
	}
	year, month, date := o.Date.Date()
	o.Date = time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
	in := day.Input{
		Statement: questionnaire.Evaluate(edition, now.Assessment, until),
		Since:     since, Until: until, Who: whoIn(states, start, end),
	}
	if before != nil {
		in.Before, in.BeforeAt = before.Assessment, before.At
	}
	sheet, err := day.New(in)
	if err != nil {
		return nil, err
	}
	return &Day{sheet: sheet, options: o, since: since, until: until}, nil
}

func startOf(at time.Time) time.Time {
	year, month, day := at.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, at.Location())
}

// lastBefore is the last state before a time that can be read, or nil.
func lastBefore(states []store.State, end time.Time) *store.State {
	for i := range states {
		if states[i].At.Before(end) && states[i].Assessment != nil {
			return &states[i]
		}
	}
	return nil
}

// whoIn names those who changed a part on these days.
func whoIn(states []store.State, start, end time.Time) func(questionnaire.Change) []string {
	return func(change questionnaire.Change) []string {
		for i := range states {
			state := &states[i]
			if state.At.Before(start) || !state.At.Before(end) {
				continue
			}
			for _, other := range state.Changes {
				if other.Part == change.Part && len(state.By) == 1 {
					return state.By
				}
			}
		}
		return nil
	}
}

// Path is where the sheet goes unless the person names another place: beside the assessment,
// as lamp.day-2026-11-21.pdf for lamp.ask645.json.
func (d *Day) Path(assessment, format string) string {
	folder, name := filepath.Split(assessment)
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".json"), ".ask645")
	days := d.until.Format(time.DateOnly)
	if first := d.since.Format(time.DateOnly); first != days {
		days = first + "-to-" + days
	}
	return folder + store.SafeName(name, ".day-"+days+"."+format)
}

// In is the path in a folder.
func (d *Day) In(folder, assessment, format string) string {
	return filepath.Join(folder, filepath.Base(d.Path(assessment, format)))
}

// Render makes the sheet in a format, and holds it against its words. The error wraps
// ErrUnknownFormat for a format that is none of [DayFormats].
func (d *Day) Render(format string) (Result, error) {
	switch format {
	case "md":
		return Result{Bytes: markdown.RenderSheet(d.sheet)}, nil
	case "pdf":
		result, err := finished(pdf.RenderSheet(d.sheet, d.pdf()))
		if err != nil {
			return Result{}, err
		}
		return result, d.compare(format, result.Bytes)
	}
	return Result{}, CheckDayFormats(format)
}

func (d *Day) pdf() pdf.Options {
	return pdf.Options{Date: d.options.Date, Generator: d.options.Generator, Font: d.options.Font, Letterhead: d.options.Letterhead}
}

// compare holds a finished file against the words.
func (d *Day) compare(format string, data []byte) error {
	var err error
	if format == "pdf" {
		err = pdf.CompareSheet(data, d.sheet, d.pdf())
	} else if !bytes.Equal(data, markdown.RenderSheet(d.sheet)) {
		err = errors.New("the file does not hold what was written to it")
	}
	if err != nil {
		return fmt.Errorf("the sheet of the day does not say what it is to say: %w", err)
	}
	return nil
}

// Write writes the sheet to a file and reads it back. An earlier file of that name is
// replaced.
func (d *Day) Write(path, format string) (warnings []string, err error) {
	result, err := d.Render(format)
	if err != nil {
		return nil, err
	}
	if err := store.WriteFile(path, result.Bytes, Perm); err != nil {
		return result.Warnings, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return result.Warnings, fmt.Errorf("read %q back: %w", path, err)
	}
	return result.Warnings, d.compare(format, data)
}
