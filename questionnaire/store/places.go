package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Places remembers which assessments were open lately and where in each the person was. It
// is a convenience: a damaged or missing file of places is an empty one.
type Places struct {
	// Recent lists assessments, the last one opened first.
	Recent []Place `json:"recent"`
}

// Place is where a person left an assessment.
type Place struct {
	// Path is the absolute path of the assessment file.
	Path    string `json:"path"`
	Product string `json:"product"`
	Edition string `json:"edition"`
	// At is a page of the program, such as "facts" or "provision", and Reference the fact
	// or provision it showed.
	At        string    `json:"at"`
	Reference string    `json:"reference"`
	Opened    time.Time `json:"opened"`
}

// mostPlaces is how many assessments are remembered.
const mostPlaces = 50

// PlacesFile is the default file of places, in the configuration folder of the person.
func PlacesFile() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the configuration folder: %w", err)
	}
	return filepath.Join(folder, "ask645", "places.json"), nil
}

// LoadPlaces reads a file of places.
func LoadPlaces(path string) Places {
	var places Places
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &places) != nil {
		return Places{}
	}
	return places
}

// Find returns the place of an assessment file.
func (p Places) Find(path string) (Place, bool) {
	for _, place := range p.Recent {
		if place.Path == path {
			return place, true
		}
	}
	return Place{}, false
}

// PlaceKeeper writes places for one program. Its calls may overtake each other, as each is a
// piece of work of its own; the place that was left last is what stays.
type PlaceKeeper struct {
	mu   sync.Mutex
	last int
}

// Remember writes a place as [Remember] does, unless one with a higher number was written
// already.
func (k *PlaceKeeper) Remember(file string, number int, place Place) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if number < k.last {
		return nil
	}
	k.last = number
	return Remember(file, place)
}

// Remember puts a place first and writes the file. It reads the file anew, so that two
// programs at work keep each other's places.
func Remember(file string, place Place) error {
	places := LoadPlaces(file)
	places.Recent = slices.DeleteFunc(places.Recent, func(p Place) bool { return p.Path == place.Path })
	places.Recent = slices.Insert(places.Recent, 0, place)
	places.Recent = places.Recent[:min(len(places.Recent), mostPlaces)]
	data, err := json.MarshalIndent(places, "", "  ")
	if err != nil {
		return fmt.Errorf("write places: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("write places: %w", err)
	}
	return WriteFile(file, append(data, '\n'), privatePerm)
}
