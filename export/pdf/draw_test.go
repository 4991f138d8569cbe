package pdf

import (
	"bytes"
	"strconv"
	"testing"
	"time"
)

var testDate = time.Date(2026, time.November, 21, 10, 0, 0, 0, time.UTC)

func TestAmendCatalog(t *testing.T) {
	t.Parallel()
	file, err := draw([]*page{{}}, metadata{title: "Τίτλος", date: testDate})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file, []byte("/Lang (en-GB)")) {
		t.Error("the file does not say its language")
	}
	_, tail, _ := bytes.Cut(file, []byte("startxref\n"))
	number, _, _ := bytes.Cut(tail, []byte("\n"))
	offset, err := strconv.Atoi(string(number))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file[offset:], []byte("xref\n")) {
		t.Errorf("startxref leads to %q", file[offset:offset+10])
	}
	if _, err := amendCatalog([]byte("no file")); err == nil {
		t.Error("a file without a catalog was amended")
	}
}
