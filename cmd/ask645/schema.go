package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// schemaNames lists the schemas that the program prints.
func schemaNames() []string { return []string{"assessment", "statement"} }

// schemaCommand is "ask645 schema assessment|statement".
func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema assessment|statement",
		Short: "Print the JSON Schema of a file format",
		Long: `schema prints the JSON Schema (2020-12) of assessments or of exported statements. It
refers to nothing outside itself.`,
		Example:               `  ask645 schema assessment > assessment.schema.json`,
		Args:                  oneArgument("assessment or statement"),
		ValidArgs:             schemaNames(),
		DisableFlagsInUseLine: true,
		RunE: interruptible(func(_ *cobra.Command, args []string) error {
			if !slices.Contains(schemaNames(), args[0]) {
				return usagef("unknown schema %q: this program has %s", args[0], strings.Join(schemaNames(), ", "))
			}
			data, err := a.schema(args[0])
			if err != nil {
				return err
			}
			return a.result(data)
		}),
	}
}

// schema reads a schema. The schema of the statement refers to that of the assessment, which
// is put into its definitions, so that a validator needs one file.
func (a *app) schema(name string) ([]byte, error) {
	data, err := fs.ReadFile(a.schemas, "schemas/"+name+".schema.json")
	if err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	if name == "assessment" {
		return data, nil
	}
	assessment, err := a.schema("assessment")
	if err != nil {
		return nil, err
	}
	const definitions = `"$defs": {`
	data = bytes.Replace(data, []byte(definitions), slices.Concat([]byte(definitions+` "assessment": `), assessment, []byte(",")), 1)
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return nil, fmt.Errorf("join the schemas: %w", err)
	}
	return b.Bytes(), nil
}
