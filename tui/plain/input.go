package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// longestLine is how many bytes one line of input may have.
const longestLine = 1 << 20

// errLongLine says that a line was too long to be taken. It was left out as a whole.
var errLongLine = errors.New("the line is longer than 1 MiB and was left out")

// input hands out lines. It reads only when a line is asked for, so that nothing typed is
// lost to a reader that nobody listens to.
type input struct {
	asks    chan struct{}
	answers chan line
	// number counts the lines handed out.
	number int
}

// line is one line of input without its end, or why there is none.
type line struct {
	text string
	err  error
}

func newInput(r io.Reader) *input {
	in := &input{asks: make(chan struct{}), answers: make(chan line, 1)}
	go in.serve(bufio.NewReader(r))
	return in
}

// serve reads a line whenever one is asked for. A read cannot be broken off; when the wizard
// ends first this goroutine ends with the program.
func (in *input) serve(r *bufio.Reader) {
	for first := true; ; first = false {
		if _, more := <-in.asks; !more {
			return
		}
		text, err := readLine(r)
		if first {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		in.answers <- line{text, err}
	}
}

// readLine reads a line of sensible length. The last one may lack its end.
func readLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || b.Len()+len(part) > longestLine; !long {
			b.Write(part)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (b.Len() > 0 || long):
		case err != nil:
			return "", err //nolint:wrapcheck // io.EOF is compared with, others are wrapped by next
		}
		if long {
			return "", errLongLine
		}
		return strings.TrimRight(b.String(), "\r\n"), nil
	}
}

// next waits for a line. The error is io.EOF at the end of the input, errLongLine for a
// line that was left out, and the interruption when the context ends.
func (in *input) next(ctx context.Context) (string, error) {
	if ctx.Err() != nil {
		return "", interruption(ctx)
	}
	select {
	case in.asks <- struct{}{}:
	case <-ctx.Done():
		return "", interruption(ctx)
	}
	select {
	case got := <-in.answers:
		if got.err == nil || errors.Is(got.err, errLongLine) {
			in.number++
		}
		if got.err != nil && !errors.Is(got.err, io.EOF) && !errors.Is(got.err, errLongLine) {
			return "", fmt.Errorf("read the input: %w", got.err)
		}
		return got.text, got.err
	case <-ctx.Done():
		return "", interruption(ctx)
	}
}

// close lets the reader go once nothing more is asked of it.
func (in *input) close() { close(in.asks) }
