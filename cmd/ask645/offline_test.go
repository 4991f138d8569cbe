package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// goTool runs the go command on this program.
func goTool(t *testing.T, arguments ...string) string {
	t.Helper()
	command := exec.Command("go", arguments...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, stderr.String())
	}
	return string(out)
}

// TestNoNetworkPackages holds the packages that the program is made of against those that
// speak to a network.
func TestNoNetworkPackages(t *testing.T) {
	t.Parallel()
	// Package net itself is there for its kinds of address alone: pflag can read flags that
	// are addresses, uuid can make ids of a network card's. TestNoNetworkCode shows that
	// nothing is left of it that could open a connection.
	allowed := map[string][]string{"net": {"github.com/google/uuid", "github.com/spf13/pflag"}}
	importers := map[string][]string{}
	for line := range strings.Lines(goTool(t, "list", "-deps", "-f", "{{range .Imports}}{{$.ImportPath}} {{.}}\n{{end}}", ".")) {
		importer, imported, _ := strings.Cut(strings.TrimSpace(line), " ")
		importers[imported] = append(importers[imported], importer)
	}
	if len(importers["ask645/questionnaire"]) == 0 {
		t.Fatal("the list of packages is not that of this program")
	}
	for imported, by := range importers {
		first, rest, _ := strings.Cut(imported, "/")
		// net/url and net/netip take addresses apart and open nothing.
		network := first == "net" && rest != "url" && rest != "netip" || imported == "crypto/tls" || imported == "log/syslog" ||
			strings.HasPrefix(imported, "golang.org/x/net/") && rest != "x/net/html" && rest != "x/net/html/atom" && !strings.HasPrefix(rest, "x/net/html/")
		slices.Sort(by)
		if network && !slices.Equal(by, allowed[imported]) {
			t.Errorf("%s is imported by %s", imported, strings.Join(by, ", "))
		}
	}
}

// TestNoNetworkCode builds the program and looks through what the linker kept: no code that
// opens a connection, listens or asks for a name.
func TestNoNetworkCode(t *testing.T) {
	t.Parallel()
	program := filepath.Join(t.TempDir(), "ask645.exe")
	goTool(t, "build", "-o", program, ".")
	symbols := goTool(t, "tool", "nm", program)
	if !strings.Contains(symbols, " T ask645/questionnaire.Evaluate\n") {
		t.Fatal("the symbols are not those of this program")
	}
	network := regexp.MustCompile(`(?m) T ((net/(http|smtp|rpc)|crypto/tls)\..*` +
		`|net\.(Dial|Listen|Lookup|\(\*(Dialer|Resolver|ListenConfig|netFD)\)|sysSocket|socket|cgoLookup).*` +
		`|(syscall|golang\.org/x/sys/(unix|windows))\.(Socket|Socketpair|socket|socketpair|Connect|ConnectEx|connect|Bind|bind|WSASocket|WSAConnect))$`)
	for _, found := range network.FindAllStringSubmatch(symbols, 10) {
		t.Errorf("the program holds %s", found[1])
	}
}
