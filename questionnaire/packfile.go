package questionnaire

import (
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Limits of a single file of a pack. The program's own files have at most six levels, 30 kB
// and 500 lines; the table of an edition has a line a provision.
const (
	largestPackFile = 512 << 10
	deepestNesting  = 24
	mostLines       = 10_000
	longestLine     = 4000
	longestBlock    = 200
)

// open reads one file of a pack into a value. It reads strangers' files: nothing but regular
// files of sensible size, nothing that grows when it is decoded, and every text made safe to
// show.
func (p *Pack) open(name string, into any) (*yamlFile, bool) {
	f := &yamlFile{name: name}
	data, err := p.readUpTo(name, largestPackFile, tooLarge)
	if err != nil {
		f.report(plainCause(err))
		return f, false
	}
	if complaint := excess(string(data)); complaint != "" {
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

// readUpTo returns the bytes of a regular file that is not larger than it may be.
func (p *Pack) readUpTo(name string, largest int64, tooLarge func() error) ([]byte, error) {
	// Opening a pipe would wait for someone to write into it.
	switch info, err := fs.Stat(p.files, name); {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %s", plainCause(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("cannot be read: it is no regular file")
	case info.Size() > largest:
		return nil, tooLarge()
	}
	file, err := p.files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %s", plainCause(err))
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, largest+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %s", plainCause(err))
	case int64(len(data)) > largest:
		return nil, tooLarge()
	}
	return data, nil
}

func tooLarge() error {
	return fmt.Errorf("is larger than %d kB: no file of a pack needs that", largestPackFile>>10)
}

// excess says what a file has more of than any that means well, before a parser takes it up:
// the time that takes grows with the square of some of these. It looks at signs only, and
// counts too much rather than too little.
func excess(text string) string {
	lines, marks, flow := 0, 0, 0
	level := map[int]int{} // lines of one indentation, since one that is less indented
	for line := range strings.Lines(text) {
		if lines++; lines > mostLines {
			return fmt.Sprintf("has more than %d lines", mostLines)
		}
		if len(line) > longestLine {
			return fmt.Sprintf("has a line of more than %d bytes", longestLine)
		}
		if strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...") {
			if marks++; marks > 2 {
				return "holds more than one document"
			}
		}
		for _, r := range line {
			switch r {
			case '[', '{':
				flow++
			case ']', '}':
				flow = max(0, flow-1)
			}
			if flow > deepestNesting {
				return "is nested too deeply"
			}
		}
		inner := strings.TrimLeft(line, " -?\t")
		outer := line[:len(line)-len(inner)]
		items := strings.Count(outer, "-") + strings.Count(outer, "?")
		if len(outer) > 8*deepestNesting || items > deepestNesting {
			return "is nested too deeply"
		}
		for other := range level {
			if other > len(outer) || items > 0 && other >= len(outer) {
				delete(level, other)
			}
		}
		if level[len(outer)]++; level[len(outer)] > longestBlock {
			return fmt.Sprintf("has more than %d lines of the same kind in a row", longestBlock)
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
