package questionnaire

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// An edition seldom says everything anew. The prose of a provision may be like that of another
// edition's and say only what differs; and guidance that was written for one edition reaches
// the others through the lineage, marked with where it comes from.

// Origin says where a piece of guidance comes from: for which provision of which other edition
// it was written, or in which pack.
type Origin struct {
	// Edition is the title of the edition, Reference the provision there. Both are empty for
	// guidance that was written for this very provision.
	Edition, Reference string
	// Pack is nil for the program's own guidance.
	Pack *Pack

	notes []string
}

// Changes say what is different for the provision that the guidance is shown for. Guidance
// of the same origin as one of before says nothing again.
func (o *Origin) Changes(before ...*Origin) []string {
	if o == nil || slices.Contains(before, o) {
		return nil
	}
	return o.notes
}

// String names the other provision for which the guidance was written. It is "" where there
// is none.
func (o *Origin) String() string {
	if o == nil || o.Edition == "" {
		return ""
	}
	return o.Edition + ", " + o.Reference
}

// mark puts behind the source of guidance from which pack it is, and for which other edition
// it was written.
func (o *Origin) mark(source string) string {
	var words []string
	if source != "" {
		words = append(words, source)
	}
	if o != nil && o.Pack != nil {
		words = append(words, o.Pack.From())
	}
	if other := o.String(); other != "" {
		words = append(words, "written for "+other)
	}
	return strings.Join(words, "; ")
}

// resolve returns the whole prose of a provision: its own file, what that is like, and the
// guidance that the lineage brings. The caller holds the lock.
func (l *Library) resolve(edition, reference string) (*Prose, error) {
	prose, err := l.ownProse(edition, reference, nil)
	if err != nil {
		return nil, err
	}
	if err := l.inheritGuidance(prose, edition); err != nil {
		return nil, err
	}
	return prose, nil
}

// ownProse reads a file of prose and fills in what the provision that it is like has. trail
// holds the files on the way, so that a circle is found.
func (l *Library) ownProse(edition, reference string, trail []string) (*Prose, error) {
	name := proseName(edition, reference)
	if slices.Contains(trail, name) {
		return nil, fmt.Errorf("%s: is like itself: %s", trail[0], strings.Join(append(trail, name), " is like "))
	}
	prose, err := l.packedProse(edition, reference)
	switch {
	case err != nil:
		return nil, err
	case prose == nil:
		prose = &Prose{}
		if err := l.read(name, prose); err != nil {
			return nil, err
		}
	}
	prose.sources = []string{name}
	typed := slices.Collect(maps.Keys(prose.Blanks))
	if prose.Like != "" {
		if err := l.fillLike(prose, append(trail, name)); err != nil {
			return nil, err
		}
	}
	used := prose.usedBlanks()
	prose.retyped = slices.DeleteFunc(typed, func(blank string) bool { return used[blank] })
	return prose, nil
}

// fillLike fills in what the provision that the prose is like has.
func (l *Library) fillLike(prose *Prose, trail []string) error {
	name := trail[len(trail)-1]
	likeEdition, likeReference, ok := strings.Cut(prose.Like, "/")
	if !ok {
		return fmt.Errorf("%s: like is %q: write EDITION/REFERENCE", name, prose.Like)
	}
	model, err := l.ownProse(likeEdition, likeReference, trail)
	if err != nil {
		return fmt.Errorf("%s: like %s: %w", name, prose.Like, err)
	}
	prose.fillFrom(model)
	return nil
}

// fillFrom takes from a model what the prose does not say itself.
func (p *Prose) fillFrom(model *Prose) {
	p.sources = append(p.sources, model.sources...)
	for _, text := range []struct {
		own   *string
		model string
	}{{&p.Requirement, model.Requirement}, {&p.Why, model.Why}, {&p.Gap, model.Gap}} {
		if strings.TrimSpace(*text.own) == "" {
			*text.own = text.model
		}
	}
	if p.Terms == nil {
		p.Terms = model.Terms
	}
	if p.Evidence == nil {
		p.Evidence = model.Evidence
	}
	if p.Checks == nil {
		p.Checks, p.Outcomes = model.Checks, model.Outcomes
	}
	used := p.usedBlanks()
	blanks := maps.Clone(p.Blanks)
	if blanks == nil {
		blanks = map[string]Blank{}
	}
	for name, blank := range model.Blanks {
		if _, own := blanks[name]; !own && used[name] {
			blanks[name] = blank
		}
	}
	p.Blanks = blanks
}

// usedBlanks are the blanks that the texts leave open.
func (p *Prose) usedBlanks() map[string]bool {
	used := map[string]bool{}
	add := func(text string) {
		for _, name := range Blanks(text) {
			used[name] = true
		}
	}
	for _, outcome := range p.Outcomes {
		add(outcome.Detail)
	}
	for _, template := range p.Justifications {
		add(template.Text)
	}
	return used
}

// inheritGuidance adds the examples and templates of the editions for which a guide was
// written. Templates are for recommendations only.
func (l *Library) inheritGuidance(prose *Prose, id string) error {
	edition, err := l.edition(id)
	if err != nil {
		return err
	}
	provision := edition.byRef[prose.Reference]
	if provision == nil || edition.Guide != "" {
		return nil
	}
	guided, err := l.guided()
	if err != nil {
		return err
	}
	for _, other := range guided {
		way, err := l.lineage(other.ID, id)
		if err != nil {
			// An edition that nothing connects with the guided one has no such guidance.
			continue
		}
		for _, link := range way.Predecessors(prose.Reference) {
			if link.From == "" {
				continue
			}
			source, err := l.ownProse(other.ID, link.From, nil)
			if err != nil {
				return err
			}
			origin := &Origin{Edition: other.Title, Reference: link.From, notes: link.Notes()}
			prose.takeGuidance(source, origin, !provision.Status.Mandatory)
		}
	}
	for _, file := range l.lineages {
		prose.sources = append(prose.sources, lineageName(file.Edition))
	}
	return nil
}

// guided lists the program's own editions for which a guide was written.
func (l *Library) guided() ([]*Edition, error) {
	ids, err := l.ids("editions")
	if err != nil {
		return nil, err
	}
	var found []*Edition
	for _, id := range ids {
		edition, err := l.edition(id)
		if err != nil {
			return nil, err
		}
		if edition.Guide != "" {
			found = append(found, edition)
		}
	}
	return found, nil
}

// takeGuidance adds the guidance of another provision, but for what this one leaves out.
func (p *Prose) takeGuidance(source *Prose, origin *Origin, templates bool) {
	for _, name := range source.sources {
		if !slices.Contains(p.sources, name) {
			p.sources = append(p.sources, name)
		}
	}
	for _, example := range source.Examples {
		if p.leavesOut(example.Ref) {
			continue
		}
		example.Origin = origin
		p.Examples = append(p.Examples, example)
	}
	if !templates {
		return
	}
	for _, template := range source.Justifications {
		if p.leavesOut(template.ID) || p.has(template.ID) {
			continue
		}
		template.Origin = origin
		template.Text = p.takeBlanks(template.Text, source.Blanks)
		p.Justifications = append(p.Justifications, template)
	}
}

// leavesOut reports whether the prose wants no guidance of the given name, and notes that it
// was there.
func (p *Prose) leavesOut(name string) bool {
	out := slices.Contains(p.LeavesOut, name)
	if out {
		p.leftOut = append(p.leftOut, name)
	}
	return out
}

// has reports whether the prose has a template of the given id.
func (p *Prose) has(template string) bool {
	return slices.ContainsFunc(p.Justifications, func(j Justification) bool { return j.ID == template })
}

// takeBlanks types the blanks of a text from elsewhere. Where the provision has another blank
// of the same name, the one of the text gets a number, unless the provision types it for
// nothing but such texts.
func (p *Prose) takeBlanks(text string, types map[string]Blank) string {
	names := Blanks(text)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		blank := types[name]
		taken := name
		for n := 2; ; n++ {
			own, there := p.Blanks[taken]
			if !there || reflect.DeepEqual(own, blank) {
				break
			}
			if taken == name && slices.Contains(p.retyped, name) {
				blank = own
				break
			}
			taken = fmt.Sprintf("%s_%d", name, n)
		}
		if p.Blanks == nil {
			p.Blanks = map[string]Blank{}
		}
		p.Blanks[taken] = blank
		text = strings.ReplaceAll(text, "{"+name+"}", "{"+taken+"}")
	}
	return text
}
