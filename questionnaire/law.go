package questionnaire

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Law is what a regulation asks of a statement of its own, which some of the answers carry.
// Everything in it is data, so that neither a provision nor a schedule is named in Go. The
// texts are our own; they are no copy of the law.
type Law struct {
	// ID is the stable name, such as "uk-psti".
	ID string `yaml:"law"`
	// Name is what the regulation is known by, Territory where it holds.
	Name      string `yaml:"name"`
	Territory string `yaml:"territory"`
	// Title is that of the statement. Mark says on every page that it is a draft.
	Title string `yaml:"title"`
	Mark  string `yaml:"mark"`
	// Edition is the id of the only edition that the regulation cites.
	Edition     string          `yaml:"edition"`
	Instruments []LawInstrument `yaml:"instruments"`
	Standard    LawStandard     `yaml:"standard"`
	// Basis is the part of the regulation that lists the fields.
	Basis  string     `yaml:"basis"`
	Groups []LawGroup `yaml:"groups"`
	// Declarations are what the manufacturer declares, in sentences of their own.
	Declarations []string         `yaml:"declarations"`
	Requirements []LawRequirement `yaml:"requirements"`
	// Checks are what to make sure of before signing, beyond those of the requirements.
	Checks    []string `yaml:"checks"`
	Signature LawGroup `yaml:"signature"`
	Notes     []string `yaml:"notes"`
}

// LawInstrument is an act or a set of regulations. Name is what the texts call it.
type LawInstrument struct {
	Name  string `yaml:"name"`
	Title string `yaml:"title"`
}

// LawStandard is the standard that the regulation cites, as it cites it.
type LawStandard struct {
	Number  string `yaml:"number"`
	Version string `yaml:"version"`
	Title   string `yaml:"title"`
	// Issued is a date as "2006-01-02".
	Issued string `yaml:"issued"`
}

// LawRequirement is a security requirement that provisions carry.
type LawRequirement struct {
	Title string `yaml:"title"`
	// Demand is the place in the law that sets the requirement, Deemed the one that lets
	// the provisions carry it.
	Demand     string     `yaml:"demand"`
	Deemed     string     `yaml:"deemed"`
	Provisions []string   `yaml:"provisions"`
	About      string     `yaml:"about"`
	Fields     []LawField `yaml:"fields"`
	// Checks are what the provisions alone do not cover.
	Checks []string `yaml:"checks"`
}

// LawGroup is a heading with fields. Each names a list of the assessment; the group then
// stands once for every entry.
type LawGroup struct {
	Title  string     `yaml:"title"`
	Each   string     `yaml:"each"`
	Fields []LawField `yaml:"fields"`
}

// LawField is a line of the statement that a member of the assessment fills.
type LawField struct {
	// Field is the path of the member, such as "product.model". A line of the signature
	// block may have none; it is filled in by hand.
	Field string `yaml:"field"`
	Label string `yaml:"label"`
	// Kind is KindDate or "".
	Kind string `yaml:"kind"`
	// Missing says what is missing and how to give it. Without it the field may be empty.
	Missing string `yaml:"missing"`
}

// KindDate is the kind of a LawField that holds a date as "2006-01-02".
const KindDate = "date"

// ErrUnknownLaw says that the library holds no law of the name asked for.
var ErrUnknownLaw = errors.New("unknown law")

// LawIDs lists the laws that the library holds, in the order of their names.
func (l *Library) LawIDs() ([]string, error) { return l.ids("laws") }

// Law reads a law. The error wraps ErrUnknownLaw where the library has none of that id.
func (l *Library) Law(id string) (*Law, error) {
	known, err := l.LawIDs()
	if err != nil {
		return nil, err
	}
	if !slices.Contains(known, id) {
		return nil, fmt.Errorf("%w %q: this program has %s", ErrUnknownLaw, id, strings.Join(known, ", "))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if law := l.laws[id]; law != nil {
		return law, nil
	}
	law := &Law{}
	if err := l.read(path.Join("laws", id+".yaml"), law); err != nil {
		return nil, err
	}
	l.laws[id] = law
	return law, nil
}

// Law reads a law of the library that the edition comes from.
func (e *Edition) Law(id string) (*Law, error) { return e.library.Law(id) }

// Provisions lists the provisions that carry the statement, in order.
func (l *Law) Provisions() []string {
	var all []string
	for i := range l.Requirements {
		all = append(all, l.Requirements[i].Provisions...)
	}
	return all
}
