package questionnaire

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// ErrOpenConflicts says that an assessment cannot be the start of another one before its
// conflicts are decided.
var ErrOpenConflicts = errors.New("conflicts are open")

// Next starts the assessment of another product from an earlier one. Facts, manufacturer and
// assessor come along, and of the declaration what is the manufacturer's rather than the
// product's. No answer claims anything of the new product: what was said waits in Carried
// until a person has confirmed it. Dates and digests of evidence are dropped, and so are open
// points and the scope. The assessment is not changed. The error wraps [ErrOpenConflicts].
func Next(a *Assessment, id string, now time.Time) (*Assessment, error) {
	if len(a.Conflicts) > 0 {
		return nil, fmt.Errorf("%w: decide what holds, then start the next assessment from it", ErrOpenConflicts)
	}
	old := a.Clone()
	next := NewAssessment(a.Edition, id)
	next.Manufacturer, next.Assessor, next.Facts = old.Manufacturer, old.Assessor, old.Facts
	d := old.Declaration
	next.Declaration = Declaration{
		Representatives: d.Representatives, VulnerabilityContact: d.VulnerabilityContact,
		VulnerabilityPolicy: d.VulnerabilityPolicy, Place: d.Place, Signatory: d.Signatory, Function: d.Function,
	}
	for reference, answer := range old.Answers {
		if carried := answer.next(a.Edition, reference, a.Product.Name); !carried.Empty() {
			carried.At = stamp(now)
			if next.Answers == nil {
				next.Answers = map[string]Answer{}
			}
			next.Answers[reference] = carried
		}
	}
	return next, nil
}

// next is what goes along of an answer to the assessment of the next product.
func (a Answer) next(edition, reference, product string) Answer {
	next := Answer{Note: a.Note, Flag: a.Flag, Evidence: a.Evidence}
	for i := range next.Evidence {
		next.Evidence[i].SHA256 = ""
	}
	from := a.Carried.From
	if own, said := a.carry(edition, reference, LineageSame); said {
		from = append(from, own)
	}
	for _, carried := range from {
		carried.Product = cmp.Or(carried.Product, product)
		carried.At, carried.Justification.ReviewBy = time.Time{}, ""
		next.Carried.add(carried)
	}
	return next
}
