package questionnaire

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// packEdition is an edition of a pack as it is written: what is other than in its base.
type packEdition struct {
	ID        string `yaml:"edition"`
	Base      string `yaml:"base"`
	Title     string `yaml:"title"`
	Subject   string `yaml:"subject"`
	Published string `yaml:"published"`
	Table     string `yaml:"table"`
	GoodFor   string `yaml:"good_for"`
	// FactIDs and Conditions come after those of the base.
	FactIDs    []string    `yaml:"facts"`
	Conditions []Condition `yaml:"conditions"`
	// Changes are provisions of the base that are other here.
	Changes []packChange `yaml:"provisions"`
	// Clauses are added. One with a number of the base adds provisions to that clause.
	Clauses []Clause `yaml:"clauses"`
}

// packChange is what is other about a provision of the base.
type packChange struct {
	Reference string `yaml:"reference"`
	// Status and Title are empty where they are those of the base.
	Status Status `yaml:"status"`
	Title  string `yaml:"title"`
	// Change says how the text differs, to someone who knows the base. Without it the
	// provision is the same.
	Change packLineage `yaml:"change"`
}

type packLineage struct {
	Kind LineageKind `yaml:"kind"`
	Note string      `yaml:"note"`
}

// refinement is what makes an edition one of a pack.
type refinement struct {
	pack *Pack
	base *Edition
	// title is that of the edition alone, without the marks.
	title   string
	lineage *lineageFile
}

// Pack is the pack that brings the edition, or nil for one of the program's own.
func (e *Edition) Pack() *Pack {
	if e.refines == nil {
		return nil
	}
	return e.refines.pack
}

// Base is the edition that one of a pack refines, or nil.
func (e *Edition) Base() *Edition {
	if e.refines == nil {
		return nil
	}
	return e.refines.base
}

// Name is the title without what marks it as one of a pack.
func (e *Edition) Name() string {
	if e.refines == nil {
		return e.Title
	}
	return e.refines.title
}

// ShortTitle names the edition where there is little room. One of a pack still names the pack.
func (e *Edition) ShortTitle() string {
	if e.refines == nil {
		return e.Title
	}
	return e.refines.title + " (pack " + e.refines.pack.Name() + ")"
}

// Version tells the edition from the others of its standard, such as "V2.1.1". For one of a pack
// it is the whole name.
func (e *Edition) Version() string {
	if e.refines != nil {
		return e.refines.title
	}
	return e.Title[strings.LastIndexByte(e.Title, ' ')+1:]
}

// Disclaimer says of an edition of a pack that it is none of ETSI, who defined it, and what
// it refines. It is "" for the program's own.
func (e *Edition) Disclaimer() string {
	if e.refines == nil {
		return ""
	}
	r := e.refines
	return r.title + " is no edition of ETSI. It was defined by " + strings.TrimSuffix(r.pack.By, ".") + ", in the pack " +
		r.pack.Name() + ", and refines " + r.base.Title + "."
}

// built returns the edition that follows from the base and what is other in the pack. What
// does not fit the base is left out; the check of the pack is what reports it.
func (p *packEdition) built(pack *Pack, base *Edition, rules []Contradiction) *Edition {
	e := &Edition{
		ID: p.ID, Subject: p.Subject, Published: p.Published, Table: p.Table, GoodFor: p.GoodFor, Computed: base.Computed,
		Title:          p.Title + " (" + pack.From() + ", refines " + base.Title + ")",
		FactIDs:        append(slices.Clone(base.FactIDs), p.FactIDs...),
		Conditions:     append(slices.Clone(base.Conditions), p.Conditions...),
		contradictions: append(slices.Clone(base.contradictions), rules...),
		refines:        &refinement{pack: pack, base: base, title: p.Title, lineage: &lineageFile{Edition: p.ID, Follows: base.ID}},
	}
	changes := make(map[string]*packChange, len(p.Changes))
	for i := range p.Changes {
		changes[p.Changes[i].Reference] = &p.Changes[i]
	}
	at := map[string]int{}
	for _, clause := range base.Clauses {
		copied := Clause{Number: clause.Number, Title: clause.Title}
		for _, provision := range clause.Provisions {
			copied.Provisions = append(copied.Provisions, e.changed(provision, changes[provision.Reference]))
		}
		at[clause.Number] = len(e.Clauses)
		e.Clauses = append(e.Clauses, copied)
	}
	for _, clause := range p.Clauses {
		place, there := at[clause.Number]
		if !there {
			place, at[clause.Number] = len(e.Clauses), len(e.Clauses)
			e.Clauses = append(e.Clauses, Clause{Number: clause.Number, Title: clause.Title})
		}
		for _, provision := range clause.Provisions {
			if provision == nil {
				continue
			}
			added := &Provision{Reference: provision.Reference, Status: provision.Status, Title: provision.Title}
			e.Clauses[place].Provisions = append(e.Clauses[place].Provisions, added)
			e.refines.lineage.add(lineageEntry{To: provision.Reference, Kind: LineageNew})
		}
	}
	return e
}

// changed copies a provision of the base with what is other here, and notes what became of it.
func (e *Edition) changed(provision *Provision, change *packChange) *Provision {
	copied := &Provision{Reference: provision.Reference, Status: provision.Status, Title: provision.Title, Unlisted: provision.Unlisted}
	entry := lineageEntry{From: provision.Reference, To: provision.Reference, Kind: LineageSame}
	if change != nil {
		if change.Status.Text != "" {
			copied.Status = change.Status
		}
		if change.Title != "" {
			copied.Title = change.Title
		}
		if change.Change.Kind != "" {
			entry.Kind, entry.Note = change.Change.Kind, change.Change.Note
		}
	}
	e.refines.lineage.add(entry)
	return copied
}

func (f *lineageFile) add(entry lineageEntry) { f.Provisions = append(f.Provisions, entry) }

// Numbers of clauses and references of provisions that a pack adds. They are typed, are names
// of files and stand in conditions, so there is no space in them.
var (
	packClausePattern = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([A-Z][A-Z0-9]{0,5}-)?[0-9]{1,3}(\.[0-9]{1,3}){0,2}$`)
	})
	packNumberPattern = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^-[0-9]{1,4}[A-Z]?$`)
	})
	packPrefixPattern = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[A-Z][A-Z0-9]{0,5}-$`)
	})
)

// longestReference is how many characters fit into the columns of the documents.
const longestReference = 12

// fitsClause reports whether an added provision is numbered as one of its clause. In a clause of the
// base it has a prefix, so that nobody takes it for a provision of the base.
func fitsClause(reference, clause string, ofBase bool) bool {
	if len(reference) > longestReference {
		return false
	}
	if ofBase {
		prefix, rest, _ := strings.Cut(reference, "-")
		if !packPrefixPattern().MatchString(prefix + "-") {
			return false
		}
		reference = rest
	}
	number, found := strings.CutPrefix(reference, clause)
	return found && packNumberPattern().MatchString(number)
}
