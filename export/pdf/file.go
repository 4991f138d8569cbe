package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"sync/atomic"
)

// ErrNoStatement says that a PDF file was not written by this program, or has lost the data
// that it carried.
var ErrNoStatement = errors.New("this is a PDF, but carries no statement of ask645")

// ErrDamaged says that a file cannot be read as the PDF it should be.
var ErrDamaged = errors.New("the PDF cannot be read")

// maxDecoded is how many bytes the streams of a file may have after decompression.
const maxDecoded = 64 << 20

// file is a PDF file that is read. It knows what gofpdf writes, and what a program adds that
// saves such a file by appending to it, as those that sign do.
type file struct {
	data []byte
	// offsets tells where the objects begin.
	offsets map[int]int
	trailer dict
	// budget is how many bytes may still be decompressed, work how many may still be read:
	// objects of a damaged file may name each other again and again.
	budget atomic.Int64
	work   int
}

// open finds the objects of a file.
func open(data []byte) (*file, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, fmt.Errorf("%w: it does not begin as a PDF", ErrDamaged)
	}
	f := &file{data: data, offsets: map[int]int{}, work: 1<<20 + 8*len(data)}
	f.budget.Store(maxDecoded)
	start := bytes.LastIndex(data, []byte("startxref"))
	if start < 0 {
		return nil, fmt.Errorf("%w: its end is missing", ErrDamaged)
	}
	l := &lexer{data: data, at: start + len("startxref")}
	value, _ := l.next()
	at, ok := whole(value)
	for seen := map[int]bool{}; ok; {
		if at >= len(data) || seen[at] {
			return nil, fmt.Errorf("%w: its table of contents is missing", ErrDamaged)
		}
		seen[at] = true
		trailer, err := f.section(at)
		if err != nil {
			return nil, err
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		at, ok = whole(trailer["Prev"])
	}
	if f.trailer == nil {
		return nil, fmt.Errorf("%w: its table of contents is missing", ErrDamaged)
	}
	if f.trailer["Encrypt"] != nil {
		return nil, fmt.Errorf("%w: it is encrypted", ErrDamaged)
	}
	return f, nil
}

// section reads a table of offsets and the trailer behind it. Objects that a newer table
// told of stay.
func (f *file) section(at int) (dict, error) {
	l := &lexer{data: f.data, at: at}
	l.space()
	if !l.has("xref") {
		return nil, fmt.Errorf("%w: another program saved it in a form that this one does not read", ErrDamaged)
	}
	l.at += len("xref")
	for {
		l.space()
		if l.has("trailer") {
			l.at += len("trailer")
			value, err := l.next()
			trailer, ok := value.(dict)
			if err != nil || !ok {
				return nil, fmt.Errorf("%w: its trailer is damaged", ErrDamaged)
			}
			return trailer, nil
		}
		first, ok := l.count()
		count, also := l.count()
		if !ok || !also || count > len(f.data) {
			return nil, fmt.Errorf("%w: its table of contents is damaged", ErrDamaged)
		}
		for i := range count {
			offset, ok := l.count()
			_, also := l.count()
			l.space()
			use := l.token()
			if !ok || !also || use != "n" && use != "f" {
				return nil, fmt.Errorf("%w: its table of contents is damaged", ErrDamaged)
			}
			if _, known := f.offsets[first+i]; !known {
				if use == "f" {
					offset = 0
				}
				f.offsets[first+i] = offset
			}
		}
	}
}

// count reads a number without a sign.
func (l *lexer) count() (int, bool) {
	l.space()
	n, err := strconv.Atoi(l.token())
	return n, err == nil && n >= 0
}

// object reads an object by its number; nil if there is none.
func (f *file) object(number int) (any, error) {
	at := f.offsets[number]
	if at <= 0 || at >= len(f.data) {
		return nil, nil //nolint:nilnil // a missing object is the object null
	}
	if f.work < 0 {
		return nil, fmt.Errorf("%w: its objects name each other without an end", ErrDamaged)
	}
	l := &lexer{data: f.data, at: at}
	got, ok := l.count()
	_, also := l.count()
	l.space()
	if !ok || !also || got != number || !l.has("obj") {
		return nil, fmt.Errorf("%w: object %d is not where it should be", ErrDamaged, number)
	}
	l.at += len("obj")
	value, err := l.next()
	f.work -= l.at - at
	if err != nil {
		return nil, fmt.Errorf("%w: object %d: %w", ErrDamaged, number, err)
	}
	head, ok := value.(dict)
	l.space()
	if !ok || !l.has("stream") {
		return value, nil
	}
	l.at += len("stream")
	if l.has("\r\n") {
		l.at++
	}
	l.at++
	length, err := f.length(head["Length"])
	if err != nil || l.at+length > len(f.data) {
		return nil, fmt.Errorf("%w: object %d is cut short", ErrDamaged, number)
	}
	return stream{head, f.data[l.at : l.at+length]}, nil
}

// length is the length of a stream, which may stand in another object.
func (f *file) length(value any) (int, error) {
	if number, ok := value.(ref); ok {
		if at := f.offsets[int(number)]; at > 0 && at < len(f.data) {
			l := &lexer{data: f.data, at: at}
			l.count()
			l.count()
			l.space()
			if l.has("obj") {
				l.at += len("obj")
				value, _ = l.next()
			}
		}
	}
	n, ok := whole(value)
	if !ok {
		return 0, errors.New("no length")
	}
	return n, nil
}

// resolve follows a reference.
func (f *file) resolve(value any) (any, error) {
	for range maxNesting {
		number, ok := value.(ref)
		if !ok {
			return value, nil
		}
		var err error
		if value, err = f.object(int(number)); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w: its objects name each other without an end", ErrDamaged)
}

// dict follows a reference to a dictionary; nil if there is none.
func (f *file) dict(value any) (dict, error) {
	value, err := f.resolve(value)
	switch d := value.(type) {
	case dict:
		return d, err
	case stream:
		return d.dict, err
	}
	return nil, err
}
