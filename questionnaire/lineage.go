package questionnaire

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// LineageKind says how a provision changed from one edition to another.
type LineageKind string

// The kinds of change, from the least to the greatest. Joined is a split read backwards;
// Dropped is a provision that the other edition no longer has.
const (
	LineageSame       LineageKind = "same"
	LineageRenumbered LineageKind = "renumbered"
	LineageReworded   LineageKind = "reworded"
	LineageExtended   LineageKind = "extended"
	LineageNarrowed   LineageKind = "narrowed"
	LineageSplit      LineageKind = "split"
	LineageJoined     LineageKind = "joined"
	LineageNew        LineageKind = "new"
	LineageDropped    LineageKind = "dropped"
)

// lineageOrder lists the kinds by how much changed.
func lineageOrder() []LineageKind {
	return []LineageKind{
		LineageSame, LineageRenumbered, LineageReworded, LineageExtended, LineageNarrowed,
		LineageSplit, LineageJoined, LineageNew, LineageDropped,
	}
}

// back is the kind as it looks from the later edition to the earlier.
func (k LineageKind) back() LineageKind {
	switch k {
	case LineageExtended:
		return LineageNarrowed
	case LineageNarrowed:
		return LineageExtended
	case LineageSplit:
		return LineageJoined
	case LineageJoined:
		return LineageSplit
	case LineageNew:
		return LineageDropped
	case LineageDropped:
		return LineageNew
	case LineageSame, LineageRenumbered, LineageReworded:
	}
	return k
}

// LineageStep is what became of a provision from one edition to the next.
type LineageStep struct {
	FromEdition, ToEdition string
	// From and To are references; From is "" for a new provision, To for a dropped one.
	From, To string
	Kind     LineageKind
	// Note says to someone who knows the provision of the earlier edition what is different
	// in the later one. It may be empty where nothing is.
	Note string
	// Back says that the step leads from the later edition to the earlier: Note is then
	// about From.
	Back bool
}

// LineageLink connects a provision of one edition with one of another.
type LineageLink struct {
	// From and To are references; From is "" for a new provision, To for a dropped one.
	From, To string
	// Steps lead from one to the other, one for each pair of neighbouring editions.
	Steps []LineageStep
}

// Kind is the greatest change on the way.
func (l LineageLink) Kind() LineageKind {
	order := lineageOrder()
	greatest := 0
	for _, step := range l.Steps {
		greatest = max(greatest, slices.Index(order, step.Kind))
	}
	return order[greatest]
}

// Notes are what the steps say, in their order and without empty ones.
func (l LineageLink) Notes() []string {
	var notes []string
	for _, step := range l.Steps {
		if note := oneLine(step.Note); note != "" {
			notes = append(notes, note)
		}
	}
	return notes
}

// Lineage says what became of the provisions of one edition in another, neighbouring or not,
// forwards or backwards.
type Lineage struct {
	// From and To are ids of editions. Editions are all on the way, both ends included.
	From, To string
	Editions []string

	links []LineageLink
	// byFrom and byTo are places among the links.
	byFrom, byTo map[string][]int
}

// Links lists all connections in the order of the edition To, then the dropped provisions in
// the order of the edition From. Every provision of both editions is in at least one.
func (g *Lineage) Links() []LineageLink { return slices.Clone(g.links) }

// Successors lists what became of a provision of the edition From. A dropped one has a single
// link that leads nowhere.
func (g *Lineage) Successors(reference string) []LineageLink {
	return g.those(g.byFrom[reference])
}

// Predecessors lists where a provision of the edition To comes from. A new one has a single
// link that comes from nowhere.
func (g *Lineage) Predecessors(reference string) []LineageLink {
	return g.those(g.byTo[reference])
}

func (g *Lineage) those(at []int) []LineageLink {
	var found []LineageLink
	for _, i := range at {
		found = append(found, g.links[i])
	}
	return found
}

// lineageFile is lineage/EDITION.yaml: what became of the provisions of the edition before.
type lineageFile struct {
	Edition    string         `yaml:"edition"`
	Follows    string         `yaml:"follows"`
	Provisions []lineageEntry `yaml:"provisions"`
}

type lineageEntry struct {
	From string      `yaml:"from"`
	To   string      `yaml:"to"`
	Kind LineageKind `yaml:"kind"`
	Note string      `yaml:"note"`
}

// ErrNoLineage says that no lineage leads from one edition to another.
var ErrNoLineage = errors.New("no way from one edition to the other")

// Lineage returns what became of the provisions of one edition in another. The error wraps
// ErrUnknownEdition, or ErrNoLineage where the data connects the two in no way.
func (l *Library) Lineage(from, to string) (*Lineage, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lineage(from, to)
}

// lineage is Lineage for a caller that holds the lock.
func (l *Library) lineage(from, to string) (*Lineage, error) {
	for _, id := range []string{from, to} {
		if _, err := l.edition(id); err != nil {
			return nil, err
		}
	}
	key := [2]string{from, to}
	if known := l.ways[key]; known != nil {
		return known, nil
	}
	hops, err := l.hops(from, to)
	if err != nil {
		return nil, err
	}
	way := &Lineage{From: from, To: to, Editions: []string{from}}
	edition := l.editions[from]
	for _, provision := range edition.provisions {
		way.links = append(way.links, LineageLink{From: provision.Reference, To: provision.Reference})
	}
	for _, hop := range hops {
		way.Editions = append(way.Editions, hop.to.ID)
		way.follow(hop)
	}
	way.sort(edition, l.editions[to])
	l.ways[key] = way
	return way, nil
}

// lineageHop is the way between two neighbouring editions, with every provision of both in it.
type lineageHop struct {
	from, to *Edition
	steps    []LineageStep
}

// hops finds the way through neighbouring editions.
func (l *Library) hops(from, to string) ([]lineageHop, error) {
	files, err := l.lineageFiles()
	if err != nil {
		return nil, err
	}
	for _, id := range []string{from, to} {
		if refines := l.editions[id].refines; refines != nil {
			files = append(slices.Clip(files), refines.lineage)
		}
	}
	before := map[string]string{from: from}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, file := range files {
			for _, pair := range [][2]string{{file.Follows, file.Edition}, {file.Edition, file.Follows}} {
				if pair[0] == queue[0] && before[pair[1]] == "" {
					before[pair[1]] = pair[0]
					queue = append(queue, pair[1])
				}
			}
		}
	}
	if before[to] == "" {
		return nil, fmt.Errorf("%w: nothing says what became of %s in %s", ErrNoLineage, from, to)
	}
	var hops []lineageHop
	for at := to; at != from; at = before[at] {
		hop, err := l.hop(files, before[at], at)
		if err != nil {
			return nil, err
		}
		hops = append(hops, hop)
	}
	slices.Reverse(hops)
	return hops, nil
}

// hop reads the file between two neighbours in the direction asked for. Provisions that the
// file does not name are new or dropped.
func (l *Library) hop(files []*lineageFile, from, to string) (lineageHop, error) {
	var hop lineageHop
	var err error
	if hop.from, err = l.edition(from); err != nil {
		return hop, err
	}
	if hop.to, err = l.edition(to); err != nil {
		return hop, err
	}
	had, has := map[string]bool{}, map[string]bool{}
	add := func(step LineageStep) {
		step.FromEdition, step.ToEdition = from, to
		had[step.From], has[step.To] = true, true
		hop.steps = append(hop.steps, step)
	}
	for _, file := range files {
		switch {
		case file.Follows == from && file.Edition == to:
			for _, entry := range file.Provisions {
				add(LineageStep{From: entry.From, To: entry.To, Kind: entry.Kind, Note: entry.Note})
			}
		case file.Follows == to && file.Edition == from:
			for _, entry := range file.Provisions {
				add(LineageStep{From: entry.To, To: entry.From, Kind: entry.Kind.back(), Note: entry.Note, Back: true})
			}
		}
	}
	for _, provision := range hop.from.provisions {
		if !had[provision.Reference] {
			add(LineageStep{From: provision.Reference, Kind: LineageDropped})
		}
	}
	for _, provision := range hop.to.provisions {
		if !has[provision.Reference] {
			add(LineageStep{To: provision.Reference, Kind: LineageNew})
		}
	}
	return hop, nil
}

// follow leads every link one edition further.
func (g *Lineage) follow(hop lineageHop) {
	var further []LineageLink
	from := map[string][]LineageStep{}
	for _, step := range hop.steps {
		from[step.From] = append(from[step.From], step)
	}
	for _, link := range g.links {
		if link.To == "" {
			further = append(further, link)
			continue
		}
		for _, step := range from[link.To] {
			further = append(further, LineageLink{From: link.From, To: step.To, Steps: append(slices.Clip(link.Steps), step)})
		}
	}
	for _, step := range hop.steps {
		if step.From == "" && step.To != "" {
			further = append(further, LineageLink{To: step.To, Steps: []LineageStep{step}})
		}
	}
	g.links = further
}

// sort orders the links as Links says, and leaves out what is no link: a provision that came
// and went on the way, and a loss or a beginning where there is another way.
func (g *Lineage) sort(from, to *Edition) {
	kept, begun := map[string]bool{}, map[string]bool{}
	for _, link := range g.links {
		if link.From != "" && link.To != "" {
			kept[link.From], begun[link.To] = true, true
		}
	}
	g.links = slices.DeleteFunc(g.links, func(l LineageLink) bool {
		switch {
		case l.From == "":
			return l.To == "" || begun[l.To]
		case l.To == "":
			return kept[l.From]
		}
		return false
	})
	at := func(l LineageLink) int {
		if provision := to.byRef[l.To]; provision != nil {
			return provision.at
		}
		return len(to.provisions) + from.byRef[l.From].at
	}
	slices.SortStableFunc(g.links, func(a, b LineageLink) int { return cmp.Compare(at(a), at(b)) })
	g.links = slices.CompactFunc(g.links, func(a, b LineageLink) bool {
		return a.From == b.From && a.To == b.To
	})
	g.byFrom, g.byTo = map[string][]int{}, map[string][]int{}
	for i, link := range g.links {
		if link.From != "" {
			g.byFrom[link.From] = append(g.byFrom[link.From], i)
		}
		if link.To != "" {
			g.byTo[link.To] = append(g.byTo[link.To], i)
		}
	}
}

// lineageFiles reads all files of the folder lineage. Data without any has no lineage.
func (l *Library) lineageFiles() ([]*lineageFile, error) {
	if l.lineages != nil {
		return l.lineages, nil
	}
	ids, err := l.ids("lineage")
	if err != nil {
		return nil, err
	}
	if files := l.indexedLineages(ids); files != nil {
		l.lineages = files
		return files, nil
	}
	files := make([]*lineageFile, 0, len(ids))
	for _, id := range ids {
		file := &lineageFile{}
		if err := l.read(lineageName(id), file); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	l.lineages = files
	return files, nil
}

// describeKinds lists the kinds that data may name.
func describeKinds() string {
	var names []string
	for _, kind := range lineageOrder() {
		if kind != LineageJoined {
			names = append(names, string(kind))
		}
	}
	return strings.Join(names, ", ")
}
