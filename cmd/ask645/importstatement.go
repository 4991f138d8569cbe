package main

import (
	"bytes"
	"fmt"
	"strings"

	"ask645/export"
	"ask645/export/document"
	"ask645/questionnaire/store"
)

// isStatement reports whether the bytes look like an exported statement, not like a table.
func isStatement(data []byte) bool {
	return export.IsPDF(data) || bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("{"))
}

// importStatement takes the assessment out of an exported statement, whole. edition is the
// one that the person named, or "".
func (a *app) importStatement(path string, data []byte, edition, out string) error {
	stated, err := export.ReadStatement(data)
	if err != nil {
		return fmt.Errorf("%s: %w", path, named(err, data))
	}
	assessment := stated.Assessment
	if edition != "" && edition != assessment.Edition {
		return fmt.Errorf("%s was assessed against %q, not %q: leave --edition out, or migrate the assessment afterwards", path, assessment.Edition, edition)
	}
	_, doubt := export.Verify(data, a.library, a.generator(), "")
	if _, err := store.Create(out, assessment); err != nil {
		return err
	}
	if doubt != nil {
		for _, trouble := range strings.Split(doubt.Error(), "\n") {
			a.say("%s: doubt: %s", path, trouble)
		}
		a.say("created %s from the data in the statement, which does not agree with itself: look at every answer", out)
		return errFindings
	}
	a.say("created %s, the assessment in the statement of %s", out, stated.Date.Format(document.DateFormat))
	return nil
}
