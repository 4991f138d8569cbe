// Package statement writes a conformance statement as JSON, for programs that read it and
// for ask645 itself, which can take the assessment back out of it.
//
// [Render] writes the whole statement (schema urn:ask645:statement:1), [Check] the shorter
// object of "ask645 check --json". Both are stable: members come in a fixed order, provisions
// in the order of the standard, and the same statement and options give the same bytes.
package statement
