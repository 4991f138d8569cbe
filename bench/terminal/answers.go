//go:build unix

package terminal

import (
	"bytes"
	"strings"
)

// asked finds the questions in what a program writes.
type asked struct {
	// rest is a sequence that is cut off as yet.
	rest []byte
}

// longest is the length from which a sequence that does not end is no question.
const longest = 4096

// answer returns what the terminal replies to the questions in data.
func (a *asked) answer(data []byte) string {
	a.rest = append(a.rest, data...)
	var reply strings.Builder
	for {
		start := bytes.IndexByte(a.rest, '\x1b')
		if start < 0 {
			a.rest = nil
			return reply.String()
		}
		a.rest = a.rest[start:]
		length := sequence(a.rest)
		if length == 0 {
			if len(a.rest) > longest {
				a.rest = nil
			}
			return reply.String()
		}
		reply.WriteString(replyTo(string(a.rest[:length])))
		a.rest = a.rest[length:]
	}
}

// sequence is the length of the control sequence that data begins with, or 0 where it is cut off.
func sequence(data []byte) int {
	if len(data) < 2 {
		return 0
	}
	switch data[1] {
	case '[':
		for i := 2; i < len(data); i++ {
			if data[i] >= 0x40 && data[i] <= 0x7e {
				return i + 1
			}
		}
		return 0
	case ']', 'P', '_':
		for i := 2; i < len(data); i++ {
			if data[i] == '\a' || data[i] == '\\' && data[i-1] == '\x1b' {
				return i + 1
			}
		}
		return 0
	}
	return 2
}

// replyTo is what a terminal with a dark background says to a sequence: "" to what is no
// question.
func replyTo(text string) string {
	switch text {
	case "\x1b[c", "\x1b[0c":
		return "\x1b[?62;22c" // what it is: a VT220 with colours
	case "\x1b[>c", "\x1b[>0c":
		return "\x1b[>41;388;0c"
	case "\x1b[>q", "\x1b[>0q":
		return "\x1bP>|XTerm(388)\x1b\\"
	case "\x1b[5n":
		return "\x1b[0n"
	case "\x1b[6n":
		return "\x1b[1;1R"
	case "\x1b[?u":
		return "\x1b[?0u" // nothing of the enhanced keyboard is on
	}
	if mode, ok := strings.CutPrefix(text, "\x1b[?"); ok && strings.HasSuffix(mode, "$p") {
		return "\x1b[?" + strings.TrimSuffix(mode, "$p") + ";2$y" // known, and off
	}
	for _, colour := range []struct{ number, value string }{{"10", "ffff"}, {"11", "0000"}, {"12", "ffff"}} {
		if strings.HasPrefix(text, "\x1b]"+colour.number+";?") {
			return "\x1b]" + colour.number + ";rgb:" + colour.value + "/" + colour.value + "/" + colour.value + "\x1b\\"
		}
	}
	if strings.HasPrefix(text, "\x1bP+q") {
		return "\x1bP0+r\x1b\\" // it does not tell its capabilities
	}
	return ""
}
