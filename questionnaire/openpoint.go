package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// OpenPoint is what is still to be done or found out about a provision. It is for the people
// who work on the assessment and enters no statement.
type OpenPoint struct {
	// ID tells the points of an assessment apart, in every copy of it.
	ID   string `json:"id,omitempty"`
	Text string `json:"text"`
	// Owner is who is to do it, Due by when, as "2006-01-02"; both may be "".
	Owner string `json:"owner,omitempty"`
	Due   string `json:"due,omitempty"`
	Done  bool   `json:"done,omitempty"`
	// By is who was named as the assessor when the point was last changed, At when that was.
	By string    `json:"by,omitempty"`
	At time.Time `json:"at,omitzero"`

	extra extra
}

// ParseDue reads the day by which a point is due, as a person writes it. "" is no day.
func ParseDue(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "", fmt.Errorf("is %q: write a date such as 2027-06-30", text)
	}
	return text, nil
}

// Overdue reports whether the point was due before a day and is not done.
func (p OpenPoint) Overdue(today time.Time) bool {
	return !p.Done && p.Due != "" && today.Format(time.DateOnly) > p.Due
}

// State says in a word or two how the point stands: done, overdue, open.
func (p OpenPoint) State(today time.Time) string {
	switch {
	case p.Done:
		return "done"
	case p.Overdue(today):
		return "overdue"
	}
	return "open"
}

// Same reports whether two points say the same, whenever and by whomever each was written.
func (p OpenPoint) Same(q OpenPoint) bool {
	return p.ID == q.ID && p.Text == q.Text && p.Owner == q.Owner && p.Due == q.Due && p.Done == q.Done
}

// Pending counts the points of the answer that are not done.
func (a Answer) Pending() int {
	n := 0
	for _, point := range a.OpenPoints {
		if !point.Done {
			n++
		}
	}
	return n
}

// WantsPoint reports whether the provision is mandatory, may apply, is answered N, and has no
// open point yet that says how the gap is to be closed.
func (r *Row) WantsPoint() bool {
	return r.Provision.Status.Mandatory && r.Applies != No && r.Support == NotSupported && r.Answer.Pending() == 0
}

// PlacedPoint is an open point and where it stands: under which provision, and at which place
// of the list there.
type PlacedPoint struct {
	Reference string
	At        int
	OpenPoint
}

// OpenPoints lists all points of the assessment, in the order of their provisions.
func (a *Assessment) OpenPoints() []PlacedPoint {
	var points []PlacedPoint
	for reference, answer := range a.Answers {
		for at, point := range answer.OpenPoints {
			points = append(points, PlacedPoint{Reference: reference, At: at, OpenPoint: point})
		}
	}
	SortPoints(points, PointsByClause)
	return points
}

// PointOrder is an order in which open points are listed.
type PointOrder int

// The orders of open points. Each ends in the order of the provisions.
const (
	PointsByClause PointOrder = iota
	PointsByOwner
	PointsByDue
	PointsByState
	PointOrders
)

// String names the order.
func (o PointOrder) String() string {
	return [...]string{"clause", "owner", "date", "state"}[o%PointOrders]
}

// SortPoints puts points into an order: those without an owner or a day come last, and those
// that are done behind those that are not.
func SortPoints(points []PlacedPoint, order PointOrder) {
	slices.SortStableFunc(points, func(p, q PlacedPoint) int { return cmp.Or(p.Compare(q, order), p.Compare(q, PointsByClause)) })
}

// Compare compares two points by what an order goes by. Only PointsByClause tells all points
// of an assessment apart.
func (p PlacedPoint) Compare(q PlacedPoint, order PointOrder) int {
	owners := cmp.Or(last(p.Owner == "", q.Owner == ""), cmp.Compare(strings.ToLower(p.Owner), strings.ToLower(q.Owner)))
	days := cmp.Or(last(p.Due == "", q.Due == ""), cmp.Compare(p.Due, q.Due))
	done := last(p.Done, q.Done)
	switch order {
	case PointsByOwner:
		return cmp.Or(owners, done, days)
	case PointsByDue:
		return cmp.Or(done, days)
	case PointsByState:
		return cmp.Or(done, days, owners)
	case PointsByClause, PointOrders:
	}
	return cmp.Or(CompareReferences(p.Reference, q.Reference), cmp.Compare(p.At, q.At))
}

// last puts what is behind what is not.
func last(p, q bool) int {
	switch {
	case p == q:
		return 0
	case p:
		return 1
	}
	return -1
}

// Particulars says who is to do the point and by when, and how it stands where that is not
// simply open; "" where there is nothing to say.
func (p OpenPoint) Particulars(today time.Time) string {
	var words []string
	if p.Owner != "" {
		words = append(words, p.Owner)
	}
	if p.Due != "" {
		words = append(words, "due "+p.Due)
	}
	if state := p.State(today); state != "open" {
		words = append(words, state)
	}
	return strings.Join(words, ", ")
}

// Group names what the point stands under in a list of the given order. The edition is that of
// the assessment.
func (p PlacedPoint) Group(order PointOrder, today time.Time, edition *Edition) string {
	switch {
	case order == PointsByState:
		return map[string]string{"done": "Done", "overdue": "Overdue", "open": "Open"}[p.State(today)]
	case order == PointsByOwner && p.Owner == "":
		return "Nobody named"
	case order == PointsByOwner:
		return p.Owner
	case order == PointsByDue && p.Done:
		return "Done"
	case order == PointsByDue && p.Due == "":
		return "No day named"
	case order == PointsByDue:
		return "Due " + p.Due
	}
	provision := edition.Provision(p.Reference)
	if provision == nil {
		return "No provision of the edition"
	}
	return "Clause " + provision.Clause().Number + ", " + provision.Clause().Title
}

// TallyPoints counts points in words, such as "3 open, 1 of them overdue, 2 done".
func TallyPoints(points []PlacedPoint, today time.Time) string {
	states := map[string]int{}
	for _, point := range points {
		states[point.State(today)]++
	}
	words := fmt.Sprintf("%d open", states["open"]+states["overdue"])
	if n := states["overdue"]; n > 0 {
		words += fmt.Sprintf(", %d of them overdue", n)
	}
	if n := states["done"]; n > 0 {
		words += fmt.Sprintf(", %d done", n)
	}
	return words
}
