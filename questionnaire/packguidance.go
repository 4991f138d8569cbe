package questionnaire

import (
	"errors"
	"maps"
	"slices"
)

// packGuidance is guidance/EDITION/REFERENCE.yaml of a pack: what is added to a provision.
type packGuidance struct {
	Reference      string           `yaml:"provision"`
	Evidence       []string         `yaml:"evidence"`
	Examples       []Example        `yaml:"examples"`
	Justifications []Justification  `yaml:"justifications"`
	Blanks         map[string]Blank `yaml:"blanks"`
}

// withPacks returns the prose with what packs add to it: guidance for this very provision, and
// guidance for those of other editions from which the lineage leads here.
func (l *Library) withPacks(prose *Prose, id string) (*Prose, error) {
	var more *Prose
	for _, s := range l.shelf {
		if len(s.pack.guided) == 0 {
			continue
		}
		content, err := l.use(s)
		if err != nil {
			return nil, err
		}
		if content == nil {
			continue
		}
		if more == nil {
			more = prose.forMore()
		}
		for _, guided := range s.pack.guided {
			if err := l.addGuidance(more, id, s.pack, content, guided); err != nil {
				return nil, err
			}
		}
	}
	if more == nil {
		return prose, nil
	}
	return more, nil
}

// addGuidance adds what a pack has for one edition to the prose of a provision of another, or
// of the same.
func (l *Library) addGuidance(prose *Prose, id string, pack *Pack, content *packContent, guided string) error {
	edition, err := l.edition(id)
	if err != nil {
		return err
	}
	provision := edition.byRef[prose.Reference]
	if provision == nil {
		return nil
	}
	add := func(reference string, origin *Origin) {
		guidance := content.guidance[proseName(guided, reference)]
		if guidance == nil {
			return
		}
		source := &Prose{Examples: guidance.Examples, Justifications: guidance.Justifications, Blanks: guidance.Blanks}
		prose.takeGuidance(source, origin, !provision.Status.Mandatory)
		for _, evidence := range guidance.Evidence {
			prose.Evidence = append(prose.Evidence, evidence+" ("+origin.mark("")+")")
		}
	}
	if guided == id {
		add(prose.Reference, &Origin{Pack: pack})
		return nil
	}
	way, err := l.lineage(guided, id)
	if errors.Is(err, ErrNoLineage) || errors.Is(err, ErrUnknownEdition) {
		// An edition that nothing connects with this one has no guidance for it. One that
		// there is not is reported where the pack is checked.
		return nil
	}
	if err != nil {
		return err
	}
	for _, link := range way.Predecessors(prose.Reference) {
		if link.From != "" {
			add(link.From, &Origin{Edition: l.editions[guided].Title, Reference: link.From, notes: link.Notes(), Pack: pack})
		}
	}
	return nil
}

// forMore copies a prose so that guidance can be added to the copy.
func (p *Prose) forMore() *Prose {
	more := *p
	more.Examples, more.Justifications, more.Evidence = slices.Clip(p.Examples), slices.Clip(p.Justifications), slices.Clip(p.Evidence)
	more.Blanks, more.sources, more.leftOut = maps.Clone(p.Blanks), slices.Clip(p.sources), slices.Clip(p.leftOut)
	return &more
}
