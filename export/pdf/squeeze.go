package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// squeezer compresses streams, one after the other. It has large tables, so that one serves
// many streams.
type squeezer struct {
	zlib *zlib.Writer
	out  bytes.Buffer
}

func newSqueezer() (*squeezer, error) {
	writer, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return &squeezer{zlib: writer}, nil
}

func (s *squeezer) squeeze(data []byte) ([]byte, error) {
	s.out.Reset()
	s.zlib.Reset(&s.out)
	if _, err := s.zlib.Write(data); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	if err := s.zlib.Close(); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return bytes.Clone(s.out.Bytes()), nil
}

// squeezeAll compresses streams where they stand, side by side. What comes out does not depend
// on how many processors there are.
func squeezeAll(streams []*[]byte) error {
	return sideBySide(len(streams), newSqueezer, func(s *squeezer, i int) (err error) {
		*streams[i], err = s.squeeze(*streams[i])
		return err
	})
}

// mostBeside is how many processors are used at once. Each needs tables of its own.
const mostBeside = 4

// sideBySide does n pieces of work on as many processors as there are, each with tools of its
// own. Of several errors it returns that of the first piece.
func sideBySide[tools any](n int, prepare func() (tools, error), work func(with tools, i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	worker := func() {
		with, broken := prepare()
		for {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if errs[i] = broken; broken == nil {
				errs[i] = work(with, i)
			}
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), mostBeside, n) - 1 {
		others.Go(worker)
	}
	worker()
	others.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
