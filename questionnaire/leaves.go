package questionnaire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// leaves is an assessment taken apart into the smallest members that are merged on their own,
// under their paths. A list of evidence or of open points is taken apart under the name of each
// entry, so that its place in the list does not matter.
type leaves struct {
	values map[string]string
	// orders are the names of the entries of each list, by the path of the list.
	orders map[string][]string
	// stamps say when facts, answers and open points were given and by whom, by their paths.
	stamps map[string]givenStamp
	// conflicts are those of the assessment, by path.
	conflicts map[string]Conflict
}

// givenStamp is when something was said and by whom, as far as is known.
type givenStamp struct {
	At time.Time `json:"at,omitzero"`
	By string    `json:"by,omitempty"`
}

func (g givenStamp) isZero() bool { return g.At.IsZero() && g.By == "" }

// later is the later of two stamps, whichever comes first.
func (g givenStamp) later(other givenStamp) givenStamp {
	a := ConflictSide{At: g.At, By: g.By}
	b := ConflictSide{At: other.At, By: other.By}
	if compareSides(a, b) < 0 {
		return other
	}
	return g
}

// object is a JSON object whose members are left as they are.
type object map[string]json.RawMessage

// asObject reads an object. What is none has no members.
func asObject(data json.RawMessage) object {
	var o object
	if json.Unmarshal(data, &o) != nil {
		return nil
	}
	return o
}

// asList reads a list. What is none has no entries.
func asList(data json.RawMessage) []json.RawMessage {
	var list []json.RawMessage
	if json.Unmarshal(data, &list) != nil {
		return nil
	}
	return list
}

// text reads a text member.
func (o object) text(name string) string {
	var text string
	if json.Unmarshal(o[name], &text) != nil {
		return ""
	}
	return text
}

// stamp reads when and by whom an object was given.
func (o object) stamp() givenStamp {
	stamp := givenStamp{By: o.text("by")}
	if json.Unmarshal(o["at"], &stamp.At) != nil {
		stamp.At = time.Time{}
	}
	return stamp
}

// toObject writes an assessment as an object.
func toObject(a *Assessment) (object, error) {
	data, err := encodeWithExtra(plainAssessment(*a), a.extra)
	if err != nil {
		return nil, fmt.Errorf("take the assessment apart: %w", err)
	}
	return asObject(data), nil
}

// newLeaves takes assessments apart. An entry of a list goes by the same name in all of them.
func newLeaves(assessments ...*Assessment) ([]*leaves, error) {
	names := entryNames{}
	objects := make([]object, 0, len(assessments))
	for _, a := range assessments {
		o, err := toObject(a)
		if err != nil {
			return nil, err
		}
		names.look(o)
		objects = append(objects, o)
	}
	all := make([]*leaves, 0, len(assessments))
	for i, a := range assessments {
		l := &leaves{values: map[string]string{}, orders: map[string][]string{}, stamps: map[string]givenStamp{}, conflicts: map[string]Conflict{}}
		for _, conflict := range a.Conflicts {
			l.conflicts[conflict.Path] = conflict
		}
		l.read(objects[i], names)
		all = append(all, l)
	}
	return all, nil
}

// read takes a whole assessment apart.
func (l *leaves) read(o object, names entryNames) {
	for name, value := range o {
		switch name {
		case "$schema", "format", "version", "id", "edition", "conflicts", partPartOf, partBase, "facts_at", "facts_by":
		case partProduct, partManufacturer, partAssessor, partDeclaration, membersFacts:
			l.members(name, value)
		case membersAnswers:
			for reference, answer := range asObject(value) {
				l.answer(joinPath(name, reference), answer, names)
			}
		case membersScope:
			for _, reference := range asList(value) {
				l.values[joinPath(name, object{"": reference}.text(""))] = "true"
			}
		default:
			l.set(joinPath(name), value)
		}
	}
	ats, bys := asObject(o["facts_at"]), asObject(o["facts_by"])
	for id := range asObject(o[membersFacts]) {
		l.stamps[joinPath(membersFacts, id)] = object{"at": ats[id], "by": bys[id]}.stamp()
	}
}

// set notes a member.
func (l *leaves) set(path string, value json.RawMessage) {
	l.values[path] = compacted(value)
}

// members notes each member of an object.
func (l *leaves) members(path string, value json.RawMessage) {
	for name, value := range asObject(value) {
		l.set(path+"/"+joinPath(name), value)
	}
}

// answer takes an answer apart. A support or a Detail that is empty, which the file always has,
// is none.
func (l *leaves) answer(path string, value json.RawMessage, names entryNames) {
	o := asObject(value)
	l.stamps[path] = o.stamp()
	for name, value := range o {
		at := path + "/" + joinPath(name)
		switch name {
		case "at", "by":
		case "support", "detail":
			if string(value) != `""` {
				l.set(at, value)
			}
		case "checks", "justification":
			l.members(at, value)
		case memberEvidence, memberPoints:
			l.list(at, value, names)
		default:
			l.set(at, value)
		}
	}
}

// list takes a list apart into its entries.
func (l *leaves) list(path string, value json.RawMessage, names entryNames) {
	for _, entry := range asList(value) {
		name := names.of(path, entry)
		at := path + "/" + joinPath(name)
		o := asObject(entry)
		if slices.Contains(l.orders[path], name) || len(o) == 0 {
			continue
		}
		l.orders[path] = append(l.orders[path], name)
		isPoint := splitPath(path)[2] == memberPoints
		if isPoint {
			l.stamps[at] = o.stamp()
		}
		for member, value := range o {
			if isPoint && (member == "at" || member == "by") || member == "text" && string(value) == `""` {
				continue
			}
			l.set(at+"/"+joinPath(member), value)
		}
	}
}

// stampOf is when what stands at a path was given, and by whom. The cover has no times; what
// is known of it is who the assessor is.
func (l *leaves) stampOf(path string) givenStamp {
	names := splitPath(path)
	if len(names) > 3 && names[2] == memberPoints {
		if stamp := l.stamps[joinPath(names[:4]...)]; !stamp.isZero() {
			return stamp
		}
	}
	if len(names) > 1 && (names[0] == membersAnswers || names[0] == membersFacts) {
		return l.stamps[joinPath(names[:2]...)]
	}
	return givenStamp{By: object{"": json.RawMessage(l.values[joinPath(partAssessor, "name")])}.text("")}
}

// entryNames finds the names of entries of lists. An entry goes by what tells it from others: a
// piece of evidence by where it is, an open point by its id. Where several entries of one list
// have that in common, each goes by all that it says.
type entryNames map[string]bool

// look notes which short names tell nothing apart.
func (n entryNames) look(o object) {
	for reference, answer := range asObject(o[membersAnswers]) {
		members := asObject(answer)
		for _, name := range []string{memberEvidence, memberPoints} {
			path := joinPath(membersAnswers, reference, name)
			seen := map[string]bool{}
			for _, entry := range asList(members[name]) {
				short := path + "/" + joinPath(shortName(entry))
				n[short] = n[short] || seen[short]
				seen[short] = true
			}
		}
	}
}

// of is the name of an entry of a list.
func (n entryNames) of(path string, entry json.RawMessage) string {
	if name := shortName(entry); !n[path+"/"+joinPath(name)] {
		return name
	}
	return compacted(entry)
}

// shortName is what an entry goes by.
func shortName(entry json.RawMessage) string {
	o := asObject(entry)
	for _, member := range []string{"id", "ref", "title", "text"} {
		if text := o.text(member); text != "" {
			return text
		}
	}
	return strconv.Quote(compacted(entry))
}
