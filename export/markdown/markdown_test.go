package markdown_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/document/documenttest"
	"ask645/export/markdown"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestGoldens(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*document.Document{"lock": documenttest.Lock(t), "draft": documenttest.Draft(t), "partial": documenttest.Partial(t)} {
		got := markdown.Render(d)
		path := filepath.Join("testdata", name+".md.golden")
		if *update {
			if err := os.WriteFile(path, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: run go test ./export/markdown -update and look at the difference", path)
		}
	}
}

// TestClaimsNoMore looks for a word that only somebody else may say. A person's text may
// hold it.
func TestClaimsNoMore(t *testing.T) {
	t.Parallel()
	if got := bytes.ToLower(markdown.Render(documenttest.Draft(t))); bytes.Contains(got, []byte("certified")) {
		t.Error("the document says certified")
	}
}

// TestWhatTheSourceLooksLike holds what people read who read the source.
func TestWhatTheSourceLooksLike(t *testing.T) {
	t.Parallel()
	got := string(markdown.Render(documenttest.Draft(t)))
	for _, want := range []string{
		"# Conformance statement: Lumen Home Hub\n\n**Self-assessment**\n\n**DRAFT: incomplete**\n\n",
		"| Address | Unit 4, Mill Lane<br>York YO1 9QT<br>United Kingdom |\n",
		"| Published at | <https://brightside.example/support> |\n",
		"### 5.1 No universal default passwords\n\n| Reference | Title | Status | Applies | Support | Detail | Evidence |\n| --- | --- | --- | --- | --- | --- | --- |\n",
		"| M C (1) | yes | Y | Each hub has a password of its own. | User guide, chapter 3 \\<docs/user-guide-4.2.pdf><br><https://brightside.example/passwords_(new)> |\n",
		"- **5.1-4, 5.1-5** Not answered.\n",
		"Status R. To be looked at again by 31 March 2027.\n\nNobody watches the lists yet.\\\nA team of four cannot do it.\n\nA contract with a provider starts in March 2027.\n",
		"| user_authentication | Can a user authenticate to the device? | yes | Yes |\n",
		"| <a id=\"evidence-1\"></a>1 | User guide, chapter 3 | docs/user-guide-4.2.pdf | " + strings.Repeat("0f", 32) + " | 5.1-1, 5.1-3 |\n",
		"| Signature | ____________________ |\n\n---\n\nThis statement is",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
}

// TestReadNoticesDifferences changes a file in one place each.
func TestReadNoticesDifferences(t *testing.T) {
	t.Parallel()
	d := documenttest.Draft(t)
	good := string(markdown.Render(d))
	for name, test := range map[string]struct{ old, new, want string }{
		"support":       {"| yes | N | The radio", "| yes | Y | The radio", `5.1-3, Support: the file says "Y", the statement says "N"`},
		"detail":        {"still uses an old cipher", "still uses a cipher", "5.1-3, Detail: the file says"},
		"status":        {"| M C (1) | yes |", "| M | yes |", "5.1-1, Status: the file says"},
		"applies":       {"| R | yes | N | Nobody", "| R | no | N | Nobody", "5.2-3, Applies: the file says"},
		"evidence":      {"\\<docs/user-guide-4.2.pdf> |", "\\<docs/user-guide-4.1.pdf> |", "5.1-3, Evidence: the file says"},
		"reference":     {"| 5.1-3 | User", "| 5.1-33 | User", `5.1-3, Title: the file lacks "User authentication`},
		"row twice":     {"| 5.13-1 | Data coming in is validated | M | yes | | | |\n", "| 5.13-1 | Data coming in is validated | M | yes | | | |\n| 5.13-1 | | | | Y | | |\n", `5.13-1, Support: the file says "Y", the statement says nothing`},
		"cover":         {"| Batch or serial numbers | 2026-40 to", "| Batch or serial numbers | 2026-41 to", "Identification, Product, Batch or serial numbers: the file says"},
		"product":       {"# Conformance statement: Lumen", "# Conformance statement: Lumin", "head of the document: the file says"},
		"draft":         {"**DRAFT: incomplete**\n\n", "", "head of the document: the file says"},
		"verdict":       {"claims no conformance", "claims conformance", "Result: the file says"},
		"total":         {"| Not answered | 58 |", "| Not answered | 57 |", `Totals, Not answered: the file says "57", the statement says "58"`},
		"point":         {"- **5.1-3** User authentication uses best practice cryptography, M\n", "", "are not supported, 5.1-3: the file lacks"},
		"note":          {"- **5.1-4, 5.1-5** Not answered.", "- **5.1-4** Not answered.", `5.1-5: the file lacks "Not answered."`},
		"justification": {"starts in March 2027.\n", "starts in May 2027.\n", "Justifications, 5.2-3 The manufacturer keeps looking for vulnerabilities: the file says"},
		"review":        {"by 31 March 2027", "by 31 May 2027", "Justifications, 5.2-3"},
		"condition":     {"does not hold", "holds", "Conditions, condition 3, For the device"},
		"fact":          {"| some | Some of it |", "| all | Some of it |", "updateable, Answer: the file says"},
		"digest":        {strings.Repeat("0f", 32), strings.Repeat("0e", 32), "Evidence, 1, SHA-256"},
		"finding":       {"mandatory-unmet", "mandatory-met", "Findings, 5.1-3, Code"},
		"legend":        {"| Y | Supported:", "| Y | Not supported:", "Legend, Support, Y"},
		"signature":     {"| Place | York |", "| Place | Leeds |", "Signed for and on behalf of the manufacturer, Place"},
		"id":            {d.Seal.ID, "0" + d.Seal.ID[1:], "head of the document, Statement id"},
		"seal":          {d.Seal.Digest, "", "head of the document, SHA-256 of the statement as JSON: the file lacks"},
		"closing":       {"own assessment", "assessment", "foot of the document: the file says"},
		"line":          {"## Result\n", "## Result\n\nAll is well.\n", "Result: the file says"},
		"truncated":     {good[strings.LastIndexByte(good[:len(good)/2], '\n')+1:], "", "the file lacks"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(good, test.old, test.new, 1)
			if bad == good {
				t.Fatalf("the document lacks %q", test.old)
			}
			err := d.Outline().Compare(markdown.Read([]byte(bad)))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// FuzzRead reads whatever a file may hold.
func FuzzRead(f *testing.F) {
	f.Add(string(markdown.Render(documenttest.Lock(f))))
	for _, text := range documenttest.Hostile() {
		f.Add(text)
	}
	f.Add("|\n||\n| \\\n| a | b |\n| c |\n| d | e | f |\n|\n## \n### \n- **a\n- **a, b** \n<a\n\\")
	d := documenttest.Lock(f)
	f.Fuzz(func(t *testing.T, file string) {
		if err := d.Outline().Compare(markdown.Read([]byte(file))); err == nil && !strings.Contains(file, d.Seal.Digest) {
			t.Error("the file passes for a statement")
		}
	})
}

func BenchmarkRender(b *testing.B) {
	d := documenttest.Lock(b)
	b.ReportAllocs()
	for b.Loop() {
		markdown.Render(d)
	}
}

func BenchmarkRead(b *testing.B) {
	file := markdown.Render(documenttest.Lock(b))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Read(file)
	}
}
