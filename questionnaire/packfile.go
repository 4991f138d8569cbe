package questionnaire

import (
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Limits of a single file of a pack. The deepest of the program's own files has six levels,
// the largest 30 kB.
const (
	largestPackFile = 1 << 20
	deepestNesting  = 24
)

// open reads one file of a pack into a value. It reads strangers' files: nothing but regular
// files of sensible size, nothing that grows when it is decoded, and every text made safe to
// show.
func (p *Pack) open(name string, into any) (*yamlFile, bool) {
	f := &yamlFile{name: name}
	data, err := p.read(name)
	if err != nil {
		f.report(plainCause(err))
		return f, false
	}
	if complaint := nesting(string(data)); complaint != "" {
		f.report(complaint)
		return f, false
	}
	if !f.parse(data) {
		return f, false
	}
	if at := alias(f.root); at > 0 {
		f.problems = append(f.problems, Problem{f.name, at, "anchors and aliases (& and *) are not for packs: write the text out, or quote it"})
		return f, false
	}
	f.unknownKeys(f.root, reflect.TypeOf(into).Elem())
	if !f.decode(into) {
		return f, false
	}
	clean(reflect.ValueOf(into))
	return f, true
}

// read returns the bytes of a regular file of sensible size.
func (p *Pack) read(name string) ([]byte, error) {
	// Opening a pipe would wait for someone to write into it.
	switch info, err := fs.Stat(p.files, name); {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %s", plainCause(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("cannot be read: it is no regular file")
	case info.Size() > largestPackFile:
		return nil, tooLarge()
	}
	file, err := p.files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %s", plainCause(err))
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, largestPackFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %s", plainCause(err))
	case len(data) > largestPackFile:
		return nil, tooLarge()
	}
	return data, nil
}

func tooLarge() error {
	return fmt.Errorf("is larger than %d kB: no file of a pack needs that", largestPackFile>>10)
}

// nesting says that a file nests deeper than any that means well, before a parser follows
// it down. It looks at signs only, and counts too much rather than too little.
func nesting(text string) string {
	const complaint = "is nested too deeply"
	flow := 0
	for _, r := range text {
		switch r {
		case '[', '{':
			flow++
		case ']', '}':
			flow = max(0, flow-1)
		}
		if flow > deepestNesting {
			return complaint
		}
	}
	for line := range strings.Lines(text) {
		inner := strings.TrimLeft(line, " -?\t")
		if outer := line[:len(line)-len(inner)]; len(outer) > 8*deepestNesting || strings.Count(outer, "-")+strings.Count(outer, "?") > deepestNesting {
			return complaint
		}
	}
	return ""
}

// alias returns the line of the first anchor or alias, which can make a small file large.
func alias(node ast.Node) int {
	finder := &aliasFinder{}
	ast.Walk(finder, node)
	return finder.line
}

type aliasFinder struct{ line int }

// Visit is called for every node.
func (a *aliasFinder) Visit(node ast.Node) ast.Visitor {
	switch node.Type() {
	case ast.AnchorType, ast.AliasType, ast.MergeKeyType:
		if a.line == 0 {
			a.line = max(1, node.GetToken().Position.Line)
		}
		return nil
	default:
		return a
	}
}

// clean makes every text below a value safe to show, in one line.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			clean(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Tag.Get("yaml") != "-" {
				clean(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(v.MapIndex(key))
			clean(value)
			v.SetMapIndex(key, value)
		}
	case reflect.String:
		v.SetString(PrintableLine(v.String()))
	default:
		// Numbers and truth values are safe.
	}
}
