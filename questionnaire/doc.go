// Package questionnaire is the domain of ask645: what a standard asks, what a person
// answered, and what follows from the two.
//
// An [Edition] is one edition of the consumer-IoT baseline (TS 103 645, EN 303 645): its
// clauses, provisions, statuses and conditions, read from data by a [Library]. An
// [Assessment] is what a person said about one device: facts, answers, evidence. [Evaluate]
// is a pure function that brings them together into a [Statement]: per provision whether it
// applies and because of which facts, the support claimed, the findings and the totals.
//
// Every rule of the standard lives here or in the data this package reads. The package does
// no terminal work, writes no files and keeps no mutable state outside the values it returns.
package questionnaire
