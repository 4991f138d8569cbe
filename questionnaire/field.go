package questionnaire

import (
	"reflect"
	"strconv"
	"strings"
)

// Field returns the text of a member of the assessment, by its path in the file, such as
// "product.model" or "declaration.representatives.1.name", where entries of a list count
// from 1. It returns false for a path that leads to no text.
func (a *Assessment) Field(path string) (string, bool) {
	value, ok := follow(reflect.ValueOf(a).Elem(), path)
	if !ok || value.Kind() != reflect.String {
		return "", false
	}
	return value.String(), true
}

// Entries returns the length of a list of the assessment, by its path in the file.
func (a *Assessment) Entries(path string) int {
	value, ok := follow(reflect.ValueOf(a).Elem(), path)
	if !ok || value.Kind() != reflect.Slice {
		return 0
	}
	return value.Len()
}

// follow walks from an object to a member below it.
func follow(value reflect.Value, path string) (reflect.Value, bool) {
	for name := range strings.SplitSeq(path, ".") {
		switch value.Kind() {
		case reflect.Struct:
			i := memberIndex(value.Type(), name)
			if i < 0 {
				return reflect.Value{}, false
			}
			value = value.Field(i)
		case reflect.Slice:
			n, err := strconv.Atoi(name)
			if err != nil || n < 1 || n > value.Len() {
				return reflect.Value{}, false
			}
			value = value.Index(n - 1)
		default:
			return reflect.Value{}, false
		}
	}
	return value, true
}

// memberIndex returns the field that holds the member of a name, or -1.
func memberIndex(t reflect.Type, name string) int {
	for i := range t.NumField() {
		if member, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); member == name && member != "" {
			return i
		}
	}
	return -1
}
