package learn

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"

	"ask645/questionnaire"
)

// Course reads the teaching material from a folder of data files:
//
//	learn/tour.yaml             the tour
//	learn/devices/DEVICE.yaml   a worked device: its dossier, and why the model answers so
//	samples/*.ask645.json       the model assessments
//
// Data without these files has no tour and no devices.
//
// Nothing is read before it is asked for, and nothing is read twice. A Course is safe for use by
// several goroutines.
type Course struct {
	files   fs.FS
	library *questionnaire.Library

	tour    func() (*Tour, error)
	devices func() ([]*Device, error)
}

// NewCourse returns a course over the given files, whose devices are assessed against
// editions of the library. It reads none of them yet.
func NewCourse(files fs.FS, library *questionnaire.Library) *Course {
	c := &Course{files: files, library: library}
	c.tour, c.devices = sync.OnceValues(c.readTour), sync.OnceValues(c.readDevices)
	return c
}

const (
	tourName   = "learn/tour.yaml"
	devicesDir = "learn/devices"
)

// Screen is one thought of the tour.
type Screen struct {
	ID    string   `yaml:"id"`
	Title string   `yaml:"title"`
	Text  []string `yaml:"text"`
	// Ref is the clause or the document that it rests on, with its date.
	Ref string `yaml:"ref"`
	// Question follows the text, or is nil.
	Question *TourQuestion `yaml:"question"`
}

// TourQuestion is a question of the tour. Exactly one option is right.
type TourQuestion struct {
	Ask     string       `yaml:"ask"`
	Options []TourOption `yaml:"options"`
}

// TourOption is an answer offered, and why it is right or wrong.
type TourOption struct {
	Text  string `yaml:"text"`
	Right bool   `yaml:"right"`
	Why   string `yaml:"why"`
}

// Asked is the question as rounds ask theirs.
func (q *TourQuestion) Asked() *Question {
	asked := &Question{Ask: oneLine(q.Ask)}
	for _, o := range q.Options {
		asked.Options = append(asked.Options, Option{Text: oneLine(o.Text), Right: o.Right, Why: oneLine(o.Why)})
	}
	return asked
}

// Tour is a way through the baseline in about so many minutes.
type Tour struct {
	Title   string   `yaml:"title"`
	Minutes int      `yaml:"minutes"`
	Screens []Screen `yaml:"screens"`
}

// Tour reads the tour. Where there is none it has no screens.
func (c *Course) Tour() (*Tour, error) { return c.tour() }

func (c *Course) readTour() (*Tour, error) {
	tour := &Tour{}
	if err := questionnaire.ReadData(c.files, tourName, tour); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return tour, nil
}

// DeviceIDs lists the worked devices in the order of their names.
func (c *Course) DeviceIDs() ([]string, error) {
	return questionnaire.DataIDs(c.files, devicesDir)
}

// Device reads a worked device with its model assessment.
func (c *Course) Device(id string) (*Device, error) {
	device := &Device{}
	if err := questionnaire.ReadData(c.files, devicesDir+"/"+id+".yaml", device); err != nil {
		return nil, err
	}
	model, err := c.model(device.Sample)
	if err != nil {
		return nil, fmt.Errorf("device %s: %w", id, err)
	}
	device.Model = model
	return device, nil
}

// Devices reads all worked devices.
func (c *Course) Devices() ([]*Device, error) { return c.devices() }

func (c *Course) readDevices() ([]*Device, error) {
	ids, err := c.DeviceIDs()
	if err != nil {
		return nil, err
	}
	devices := make([]*Device, 0, len(ids))
	for _, id := range ids {
		device, err := c.Device(id)
		if err != nil {
			return nil, err
		}
		devices = append(devices, device)
	}
	return devices, nil
}

// model reads a model assessment and evaluates it as of the day on which its last answer was
// given, so that what follows from it is the same on every day.
func (c *Course) model(sample string) (*questionnaire.Statement, error) {
	data, err := fs.ReadFile(c.files, sample)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", sample, err)
	}
	assessment, err := questionnaire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", sample, err)
	}
	edition, err := c.library.Edition(assessment.Edition)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", sample, err)
	}
	return questionnaire.Evaluate(edition, assessment, lastDay(assessment)), nil
}

// lastDay is when the last answer was given.
func lastDay(a *questionnaire.Assessment) time.Time {
	var last time.Time
	for _, answer := range a.Answers {
		if answer.At.After(last) {
			last = answer.At
		}
	}
	return last.UTC()
}

// oneLine makes one line of a text that the data folds over several.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
