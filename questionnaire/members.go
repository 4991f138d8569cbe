package questionnaire

// The methods below let every object of the file keep the members that this program does
// not know. The plain types drop the methods, so that encoding/json does not call itself.

type plainAssessment Assessment

// UnmarshalJSON reads the object and keeps unknown members.
func (a *Assessment) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainAssessment)(a))
	a.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (a Assessment) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainAssessment(a), a.extra)
}

type plainProduct Product

// UnmarshalJSON reads the object and keeps unknown members.
func (p *Product) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainProduct)(p))
	p.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (p Product) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainProduct(p), p.extra)
}

type plainManufacturer Manufacturer

// UnmarshalJSON reads the object and keeps unknown members.
func (m *Manufacturer) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainManufacturer)(m))
	m.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (m Manufacturer) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainManufacturer(m), m.extra)
}

type plainAssessor Assessor

// UnmarshalJSON reads the object and keeps unknown members.
func (a *Assessor) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainAssessor)(a))
	a.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (a Assessor) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainAssessor(a), a.extra)
}

type plainAnswer Answer

// UnmarshalJSON reads the object and keeps unknown members.
func (a *Answer) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainAnswer)(a))
	a.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (a Answer) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainAnswer(a), a.extra)
}

type plainJustifiedBy JustifiedBy

// UnmarshalJSON reads the object and keeps unknown members.
func (j *JustifiedBy) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainJustifiedBy)(j))
	j.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (j JustifiedBy) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainJustifiedBy(j), j.extra)
}

type plainEvidence Evidence

// UnmarshalJSON reads the object and keeps unknown members.
func (e *Evidence) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainEvidence)(e))
	e.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (e Evidence) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainEvidence(e), e.extra)
}

type plainCarried Carried

// UnmarshalJSON reads the object and keeps unknown members.
func (c *Carried) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainCarried)(c))
	c.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (c Carried) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainCarried(c), c.extra)
}

type plainCarriedAnswer CarriedAnswer

// UnmarshalJSON reads the object and keeps unknown members.
func (c *CarriedAnswer) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainCarriedAnswer)(c))
	c.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (c CarriedAnswer) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainCarriedAnswer(c), c.extra)
}

type plainOpenPoint OpenPoint

// UnmarshalJSON reads the object and keeps unknown members.
func (p *OpenPoint) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainOpenPoint)(p))
	p.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (p OpenPoint) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainOpenPoint(p), p.extra)
}
