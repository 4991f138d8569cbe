package csv_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"ask645/export/csv"
	"ask645/questionnaire"
)

// libreOffice converts a file as somebody would who opens it and saves it under another
// name, and returns what comes out.
func libreOffice(t *testing.T, name string, data []byte, arguments ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is missing: install libreoffice-calc")
		}
		t.Skip("soffice is missing: install libreoffice-calc")
	}
	folder := t.TempDir()
	from, to := filepath.Join(folder, name), filepath.Join(folder, "out")
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	// A profile of its own keeps it apart from a LibreOffice that is running.
	all := append([]string{"-env:UserInstallation=file://" + folder + "/profile", "--headless"}, arguments...)
	out, err := exec.CommandContext(t.Context(), "soffice", append(all, "--outdir", to, from)...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v %s", err, out)
	}
	converted, err := os.ReadFile(filepath.Join(to, name))
	if err != nil {
		t.Fatalf("%v %s", err, out)
	}
	return converted
}

// TestLibreOffice opens the table in LibreOffice, as its dialogue proposes for a file with a
// byte order mark, and saves what its cells show as CSV again: nothing must have been
// calculated, spoilt or lost.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	a := lock(t)
	for reference, detail := range map[string]string{
		"5.1-1": `=HYPERLINK("https://e.example","a, b")`,
		"5.1-2": "- Ümläute, 日本語 😀\n- \"quoted\"\n\n+1",
		"5.1-3": "＝1+1",
		"5.1-4": `"=1+1`,
		"5.1-5": "'=1+1",
	} {
		a.SetAnswer(reference, questionnaire.Answer{Support: questionnaire.Supported, Detail: detail}, day)
	}
	d := words(t, a)
	const utf8 = "44,34,76,1"
	got := libreOffice(t, "table.csv", render(t, d).Bytes,
		"--infilter=CSV:"+utf8, "--convert-to", "csv:Text - txt - csv (StarCalc):"+utf8+",,0,false,true,false")
	if err := csv.Compare(d, append([]byte("\ufeff"), got...)); err != nil {
		t.Error(err)
	}
}
