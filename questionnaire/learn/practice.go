package learn

import (
	"time"

	"ask645/questionnaire"
)

// Practice is the answering of a worked device beside its dossier. It holds an assessment of
// its own, which is never saved. It is not safe for use by several goroutines.
type Practice struct {
	Device *Device
	// Statement follows from what was answered so far.
	Statement *questionnaire.Statement
	// Part is [PartFacts], the number of a clause, or [PartAll].
	Part string
	// AtEnd tells how the answers compare only once all are given.
	AtEnd bool

	now func() time.Time
	at  int
}

// The parts of a practice beside the clauses. In a clause the facts are those of the model.
const (
	PartAll   = "all"
	PartFacts = "facts"
)

// Parts lists what can be practised: everything, the facts, and every clause of which
// something applies.
func (d *Device) Parts() []string {
	parts := []string{PartAll, PartFacts}
	for i := range d.Model.Edition.Clauses {
		clause := &d.Model.Edition.Clauses[i]
		for _, provision := range clause.Provisions {
			if d.Model.Row(provision.Reference).Walked() {
				parts = append(parts, clause.Number)
				break
			}
		}
	}
	return parts
}

// Practise begins a practice. now tells the time at which answers are given.
func (d *Device) Practise(part string, atEnd bool, now func() time.Time) *Practice {
	p := &Practice{Device: d, Part: part, AtEnd: atEnd, now: now}
	a := questionnaire.NewAssessment(d.Model.Edition.ID, "")
	a.Product.Name = d.Title
	if part != PartAll && part != PartFacts {
		for id, value := range d.Model.Assessment.Facts {
			a.SetFact(id, value, now())
		}
	}
	p.evaluate(a)
	return p
}

func (p *Practice) evaluate(a *questionnaire.Assessment) {
	p.Statement = questionnaire.Evaluate(p.Device.Model.Edition, a, p.now())
}

// Station is one question of a practice: a fact or a provision.
type Station struct {
	Fact      *questionnaire.Fact
	Reference string
}

// Stations lists what is asked, as far as the facts given lead.
func (p *Practice) Stations() []Station {
	var stations []Station
	if p.Part == PartAll || p.Part == PartFacts {
		for _, fact := range questionnaire.NewProfile(p.Statement.Edition, p.Statement.Assessment.Facts).Questions() {
			stations = append(stations, Station{Fact: fact})
		}
	}
	if p.Part == PartFacts {
		return stations
	}
	for i := range p.Statement.Rows {
		row := &p.Statement.Rows[i]
		if row.Walked() && (p.Part == PartAll || row.Provision.Clause().Number == p.Part) {
			stations = append(stations, Station{Reference: row.Provision.Reference})
		}
	}
	return stations
}

// Here is the station that is asked now, with its place; ok is false after the last.
func (p *Practice) Here() (at Station, place, of int, ok bool) {
	stations := p.Stations()
	if p.at >= len(stations) {
		return Station{}, len(stations), len(stations), false
	}
	return stations[p.at], p.at, len(stations), true
}

// Go moves by a number of stations, and stays between the first and the end.
func (p *Practice) Go(by int) { p.at = min(max(p.at+by, 0), len(p.Stations())) }

// SetFact answers a fact.
func (p *Practice) SetFact(id, value string) {
	a := p.Statement.Assessment.Clone()
	a.SetFact(id, value, p.now())
	p.evaluate(a)
}

// Change edits the answer to a provision.
func (p *Practice) Change(reference string, edit func(*questionnaire.Answer)) {
	a := p.Statement.Assessment.Clone()
	answer := a.Answers[reference]
	edit(&answer)
	a.SetAnswer(reference, answer, p.now())
	p.evaluate(a)
}

// Agreement is how an answer compares with that of the model.
type Agreement string

// The agreements.
const (
	Open       Agreement = "not answered"
	Same       Agreement = "same as the model"
	Arguable   Agreement = "defensible too"
	Different  Agreement = "different"
	Unfinished Agreement = "not known yet"
)

// Verdict is how an answer compares, and why the model answers as it does.
type Verdict struct {
	Agreement Agreement
	// Yours and Model are the two answers in words.
	Yours, Model string
	Why          string
	// When says on what an answer that is defensible rests.
	When string
	// Needs are what a good reason holds, for the person to tick. Prose is not scored.
	Needs []string
}

// Verdict compares the answer of a station with that of the model.
func (p *Practice) Verdict(s Station) Verdict {
	if s.Fact != nil {
		return p.factVerdict(s.Fact)
	}
	yours, model := p.Statement.Row(s.Reference), p.Device.Model.Row(s.Reference)
	reason := p.Device.Reasons[s.Reference]
	v := Verdict{
		Agreement: Different, Yours: supportWords(yours.Support), Model: supportWords(model.Support),
		Why: oneLine(reason.Why), Needs: reason.Needs,
	}
	if v.Why == "" {
		v.Why = model.Detail
	}
	switch yours.Support {
	case questionnaire.Unanswered:
		v.Agreement = Open
	case model.Support:
		v.Agreement = Same
	default:
		for _, also := range reason.Also {
			if also.Support == yours.Support {
				v.Agreement, v.When = Arguable, oneLine(also.When)
			}
		}
	}
	return v
}

func (p *Practice) factVerdict(fact *questionnaire.Fact) Verdict {
	yours := p.Statement.Assessment.Facts[fact.ID]
	model, _, known := questionnaire.NewProfile(p.Device.Model.Edition, p.Device.Model.Assessment.Facts).Lookup(fact.ID)
	v := Verdict{Agreement: Different, Yours: fact.Label(yours), Model: fact.Label(model), Why: oneLine(p.Device.Facts[fact.ID])}
	switch {
	case yours == "":
		v.Agreement, v.Yours = Open, "not answered"
	case yours == questionnaire.DontKnow:
		v.Agreement = Unfinished
	case known && yours == model:
		v.Agreement = Same
	}
	return v
}

func supportWords(s questionnaire.Support) string {
	if s == questionnaire.Unanswered {
		return s.Meaning()
	}
	return string(s) + ", " + s.Meaning()
}

// Tally counts the agreements of all stations.
func (p *Practice) Tally() map[Agreement]int {
	tally := map[Agreement]int{}
	for _, s := range p.Stations() {
		tally[p.Verdict(s).Agreement]++
	}
	return tally
}

// Reopen takes back what was answered at a station, so that it is asked again. A fact stays
// until it is answered otherwise.
func (p *Practice) Reopen(s Station) {
	if s.Fact == nil {
		p.Change(s.Reference, func(a *questionnaire.Answer) { *a = questionnaire.Answer{} })
	}
}

// PartTitle is a part of a practice in words.
func (d *Device) PartTitle(part string) string {
	switch part {
	case PartAll:
		return "Everything: the facts, then all provisions"
	case PartFacts:
		return "The facts about the device"
	}
	for i := range d.Model.Edition.Clauses {
		if clause := &d.Model.Edition.Clauses[i]; clause.Number == part {
			return "Clause " + clause.Number + ": " + clause.Title
		}
	}
	return part
}
