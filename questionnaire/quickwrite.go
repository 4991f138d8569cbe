package questionnaire

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// quickWriter writes JSON with its indent at once, as [quickReader] reads it. encoding/json
// goes over an assessment four times, as every object may hold members that it does not know.
// What the quickWriter does not understand it leaves to encoding/json.
type quickWriter struct {
	out   []byte
	depth int
	types map[reflect.Type]*writtenType
	// failed is true where something is there that it does not write.
	failed bool
}

// writeQuickly writes an assessment with its indent. It returns false where something is in it
// that is better left to encoding/json, such as members of a newer program.
func writeQuickly(a *Assessment) ([]byte, bool) {
	w := &quickWriter{out: make([]byte, 0, about(a)), types: writtenTypes()}
	w.value(reflect.ValueOf(a).Elem())
	return append(w.out, '\n'), !w.failed
}

// about is how many bytes an assessment is likely to take, so that they are seldom moved.
func about(a *Assessment) int {
	const rest, ofAnswer = 8 << 10, 512
	size := rest
	for _, answer := range a.Answers {
		size += ofAnswer + len(answer.Detail) + len(answer.Note)
	}
	return size
}

// quickField is a field of a struct as it is written.
type quickField struct {
	at        int
	name      string // with quotes, colon and space
	omitEmpty bool
	omitZero  bool
}

// writtenType is a struct as it is written: its fields, and where it holds the members that
// this program does not know, or -1.
type writtenType struct {
	fields []quickField
	extra  int
}

// writtenTypes are the structs in an assessment.
var writtenTypes = sync.OnceValue(func() map[reflect.Type]*writtenType {
	all := map[reflect.Type]*writtenType{}
	addWritten(all, reflect.TypeFor[Assessment]())
	return all
})

// addWritten adds a struct, and those in it.
func addWritten(all map[reflect.Type]*writtenType, t reflect.Type) {
	switch t.Kind() {
	case reflect.Slice, reflect.Map:
		addWritten(all, t.Elem())
		return
	case reflect.Struct:
	default:
		return
	}
	if all[t] != nil || t == reflect.TypeFor[time.Time]() {
		return
	}
	written := &writtenType{extra: -1}
	all[t] = written
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Type == reflect.TypeFor[extra]() && !field.IsExported():
			written.extra = i
			continue
		case !field.IsExported():
			continue
		case name == "":
			name = field.Name
		}
		written.fields = append(written.fields, quickField{
			at: i, name: strconv.Quote(name) + ": ",
			omitEmpty: options == "omitempty", omitZero: options == "omitzero",
		})
		addWritten(all, field.Type)
	}
}

// value writes a value.
func (w *quickWriter) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		w.object(v)
	case reflect.Map:
		w.mapping(v)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 || v.IsNil() {
			w.failed = true
			return
		}
		w.list(v)
	case reflect.String:
		w.string(v.String())
	case reflect.Int:
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case reflect.Bool:
		w.out = strconv.AppendBool(w.out, v.Bool())
	default:
		w.failed = true
	}
}

// object writes a struct, or a time.
func (w *quickWriter) object(v reflect.Value) {
	written := w.types[v.Type()]
	if written == nil && v.Type() == reflect.TypeFor[time.Time]() {
		if t, ok := v.Addr().Interface().(*time.Time); ok {
			w.time(*t)
			return
		}
	}
	if written == nil || written.extra >= 0 && v.Field(written.extra).Len() > 0 {
		w.failed = true
		return
	}
	w.open('{')
	first := true
	for i := range written.fields {
		f := &written.fields[i]
		member := v.Field(f.at)
		if f.omitEmpty && isEmpty(member) || f.omitZero && isZero(member) {
			continue
		}
		w.next(&first)
		w.out = append(w.out, f.name...)
		w.value(member)
	}
	w.close('}', first)
}

// isEmpty is what encoding/json takes for empty.
func isEmpty(v reflect.Value) bool {
	if kind := v.Kind(); kind == reflect.Map || kind == reflect.Slice {
		return v.Len() == 0
	}
	return v.Kind() != reflect.Struct && v.IsZero()
}

// isZero is what encoding/json takes for zero.
func isZero(v reflect.Value) bool {
	// The pointer has the methods of the value, and is no copy of it.
	if z, ok := v.Addr().Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.IsZero()
}

func (w *quickWriter) time(t time.Time) {
	w.out = append(w.out, '"')
	out, err := t.AppendText(w.out)
	if w.failed = w.failed || err != nil; err == nil {
		w.out = out
	}
	w.out = append(w.out, '"')
}

// mapping writes a map, its keys sorted.
func (w *quickWriter) mapping(v reflect.Value) {
	switch all := v.Addr().Interface().(type) {
	case *map[string]string:
		writeMap(w, *all, w.string)
	case *map[string]time.Time:
		writeMap(w, *all, w.time)
	case *map[string]Answer:
		var answer Answer
		into := reflect.ValueOf(&answer).Elem()
		writeMap(w, *all, func(one Answer) {
			answer = one
			w.object(into)
		})
	default:
		w.failed = true
	}
}

func writeMap[V any](w *quickWriter, all map[string]V, write func(V)) {
	if all == nil {
		w.failed = true
		return
	}
	var few [8]string // most maps are small
	keys := few[:0]
	for key := range all {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	w.open('{')
	first := true
	for _, key := range keys {
		w.next(&first)
		w.string(key)
		w.out = append(w.out, ": "...)
		write(all[key])
	}
	w.close('}', first)
}

func (w *quickWriter) list(v reflect.Value) {
	w.open('[')
	first := true
	for i := range v.Len() {
		w.next(&first)
		w.value(v.Index(i))
	}
	w.close(']', first)
}

func (w *quickWriter) open(sign byte) {
	w.out = append(w.out, sign)
	w.depth++
}

// next begins the line of a member.
func (w *quickWriter) next(first *bool) {
	if !*first {
		w.out = append(w.out, ',')
	}
	*first = false
	w.line()
}

// line begins a line with its indent.
func (w *quickWriter) line() {
	const indent = "\n                                "
	w.out = append(w.out, indent[:min(1+2*w.depth, len(indent))]...)
	for deeper := len(indent) / 2; deeper < w.depth; deeper++ {
		w.out = append(w.out, "  "...)
	}
}

func (w *quickWriter) close(sign byte, empty bool) {
	w.depth--
	if !empty {
		w.line()
	}
	w.out = append(w.out, sign)
}

// string writes a text. One in which something is to be escaped is left to encoding/json.
func (w *quickWriter) string(text string) {
	begin := len(w.out)
	w.out = append(w.out, '"')
	w.out = append(w.out, text...)
	if !standsAsItIs(w.out[begin+1:]) {
		quoted, err := encodeCompact(text)
		w.failed = w.failed || err != nil
		w.out = append(w.out[:begin], quoted...)
		return
	}
	w.out = append(w.out, '"')
}

// standsAsItIs reports whether a text has nothing that JSON escapes. Most of a text is plain
// ASCII; of that it takes eight bytes at a time.
func standsAsItIs(text []byte) bool {
	for len(text) > 0 {
		if len(text) >= 8 && arePlain(binary.LittleEndian.Uint64(text)) {
			text = text[8:]
			continue
		}
		switch c := text[0]; {
		case c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf:
			text = text[1:]
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(text)
			if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
				return false
			}
			text = text[size:]
		default:
			return false
		}
	}
	return true
}

// arePlain reports whether eight bytes are ASCII that JSON does not escape. In the sums below
// a byte gets its highest bit where it is less than a space, a quote, or a backslash.
func arePlain(eight uint64) bool {
	const each, highest = 0x0101010101010101, 0x8080808080808080
	control := eight - each*' '
	quote := eight ^ each*'"' - each
	backslash := eight ^ each*'\\' - each
	return (eight|control|quote|backslash)&highest == 0
}
