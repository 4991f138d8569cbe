package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
)

// packed are the bytes of a stream as they stand in the file.
type packed struct {
	raw      []byte
	deflated bool
}

// packed tells how a stream is to be read.
func (f *file) packed(s stream) (packed, error) {
	filter, err := f.resolve(s.dict["Filter"])
	if err != nil {
		return packed{}, err
	}
	if list, ok := filter.(array); ok && len(list) <= 1 {
		filter = nil
		if len(list) == 1 {
			filter = list[0]
		}
	}
	switch {
	case filter == nil:
		return packed{raw: s.raw}, nil
	case filter != name("FlateDecode") || s.dict["DecodeParms"] != nil:
		return packed{}, fmt.Errorf("%w: it is compressed in a form that this program does not read", ErrDamaged)
	}
	return packed{raw: s.raw, deflated: true}, nil
}

// decode returns the bytes of a stream.
func (f *file) decode(s stream) ([]byte, error) {
	p, err := f.packed(s)
	if err != nil {
		return nil, err
	}
	return f.inflater().unpack(p)
}

// inflater decompresses streams, one after the other. It has large tables, so that one serves
// many streams. Several may serve one file at the same time.
type inflater struct {
	zlib   io.ReadCloser
	out    bytes.Buffer
	budget *atomic.Int64
}

func (f *file) inflater() *inflater { return &inflater{budget: &f.budget} }

// unpack returns the bytes of a stream. They are overwritten by the next call.
func (i *inflater) unpack(p packed) ([]byte, error) {
	if !p.deflated {
		return p.raw, nil
	}
	if err := i.reset(p.raw); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	i.out.Reset()
	i.out.Grow(min(6*len(p.raw)+512, maxDecoded))
	n, err := io.Copy(&i.out, io.LimitReader(i.zlib, max(i.budget.Load(), 0)+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if i.budget.Add(-n) < 0 {
		return nil, fmt.Errorf("%w: it holds more than %d MiB", ErrDamaged, maxDecoded>>20)
	}
	return i.out.Bytes(), nil
}

// reset lets the decompressor begin anew.
func (i *inflater) reset(raw []byte) (err error) {
	if i.zlib == nil {
		i.zlib, err = zlib.NewReader(bytes.NewReader(raw))
		return err //nolint:wrapcheck // the caller says what of
	}
	resetter, ok := i.zlib.(zlib.Resetter)
	if !ok {
		return errors.New("no decompressor")
	}
	return resetter.Reset(bytes.NewReader(raw), nil) //nolint:wrapcheck // the caller says what of
}
