package plain

import (
	"strings"

	"ask645/questionnaire"
)

// What an edition is chosen for.
const (
	chooseNew  = "new"
	chooseRead = "read"
)

// editionStep asks for an edition, and says what each is good for.
type editionStep struct {
	purpose  string
	editions []*questionnaire.Edition
}

// chooseEdition asks for an edition, or goes on at once where there is no choice.
func (w *wizard) chooseEdition(purpose string) {
	editions, err := w.options.Library.Editions()
	switch {
	case err != nil:
		w.refuse("%s", sentence(err.Error()))
	case len(editions) == 1:
		w.withEdition(purpose, editions[0])
	default:
		w.jump(&editionStep{purpose: purpose, editions: editions})
	}
}

// withEdition goes on to what the edition was chosen for.
func (w *wizard) withEdition(purpose string, edition *questionnaire.Edition) {
	if purpose == chooseRead {
		w.enter(&browseStep{edition: edition})
		return
	}
	w.enter(&newStep{edition: edition})
}

func (e *editionStep) options() []option {
	options := make([]option, 0, len(e.editions))
	for _, edition := range e.editions {
		options = append(options, option{value: edition.ID, label: edition.Title, note: edition.GoodFor, words: calledWords(edition)})
	}
	return options
}

// calledWords are what people call an edition: by its version, or without its publisher.
func calledWords(edition *questionnaire.Edition) []string {
	return []string{edition.Version(), strings.TrimPrefix(edition.Name(), "ETSI ")}
}

func (e *editionStep) show(w *wizard) {
	if e.purpose == chooseRead {
		w.say("The provisions of which edition?")
	} else {
		w.say("New assessment. Against which edition of the standard?")
	}
	w.list(e.options())
	w.say("An empty line takes %s.", w.options.editionTitle())
}

func (e *editionStep) take(w *wizard, text string) {
	id := questionnaire.DefaultEdition
	if strings.TrimSpace(text) != "" {
		var ok bool
		if id, ok = w.choose(e.options(), text); !ok {
			return
		}
	}
	edition, err := w.options.Library.Edition(id)
	if err != nil {
		w.refuse("%s", sentence(err.Error()))
		return
	}
	w.withEdition(e.purpose, edition)
}

// editionTitle names the edition that an empty line takes.
func (o Options) editionTitle() string {
	edition, err := o.Library.Edition(questionnaire.DefaultEdition)
	if err != nil {
		return questionnaire.DefaultEdition
	}
	return edition.Title
}

func (e *editionStep) free() bool           { return false }
func (e *editionStep) place() (place, bool) { return place{}, false }
func (e *editionStep) back(w *wizard)       { w.enter(&homeStep{}) }
func (e *editionStep) skip(w *wizard)       { e.take(w, "") }

// browseStep reads the catalogue of an edition, without an assessment.
type browseStep struct{ edition *questionnaire.Edition }

func (b *browseStep) show(w *wizard) {
	if !w.brief {
		w.say("The catalogue of %s: %s.", b.edition.Title, provisions(questionnaire.Listed(b.edition.Provisions())))
	}
	w.say("Enter a reference to read it, all, or a filter: clause 5.3, status M, condition 12, words update; several may follow each other. Enter back to leave.")
}

func (b *browseStep) take(w *wizard, text string) {
	w.readCatalogue(b.edition, text)
	w.brief = true
}

func (b *browseStep) free() bool           { return false }
func (b *browseStep) place() (place, bool) { return place{}, false }
func (b *browseStep) back(w *wizard)       { w.enter(&homeStep{}) }
func (b *browseStep) skip(w *wizard)       { w.enter(&homeStep{}) }
