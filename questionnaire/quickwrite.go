package questionnaire

import (
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
	const usual = 64 << 10
	w := &quickWriter{out: make([]byte, 0, usual), types: writtenTypes()}
	w.value(reflect.ValueOf(a).Elem())
	return append(w.out, '\n'), !w.failed
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
	if v.Type() == reflect.TypeFor[time.Time]() {
		w.time(v)
		return
	}
	written := w.types[v.Type()]
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

func (w *quickWriter) time(v reflect.Value) {
	t, ok := v.Addr().Interface().(*time.Time)
	if !ok {
		w.failed = true
		return
	}
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
		writeMap(w, *all)
	case *map[string]time.Time:
		writeMap(w, *all)
	case *map[string]Answer:
		writeMap(w, *all)
	default:
		w.failed = true
	}
}

func writeMap[V any](w *quickWriter, all map[string]V) {
	if all == nil {
		w.failed = true
		return
	}
	keys := make([]string, 0, len(all))
	for key := range all {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var value V
	into := reflect.ValueOf(&value).Elem()
	w.open('{')
	first := true
	for _, key := range keys {
		w.next(&first)
		w.string(key)
		w.out = append(w.out, ": "...)
		value = all[key]
		w.value(into)
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

func (w *quickWriter) line() {
	w.out = append(w.out, '\n')
	for range w.depth {
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
	if !standsAsItIs(text) {
		quoted, err := encodeCompact(text)
		w.failed = w.failed || err != nil
		w.out = append(w.out, quoted...)
		return
	}
	w.out = append(w.out, '"')
	w.out = append(w.out, text...)
	w.out = append(w.out, '"')
}

// standsAsItIs reports whether a text has nothing that JSON escapes.
func standsAsItIs(text string) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf:
			i++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
				return false
			}
			i += size
		default:
			return false
		}
	}
	return true
}
