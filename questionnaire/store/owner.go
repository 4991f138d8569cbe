package store

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Owner is who has a file open to change it. It is what a lock holds.
type Owner struct {
	User    string    `json:"user"`
	Host    string    `json:"host"`
	Process int       `json:"pid"`
	Program string    `json:"program"`
	Since   time.Time `json:"since"`
	// Machine tells hosts of one name apart, and Start a process from a later one of the same
	// number; both are "" where this system does not know.
	Machine string `json:"machine,omitempty"`
	Start   string `json:"start,omitempty"`
	// Token tells one lock from another.
	Token string `json:"token"`
}

// String says who it is and since when, for people.
func (o Owner) String() string {
	who := o.User
	if who == "" {
		who = "someone"
	}
	if o.Host != "" {
		who += " on " + o.Host
	}
	if !o.Since.IsZero() {
		who += " since " + Moment(o.Since)
	}
	return who
}

// self is this program at work now.
func self(now time.Time) Owner {
	host, _ := os.Hostname()
	o := Owner{
		User: userName(), Host: host, Process: os.Getpid(), Program: "ask645", Since: now.UTC().Truncate(time.Second),
		Machine: machine(), Token: uuid.NewString(),
	}
	if space := processSpace(); space != "" {
		o.Start = space + "/" + processStart(o.Process)
	}
	return o
}

// userName is how the system calls the person.
func userName() string {
	for _, name := range []string{"LOGNAME", "USER", "USERNAME"} {
		if user := os.Getenv(name); user != "" {
			return user
		}
	}
	return fmt.Sprintf("user %d", os.Getuid())
}

// here reports whether the owner works on this machine.
func (o Owner) here() bool {
	host, err := os.Hostname()
	return err == nil && o.Host == host && o.Machine == machine()
}

// running reports whether the owner's program still runs on this machine; known is false
// where that cannot be told.
func (o Owner) running() (running, known bool) {
	space, start, _ := strings.Cut(o.Start, "/")
	if space == "" || start == "" || space != processSpace() {
		return false, false
	}
	return processStart(o.Process) == start, true
}
