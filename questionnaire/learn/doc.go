// Package learn teaches the standard: a tour, devices that are worked through, rounds of
// questions, practice on a dossier, and cards that come back at growing intervals.
//
// The texts of the tour and the dossiers are data, read by a [Course]. Questions are not
// written one by one: a [Pool] makes them from the edition, the worked devices and the
// findings, and what is right follows from [questionnaire.Evaluate] and the tables. A
// [Practice] compares answers with the model, and a [Memory] says which [Card] is due.
//
// The package shows nothing and writes no files.
package learn
