package html_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ask645/export/document"
	"ask645/export/document/documenttest"
	"ask645/export/html"
)

var update = flag.Bool("update", false, "rewrite golden files")

// render renders a document or ends the test.
func render(tb testing.TB, d *document.Document) string {
	tb.Helper()
	page, err := html.Render(d, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return string(page)
}

func TestGolden(t *testing.T) {
	t.Parallel()
	got := render(t, documenttest.Draft(t))
	// The style sheet is a file of its own.
	before, style, _ := strings.Cut(got, "<style>")
	_, after, _ := strings.Cut(style, "</style>")
	got = before + after
	path := filepath.Join("testdata", "draft.html.golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: run go test ./export/html -update and look at the difference", path)
	}
}

// TestClaimsNoMore looks for a word that only somebody else may say. A person's text may
// hold it.
func TestClaimsNoMore(t *testing.T) {
	t.Parallel()
	if strings.Contains(strings.ToLower(render(t, documenttest.Draft(t))), "certified") {
		t.Error("the page says certified")
	}
}

// TestDraft looks for the mark at the top, behind every printed page and in its margin.
func TestDraft(t *testing.T) {
	t.Parallel()
	draft, lock := render(t, documenttest.Draft(t)), render(t, documenttest.Lock(t))
	for _, mark := range []string{`<p class="draft">` + document.DraftMark, `<div class="watermark" aria-hidden="true">` + document.DraftMark, "@top-right"} {
		if !strings.Contains(draft, mark) {
			t.Errorf("a draft lacks %s", mark)
		}
		if strings.Contains(lock, mark) {
			t.Errorf("what is complete has %s", mark)
		}
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	page := render(t, documenttest.Draft(t))
	for _, want := range []string{
		`<a href="#provision-5.1-3">5.1-3</a> User authentication`,
		`<tr id="provision-5.1-3" class="unmet"><th scope="row">5.1-3</th>`,
		`<li value="1"><a href="#evidence-1">User guide, chapter 3 &lt;docs/user-guide-4.2.pdf&gt;</a></li>`,
		`<tr id="evidence-2">`,
		`<a href="https://brightside.example/passwords_(new)" rel="nofollow noopener noreferrer">https://brightside.example/passwords_(new)</a>`,
		`<a href="https://brightside.example/policy" rel="nofollow noopener noreferrer">https://brightside.example/policy</a>`,
		`<td data-label="Supports" dir="auto"><a href="#provision-5.1-1">5.1-1</a>, <a href="#provision-5.1-3">5.1-3</a></td>`,
		`<th scope="row">7.7-7</th>`,
		`<span>N</span> <span class="meaning">not supported</span>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestReadNoticesDifferences changes a page in one place each.
func TestReadNoticesDifferences(t *testing.T) {
	t.Parallel()
	d := documenttest.Draft(t)
	good := render(t, d)
	unmet := `<tr id="provision-5.1-3" class="unmet">`
	for name, test := range map[string]struct{ old, new, want string }{
		"support":       {`<span>N</span> <span class="meaning">not supported</span></td><td data-label="Detail" dir="auto"><span>The radio`, `<span>Y</span></td><td><span>The radio`, `5.1-3, Support: the file says "Y", the statement says "N"`},
		"detail":        {"still uses an old cipher", "still uses a cipher", "5.1-3, Detail: the file says"},
		"status":        {"<span>M C (1)</span>", "<span>M</span>", "5.1-1, Status: the file says"},
		"applies":       {`<span>undecided</span>`, `<span>yes</span>`, "5.1-2, Applies: the file says"},
		"evidence":      {`<li value="1">`, `<li value="1">Not `, "5.1-1, Evidence: the file says"},
		"reference":     {`<th scope="row">5.1-3</th>`, `<th scope="row">5.1-33</th>`, `5.1-3, Title: the file lacks "User authentication`},
		"row":           {unmet, "</tbody></table><table><tr>" + unmet, "5.1-3, Title: the file lacks"},
		"cover":         {"2026-40 to", "2026-41 to", "Identification, Product, Batch or serial numbers: the file says"},
		"address":       {"Mill Lane\nYork", "Mill Lane York", "Identification, Manufacturer, Address: the file says"},
		"product":       {">Lumen Home Hub</span></h1>", ">Lumin Home Hub</span></h1>", "head of the document: the file says"},
		"draft":         {`<p class="draft">DRAFT: incomplete</p>`, "", "head of the document: the file says"},
		"verdict":       {"<p>The self-assessment is not complete", "<p>The self-assessment is complete", "Result: the file says"},
		"total":         {"<span>58</span>", "<span>57</span>", `Totals, Not answered: the file says "57", the statement says "58"`},
		"point":         {`User authentication uses best practice cryptography, M</li>`, "</li>", "are not supported, 5.1-3: the file lacks"},
		"note":          {`<p class="note">Undecided: rests`, `<p class="note">Decided: rests`, `5.1-2: the file says "Decided`},
		"justification": {"starts in March 2027.</div>", "starts in May 2027.</div>", "Justifications, 5.2-3 The manufacturer keeps looking for vulnerabilities: the file says"},
		"condition":     {"<span>does not hold</span>", "<span>holds</span>", "Conditions, condition 3, For the device"},
		"fact":          {"<span>some</span>", "<span>all</span>", "updateable, Answer: the file says"},
		"digest":        {strings.Repeat("0f", 32), strings.Repeat("0e", 32), "Evidence, 1, SHA-256"},
		"finding":       {"mandatory-unmet", "mandatory-met", "Findings, 5.1-3, Code"},
		"legend":        {"<dd dir=\"auto\">Supported:", "<dd>Not supported:", "Legend, Support, Y"},
		"signature":     {`<dd dir="auto">York</dd>`, "<dd>Leeds</dd>", "Signed for and on behalf of the manufacturer, Place"},
		"id":            {`<dd dir="auto">` + d.Seal.ID, `<dd>0`, "head of the document, Statement id"},
		"closing":       {"own assessment", "assessment", "foot of the document: the file says"},
		"paragraph":     {"<footer>", "<p>All is well.</p><footer>", "the statement says nothing"},
		"truncated":     {good[len(good)/2:], "", "the file lacks"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(good, test.old, test.new, 1)
			if bad == good {
				t.Fatalf("the page lacks %q", test.old)
			}
			file, err := html.Read([]byte(bad))
			if err != nil {
				t.Fatal(err)
			}
			if err := d.Outline().Compare(file); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// TestTidy shows pages to a checker of HTML that the project did not write.
func TestTidy(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("tidy"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("tidy is missing: install tidy")
		}
		t.Skip("tidy is missing: install tidy")
	}
	edition := documenttest.Edition(t)
	documents := []*document.Document{documenttest.Lock(t), documenttest.Draft(t)}
	for _, text := range documenttest.Hostile()[:20] {
		documents = append(documents, documenttest.With(t, edition, text))
	}
	for _, d := range documents {
		tidy := exec.CommandContext(t.Context(), "tidy", "-quiet", "-errors", "-utf8")
		tidy.Stdin = strings.NewReader(render(t, d))
		if said, err := tidy.CombinedOutput(); err != nil || len(bytes.TrimSpace(said)) > 0 {
			t.Errorf("%.60s: %v\n%s", d.Product, err, said)
		}
	}
}

// FuzzRead reads whatever a file may hold.
func FuzzRead(f *testing.F) {
	d := documenttest.Lock(f)
	f.Add(render(f, d))
	for _, text := range documenttest.Hostile() {
		f.Add(text)
	}
	f.Add("<h3><table><tr><tr><td><li><table><tr><th>a<th>b<tr><td>c<td>d<td>e<p>f<ol><li></ol><dl><dd>g<dt>h")
	f.Fuzz(func(t *testing.T, file string) {
		read, err := html.Read([]byte(file))
		if err != nil {
			return
		}
		if err := d.Outline().Compare(read); err == nil && !strings.Contains(file, d.Seal.Digest) {
			t.Error("the file passes for a statement")
		}
	})
}

func BenchmarkRender(b *testing.B) {
	d := documenttest.Lock(b)
	b.ReportAllocs()
	for b.Loop() {
		render(b, d)
	}
}

func BenchmarkRead(b *testing.B) {
	page := []byte(render(b, documenttest.Lock(b)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Read(page); err != nil {
			b.Fatal(err)
		}
	}
}
