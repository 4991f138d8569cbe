// Command bench measures ask645 and prints what it measured as tables, in Markdown:
//
//	go run ./bench                # all of it, some minutes
//	go run ./bench -only pdf      # the rows that have "pdf" in their name
//	go run ./bench -runs 50       # more runs of each
//
// It needs Go and nothing else. It builds the program as a release is built, a program that
// does nothing and one that draws a word, makes the files it needs from the samples, and runs
// what is compared in turn, so that a busy minute slows both. Quoted are medians. The exit
// status is 1 where a budget is exceeded.
//
// The same is measured by
//
//	go test -bench . ./bench
//
// and single parts by the benchmarks beside their packages.
package main
