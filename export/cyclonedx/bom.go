package cyclonedx

// The types below are the parts of CycloneDX 1.6 that an attestation needs. The order of the
// fields is the order of the members. What is empty is left out, but for thirdParty and score,
// which say something when they are false and 0.

type bom struct {
	Schema       string       `json:"$schema"`
	BOMFormat    string       `json:"bomFormat"`
	SpecVersion  string       `json:"specVersion"`
	SerialNumber string       `json:"serialNumber"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Definitions  definitions  `json:"definitions"`
	Declarations declarations `json:"declarations"`
	Annotations  []annotation `json:"annotations,omitempty"`
}

type metadata struct {
	Timestamp  string     `json:"timestamp"`
	Tools      *tools     `json:"tools,omitempty"`
	Authors    []contact  `json:"authors,omitempty"`
	Component  component  `json:"component"`
	Properties []property `json:"properties,omitempty"`
}

type tools struct {
	Components []component `json:"components"`
}

type component struct {
	Type         string        `json:"type"`
	BOMRef       string        `json:"bom-ref,omitempty"`
	Manufacturer *organisation `json:"manufacturer,omitempty"`
	Name         string        `json:"name"`
	Version      string        `json:"version,omitempty"`
	Description  string        `json:"description,omitempty"`
	Properties   []property    `json:"properties,omitempty"`
}

type organisation struct {
	Name    string    `json:"name,omitempty"`
	Address *address  `json:"address,omitempty"`
	Contact []contact `json:"contact,omitempty"`
}

type address struct {
	StreetAddress string `json:"streetAddress"`
}

type contact struct {
	Name string `json:"name"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type definitions struct {
	Standards []standard `json:"standards"`
}

type standard struct {
	BOMRef       string        `json:"bom-ref"`
	Name         string        `json:"name"`
	Version      string        `json:"version,omitempty"`
	Description  string        `json:"description,omitempty"`
	Owner        string        `json:"owner,omitempty"`
	Requirements []requirement `json:"requirements,omitempty"`
}

type requirement struct {
	BOMRef     string     `json:"bom-ref"`
	Identifier string     `json:"identifier"`
	Title      string     `json:"title,omitempty"`
	Parent     string     `json:"parent,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type declarations struct {
	Assessors    []assessor    `json:"assessors"`
	Attestations []attestation `json:"attestations"`
	Claims       []claim       `json:"claims,omitempty"`
	Evidence     []evidence    `json:"evidence,omitempty"`
	Targets      targets       `json:"targets"`
	Affirmation  affirmation   `json:"affirmation"`
}

type assessor struct {
	BOMRef       string        `json:"bom-ref"`
	ThirdParty   bool          `json:"thirdParty"`
	Organisation *organisation `json:"organization,omitempty"` //nolint:misspell // the name in CycloneDX
}

type attestation struct {
	Summary  string    `json:"summary"`
	Assessor string    `json:"assessor"`
	Map      []mapping `json:"map,omitempty"`
}

// mapping says what is claimed of one requirement.
type mapping struct {
	Requirement   string      `json:"requirement"`
	Claims        []string    `json:"claims,omitempty"`
	CounterClaims []string    `json:"counterClaims,omitempty"`
	Conformance   conformance `json:"conformance,omitzero"`
}

type conformance struct {
	Score     *int   `json:"score,omitempty"`
	Rationale string `json:"rationale,omitempty"`
}

type claim struct {
	BOMRef             string      `json:"bom-ref"`
	Target             string      `json:"target"`
	Predicate          string      `json:"predicate"`
	Reasoning          string      `json:"reasoning,omitempty"`
	Evidence           []string    `json:"evidence,omitempty"`
	ExternalReferences []reference `json:"externalReferences,omitempty"`
}

type reference struct {
	URL     string `json:"url"`
	Comment string `json:"comment,omitempty"`
	Type    string `json:"type"`
	Hashes  []hash `json:"hashes,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type evidence struct {
	BOMRef      string `json:"bom-ref"`
	Description string `json:"description,omitempty"`
	Data        []data `json:"data,omitempty"`
}

type data struct {
	Name     string   `json:"name"`
	Contents contents `json:"contents"`
}

type contents struct {
	URL string `json:"url"`
}

type targets struct {
	Components []component `json:"components"`
}

type affirmation struct {
	Statement   string      `json:"statement"`
	Signatories []signatory `json:"signatories,omitempty"`
}

// signatory needs a digital signature, or an organisation with a reference. A name and a role
// alone are not valid.
type signatory struct {
	Name              string        `json:"name,omitempty"`
	Role              string        `json:"role,omitempty"`
	Organisation      *organisation `json:"organization"` //nolint:misspell // the name in CycloneDX
	ExternalReference reference     `json:"externalReference"`
}

type annotation struct {
	Subjects  []string  `json:"subjects"`
	Annotator annotator `json:"annotator"`
	Timestamp string    `json:"timestamp"`
	Text      string    `json:"text"`
}

type annotator struct {
	Component component `json:"component"`
}
