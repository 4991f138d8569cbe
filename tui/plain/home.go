package plain

import (
	"path/filepath"
	"strings"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
	"ask645/tui/session"
)

// homeStep is where the wizard starts without a file: new, recent, open, quit.
type homeStep struct{}

// Values of the options at home; a recent assessment is its path.
const (
	homeGoOn  = "\x00go on"
	homeNew   = "\x00new"
	homeOpen  = "\x00open"
	homeLook  = "\x00look"
	homeMove  = "\x00migrate"
	homeAll   = "\x00all"
	homeRead  = "\x00read"
	homeLearn = "\x00learn"
	homeQuit  = "\x00quit"
)

// mostRecent is how many recent assessments are offered; the rest is found by opening.
const mostRecent = 9

func (h *homeStep) options(w *wizard) []option {
	var options []option
	current := ""
	if w.session != nil {
		current = absolute(w.session.File.Path())
		options = append(options, option{value: homeGoOn, label: "Go on with " + w.session.product(), note: filepath.Base(current), words: []string{"continue"}})
	}
	options = append(options, option{value: homeNew, label: "New assessment"})
	for _, place := range store.LoadPlaces(w.options.Places).Recent {
		if place.Path == current {
			continue
		}
		name := place.Product
		if name == "" {
			name = "Unnamed product"
		}
		options = append(options, option{value: place.Path, label: name, note: place.Path})
		if len(options) > mostRecent {
			break
		}
	}
	if w.options.Samples != nil {
		options = append(options, option{value: homeLook, label: "Look around in a finished sample", words: []string{"sample"}, note: "a smart lock, read-only"})
	}
	options = append(options, option{value: homeRead, label: "Read the catalogue of provisions", words: []string{"read", "catalogue", "catalog"}, note: "no file is needed"})
	if w.options.Learn != nil {
		options = append(options, option{value: homeLearn, label: "Learn the standard", note: "a tour, worked devices, quick questions"})
	}
	if w.session != nil {
		options = append(options, option{value: homeMove, label: "Carry " + w.session.product() + " over to another edition", words: []string{"migrate"}})
	}
	return append(options,
		option{value: homeAll, label: "All assessments in this folder and below", words: []string{"assessments"}},
		option{value: homeOpen, label: "Open a file"},
		option{value: homeQuit, label: "Quit", words: []string{"exit"}})
}

func (h *homeStep) show(w *wizard) {
	if w.session == nil && !w.brief {
		w.say("ask645: the security baseline for consumer IoT, one provision at a time.")
		w.say("Everything stays on this machine, in one file that is yours.")
		w.say("Answer with a number, a word or its beginning. Enter help at any time.")
		w.space()
	}
	w.say("Home. What do you want to do?")
	w.list(h.options(w))
}

func (h *homeStep) take(w *wizard, text string) {
	// "open lamp.ask645.json" says all at once.
	if verb, path, _ := strings.Cut(strings.TrimSpace(text), " "); strings.EqualFold(verb, "open") && path != "" && !strings.EqualFold(path, "a file") {
		w.openFile(strings.TrimSpace(path))
		return
	}
	value, ok := w.choose(h.options(w), text)
	switch {
	case !ok:
	case value == homeGoOn:
		w.goOn()
	case value == homeNew:
		w.chooseEdition(chooseNew)
	case value == homeAll:
		w.assessments("")
	case value == homeRead:
		w.chooseEdition(chooseRead)
	case value == homeOpen:
		w.enter(&openStep{})
	case value == homeLook:
		w.openWith(w.readSample)
	case value == homeLearn:
		w.enter(&learnStep{})
	case value == homeMove:
		w.migrate("")
	case value == homeQuit:
		w.quit()
	default:
		w.openFile(value)
	}
}

func (h *homeStep) free() bool           { return false }
func (h *homeStep) place() (place, bool) { return place{}, false }

func (h *homeStep) back(w *wizard) {
	if w.session == nil {
		w.refuse("This is the first question. Enter quit to leave.")
		return
	}
	w.goOn()
}

func (h *homeStep) skip(w *wizard) { h.back(w) }

// openFile opens the assessment at a path.
func (w *wizard) openFile(path string) {
	w.openWith(func() (opened, error) { return w.read(session.ExpandHome(path)) })
}

// openWith opens an assessment in place of the one that is open, whose answers are saved
// first.
func (w *wizard) openWith(read func() (opened, error)) {
	w.save()
	if err := w.unsaved(); err != nil {
		w.refuse("The assessment that is open is not saved: %v.", err)
		return
	}
	o, err := read()
	if w.offersRestore(err) {
		return
	}
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.open(o)
}

// openStep asks for a file to open.
type openStep struct{}

func (o *openStep) show(w *wizard) {
	w.say("Open a file. An assessment is one file, customarily called NAME%s.", store.Ending)
	w.say("Enter its path, or /back.")
}

func (o *openStep) take(w *wizard, text string) {
	if text = strings.TrimSpace(text); text == "" {
		w.refuse("Name a file to open, or enter /back.")
		return
	}
	w.openFile(text)
}

func (o *openStep) free() bool           { return true }
func (o *openStep) back(w *wizard)       { w.enter(&homeStep{}) }
func (o *openStep) skip(w *wizard)       { w.enter(&homeStep{}) }
func (o *openStep) place() (place, bool) { return place{}, false }

// newStep asks for what a new assessment needs at least: first the product, then the file.
type newStep struct {
	edition *questionnaire.Edition
	product string
	// named is true once the product was asked for.
	named bool
}

func (n *newStep) show(w *wizard) {
	if !n.named {
		w.say("New assessment against %s. All of this can be changed later.", n.edition.Title)
		w.say("Product, as it is sold:")
		return
	}
	w.say("File, where the answers are kept:")
	if name := store.FileName(n.product); name != "" {
		w.say("An empty line takes %s.", name)
	}
}

func (n *newStep) take(w *wizard, text string) {
	text = strings.TrimSpace(text)
	if !n.named {
		if w.tooLong(text, longestField) {
			return
		}
		n.product, n.named, w.asked = questionnaire.PrintableLine(text), true, false
		return
	}
	if text == "" {
		text = store.FileName(n.product)
	}
	if text == "" {
		w.refuse("Name a file for the answers, or enter /back.")
		return
	}
	n.create(w, session.ExpandHome(text))
}

// create starts the assessment on disk.
func (n *newStep) create(w *wizard, path string) {
	w.save()
	if err := w.unsaved(); err != nil {
		w.refuse("The assessment that is open is not saved: %v.", err)
		return
	}
	if filepath.Ext(path) == "" {
		path += store.Ending
	}
	assessment := questionnaire.NewAssessment(n.edition.ID, store.NewID())
	assessment.Product.Name = n.product
	file, err := store.Create(path, assessment)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	file.Lock()
	w.open(opened{edition: n.edition, assessment: assessment, file: file, fresh: true})
}

func (n *newStep) free() bool           { return true }
func (n *newStep) place() (place, bool) { return place{}, false }

func (n *newStep) back(w *wizard) {
	if n.named {
		n.named, w.asked = false, false
		return
	}
	if editions, err := w.options.Library.Editions(); err == nil && len(editions) > 1 {
		w.enter(&editionStep{purpose: chooseNew, editions: editions})
		return
	}
	w.enter(&homeStep{})
}

func (n *newStep) skip(w *wizard) { w.refuse("Answer this one first, or enter /back.") }
