package questionnaire

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// quickReader reads JSON that has nothing unusual in it: every member known and there once, of
// the right type, and no null. encoding/json goes over an assessment file a dozen times, as
// every object keeps the members that it does not know; this goes over it once. Whatever it
// does not understand it leaves to encoding/json, which also words what is wrong.
type quickReader struct {
	text    string
	at      int
	members map[reflect.Type]map[string]int
}

// quickMembers are, for each type that is read quickly, its fields by the names of their
// members.
var quickMembers = sync.OnceValue(func() map[reflect.Type]map[string]int {
	all := map[reflect.Type]map[string]int{}
	for _, t := range []reflect.Type{
		reflect.TypeFor[Assessment](), reflect.TypeFor[editionIndex](), reflect.TypeFor[abridged](),
		reflect.TypeFor[lineageIndex](), reflect.TypeFor[guidanceIndex](),
	} {
		addMembers(all, t)
	}
	return all
})

// addMembers adds the fields of a type, and of the types of these.
func addMembers(all map[reflect.Type]map[string]int, t reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		addMembers(all, t.Elem())
		return
	case reflect.Struct:
	default:
		return
	}
	if all[t] != nil || reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return
	}
	members := make(map[string]int, t.NumField())
	all[t] = members
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case !field.IsExported():
			continue
		case name != "":
			members[name] = i
		default:
			members[field.Name] = i
		}
		addMembers(all, field.Type)
	}
}

// readQuickly reads JSON into an empty value, to which into points. It returns false, and
// leaves anything there, where the JSON is better left to encoding/json.
func readQuickly(data []byte, into any) bool {
	if !utf8.Valid(data) {
		return false
	}
	q := &quickReader{text: string(data), members: quickMembers()}
	if !q.value(reflect.ValueOf(into).Elem()) {
		return false
	}
	q.space()
	return q.at == len(q.text)
}

// space goes past white space.
func (q *quickReader) space() {
	for q.at < len(q.text) {
		switch q.text[q.at] {
		case ' ', '\n', '\r', '\t':
			q.at++
		default:
			return
		}
	}
}

// sign goes past white space and one of two signs. It returns the sign, or 0 for any other.
func (q *quickReader) sign(a, b byte) byte {
	q.space()
	if q.at < len(q.text) {
		if c := q.text[q.at]; c == a || c == b {
			q.at++
			return c
		}
	}
	return 0
}

// value reads a value of the type of v.
func (q *quickReader) value(v reflect.Value) bool {
	kind := v.Kind()
	if kind == reflect.Struct {
		if reader, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
			text, ok := q.string()
			return ok && reader.UnmarshalText([]byte(text)) == nil
		}
	}
	switch kind {
	case reflect.String:
		text, ok := q.string()
		v.SetString(text)
		return ok
	case reflect.Int:
		return q.int(v)
	case reflect.Uint32:
		digits := q.digits()
		n, err := strconv.ParseUint(digits, 10, 32)
		v.SetUint(n)
		return err == nil
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return q.value(v.Elem())
	case reflect.Bool:
		return q.bool(v)
	case reflect.Struct:
		return q.object(v)
	case reflect.Slice:
		return q.list(v)
	case reflect.Map:
		return q.mapping(v)
	default:
		return false
	}
}

// string reads a text.
func (q *quickReader) string() (string, bool) {
	if q.sign('"', '"') == 0 {
		return "", false
	}
	rest, escaped := q.text[q.at:], false
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '"':
			start := q.at
			q.at += i + 1
			if !escaped {
				return rest[:i], true
			}
			var text string
			err := json.Unmarshal([]byte(q.text[start-1:q.at]), &text)
			return text, err == nil
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return "", false
		}
	}
	return "", false
}

// digits reads a number without sign, fraction and exponent.
func (q *quickReader) digits() string {
	q.space()
	start := q.at
	for q.at < len(q.text) && q.text[q.at] >= '0' && q.text[q.at] <= '9' {
		q.at++
	}
	return q.text[start:q.at]
}

func (q *quickReader) int(v reflect.Value) bool {
	digits := q.digits()
	n, err := strconv.Atoi(digits)
	v.SetInt(int64(n))
	return err == nil && digits == strconv.Itoa(n)
}

func (q *quickReader) bool(v reflect.Value) bool {
	q.space()
	rest, yes := strings.CutPrefix(q.text[q.at:], "true")
	rest, no := strings.CutPrefix(rest, "false")
	q.at = len(q.text) - len(rest)
	v.SetBool(yes)
	return yes != no
}

// each visits the members of an object.
func (q *quickReader) each(visit func(name string) bool) bool {
	if q.sign('{', '{') == 0 {
		return false
	}
	if q.sign('}', '}') != 0 {
		return true
	}
	for {
		name, ok := q.string()
		if !ok || q.sign(':', ':') == 0 || !visit(name) {
			return false
		}
		switch q.sign(',', '}') {
		case '}':
			return true
		case 0:
			return false
		}
	}
}

// object reads an object into a struct.
func (q *quickReader) object(v reflect.Value) bool {
	members := q.members[v.Type()]
	seen := uint64(0)
	return q.each(func(name string) bool {
		field, known := members[name]
		if !known || field > 63 || seen&(1<<field) != 0 {
			return false
		}
		seen |= 1 << field
		return q.value(v.Field(field))
	})
}

// mapping reads an object into a map.
func (q *quickReader) mapping(v reflect.Value) bool {
	if texts, ok := v.Addr().Interface().(*map[string]string); ok {
		*texts = map[string]string{}
		return q.each(func(name string) bool {
			_, twice := (*texts)[name]
			text, ok := q.string()
			(*texts)[name] = text
			return ok && !twice
		})
	}
	v.Set(reflect.MakeMap(v.Type()))
	element := reflect.New(v.Type().Elem()).Elem()
	return q.each(func(name string) bool {
		element.SetZero()
		if !q.value(element) {
			return false
		}
		before := v.Len()
		v.SetMapIndex(reflect.ValueOf(name), element)
		return v.Len() > before
	})
}

// list reads a list. Bytes are none: they are JSON that is kept as it was written.
func (q *quickReader) list(v reflect.Value) bool {
	if v.Type().Elem().Kind() == reflect.Uint8 || q.sign('[', '[') == 0 {
		return false
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	if q.sign(']', ']') != 0 {
		return true
	}
	for {
		n := v.Len()
		if n == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(n + 1)
		element := v.Index(n)
		element.SetZero()
		if !q.value(element) {
			return false
		}
		switch q.sign(',', ']') {
		case ']':
			return true
		case 0:
			return false
		}
	}
}
