package plain

import (
	"fmt"
	"strconv"
	"strings"

	"ask645/questionnaire"
)

// points reads the open points of a provision, or of all; with an argument it changes them.
func (w *wizard) points(argument string) {
	verb, rest, _ := strings.Cut(normal(argument), " ")
	rest = strings.TrimSpace(rest)
	if verb == "all" {
		w.tellAllPoints(rest)
		return
	}
	p := w.here()
	if p == nil {
		w.say("The command \"points all\" reads those of all provisions.")
		return
	}
	number, err := strconv.Atoi(rest)
	list := w.session.OpenPoints(p.ref)
	known := err == nil && number >= 1 && number <= len(list)
	changes := verb == "add" || verb == "edit" || verb == "done" || verb == "remove"
	switch {
	case verb == "":
		w.tellPoints(p.ref)
	case changes && p.row().Provision.Computed():
		w.refuse("%s follows from the other answers and takes no open points.", p.ref)
	case changes && w.readOnly():
	case verb == "add" && rest == "":
		w.leaveText()
		w.enter(&pointStep{from: p, at: len(list), done: func() { w.enter(p) }})
	case changes && verb != "add" && !known && len(list) == 0:
		w.refuse("%s has no open points. Enter points add to note one.", p.ref)
	case changes && verb != "add" && !known:
		w.refuse("Enter points %s and a number from 1 to %d.", verb, len(list))
	case verb == "edit":
		w.leaveText()
		w.enter(&pointStep{from: p, at: number - 1, point: list[number-1], keeps: true, done: func() { w.enter(p) }})
	case verb == "done":
		w.session.TickOpenPoint(p.ref, number-1)
		w.tell("Point %d of %s is %s.", number, p.ref, w.session.OpenPoints(p.ref)[number-1].State(w.session.Today()))
	case verb == "remove":
		w.session.RemoveOpenPoint(p.ref, number-1)
		w.tell("Removed: %s. Enter undo to bring it back.", questionnaire.PrintableLine(strings.TrimRight(list[number-1].Text, ".")))
	default:
		w.refuse("Enter points, points add, points done 1, points edit 1, points remove 1, or points all.")
	}
}

// pointWords are what is read of a point.
func (w *wizard) pointWords(point questionnaire.OpenPoint) string {
	words := sentence(questionnaire.PrintableLine(point.Text))
	if particulars := questionnaire.PrintableLine(point.Particulars(w.session.Today())); particulars != "" {
		words += " " + sentence(particulars)
	}
	return words
}

// tellPoints reads the open points of a provision.
func (w *wizard) tellPoints(reference string) {
	list := w.session.OpenPoints(reference)
	if len(list) == 0 {
		w.say("%s has no open points. Enter points add to note one.", reference)
		return
	}
	w.say("Open points of %s:", reference)
	for i, point := range list {
		w.item(strconv.Itoa(i+1)+". ", w.pointWords(point))
	}
	w.say("Enter points add, points done 1, points edit 1, or points remove 1.")
}

// tellAllPoints reads all open points in an order.
func (w *wizard) tellAllPoints(by string) {
	order := questionnaire.PointOrder(0)
	for by != "" && order < questionnaire.PointOrders && order.String() != by {
		order++
	}
	if order == questionnaire.PointOrders {
		w.refuse("Enter points all, or behind it one of clause, owner, date, state.")
		return
	}
	points, today := w.session.Assessment.OpenPoints(), w.session.Today()
	questionnaire.SortPoints(points, order)
	group := ""
	for i, point := range points {
		if now := point.Group(order, today, w.session.Edition); i == 0 || now != group {
			group = now
			w.say("%s", questionnaire.PrintableLine(group))
		}
		w.item(fmt.Sprintf("%s, point %d: ", questionnaire.PrintableLine(point.Reference), point.At+1), w.pointWords(point.OpenPoint))
	}
	w.say("Open points: %s.", questionnaire.TallyPoints(points, today))
}

// pointStep asks for the parts of an open point: what, who, by when.
type pointStep struct {
	from  *provisionStep
	at    int
	point questionnaire.OpenPoint
	// keeps is true where an empty line keeps what is there. offered is true where nobody
	// asked for the point, so that an empty line goes on without it.
	keeps, offered bool
	// part counts what is asked: 0 what, 1 who, 2 by when.
	part int
	// done goes on after it.
	done func()
}

// offerPoint asks for an open point where a mandatory provision is left at N, and goes on. A
// script is not asked, as its next line is meant for the next question.
func (p *provisionStep) offerPoint(w *wizard, then func()) {
	if p.offered || w.options.Script || !w.session.WantsPoint(p.ref) {
		then()
		return
	}
	p.offered = true
	planned := questionnaire.PlannedPoint(p.filled)
	w.enter(&pointStep{from: p, at: len(w.session.OpenPoints(p.ref)), point: planned, keeps: planned.Text != "", offered: true, done: then})
}

func (s *pointStep) value() *string {
	return [...]*string{&s.point.Text, &s.point.Owner, &s.point.Due}[s.part]
}

func (s *pointStep) show(w *wizard) {
	if s.part == 0 && s.offered {
		w.say("%s is mandatory and not met. What is to be done about it? It is noted as an open point, which no statement shows.", s.from.ref)
	} else if s.part == 0 {
		w.say("Open point of %s. No statement shows it. Commands need a slash here, such as /back.", s.from.ref)
	}
	w.say("%s", [...]string{
		"What is to be done or found out, in one line.",
		"Who is to do it: a name.",
		"By when: a date such as 2027-06-30.",
	}[s.part])
	switch now := questionnaire.PrintableLine(*s.value()); {
	case now != "" && s.part == 0 && s.offered:
		w.say("Planned: %s", sentence(now))
		w.say("An empty line takes that. A line with only - notes nothing.")
	case now != "" && s.keeps:
		w.say("Now: %s", sentence(now))
		w.say("An empty line keeps it. A line with only - clears it.")
	case s.part == 0 && s.offered:
		w.say("An empty line goes on without one.")
	case s.part > 0:
		w.say("An empty line leaves it open.")
	}
}

func (s *pointStep) take(w *wizard, text string) {
	text = strings.TrimSpace(questionnaire.PrintableLine(text))
	if w.tooLong(text, longestField) {
		return
	}
	if text == "" && s.keeps {
		text = *s.value()
	}
	if text == clearing {
		text = ""
	}
	switch s.part {
	case 0:
		if text == "" && s.offered {
			s.done()
			return
		}
		if text == "" {
			w.refuse("Say what is to be done, or enter /back.")
			return
		}
	case 2:
		due, err := questionnaire.ParseDue(text)
		if err != nil {
			w.refuse("The date %s.", err)
			return
		}
		text = due
	}
	*s.value() = text
	if s.part < 2 {
		s.part++
		w.asked = false
		return
	}
	w.session.SetOpenPoint(s.from.ref, s.at, s.point)
	w.close("The open point is noted.")
	s.done()
}

func (s *pointStep) free() bool           { return true }
func (s *pointStep) place() (place, bool) { return s.from.place() }
func (s *pointStep) skip(*wizard)         { s.done() }

func (s *pointStep) back(w *wizard) {
	if s.part > 0 {
		s.part--
		s.keeps = true
		w.enter(s)
		return
	}
	w.enter(s.from)
}
