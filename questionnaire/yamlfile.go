package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Problem is one thing wrong in a data file.
type Problem struct {
	File string
	// Line counts from 1; 0 means the file as a whole.
	Line    int
	Message string
}

// String writes the problem the way compilers do.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// yamlFile is a data file under validation: its syntax tree gives every problem its line.
type yamlFile struct {
	name     string
	root     ast.Node
	problems []Problem
	// elsewhere is the place that stands for what the file takes from other files.
	elsewhere []any
}

// openYAML reads and decodes a data file for the validator. Unlike the loader it goes on
// after a mistake: unknown keys are all reported, and whatever decodes is checked further.
// It returns false where nothing could be decoded.
func openYAML(files fs.FS, name string, into any) (*yamlFile, bool) {
	f := &yamlFile{name: name}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		f.report("cannot be read: " + err.Error())
		return f, false
	}
	if !f.parse(data) {
		return f, false
	}
	f.unknownKeys(f.root, reflect.TypeOf(into).Elem())
	return f, f.decode(into)
}

// parse reads the syntax tree, and reports what is no data.
func (f *yamlFile) parse(data []byte) bool {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		f.reportSyntax(err)
		return false
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		f.report("holds no data")
		return false
	}
	f.root = tree.Docs[0].Body
	return true
}

// decode reads the syntax tree into a value.
func (f *yamlFile) decode(into any) bool {
	if err := yaml.NodeToValue(f.root, into); err != nil {
		f.reportSyntax(err)
		return false
	}
	return true
}

// reportSyntax takes line and message out of an error of the YAML library.
func (f *yamlFile) reportSyntax(err error) {
	var syntax yaml.Error
	if errors.As(err, &syntax) && syntax.GetToken() != nil {
		f.problems = append(f.problems, Problem{f.name, syntax.GetToken().Position.Line, syntax.GetMessage()})
		return
	}
	f.report(err.Error())
}

// report adds a problem at a place. The path names keys and list positions from the root;
// where it leads nowhere, the nearest place above it is taken.
func (f *yamlFile) report(message string, path ...any) {
	line := 0
	if f.root != nil {
		line = lineOf(f.root, path)
		if line == 0 && len(path) > 0 {
			line = lineOf(f.root, f.elsewhere)
		}
	}
	f.problems = append(f.problems, Problem{f.name, line, message})
}

func (f *yamlFile) reportf(path []any, format string, arguments ...any) {
	f.report(fmt.Sprintf(format, arguments...), path...)
}

// lineOf follows a path through the tree as far as it goes.
func lineOf(node ast.Node, path []any) int {
	line := 0
	for _, step := range path {
		var next ast.Node
		switch step := step.(type) {
		case string:
			for _, entry := range entries(node) {
				if keyOf(entry) == step {
					line, next = entry.Key.GetToken().Position.Line, entry.Value
				}
			}
		case int:
			if list, ok := node.(*ast.SequenceNode); ok && step < len(list.Values) {
				next = list.Values[step]
				line = startLine(next)
			}
		}
		if next == nil {
			break
		}
		node = next
	}
	return line
}

// startLine is the line on which a node begins. For a mapping that is its first key.
func startLine(node ast.Node) int {
	if all := entries(node); len(all) > 0 {
		return all[0].Key.GetToken().Position.Line
	}
	return node.GetToken().Position.Line
}

func entries(node ast.Node) []*ast.MappingValueNode {
	switch node := node.(type) {
	case *ast.MappingNode:
		return node.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{node}
	}
	return nil
}

// keyOf returns a key as text, whether or not it was quoted.
func keyOf(entry *ast.MappingValueNode) string {
	text := strings.TrimSpace(entry.Key.GetToken().Value)
	if unquoted, err := strconv.Unquote(text); err == nil {
		return unquoted
	}
	return text
}

// unknownKeys reports every key for which the type has no field.
func (f *yamlFile) unknownKeys(node ast.Node, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Slice:
		if list, ok := node.(*ast.SequenceNode); ok {
			for _, value := range list.Values {
				f.unknownKeys(value, t.Elem())
			}
		}
	case reflect.Map:
		for _, entry := range entries(node) {
			f.unknownKeys(entry.Value, t.Elem())
		}
	case reflect.Struct:
		known := map[string]reflect.Type{}
		for i := range t.NumField() {
			if name := t.Field(i).Tag.Get("yaml"); name != "" && name != "-" {
				known[name] = t.Field(i).Type
			}
		}
		if len(known) == 0 {
			return
		}
		for _, entry := range entries(node) {
			fieldType, ok := known[keyOf(entry)]
			if !ok {
				f.problems = append(f.problems, Problem{f.name, entry.Key.GetToken().Position.Line, fmt.Sprintf("unknown key %q", keyOf(entry))})
				continue
			}
			f.unknownKeys(entry.Value, fieldType)
		}
	default:
		// A plain value has no keys.
	}
}
