package main

import (
	"slices"
	"strings"

	"ask645/export/statement"
	"ask645/questionnaire"
)

// The types below are "ask645 catalog --json". The order of fields is that of the members.
type (
	catalog struct {
		Editions []catalogEdition `json:"editions"`
		Facts    []catalogFact    `json:"facts"`
		Glossary []catalogTerm    `json:"glossary"`
	}
	catalogEdition struct {
		ID         string             `json:"id"`
		Title      string             `json:"title"`
		GoodFor    string             `json:"good_for"`
		Pack       *catalogPack       `json:"pack,omitempty"`
		Refines    string             `json:"refines,omitempty"`
		Conditions []catalogCondition `json:"conditions"`
		Clauses    []catalogClause    `json:"clauses"`
		Provisions []catalogProvision `json:"provisions"`
	}
	// catalogPack names the pack that brings an edition or guidance.
	catalogPack struct {
		ID      string `json:"id"`
		Title   string `json:"title"`
		Version string `json:"version"`
	}
	catalogCondition struct {
		Kind    string `json:"kind"`
		Ref     string `json:"ref"`
		Wording string `json:"wording"`
	}
	catalogClause struct {
		Number string `json:"number"`
		Title  string `json:"title"`
	}
	catalogProvision struct {
		Reference      string                 `json:"reference"`
		Clause         string                 `json:"clause"`
		Title          string                 `json:"title"`
		Status         string                 `json:"status"`
		Mandatory      bool                   `json:"mandatory"`
		Conditions     []string               `json:"conditions"`
		Features       []string               `json:"features"`
		Requirement    string                 `json:"requirement"`
		Why            string                 `json:"why"`
		Gap            string                 `json:"gap,omitempty"`
		Terms          []string               `json:"terms"`
		Checks         []catalogCheck         `json:"checks"`
		Evidence       []string               `json:"evidence"`
		Examples       []catalogExample       `json:"examples"`
		Justifications []catalogJustification `json:"justifications"`
	}
	catalogCheck struct {
		ID   string `json:"id"`
		Ask  string `json:"ask"`
		When string `json:"when"`
	}
	catalogExample struct {
		Ref   string   `json:"ref"`
		Text  string   `json:"text"`
		Fits  []string `json:"fits"`
		Note  string   `json:"note,omitempty"`
		Dated string   `json:"dated,omitempty"`
		// WrittenFor names the edition and provision, where those are others.
		WrittenFor string       `json:"written_for,omitempty"`
		Pack       *catalogPack `json:"pack,omitempty"`
	}
	catalogJustification struct {
		ID        string   `json:"id"`
		Ref       string   `json:"ref"`
		Situation string   `json:"situation"`
		Text      string   `json:"text"`
		Fits      []string `json:"fits"`
		AskFirst  []string `json:"ask_first"`
		// WrittenFor names the edition and provision, where those are others.
		WrittenFor string       `json:"written_for,omitempty"`
		Pack       *catalogPack `json:"pack,omitempty"`
	}
	catalogFact struct {
		ID     string   `json:"id"`
		Ask    string   `json:"ask"`
		Values []string `json:"values"`
		When   string   `json:"when"`
	}
	catalogTerm struct {
		ID      string `json:"id"`
		Term    string `json:"term"`
		Meaning string `json:"meaning"`
		Misread string `json:"misread,omitempty"`
		Ref     string `json:"ref"`
	}
)

// catalogJSON writes all that the program knows of the given editions.
func catalogJSON(library *questionnaire.Library, editions []listing) ([]byte, error) {
	guidance, err := library.Guidance()
	if err != nil {
		return nil, err
	}
	c := catalog{
		Editions: make([]catalogEdition, 0, len(editions)),
		Facts:    newCatalogFacts(editions),
		Glossary: make([]catalogTerm, 0, len(guidance.Terms)),
	}
	for _, edition := range editions {
		described, err := newCatalogEdition(edition)
		if err != nil {
			return nil, err
		}
		c.Editions = append(c.Editions, described)
	}
	for _, term := range guidance.Terms {
		c.Glossary = append(c.Glossary, catalogTerm{
			ID: term.ID, Term: term.Term, Meaning: strings.TrimSpace(term.Meaning),
			Misread: strings.TrimSpace(term.Misread), Ref: term.Ref,
		})
	}
	return statement.Indented(c)
}

// newCatalogFacts lists the facts that any of the editions asks for, each once.
func newCatalogFacts(editions []listing) []catalogFact {
	facts := []catalogFact{}
	for _, edition := range editions {
		for _, fact := range edition.Facts() {
			if slices.ContainsFunc(facts, func(f catalogFact) bool { return f.ID == fact.ID }) {
				continue
			}
			values := make([]string, 0, len(fact.Values))
			for _, value := range fact.Values {
				values = append(values, value.Value)
			}
			facts = append(facts, catalogFact{ID: fact.ID, Ask: strings.TrimSpace(fact.Ask), Values: values, When: fact.When.String()})
		}
	}
	return facts
}

func newCatalogEdition(edition listing) (catalogEdition, error) {
	e := catalogEdition{
		ID:         edition.ID,
		Title:      edition.Title,
		GoodFor:    strings.TrimSpace(edition.GoodFor),
		Conditions: make([]catalogCondition, 0, len(edition.Conditions)),
		Clauses:    make([]catalogClause, 0, len(edition.Clauses)),
		Provisions: []catalogProvision{},
	}
	if pack := edition.Pack(); pack != nil {
		e.Pack, e.Refines = newCatalogPack(pack), edition.Base().ID
	}
	for _, condition := range edition.Conditions {
		e.Conditions = append(e.Conditions, catalogCondition{Kind: condition.Kind, Ref: condition.Ref, Wording: condition.Wording})
	}
	for _, clause := range edition.Clauses {
		e.Clauses = append(e.Clauses, catalogClause{Number: clause.Number, Title: clause.Title})
	}
	for _, provision := range edition.provisions {
		prose, err := edition.Prose(provision.Reference)
		if err != nil {
			return catalogEdition{}, err
		}
		e.Provisions = append(e.Provisions, newCatalogProvision(provision, prose))
	}
	return e, nil
}

func newCatalogProvision(provision *questionnaire.Provision, prose *questionnaire.Prose) catalogProvision {
	p := catalogProvision{
		Reference:      provision.Reference,
		Clause:         provision.Clause().Number,
		Title:          provision.Title,
		Status:         provision.Status.Text,
		Mandatory:      provision.Status.Mandatory,
		Conditions:     []string{},
		Features:       []string{},
		Requirement:    strings.TrimSpace(prose.Requirement),
		Why:            strings.TrimSpace(prose.Why),
		Gap:            strings.TrimSpace(prose.Gap),
		Terms:          append([]string{}, prose.Terms...),
		Checks:         make([]catalogCheck, 0, len(prose.Checks)),
		Evidence:       append([]string{}, prose.Evidence...),
		Examples:       make([]catalogExample, 0, len(prose.Examples)),
		Justifications: make([]catalogJustification, 0, len(prose.Justifications)),
	}
	for _, condition := range provision.Conditions() {
		if condition.Kind == "feature" {
			p.Features = append(p.Features, condition.Ref)
		} else {
			p.Conditions = append(p.Conditions, condition.Ref)
		}
	}
	for _, check := range prose.Checks {
		p.Checks = append(p.Checks, catalogCheck{ID: check.ID, Ask: strings.TrimSpace(check.Ask), When: check.When.String()})
	}
	for _, example := range prose.Examples {
		p.Examples = append(p.Examples, catalogExample{
			Ref: example.Ref, Text: strings.TrimSpace(example.Text), Fits: example.Fits,
			Note: strings.TrimSpace(example.Note), Dated: strings.TrimSpace(example.Dated), WrittenFor: example.Origin.String(), Pack: packOf(example.Origin),
		})
	}
	for _, j := range prose.Justifications {
		p.Justifications = append(p.Justifications, catalogJustification{
			ID: j.ID, Ref: j.Ref, Situation: strings.TrimSpace(j.Situation), Text: strings.TrimSpace(j.Text),
			Fits: j.Fits, AskFirst: j.AskFirst, WrittenFor: j.Origin.String(), Pack: packOf(j.Origin),
		})
	}
	return p
}

// packOf names the pack that guidance comes from, or is nil.
func packOf(origin *questionnaire.Origin) *catalogPack {
	if origin == nil || origin.Pack == nil {
		return nil
	}
	return newCatalogPack(origin.Pack)
}

func newCatalogPack(pack *questionnaire.Pack) *catalogPack {
	return &catalogPack{ID: pack.ID, Title: pack.Title, Version: pack.Version}
}
