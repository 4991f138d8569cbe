package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"ask645/assets"
)

// TestAloneInItsFolder goes through every command that reads or writes, in a name space
// without a network where the system allows one. It then lists every file there is: nothing
// but what was named, what lies beside an assessment, and the places in the configuration
// folder. Where strace is installed, no call of the network is made, and none that writes
// anywhere else.
func TestAloneInItsFolder(t *testing.T) {
	t.Parallel()
	program, root := under(t, "ask645"), t.TempDir()
	work := filepath.Join(root, "work")
	for _, folder := range []string{"work", "home", "config", "cache", "state", "tmp"} {
		if err := os.Mkdir(filepath.Join(root, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	lock, err := fs.ReadFile(assets.FS, "samples/smart-lock.ask645.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(work, "lock.ask645.json"), lock, 0o600); err != nil {
		t.Fatal(err)
	}
	trace, traced := filepath.Join(t.TempDir(), "trace"), canTrace()
	isolated := isolation(t)
	for _, step := range []struct{ stdin, line string }{
		{"", "new lamp.ask645.json --product Lamp"},
		{"go 5.4-3\nflag\nexport\nmd\nquit\n", "--plain lock.ask645.json"},
		{"quit\n", "--plain"},
		{"", "check lock.ask645.json"},
		{"", "check --json lock.ask645.json"},
		{"", "explain 5.4-3"},
		{"", "catalog"},
		{"", "schema assessment"},
		{"", "export lock.ask645.json -f all,uk-psti-md -o out"},
		{"", "export lock.ask645.json -f json -o -"},
		{"", "verify out/lock.statement.pdf"},
		{"", "verify out/lock.statement.json"},
		{"", "import out/lock.statement.pdf -o back.ask645.json"},
		{"", "import out/lock.statement.xlsx -o table.ask645.json"},
	} {
		arguments := append([]string{program}, strings.Fields(step.line)...)
		if traced {
			arguments = append([]string{"strace", "-f", "-qq", "-A", "-o", trace, "-e", "trace=%network,%file"}, arguments...)
		}
		command := exec.Command(arguments[0], arguments[1:]...)
		command.Dir, command.Stdin, command.SysProcAttr = work, strings.NewReader(step.stdin), isolated
		command.Env = []string{"PATH=" + os.Getenv("PATH"), "TERM=dumb"}
		for name, folder := range map[string]string{"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "TMPDIR": "tmp"} {
			command.Env = append(command.Env, name+"="+filepath.Join(root, folder))
		}
		if out, err := command.CombinedOutput(); err != nil && command.ProcessState.ExitCode() != statusFindings {
			t.Fatalf("%s: %v\n%s", step.line, err, out)
		}
	}
	wantFiles(t, root)
	if !traced {
		t.Log("without strace only the files were looked at")
		return
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	wantCalls(t, root, string(calls))
}

// isolation makes processes that have no network, or nil where the system forbids it.
func isolation(t *testing.T) *syscall.SysProcAttr {
	t.Helper()
	one := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	if os.Getuid() != 0 {
		one.Cloneflags |= syscall.CLONE_NEWUSER
		one.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		one.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	try := exec.Command("true")
	try.SysProcAttr = one
	if err := try.Run(); err != nil {
		t.Logf("the system makes no name space without a network: %v", err)
		return nil
	}
	return one
}

// canTrace reports whether strace is there and may look at another process.
func canTrace() bool {
	return exec.Command("strace", "-f", "-qq", "-o", "/dev/null", "true").Run() == nil
}

// wantFiles lists what there is below the folder of the test.
func wantFiles(t *testing.T, root string) {
	t.Helper()
	expected := []string{
		`config/ask645/places\.json`,
		`work/(lamp|lock|back|table)\.ask645\.json`,
		`work/lock\.statement\.md`,
		`work/\.lock\.ask645\.json\.(history|versions/.+)`,
		`work/out/lock\.statement\.(pdf|json|md|html|csv|xlsx|cdx\.json)`,
		`work/out/lock\.statement\.uk-psti\.md`,
	}
	seen := make([]bool, len(expected))
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		at := slices.IndexFunc(expected, func(pattern string) bool { return regexp.MustCompile("^" + pattern + "$").MatchString(name) })
		if at < 0 {
			t.Errorf("written: %s", name)
			return err
		}
		seen[at] = true
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, pattern := range expected {
		if !seen[i] {
			t.Errorf("%s was never written, so that this test sees nothing", pattern)
		}
	}
}

// wantCalls goes through the calls that were traced.
func wantCalls(t *testing.T, root, calls string) {
	t.Helper()
	network := regexp.MustCompile(`^\d+ +(socket|socketpair|connect|bind|listen|accept4?|send\w*|recv\w*|getsockname|getpeername)\(`)
	writes := regexp.MustCompile(`^\d+ +((open|openat|openat2)\(.*O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)|(mkdir|rename|unlink|rmdir|link|symlink|chmod|chown|truncate|mknod|utime|utimensat|setxattr|fchmodat|fchownat)\w*\()`)
	path := regexp.MustCompile(`"([^"]*)"`)
	seen := 0
	for line := range strings.Lines(calls) {
		if network.MatchString(line) {
			t.Errorf("a call of the network: %s", line)
		}
		if !writes.MatchString(line) {
			continue
		}
		for _, named := range path.FindAllStringSubmatch(line, -1) {
			if name := named[1]; filepath.IsAbs(name) && !strings.HasPrefix(name, root+"/") && name != "/dev/null" {
				t.Errorf("a write elsewhere: %s", line)
			}
		}
		seen++
	}
	if seen == 0 {
		t.Error("the trace holds no write, so that this test sees nothing")
	}
}
