package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf16"
)

// attached is a file inside the PDF.
type attached struct {
	name string
	data []byte
	date time.Time
}

// language is that of the words which the program adds.
const language = "en-GB"

// attachmentNote describes the attachment and tells it from others that people may add.
const attachmentNote = "The data of this statement, written by ask645"

// finish turns what gofpdf wrote into the finished file. It compresses the pages, attaches the
// data, and says the language and that a viewer is to show the title instead of the file's
// name. gofpdf can attach files too, but then all its links and bookmarks lead a page astray.
func finish(written []byte, meta metadata) ([]byte, error) {
	f, err := open(written)
	if err != nil {
		return nil, err
	}
	root, isRef := f.trailer["Root"].(ref)
	catalog, err := f.dict(root)
	if err != nil || !isRef || catalog == nil {
		return nil, errors.New("write: the file has no catalog")
	}
	squeeze, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	w := &rewriter{squeeze: squeeze}
	w.out.Grow(len(written)/2 + 4096)
	// The second line tells programs that the file is not text.
	w.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	numbers := f.inOrder()
	for i, number := range numbers {
		end := bytes.LastIndex(written, []byte("xref\n0 "))
		if i+1 < len(numbers) {
			end = f.offsets[numbers[i+1]]
		}
		if number == int(root) {
			continue
		}
		value, err := f.object(number)
		if err != nil {
			return nil, err
		}
		if err := w.copy(number, value, written[f.offsets[number]:end]); err != nil {
			return nil, err
		}
	}
	w.reserve(int(root))
	file := 0
	if meta.attached != nil {
		if file, err = w.attach(meta.attached); err != nil {
			return nil, err
		}
	}
	letterhead, err := w.letterhead(meta)
	if err != nil {
		return nil, err
	}
	w.catalog(int(root), catalog, file, letterhead)
	return w.end(root, f.trailer["Info"]), nil
}

// inOrder lists the numbers of the objects as they stand in the file.
func (f *file) inOrder() []int {
	var numbers []int
	for number, at := range f.offsets {
		if at > 0 {
			numbers = append(numbers, number)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int { return f.offsets[a] - f.offsets[b] })
	return numbers
}

// rewriter writes a file object by object.
type rewriter struct {
	out     bytes.Buffer
	offsets []int
	squeeze *zlib.Writer
}

// reserve keeps the numbers up to one for the objects of the file.
func (w *rewriter) reserve(number int) {
	for len(w.offsets) <= number {
		w.offsets = append(w.offsets, 0)
	}
}

// begin starts an object at the end of the file.
func (w *rewriter) begin(number int) {
	w.reserve(number)
	w.offsets[number] = w.out.Len()
}

// copy writes an object as it stands, but compresses a stream that is not.
func (w *rewriter) copy(number int, value any, bytes []byte) error {
	w.begin(number)
	if s, ok := value.(stream); ok && len(s.dict) == 1 { // nothing but a length
		fmt.Fprintf(&w.out, "%d 0 obj\n", number)
		return w.stream("", s.raw)
	}
	w.out.Write(bytes)
	return nil
}

// stream writes the rest of an object: a dictionary with entries, and compressed data.
func (w *rewriter) stream(entries string, data []byte) error {
	var squeezed bytes.Buffer
	w.squeeze.Reset(&squeezed)
	if _, err := w.squeeze.Write(data); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if err := w.squeeze.Close(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	fmt.Fprintf(&w.out, "<<%s/Filter /FlateDecode /Length %d>>\nstream\n", entries, squeezed.Len())
	w.out.Write(squeezed.Bytes())
	w.out.WriteString("\nendstream\nendobj\n")
	return nil
}

// attach writes the data and what names them, and returns the number of the latter.
func (w *rewriter) attach(a *attached) (int, error) {
	content := len(w.offsets)
	w.begin(content)
	fmt.Fprintf(&w.out, "%d 0 obj\n", content)
	day := a.date.Format("20060102150405")
	entries := fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /CreationDate (D:%s) /ModDate (D:%s)>> ", len(a.data), day, day)
	if err := w.stream(entries, a.data); err != nil {
		return 0, err
	}
	file := content + 1
	w.begin(file)
	fmt.Fprintf(&w.out, "%d 0 obj\n<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>\nendobj\n",
		file, textString(a.name), textString(a.name), textString(attachmentNote), content, content)
	return file, nil
}

// letterhead writes in which letterhead the file is, and returns what the catalog says of it.
func (w *rewriter) letterhead(meta metadata) (string, error) {
	said, err := wornOf(meta.letterhead)
	if said == nil || err != nil {
		return "", err
	}
	number := len(w.offsets)
	w.begin(number)
	fmt.Fprintf(&w.out, "%d 0 obj\n", number)
	if err := w.stream("", said); err != nil {
		return "", err
	}
	return fmt.Sprintf(" /PieceInfo <</%s <</LastModified (D:%s) /Private %d 0 R>>>>", wornName, meta.date.Format("20060102150405"), number), nil
}

// catalog writes the object that leads to all others. more are further entries.
func (w *rewriter) catalog(number int, was dict, file int, more string) {
	w.begin(number)
	fmt.Fprintf(&w.out, "%d 0 obj\n<</Type /Catalog /Pages 1 0 R /Lang (%s) /ViewerPreferences <</DisplayDocTitle true>>", number, language)
	if outlines, ok := was["Outlines"].(ref); ok {
		fmt.Fprintf(&w.out, " /Outlines %d 0 R /PageMode /UseOutlines", outlines)
	}
	if file > 0 {
		fmt.Fprintf(&w.out, " /AF [%d 0 R] /Names <</EmbeddedFiles <</Names [(statement) %d 0 R]>>>>", file, file)
	}
	w.out.WriteString(more + ">>\nendobj\n")
}

// end writes the table of offsets and the trailer, with an id that follows from the content.
func (w *rewriter) end(root ref, info any) []byte {
	id := sha256.Sum256(w.out.Bytes())
	start := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets))
	for _, at := range w.offsets[1:] {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&w.out, "trailer\n<</Size %d /Root %d 0 R", len(w.offsets), root)
	if info, ok := info.(ref); ok {
		fmt.Fprintf(&w.out, " /Info %d 0 R", info)
	}
	fmt.Fprintf(&w.out, " /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n", id[:16], id[:16], start)
	return w.out.Bytes()
}

// textString writes a text as a string of the file, in UTF-16.
func textString(text string) string {
	out := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		out = fmt.Appendf(out, "%04X", unit)
	}
	return string(append(out, '>'))
}
