package learn

import (
	"maps"
	"sync"

	"ask645/questionnaire"
)

// workings keeps what was worked out for the questions of a pool, as many rounds ask for the
// same.
type workings struct {
	mu         sync.Mutex
	findings   map[claimOf][]questionnaire.Finding
	statements map[subject]*questionnaire.Statement
}

type claimOf struct {
	device string
	claim  Claim
}

// marked is the statement of a device whose model was changed by claims.
func marked(device *Device, claims ...Claim) *questionnaire.Statement {
	assessment := *device.Model.Assessment
	assessment.Answers = maps.Clone(assessment.Answers)
	for _, claim := range claims {
		answer := assessment.Answers[claim.Reference]
		answer.Support, answer.Detail = claim.Support, claim.Detail
		assessment.Answers[claim.Reference] = answer
	}
	return questionnaire.Evaluate(device.Model.Edition, &assessment, lastDay(device.Model.Assessment))
}

// found lists the findings about a claim once it stands in the model of a device.
func (p *Pool) found(device *Device, claim Claim) []questionnaire.Finding {
	p.worked.mu.Lock()
	defer p.worked.mu.Unlock()
	key := claimOf{device.ID, claim}
	findings, ok := p.worked.findings[key]
	if !ok {
		findings = marked(device, claim).Of(claim.Reference)
		p.worked.findings[key] = findings
	}
	return findings
}

// knowing is the statement of the facts of a device alone, without one of them where named.
func (p *Pool) knowing(device *Device, without string) *questionnaire.Statement {
	p.worked.mu.Lock()
	defer p.worked.mu.Unlock()
	key := subject{device: device, without: without}
	statement := p.worked.statements[key]
	if statement == nil {
		a := questionnaire.NewAssessment(p.Edition.ID, "")
		a.Facts = map[string]string{}
		for id, value := range device.Model.Assessment.Facts {
			if p.Edition.Fact(id) != nil && id != without {
				a.Facts[id] = value
			}
		}
		statement = questionnaire.Evaluate(p.Edition, a, lastDay(device.Model.Assessment))
		p.worked.statements[key] = statement
	}
	return statement
}
