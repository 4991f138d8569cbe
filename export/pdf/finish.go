package pdf

import (
	"bytes"
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
	objects, err := f.objects(int(root))
	if err != nil {
		return nil, err
	}
	said, err := wornOf(meta.letterhead)
	if err != nil {
		return nil, err
	}
	var content []byte
	var streams []*[]byte
	if meta.attached != nil {
		content = meta.attached.data
		streams = append(streams, &content) // the first, as it takes the longest
	}
	for i := range objects {
		if objects[i].stream != nil {
			streams = append(streams, &objects[i].stream)
		}
	}
	if said != nil {
		streams = append(streams, &said)
	}
	if err := squeezeAll(streams); err != nil {
		return nil, err
	}
	w := &rewriter{}
	w.out.Grow(len(written)/4 + len(content) + 4096)
	// The second line tells programs that the file is not text.
	w.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for _, o := range objects {
		w.copy(o)
	}
	w.reserve(int(root))
	file := 0
	if meta.attached != nil {
		file = w.attach(meta.attached, content)
	}
	w.catalog(int(root), catalog, file, w.letterhead(meta.date, said))
	return w.end(root, f.trailer["Info"]), nil
}

// copied is an object that the finished file takes over.
type copied struct {
	number int
	// bytes are the object as it stands.
	bytes []byte
	// stream is what it holds if that is not compressed yet, or nil.
	stream []byte
}

// objects lists the objects as they stand in the file, but for the one of the given number.
func (f *file) objects(without int) ([]copied, error) {
	var all []copied
	for number, at := range f.offsets {
		if at > 0 {
			all = append(all, copied{number: number})
		}
	}
	slices.SortFunc(all, func(a, b copied) int { return f.offsets[a.number] - f.offsets[b.number] })
	end := bytes.LastIndex(f.data, []byte("xref\n0 "))
	for i := range slices.Backward(all) {
		at := f.offsets[all[i].number]
		all[i].bytes = f.data[at:end]
		end = at
		var err error
		if all[i].stream, err = f.bare(all[i]); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(all, func(o copied) bool { return o.number == without }), nil
}

// bare returns the stream of an object that says of it nothing but a length, nil for others.
func (f *file) bare(o copied) ([]byte, error) {
	_, begin, _ := bytes.Cut(o.bytes, []byte("\n"))
	if !bytes.HasPrefix(begin, []byte("<</Length ")) {
		return nil, nil
	}
	value, err := f.object(o.number)
	if s, ok := value.(stream); ok && len(s.dict) == 1 {
		return s.raw, nil
	}
	return nil, err
}

// rewriter writes a file object by object.
type rewriter struct {
	out     bytes.Buffer
	offsets []int
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

// copy writes an object as it stands, but for a stream that was compressed.
func (w *rewriter) copy(o copied) {
	w.begin(o.number)
	if o.stream == nil {
		w.out.Write(o.bytes)
		return
	}
	fmt.Fprintf(&w.out, "%d 0 obj\n", o.number)
	w.stream("", o.stream)
}

// stream writes the rest of an object: a dictionary with entries, and compressed data.
func (w *rewriter) stream(entries string, squeezed []byte) {
	fmt.Fprintf(&w.out, "<<%s/Filter /FlateDecode /Length %d>>\nstream\n", entries, len(squeezed))
	w.out.Write(squeezed)
	w.out.WriteString("\nendstream\nendobj\n")
}

// attach writes the data, which come compressed, and what names them. It returns the
// number of the latter.
func (w *rewriter) attach(a *attached, squeezed []byte) int {
	content := len(w.offsets)
	w.begin(content)
	fmt.Fprintf(&w.out, "%d 0 obj\n", content)
	day := a.date.Format("20060102150405")
	entries := fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /CreationDate (D:%s) /ModDate (D:%s)>> ", len(a.data), day, day)
	w.stream(entries, squeezed)
	file := content + 1
	w.begin(file)
	fmt.Fprintf(&w.out, "%d 0 obj\n<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>\nendobj\n",
		file, textString(a.name), textString(a.name), textString(attachmentNote), content, content)
	return file
}

// letterhead writes in which letterhead the file is, if it is in one, and returns what the
// catalog says of it.
func (w *rewriter) letterhead(date time.Time, squeezed []byte) string {
	if squeezed == nil {
		return ""
	}
	number := len(w.offsets)
	w.begin(number)
	fmt.Fprintf(&w.out, "%d 0 obj\n", number)
	w.stream("", squeezed)
	return fmt.Sprintf(" /PieceInfo <</%s <</LastModified (D:%s) /Private %d 0 R>>>>", wornName, date.Format("20060102150405"), number)
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
