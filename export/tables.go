package export

import (
	"ask645/export/csv"
	"ask645/export/xlsx"
)

func renderCSV(from *source) (Result, error) {
	file, err := csv.Render(from.document)
	return Result{Bytes: file.Bytes, Warnings: file.Warnings}, err
}

func compareCSV(from *source, data []byte) error { return csv.Compare(from.document, data) }

func renderXLSX(from *source) (Result, error) {
	file, err := xlsx.Render(from.document, xlsx.Options{Date: from.options.Date, Generator: from.options.Generator})
	return Result{Bytes: file.Bytes, Warnings: file.Warnings}, err
}

func compareXLSX(from *source, data []byte) error { return xlsx.Compare(from.document, data) }
