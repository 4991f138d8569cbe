package questionnaire

import (
	"slices"
	"strings"
	"time"
)

// Contradiction is a rule about what cannot both be true of one device, or is odd enough
// that a careful assessor would ask.
type Contradiction struct {
	ID string `yaml:"id"`
	// Severity is error where no device exists for which both are true, and warning where
	// there may be one.
	Severity Severity `yaml:"severity"`
	// When names facts, supports of provisions (5.3-2 = N) and answers to their checks
	// (5.4-1/stores-parameters = no).
	When When `yaml:"when"`
	// About lists the provisions and facts at which the finding is shown, the one that it
	// is filed under first.
	About []string `yaml:"about" json:",omitempty"`
	// Message says what does not fit, and what to do.
	Message string `yaml:"message"`
	// Ref says what the rule rests on; it starts with [Ours] where that is no text of the
	// standard.
	Ref string `yaml:"ref"`
}

// contradictionFile is contradictions/EDITION.yaml.
type contradictionFile struct {
	Contradictions []Contradiction `yaml:"contradictions"`
}

// Contradictions lists the rules of the edition in the order in which they are tried.
func (e *Edition) Contradictions() []Contradiction { return slices.Clone(e.contradictions) }

// checkSign stands between a provision and one of its checks in a condition.
const checkSign = "/"

// claims are what a person said of the device, under the names that a [Contradiction] uses.
// What was not said, or does not count as the provision does not apply, is not known.
type claims struct {
	statement *Statement
	profile   Profile
	// walks are the ways through the checks, by row; nil until somebody asks.
	walks []*Walk
}

func newClaims(s *Statement, profile Profile) *claims {
	return &claims{statement: s, profile: profile, walks: make([]*Walk, len(s.Rows))}
}

// lookup is the [Lookup] of the claims.
func (c *claims) lookup(name string) (string, []string, bool) {
	if c.statement.Edition.Fact(name) != nil {
		return c.profile.Lookup(name)
	}
	reference, id, isCheck := strings.Cut(name, checkSign)
	row := c.statement.Row(reference)
	switch {
	case row == nil || !row.Claimed():
		return "", nil, false
	case !isCheck:
		return string(row.Support), nil, true
	case row.Applies == No:
		return "", nil, false
	}
	for _, step := range c.walk(row).Steps {
		if step.Check.ID == id {
			return step.Answer, nil, step.Answer != "" && step.Answer != DontKnow
		}
	}
	return "", nil, false
}

// walk follows the answers of a row through its checks. It is empty where nothing was
// answered, and where the checks cannot be read; that is reported where they are shown.
func (c *claims) walk(row *Row) *Walk {
	at := row.Provision.at
	if c.walks[at] == nil {
		c.walks[at] = &Walk{}
		if len(row.Answer.Checks) > 0 {
			if short, err := c.statement.Edition.abridged(row.Provision.Reference); err == nil {
				*c.walks[at] = short.walk(c.profile.Lookup, row.Answer.Checks)
			}
		}
	}
	return c.walks[at]
}

// findContradictions tries every rule of the edition.
func (s *Statement) findContradictions(c *claims) {
	for i := range s.Edition.contradictions {
		rule := &s.Edition.contradictions[i]
		if len(rule.About) == 0 || rule.When.Always() || rule.When.Truth(c.lookup) != Yes {
			continue
		}
		s.Findings = append(s.Findings, Finding{
			Code: CodeContradiction, Severity: rule.Severity,
			Reference: rule.About[0], Message: rule.Message, also: rule.About[1:],
		})
	}
}

// findFacts reports facts that were given although another fact rules their question out.
// One that was good when it was given, and was ruled out later, waits for its parent to flip
// back and is no contradiction.
func (s *Statement) findFacts(profile Profile) {
	for _, fact := range s.Edition.facts {
		given := s.Assessment.Facts[fact.ID]
		if fact.When.Always() || given == absent || !fact.Has(given) {
			continue
		}
		asked, by := fact.When.Eval(profile.Lookup)
		if asked != No || s.Assessment.gaveSince(by, s.Assessment.FactsAt[fact.ID]) {
			continue
		}
		reasons := make([]string, 0, len(by))
		for _, parent := range by {
			reasons = append(reasons, profile.Says(parent))
		}
		s.add(CodeContradiction, SeverityError, by[0],
			"%q is answered %q, but %s: correct the one that is wrong", strings.TrimSpace(fact.Ask), fact.Label(given), strings.Join(reasons, " and "))
		s.Findings[len(s.Findings)-1].also = append(by[1:], fact.ID)
	}
}

// Confirm gives a fact again with the answer that it has. It is then newer than facts and
// answers at odds with it, which are set aside from now on.
func (a *Assessment) Confirm(edition *Edition, id string, at time.Time) {
	value := a.Facts[id]
	if value == "" {
		return
	}
	a.SetFact(id, "", at)
	a.SetFact(id, value, at)
	profile := NewProfile(edition, a.Facts)
	for _, fact := range edition.facts {
		// What came without a time came before.
		if _, timed := a.FactsAt[fact.ID]; !timed && a.Facts[fact.ID] != "" && !fact.When.Always() && !profile.Asked(fact) {
			a.FactsAt[fact.ID] = stamp(at)
		}
	}
}
