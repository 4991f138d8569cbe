// Package assets holds the data of ask645 and nothing else: the questions about the device,
// one table and one file of contradictions an edition, one file of prose a provision, the
// statements that laws ask for, a tour and worked devices to learn with, a sample of a pack,
// samples and JSON Schemas. All of it is YAML or JSON that a person who knows the standard and
// no Go can correct; package questionnaire says how it is read and what its validator demands.
// Only the folder index is made from the rest, by
//
//	go test ./questionnaire -run TestIndexIsCurrent -update
package assets

import "embed"

// FS holds every data file, with paths as they are below this folder.
//
//go:embed *.yaml contradictions editions index laws learn lineage packs provisions samples schemas
var FS embed.FS
