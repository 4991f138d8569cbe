// Command empty prints a line and does nothing else: the least that a program in Go takes.
package main

import "os"

func main() {
	_, _ = os.Stdout.WriteString("empty\n")
}
