// Package pdf writes a conformance statement as a PDF file: a cover, the totals, the table of
// the pro forma as it was filled in, the conditions, the findings, and a legend.
//
// [Render] is all there is to call. It needs no file and no network, changes nothing of the
// statement, and gives the same bytes for the same statement and options. It may be called by
// several goroutines at a time.
//
// The package lays out every line itself and uses gofpdf only to write the file. gofpdf's own
// ways to break text lose characters, and its page total prints as boxes.
//
// # Limits
//
// The embedded fonts cover Latin, Greek, Cyrillic, and common signs. What they lack is printed
// as its code point and reported, see [Document]. Scripts that need shaping or run from right
// to left are printed letter by letter in the order of the text. The file is not tagged, so it
// is neither PDF/UA nor PDF/A.
package pdf
