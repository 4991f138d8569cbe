// Package proforma reads a filled-in conformance pro forma that someone already has: a
// table with a row a provision, kept as CSV, TSV, Markdown or XLSX.
//
// Columns are found by their headings, in any order. A reference is resolved only against
// the provisions of the edition. [Read] guesses nothing silently: its [Report] says which
// column was taken for what, which rows were taken with a doubt, and what was left out, each
// with its line. What stands in the table and was not understood goes into the note of the
// answer, so that no words of the person are lost.
package proforma
