package cyclonedx

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"ask645/export/document"
	"ask645/export/statement"
	"ask645/questionnaire"
)

// Render writes an attestation with two-space indent and a newline at the end. d is the
// statement s in words, written with the options o. The same arguments give the same bytes.
// A statement that is not complete becomes a draft and says so.
func Render(s *questionnaire.Statement, d *document.Document, o document.Options) ([]byte, error) {
	data, err := statement.Indented(newWriter(s, d, o).bom())
	if err != nil {
		return nil, fmt.Errorf("the attestation: %w", err)
	}
	return data, nil
}

// The references of what there is one of.
const (
	refProduct     = "product"
	refTarget      = "target"
	refStandard    = "standard"
	refAssessor    = "assessor"
	refClause      = "clause-"
	refRequirement = "requirement-"
	refClaim       = "claim-"
	refEvidence    = "evidence-"
)

// The names of the properties that readers look for.
const (
	propertyPrefix    = "ask645:"
	propertyID        = propertyPrefix + "statement:id"
	propertyDigest    = propertyPrefix + "statement:digest"
	propertyDraft     = propertyPrefix + "statement:draft"
	propertyPartial   = propertyPrefix + "statement:partial"
	propertyScope     = propertyPrefix + "in-scope"
	propertyConflict  = propertyPrefix + "conflict"
	propertyStatus    = propertyPrefix + "status"
	propertyApplies   = propertyPrefix + "applies"
	propertyCondition = propertyPrefix + "condition"
	propertyReviewBy  = propertyPrefix + "review-by"
)

// writer gathers the parts of one attestation.
type writer struct {
	statement *questionnaire.Statement
	document  *document.Document
	timestamp string
	tool      component
}

func newWriter(s *questionnaire.Statement, d *document.Document, o document.Options) *writer {
	w := &writer{statement: s, document: d, timestamp: timestamp(o.Date)}
	w.tool = component{Type: "application", Name: "ask645"}
	if name, version, ok := strings.Cut(questionnaire.PrintableLine(o.Generator), " "); name != "" {
		w.tool.Name = name
		if ok {
			w.tool.Version = short(version)
		}
	}
	return w
}

// timestamp is the first second of a day.
func timestamp(day time.Time) string {
	return day.Format(time.DateOnly) + "T00:00:00Z"
}

// longestVersion is how many characters CycloneDX allows a version.
const longestVersion = 1024

// short leaves out a version that is none.
func short(version string) string {
	if len([]rune(version)) > longestVersion {
		return ""
	}
	return version
}

func (w *writer) bom() bom {
	seal := w.document.Seal
	return bom{
		Schema:      "http://cyclonedx.org/schema/bom-1.6.schema.json",
		BOMFormat:   "CycloneDX",
		SpecVersion: "1.6",
		// A file of its own has an id of its own; it follows from the statement's.
		SerialNumber: uuid.NewSHA1(uuid.NameSpaceURL, []byte("urn:ask645:cyclonedx:"+seal.ID+":"+seal.Digest)).URN(),
		Version:      1,
		Metadata:     w.metadata(),
		Definitions:  definitions{Standards: []standard{w.standard()}},
		Declarations: w.declarations(),
		Annotations:  w.annotations(),
	}
}

func (w *writer) metadata() metadata {
	m := metadata{
		Timestamp:  w.timestamp,
		Tools:      &tools{Components: []component{w.tool}},
		Component:  w.product(refProduct),
		Properties: w.properties(),
	}
	if name := line(w.statement.Assessment.Assessor.Name); name != "" {
		m.Authors = []contact{{Name: name}}
	}
	m.Component.Properties = w.facts()
	return m
}

// product is the device. CycloneDX demands a name.
func (w *writer) product(ref string) component {
	p := w.statement.Assessment.Product
	c := component{
		Type: "device", BOMRef: ref,
		Manufacturer: w.manufacturer(),
		Name:         w.document.Product,
		Version:      short(line(p.SoftwareVersion)),
		Description:  text(p.Description),
	}
	if c.Name == "" {
		c.Name = "product without a name"
	}
	return c
}

func (w *writer) manufacturer() *organisation {
	m := w.statement.Assessment.Manufacturer
	o := organisation{Name: line(m.Name)}
	if street := text(m.Address); street != "" {
		// The assessment holds the address in one piece.
		o.Address = &address{StreetAddress: street}
	}
	if o.Name == "" && o.Address == nil {
		return nil
	}
	return &o
}

// properties say what the statement is, and repeat its cover: that has fields for which
// CycloneDX has no place.
func (w *writer) properties() []property {
	d := w.document
	draft := "false"
	if d.Draft {
		draft = "true"
	}
	all := []property{
		{propertyID, d.Seal.ID},
		{propertyDigest, d.Seal.Digest},
		{propertyDraft, draft},
	}
	if d.Partial {
		all = append(all, property{propertyPartial, "true"})
	}
	for _, group := range slices.Concat(d.Cover, []document.Group{d.Signature}) {
		for _, field := range group.Fields {
			if field.Text != "" && field.Text != d.Seal.ID {
				all = append(all, property{propertyPrefix + "cover:" + slug(group.Title) + ":" + slug(field.Label), field.Text})
			}
		}
	}
	return all
}

// facts are what is known of the device, on which it rests what applies.
func (w *writer) facts() []property {
	var all []property
	for _, group := range w.document.Facts {
		for _, fact := range group.Facts {
			if fact.Known {
				all = append(all, property{propertyPrefix + "fact:" + fact.ID, fact.Value})
			}
		}
	}
	return all
}

// slug writes a heading as a part of a name.
func slug(heading string) string {
	return strings.ReplaceAll(strings.ToLower(heading), " ", "-")
}

// text and line make what a person wrote safe to show, as the document does.
func text(raw string) string { return strings.TrimSpace(questionnaire.Printable(raw)) }
func line(raw string) string { return questionnaire.PrintableLine(raw) }
