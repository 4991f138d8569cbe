package questionnaire

// Declaration is what the statement says as a document: who answers for it, for how long, and
// where more is to be found. Together with the product and the manufacturer it holds what
// ISO/IEC 17050-1 (6.1), the UK statement of compliance (SI 2023/1007, Schedule 4) and
// Regulation (EU) 2024/2847 (Annex V) ask for. All of it is optional; what is empty is left
// out of a document and never made up.
type Declaration struct {
	// Revision counts the statements of the same product, in the manufacturer's own way.
	Revision string `json:"revision,omitempty"`
	// Representatives act for the manufacturer under a written mandate.
	Representatives []Representative `json:"representatives,omitempty"`
	// SupportPeriod is how long security updates are provided, in words, as it was when the
	// product was first supplied. SupportUntil is its last day as "2006-01-02".
	SupportPeriod string `json:"support_period,omitempty"`
	SupportUntil  string `json:"support_until,omitempty"`
	// SupportPublished is where the support period is published.
	SupportPublished string `json:"support_published,omitempty"`
	// VulnerabilityContact is where security issues are reported, VulnerabilityPolicy where
	// the vulnerability disclosure policy is published.
	VulnerabilityContact string `json:"vulnerability_contact,omitempty"`
	VulnerabilityPolicy  string `json:"vulnerability_policy,omitempty"`
	// Certificates names certificates and the bodies that issued them.
	Certificates string `json:"certificates,omitempty"`
	// Validity is what limits the validity of the statement.
	Validity string `json:"validity,omitempty"`
	// SoleResponsibility is true where the manufacturer declares that the statement is
	// issued under its sole responsibility.
	SoleResponsibility bool `json:"sole_responsibility,omitempty"`
	// Place is where the statement is issued; Signatory and Function name who signs.
	Place     string `json:"place,omitempty"`
	Signatory string `json:"signatory,omitempty"`
	Function  string `json:"function,omitempty"`

	extra extra
}

// Representative is an authorised representative of the manufacturer.
type Representative struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address,omitempty"`
	Contact string `json:"contact,omitempty"`

	extra extra
}

// IsZero reports whether the declaration says nothing, so that it can be left out of the file.
func (d Declaration) IsZero() bool {
	texts := d.Revision + d.SupportPeriod + d.SupportUntil + d.SupportPublished + d.VulnerabilityContact +
		d.VulnerabilityPolicy + d.Certificates + d.Validity + d.Place + d.Signatory + d.Function
	return texts == "" && !d.SoleResponsibility && len(d.Representatives) == 0 && len(d.extra) == 0
}

type plainDeclaration Declaration

// UnmarshalJSON reads the object and keeps unknown members.
func (d *Declaration) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainDeclaration)(d))
	d.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (d Declaration) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainDeclaration(d), d.extra)
}

type plainRepresentative Representative

// UnmarshalJSON reads the object and keeps unknown members.
func (r *Representative) UnmarshalJSON(data []byte) error {
	more, err := decodeWithExtra(data, (*plainRepresentative)(r))
	r.extra = more
	return err
}

// MarshalJSON writes the object, unknown members last.
func (r Representative) MarshalJSON() ([]byte, error) {
	return encodeWithExtra(plainRepresentative(r), r.extra)
}

// IsZero reports whether nothing is said of the representative.
func (r Representative) IsZero() bool {
	return r.Name == "" && r.Address == "" && r.Contact == "" && len(r.extra) == 0
}
