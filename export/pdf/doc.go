// Package pdf writes a conformance statement as a PDF file that carries its data, and reads
// such files back.
//
// [Render] lays out a [document.Document] and [RenderLetter] a [document.Letter]; all words
// but the headings and the first sentences of sections come from there. Both give the same
// bytes for the same words and options, change nothing of what they are given, and may be
// called by several goroutines at a time.
//
// [Compare] holds a finished file against the words it was written from, [Attachment] takes
// the data out, and [Texts] tells what stands on the pages. They read what this package
// writes, also when a program that signs has appended to it, and refuse the rest.
//
// The package lays out every line itself and uses gofpdf only to write pages. gofpdf's own
// ways to break text lose characters, its page total prints as boxes, and with a file
// attached its links lead astray; so the file is finished here.
//
// # Limits
//
// The embedded fonts cover Latin, Greek, Cyrillic, and common signs. For other characters
// one more TrueType font is used, which the options name or the system has; what that lacks
// is printed as its code point and reported, see [Document]. Characters beyond U+FFFF always
// are. Scripts that need shaping or run from right to left are printed letter by letter in the
// order of the text. The file is not tagged, so it is neither PDF/UA nor PDF/A.
package pdf
