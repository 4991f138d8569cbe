package plain

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask645/questionnaire"
	"ask645/questionnaire/store"
)

// commandTests enter every command somewhere and want something said, in this order.
var commandTests = []struct {
	// name is the command that is tested.
	name  string
	lines []string
	says  []string
}{
	{"help", []string{"help"}, []string{"Answer a choice with its number", "go 5.3-1: a provision", "quit: leave"}},
	{"help", []string{"go 5.4-3", "?"}, []string{"Answer a choice with its number", "Is 5.4-3 supported?"}},
	{"back", []string{"facts 2", "back"}, []string{"Question 2 of", "Question 1 of"}},
	{"back", []string{"go 5.1-3", "back", "back", "back"}, []string{"5.1-3: ", "Check 2", "Check 1", "5.1-2: "}},
	{"back", []string{"go 5.4-3", "back", "back"}, []string{"Is 5.4-3 supported?", "Check 2", "Check 1"}},
	{"back", []string{"facts 1", "back", "/back"}, []string{"Question 1 of", "12 of 12.", "11 of 12."}},
	{"back", []string{"go 5.4-3", "review", "export", "back", "back"}, []string{"5.4-3: ", "Review.", "Export the statement.", "Review.", "Is 5.4-3 supported?"}},
	{"skip", []string{"facts 1", "skip"}, []string{"Question 1 of", "Question 2 of"}},
	{"skip", []string{"go 5.4-3", "skip"}, []string{"5.4-3: ", "5.4-4: "}},
	{"skip", []string{"go 6-5", "skip"}, []string{"6-5: ", "Review."}},
	{"next", []string{"go 5.4-3", "clear", "go 5.1-1", "next"}, []string{"The answer to 5.4-3 is taken back", "5.1-1: ", "5.4-3: "}},
	{"next", []string{"next"}, []string{"Every provision is answered."}},
	{"go", []string{"go 5.3-1", "/go 5.6"}, []string{"5.3-1: ", "5.6-1: "}},
	{"go", []string{"go", "go 9"}, []string{"Enter go and a reference", `No provision begins with "9"`}},
	{"facts", []string{"facts", "facts 99", "facts 3"}, []string{"Question 1 of", "a number from 1 to", "Question 3 of"}},
	{"product", []string{"product", "", "/skip", "L-9"}, []string{"1 of 12. Product", "2 of 12.", "3 of 12.", "4 of 12."}},
	{"cover", []string{"go 5.4-3", "cover", "Ada Byron", "/skip", "/skip", "/skip", "in June", "2031-06-30"}, []string{"1 of 15. Signatory", "5 of 15. Supported until", "Write a day such as 2031-06-30", "6 of 15."}},
	{"cover", append([]string{"export", "cover"}, make([]string, 14)...), []string{"1 of 15. Signatory", "15 of 15. Sole responsibility"}},
	{"cover", append([]string{"export", "cover"}, append(make([]string, 14), "no", "yes")...), []string{"Write yes, or leave it empty", "Export the statement"}},
	{"review", []string{"review"}, []string{"Review. Complete.", "Export the statement"}},
	{"export", []string{"export", "json"}, []string{"1. PDF", "Written and read back: ", "Export the statement"}},
	{"export", []string{"export", "folder", "  ", "-", "json"}, []string{"Folder for exports", "Name a folder", "Folder (beside the assessment)", "device.statement.json"}},
	{"export", []string{"go 5.4-3", "flag", "export", "notes"}, []string{"Notes and flags (1, which go along", "Notes and flags (1, which are left out)"}},
	{"export", []string{"cover", "-", "/export", "uk-psti"}, []string{"Nothing was written: the answers do not carry this statement.", "- declaration.signatory: ", "Export the statement"}},
	{"export", []string{"export", "all"}, []string{"device.statement.pdf", "device.statement.json"}},
	{"migrate", []string{"migrate", "nonsense", "TS 103", "/back", "v3", "/back", "back"}, []string{"To which edition?", "is none of the answers here", "Carry over to ETSI TS 103 645 V1.1.1. File, where the new answers are kept:", "An empty line takes ", "To which edition?", "Carry over to ETSI EN 303 645 V3.1.3. File", "To which edition?", "Review."}},
	{"take", []string{"go 5.4-3", "take", "go 4-1", "take"}, []string{"No answer from another edition waits at 5.4-3.", "No answer from another edition waits at 4-1."}},
	{"base", []string{"base", "base confirm"}, []string{"This assessment is no variant", "This assessment is no variant"}},
	{"home", []string{"home", "1"}, []string{"Home.", "1. Go on with Smart Lock", "Review."}},
	{"assessments", []string{"assessments"}, []string{"There is no assessment"}},
	{"present", []string{"present"}, []string{"There is no presentation line by line."}},
	{"about", []string{"go 5.4-3", "about"}, []string{"Why: ", "The official text of the standard is what counts."}},
	{"about", []string{"facts 7", "about"}, []string{"Are passwords used", "5.1-1 rests on it, by condition 1"}},
	{"why", []string{"go 5.1-1", "why"}, []string{"Why 5.1-1 applies.", "Condition 1:", "It holds.", "Are passwords used", "Yes."}},
	{"why", []string{"go 5.4-3", "why"}, []string{"It has no condition"}},
	{"why", []string{"facts 1", "why"}, []string{"No provision rests on it."}},
	{"examples", []string{"go 5.5-1", "examples", "1", "."}, []string{"Examples for 5.5-1.", "None, go back", "This is a start from the guide.", "Detail of 5.5-1", "Now: "}},
	{"examples", []string{"go 5.5-1", "examples", "none"}, []string{"Examples for 5.5-1.", "Is 5.5-1 supported?"}},
	{"reasons", []string{"go 5.6-3", "reasons", "read 2", "read 9", "1"}, []string{"Reasons for not following 5.6-3.", "Ask yourself first:", "Text: ", "read and a number from 1", "Ask yourself first:", "Blank 1 of"}},
	{"reasons", []string{"go 5.4-3", "reasons"}, []string{"What would close the gap:", "no justification makes up for N"}},
	{"evidence", []string{"go 5.4-3", "evidence"}, []string{"Evidence that helps:", "- "}},
	{"evidence", []string{"go 5.4-3", "evidence", "evidence add", "Test report", "report.txt", "evidence"}, []string{"None is named yet", "Evidence for 5.4-3.", "Where it is", "The evidence is named. Saved.", "1. Test report (report.txt)"}},
	{"evidence", []string{"go 5.4-3", "evidence add", "", "", "T", "../secret.txt", "evidence hash 1", "evidence hash 2", "evidence remove 1", "undo"}, []string{"needs a title or a place", "The evidence is named.", "lies outside the folder of the assessment", "evidence open 1", "a number from 1 to 1", "Removed: T (../secret.txt).", "Undone: 5.4-3"}},
	{"evidence", []string{"go 5.4-3", "evidence add", "T", "device.ask645.json", "evidence hash 1", "evidence"}, []string{"SHA-256 recorded: ", "device.ask645.json), SHA-256 "}},
	{"evidence", []string{"go 5.4-3", "evidence add", "T", "https://example.com/t", "evidence hash 1", "evidence what"}, []string{"names no file", "Enter evidence, evidence add"}},
	{"evidence", []string{"go 4-1", "evidence add"}, []string{"takes no evidence"}},
	{"terms", []string{"go 5.1-1", "terms"}, []string{"- ", "Is 5.1-1 supported?"}},
	{"misuse", []string{"go 6-5", "misuse"}, []string{"Misuse at home:", "Three kinds of measures:"}},
	{"detail", []string{"go 5.4-3", "detail", "One.", "/why", "Two.", "."}, []string{"Detail of 5.4-3", "It has no condition", "Go on writing.", "5.4-3: Y, supported. Saved."}},
	{"detail", []string{"go 4-1", "detail"}, []string{"There is nothing to answer at 4-1: it follows from the other answers."}},
	{"blanks", []string{"go 5.6-3", "reasons", "1", "", "/skip", "/back", "/blanks"}, []string{"Blank 1 of", "Blank 2 of", "Blank 3 of", "Blank 2 of", "Blank 1 of"}},
	{"blanks", []string{"go 5.4-3", "blanks"}, []string{"The Detail of 5.4-3 has no blanks."}},
	{"note", []string{"go 5.4-3", "note", "Ask Ada.", "."}, []string{"Note on 5.4-3", "The note is taken. Saved.", "Is 5.4-3 supported?"}},
	{"points", []string{"go 5.4-3", "points", "points add", "", "Ask the \x1b[31mmaker", "Ines", "tomorrow", "2026-11-20", "points", "points done 1", "list points", "points done 1", "list points"}, []string{
		"5.4-3 has no open points.", "Say what is to be done", "Who is to do it", "The date is \"tomorrow\": write a date", "The open point is noted. Saved.",
		"1. Ask the [U+001B][31mmaker. Ines, due 2026-11-20, overdue.", "Point 1 of 5.4-3 is done.", "No provisions.", "Point 1 of 5.4-3 is overdue.", "5.4-3: M, Y, 1 open point, with findings.",
	}},
	{"points", []string{"go 5.4-3", "points add", "One", "", "", "points edit 1", "", "Ben", "2026-12-01", "points edit 1", "", "-", "/back", "/back", "", "Ada", "", "points remove 2", "points all owner", "points remove 1", "points", "undo", "points all age"}, []string{
		"An empty line leaves it open.", "Now: One.", "An empty line keeps it.", "Now: Ben.", "The open point is noted.", "number from 1 to 1",
		"Ada", "5.4-3, point 1: One. Ada, due 2026-12-01.", "Open points: 1 open.", "Removed: One.", "5.4-3 has no open points.", "Undone: 5.4-3", "Enter points all, or behind it",
	}},
	{"points", []string{"go 5.4-3", "n", "-", "No.", ".", "Sign it", "", "", "go 5.4-3", "points", "go 5.4-4", "n", "No.", ".", "", "go 5.4-4", "points"}, []string{
		"5.4-3 is mandatory and not met. What is to be done about it?", "An empty line goes on without one.", "The open point is noted. Saved.", "1 open point. Enter points to hear.", "1. Sign it.",
		"5.4-4 is mandatory", "5.4-4 has no open points.",
	}},
	{"points", []string{"go 4-1", "points add", "points what"}, []string{"takes no open points", "Enter points, points add"}},
	{"conflicts", []string{"conflicts"}, []string{"No conflict is open."}},
	{"flag", []string{"go 5.4-3", "flag", "list flagged", "flag"}, []string{"5.4-3 is flagged.", "5.4-3: M, Y, flagged.", "1 provision.", "The flag of 5.4-3 is gone."}},
	{"clear", []string{"go 5.4-3", "clear", "list open"}, []string{"The answer to 5.4-3 is taken back.", "5.4-3: M, not answered."}},
	{"accept", []string{"accept", "yes", "accept"}, []string{"N/A and its reason would be written to these:", "1. Yes", "N/A is written to", "Saved.", "Every N/A is accepted already."}},
	{"log", []string{"go 5.4-3", "note", "Hm.", ".", "log", "log 0", "log 9", "log what", "log diff 0"}, []string{
		"Past versions, the newest first.", "0. Now, as saved on", "1 change: 5.4-3", "1. ", "The oldest that is kept.", "Enter log and a number",
		"5.4-3. Note was: nothing. Now: Hm.", "There is no version 9", "neither a number nor a time", "Nothing that a person said differs.",
	}},
	{"log", []string{"go 5.4-3", "flag", "log restore 1", "yes", "list flagged", "undo", "list flagged", "log restore 0"}, []string{
		"What it is now becomes a past version.", "Make all as it was?", "All is as it was on", "No provisions.", "5.4-3: M, Y, flagged.", "This is the file as it is now.",
	}},
	{"export", []string{"export", "day"}, []string{"Sheet of the day (what was decided today", "Written and read back: ", "device.day-2026-11-21.pdf", "device.day-2026-11-21.md"}},
	{"undo", []string{"go 5.4-3", "n", "/undo", "undo"}, []string{"Undone: 5.4-3. Saved.", "There is nothing to undo."}},
	{"redo", []string{"go 5.4-3", "flag", "undo", "redo", "redo"}, []string{"Undone: 5.4-3", "Redone: 5.4-3", "Flagged", "There is nothing to redo."}},
	{"list", []string{"list", "list facts", "list nonsense"}, []string{"Clause 5.1: ", "5.1-1: M C (1), Y.", "68 provisions.", "1. Does the device use radio", "list takes one of"}},
	{"list", []string{"list n/a"}, []string{"N/A.", "Enter go and a reference"}},
	{"catalogue", []string{"catalogue clause 5.2 status M", "catalog condition update mechanism status R words default", "catalogue 5.3-14"}, []string{
		"Clause 5.2: ", "5.2-1: M, applies. A vulnerability", "1 provision.", "5.3-6: R C (9, 12), applies.", "1 provision.",
		"5.3-14: Users", "R C (3, 4), does not apply.", "What is asked: ", "Why it matters: ", "It rests on condition 3: software components are not updateable. It does not hold.",
	}},
	{"catalogue", []string{"catalogue", "catalogue clause 9", "catalogue nine", "catalogue status X", "catalogue words unicorn"}, []string{
		"68 provisions.", `Unknown clause "9"`, `"nine" is no provision and no clause of`, `Unknown status "X"`, "No provisions.",
	}},
	{"catalogue", []string{"go 5.4-3", "scope out 5.2 5.4-1", "catalogue out", "catalogue in clause 5.4"}, []string{
		"4 provisions left out. The statement makes no claim about that, nor about conformance as a whole. Saved.",
		"Clause 5.2", "5.2-1: M, applies, out of scope.", "5.4-1: M", "4 provisions.", "5.4-2: ", "3 provisions.",
	}},
	{"scope", []string{"scope", "scope out 5.4-3", "next", "scope", "list out", "status", "review", "1"}, []string{
		"Every provision is in scope.", "1 provision left out.", "Everything in scope is answered.", "66 of 67 provisions are in scope. Out of scope: 5.4-3.",
		"nor about conformance with", "5.4-3: M, out of scope.", "Partial: 66 of 67", "1 out of scope; of the others", "Review. Partial", "1. out_of_scope, warning: ", "Out of scope: 5.4-3.",
	}},
	{"scope", []string{"go 5.4-3", "scope out 5.4-3", "detail", "about", "scope in 5.4-3", "undo", "redo"}, []string{
		"1 provision left out.", "it is out of scope", "Out of scope: nothing is asked or claimed. Enter scope in 5.4-3", "earlier answer is set aside",
		"There is nothing to answer at 5.4-3: it is out of scope.", "1 provision taken in. Saved.", "Is 5.4-3 supported?", "Undone: scope of 5.4-3. Saved.", "Out of scope: nothing", "Redone: scope of 5.4-3", "Is 5.4-3 supported?",
	}},
	{"scope", []string{"scope out condition 12", "scope out condition 12", "scope out all", "scope in all", "scope out 4-1", "scope out", "scope away 5.4-3", "scope out 77"}, []string{
		"10 provisions left out.", "Nothing changes", "57 provisions left out.", "67 provisions taken in.", "4-1 follows from the other answers and cannot be left out.",
		"Enter scope out or scope in", "Enter scope out or scope in", `"77" is no provision`,
	}},
	{"save", []string{"save", "save lamp.json", "go 5.4-3", "note", "/save as"}, []string{"Enter save as and the path", "Enter save as and the path", "Note on", "Enter save as and the path"}},
	{"status", []string{"status", "progress"}, []string{"Smart Lock", "Complete.", "questions answered", "Everything is saved in"}},
	{"quit", []string{"quit", "flag"}, []string{"Review."}},
}

func TestExportToAFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "handed over")
	begin(t, sample(t)).enter("export", "folder", folder, "json").says("Folder for exports", "Folder (now "+folder+")", "Written and read back: "+filepath.Join(folder, "device.statement.json"))
	if _, err := os.Stat(filepath.Join(folder, "device.statement.json")); err != nil {
		t.Error(err)
	}
}

func TestCommands(t *testing.T) {
	t.Parallel()
	tested := map[string]bool{}
	for _, test := range commandTests {
		tested[test.name] = true
		t.Run(strings.Join(test.lines, ","), func(t *testing.T) {
			t.Parallel()
			begin(t, sample(t)).enter(test.lines...).says(test.says...)
		})
	}
	for _, c := range commands() {
		if !tested[c.name] {
			t.Errorf("the command %s is not tested", c.name)
		}
	}
}

// TestWithoutAssessment refuses at home what needs an open assessment.
func TestWithoutAssessment(t *testing.T) {
	t.Parallel()
	for _, c := range commands() {
		if c.open {
			begin(t, nil).enter(c.name).says(questionnaire.Capital(c.name) + " needs an open assessment.")
		}
	}
}

// wrongTests lead to a question of each kind; after them nothing that is wrong may change
// anything or go anywhere.
var wrongTests = map[string][]string{
	"home":    {"home"},
	"fact":    {"facts 1"},
	"confirm": {"facts 7", "no"},
	"check":   {"go 5.4-3", "back"},
	"support": {"go 5.4-3"},
	"settled": {"go 4-1"},
	"blank":   {"go 5.6-3", "reasons", "1"},
	"example": {"go 5.5-1", "examples"},
	"reasons": {"go 5.6-3", "reasons"},
	"review":  {"review"},
	"export":  {"export"},
}

func TestWrongInput(t *testing.T) {
	t.Parallel()
	wrong := []string{"maybe", "0", "99", "-1", "/nothing", "why not", "\x1b[A", "\xff", "5.1-1 Y", strings.Repeat("long ", 300)}
	for name, lines := range wrongTests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, line := range wrong {
				free := name == "blank"
				if free && line != "/nothing" && len(line) < longestField {
					continue
				}
				k := begin(t, sample(t)).enter(lines...)
				before, file := strings.ReplaceAll(k.out.String(), k.path, "FILE"), k.saved()
				k = begin(t, sample(t)).enter(append(slices.Clone(lines), line)...)
				if after := strings.ReplaceAll(k.out.String(), k.path, "FILE"); strings.Count(after, "> ") != strings.Count(before, "> ")+1 || !strings.HasPrefix(after, strings.TrimSuffix(before, "\n")) {
					t.Errorf("%q: more is said than a refusal:\n%s", line, strings.TrimPrefix(after, before))
				}
				sameAnswers(t, k.saved(), file)
				if n := strings.IndexFunc(k.out.String(), func(r rune) bool { return r < ' ' && r != '\n' }); n >= 0 {
					t.Errorf("%q: a control character is written", line)
				}
			}
		})
	}
}

// TestRefusalsOfSupport says why N/A is not to be had.
func TestRefusalsOfSupport(t *testing.T) {
	t.Parallel()
	a := sample(t)
	a.SetFact("passwords", questionnaire.DontKnow, noon)
	k := begin(t, a)
	k.enter("go 5.4-3", "n/a").says("N/A is not allowed here: the status M has no condition.")
	k.enter("go 5.1-1", "skip", "go 5.1-1", "n/a").says("Whether it applies is not known yet.")
	begin(t, sample(t)).enter("go 5.1-1", "not applicable").says("N/A is not allowed while the condition holds.")
}

// TestChangedFact says what follows before a fact is changed, and leaves it where the person
// does not want that. What no longer applies is told in a line and passed.
func TestChangedFact(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	k.enter("facts 7", "no", "no").says("This follows:", "Will not apply (2): 5.1-1, 5.1-2", "Change the answer?", "Now: Yes.")
	if got := k.saved().Facts["passwords"]; got != "yes" {
		t.Fatalf("changed to %q", got)
	}
	k.enter("facts 7", "no", "yes", "go 4-1", "skip").says("Change the answer?", "Question 8 of",
		"5.1-1 does not apply: no passwords are used (condition 1). Its earlier answer is set aside.", "5.1-3: ")
	k.enter("facts 7", "yes", "yes", "go 5.1-1").says("Answers that come back", "Now: Y, supported.")
	sameAnswers(t, k.saved(), sample(t))
}

// TestSlash takes commands with a slash where text is asked for, and words without it as text.
func TestSlash(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	k.enter("go 5.4-3", "detail", "quit", "back to the factory", "/exmples", "//why", "/etc/keys holds none", "  indented", ".")
	k.says(`"quit" is taken as text. The command is /quit.`, "There is no command /exmples.", "5.4-3: Y, supported. Saved.")
	if got, want := k.saved().Answers["5.4-3"].Detail, "quit\nback to the factory\n/why\n/etc/keys holds none\n  indented"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	k.enter("go 5.4-3", "detail", "-", ".").says("Warning, 5.4-3: Y without a Detail")
	if got := k.saved().Answers["5.4-3"].Detail; got != "" {
		t.Errorf("got %q", got)
	}
	k.enter("product", "-", "/export", "pdf", "quit").says("Written and read back: ")
	if got := k.saved().Product.Name; got != "" {
		t.Errorf("got %q", got)
	}
}

// TestScript counts lines that fitted nothing where a script is played.
func TestScript(t *testing.T) {
	t.Parallel()
	k := begin(t, sample(t))
	k.script = true
	if err := k.run("facts 1", "perhaps", "yes"); err == nil || !strings.Contains(err.Error(), "1 line of input fitted no question, first line 2") {
		t.Errorf("got %v", err)
	}
	k.says("\n> facts 1\n", "\n> perhaps\n\"perhaps\" is none of")
	if err := k.run("facts 1", "perhaps", "quit"); err != nil {
		t.Errorf("got %v", err)
	}
}

// TestBrowse reads the catalogue of an edition from home, without a file.
func TestBrowse(t *testing.T) {
	t.Parallel()
	begin(t, nil).enter("read", "", "5.1-1", "clause 5.2", "status M C condition 12", "unicorn", "back", "catalogue", "TS 103 645 V1.1.1", "clause 4.3 status R", "scope", "skip", "quit").says(
		"The provisions of which edition?", "1. ETSI TS 103 645 V1.1.1 (The first edition", "An empty line takes ETSI EN 303 645 V2.1.1.",
		"The catalogue of ETSI EN 303 645 V2.1.1: 67 provisions.", "5.1-1: Passwords", "M C (1). Mandatory, on a condition.", "What is asked: ", "It rests on condition 1: passwords are used.",
		"5.2-1: M. ", "3 provisions.", "5.3-3: M C (12).", "5.3-10: M (11, 12).", `"unicorn" is no provision and no clause`, "Home.",
		"The provisions of which edition?", "The catalogue of ETSI TS 103 645 V1.1.1", "4.3-", "Scope needs an open assessment.", "Home.")
}

// TestNewForAnEdition starts an assessment against another edition than the usual one.
func TestNewForAnEdition(t *testing.T) {
	t.Parallel()
	k := begin(t, nil)
	path := filepath.Join(k.folder, "lamp")
	k.enter("new", "V9", "V1.1.1", "/back", "1", "Lamp", path).says("Against which edition of the standard?", `"V9" is none of the answers here`,
		"New assessment against ETSI TS 103 645 V1.1.1.", "Against which edition of the standard?", "New assessment against ETSI TS 103 645 V1.1.1.", "Product")
	a, _, err := store.Open(path + store.Ending)
	if err != nil {
		t.Fatal(err)
	}
	if a.Edition == questionnaire.DefaultEdition || a.Product.Name != "Lamp" {
		t.Errorf("%+v", a)
	}
}

// TestScopeOfReadOnlyFiles changes nothing.
func TestScopeOfReadOnlyFiles(t *testing.T) {
	t.Parallel()
	begin(t, nil).enter("sample", "scope out 5.4-3", "scope").says("The file is read-only: nothing was changed.", "Every provision is in scope.")
}
