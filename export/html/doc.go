// Package html writes a conformance statement as a web page: one file without scripts and
// without anything from elsewhere, to be read on a screen of any width, by a screen reader,
// or on paper.
//
// [Render] writes, [Read] reads back what Render wrote.
package html
