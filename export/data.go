package export

import (
	"bytes"
	"errors"

	"ask645/export/cyclonedx"
)

func renderJSON(from *source) (Result, error) { return Result{Bytes: from.json()}, nil }

func compareJSON(from *source, data []byte) error {
	if !bytes.Equal(data, from.json()) {
		return errors.New("the file does not hold what was written to it")
	}
	return nil
}

// attest writes the attestation for CycloneDX.
func (s *source) attest() ([]byte, error) {
	return cyclonedx.Render(s.statement, s.document, s.wording())
}

func renderCycloneDX(from *source) (Result, error) {
	data, err := from.attestation()
	return Result{Bytes: data}, err
}

func compareCycloneDX(from *source, data []byte) error {
	written, err := from.attestation()
	if err != nil {
		return err
	}
	return cyclonedx.Compare(from.document, written, data)
}
