// Package psti drafts the statement of compliance that UK law asks of the manufacturers of
// connectable products, from the answers to the provisions that the law relies on.
//
// What the law asks is data (see [questionnaire.Law]); this package puts it into a letter.
// The letter is always a draft: it says what the manufacturer has to check before signing.
// Answers that do not carry it are refused, with all reasons at once.
package psti
