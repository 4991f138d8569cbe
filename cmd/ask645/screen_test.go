//go:build unix

package main

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// screen is what a terminal shows: enough of one to read what the program draws with
// TERM=xterm, whose every character takes one cell.
type screen struct {
	cells         [][]rune
	row, column   int
	top, bottom   int // the rows that scroll
	rest          []byte
	width, height int
}

func newScreen(width, height int) *screen {
	s := &screen{width: width, height: height, bottom: height - 1}
	for range height {
		s.cells = append(s.cells, s.blank())
	}
	return s
}

func (s *screen) blank() []rune { return []rune(strings.Repeat(" ", s.width)) }

// String is the screen in lines.
func (s *screen) String() string {
	lines := make([]string, 0, s.height)
	for _, cells := range s.cells {
		lines = append(lines, strings.TrimRight(string(cells), " "))
	}
	return strings.Join(lines, "\n")
}

// Write draws. A sequence that is cut off waits for its rest.
func (s *screen) Write(data []byte) (int, error) {
	s.rest = append(s.rest, data...)
	for len(s.rest) > 0 {
		n := s.one(s.rest)
		if n == 0 {
			break
		}
		s.rest = s.rest[n:]
	}
	return len(data), nil
}

// one draws the first thing of the data and returns its length; 0 where it is cut off.
func (s *screen) one(data []byte) int {
	switch b := data[0]; {
	case b == '\x1b':
		return s.escape(data)
	case b == '\r':
		s.column = 0
	case b == '\n':
		s.lineFeed()
	case b == '\b':
		s.column = max(0, s.column-1)
	case b == '\t':
		s.column = min(s.width-1, (s.column/8+1)*8)
	case b < ' ' || b == 0x7f:
	default:
		if !utf8.FullRune(data) {
			return 0
		}
		r, size := utf8.DecodeRune(data)
		if s.column >= s.width {
			s.column = 0
			s.lineFeed()
		}
		s.cells[s.row][s.column] = r
		s.column++
		return size
	}
	return 1
}

func (s *screen) lineFeed() {
	if s.row == s.bottom {
		s.scroll(s.top, 1)
		return
	}
	s.row = min(s.height-1, s.row+1)
}

// scroll moves the rows from one on up by n, or down where n is negative.
func (s *screen) scroll(from, n int) {
	for ; n > 0; n-- {
		copy(s.cells[from:s.bottom+1], s.cells[from+1:s.bottom+1])
		s.cells[s.bottom] = s.blank()
	}
	for ; n < 0; n++ {
		copy(s.cells[from+1:s.bottom+1], s.cells[from:s.bottom])
		s.cells[from] = s.blank()
	}
}

func (s *screen) escape(data []byte) int {
	if len(data) < 2 {
		return 0
	}
	switch data[1] {
	case '[':
		for i := 2; i < len(data); i++ {
			if data[i] >= 0x40 && data[i] <= 0x7e {
				s.control(string(data[2:i]), data[i])
				return i + 1
			}
		}
		return 0
	case ']', 'P', '_':
		for i := 2; i < len(data); i++ {
			if data[i] == '\a' {
				return i + 1
			}
			if data[i] == '\\' && data[i-1] == '\x1b' {
				return i + 1
			}
		}
		return 0
	case 'M':
		if s.row == s.top {
			s.scroll(s.top, -1)
		} else {
			s.row = max(0, s.row-1)
		}
	case 'D':
		s.lineFeed()
	}
	return 2
}

// control does what a control sequence says.
func (s *screen) control(text string, final byte) {
	if strings.ContainsAny(text, "?<>=$ ") {
		return // modes and questions change no cell
	}
	parts := strings.Split(text, ";")
	number := func(i, missing int) int {
		if i < len(parts) {
			if n, err := strconv.Atoi(parts[i]); err == nil && n > 0 {
				return n
			}
		}
		return missing
	}
	n := number(0, 1)
	switch final {
	case 'A':
		s.row -= n
	case 'B', 'e':
		s.row += n
	case 'C', 'a':
		s.column += n
	case 'D':
		s.column -= n
	case 'G', '`':
		s.column = n - 1
	case 'd':
		s.row = n - 1
	case 'H', 'f':
		s.row, s.column = n-1, number(1, 1)-1
	case 'r':
		s.top, s.bottom = n-1, min(number(1, s.height), s.height)-1
		s.row, s.column = 0, 0
	case 'J':
		s.eraseScreen(number(0, 0))
	case 'K':
		s.eraseLine(number(0, 0))
	case 'X':
		s.fill(s.row, s.column, s.column+n)
	case 'P':
		line := s.cells[s.row]
		n = min(n, s.width-min(s.column, s.width))
		copy(line[s.column:], line[s.column+n:])
		s.fill(s.row, s.width-n, s.width)
	case '@':
		line := s.cells[s.row]
		n = min(n, s.width-min(s.column, s.width))
		copy(line[s.column+n:], line[s.column:s.width-n])
		s.fill(s.row, s.column, s.column+n)
	case 'L':
		s.scroll(s.row, -n)
	case 'M':
		s.scroll(s.row, n)
	case 'S':
		s.scroll(s.top, n)
	case 'T':
		s.scroll(s.top, -n)
	}
	s.row, s.column = min(max(s.row, 0), s.height-1), min(max(s.column, 0), s.width-1)
}

func (s *screen) eraseScreen(what int) {
	if what == 0 {
		s.eraseLine(0)
		for row := s.row + 1; row < s.height; row++ {
			s.cells[row] = s.blank()
		}
		return
	}
	if what == 1 {
		s.eraseLine(1)
		for row := range s.row {
			s.cells[row] = s.blank()
		}
		return
	}
	for row := range s.cells {
		s.cells[row] = s.blank()
	}
}

func (s *screen) eraseLine(what int) {
	switch what {
	case 0:
		s.fill(s.row, s.column, s.width)
	case 1:
		s.fill(s.row, 0, s.column+1)
	default:
		s.fill(s.row, 0, s.width)
	}
}

func (s *screen) fill(row, from, to int) {
	for column := from; column < min(to, s.width); column++ {
		s.cells[row][column] = ' '
	}
}
