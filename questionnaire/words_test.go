package questionnaire_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ask645/assets"
	"ask645/questionnaire"
)

// guideIndex is how many examples and situations TR 103 621 V1.2.1 gives for each
// provision, and in which clauses.
var guideIndex = []struct {
	provision, examplesClause string
	examples                  int
	situationsClause          string
	situations                int
}{
	{"5.1-1", "6.1", 3, "", 0},
	{"5.1-2", "6.2", 3, "", 0},
	{"5.1-3", "6.3", 4, "", 0},
	{"5.1-4", "6.4", 3, "", 0},
	{"5.1-5", "6.5", 2, "", 0},
	{"5.2-1", "6.6", 2, "", 0},
	{"5.2-2", "6.7", 1, "8.2.1", 1},
	{"5.2-3", "6.8", 2, "8.2.2", 1},
	{"5.3-1", "6.9", 2, "8.2.3", 1},
	{"5.3-2", "6.10", 2, "", 0},
	{"5.3-3", "6.11", 3, "", 0},
	{"5.3-4", "6.12", 2, "8.2.4", 2},
	{"5.3-5", "6.13", 3, "8.2.5", 1},
	{"5.3-6", "6.14", 4, "8.2.6", 1},
	{"5.3-7", "6.15", 2, "", 0},
	{"5.3-8", "6.16", 3, "", 0},
	{"5.3-9", "6.17", 3, "8.2.7", 1},
	{"5.3-10", "6.18", 5, "", 0},
	{"5.3-11", "6.19", 3, "8.2.8", 1},
	{"5.3-12", "6.20", 1, "8.2.9", 1},
	{"5.3-13", "6.21", 2, "", 0},
	{"5.3-14", "6.22", 2, "8.2.10", 1},
	{"5.3-15", "6.23", 2, "8.2.11", 2},
	{"5.3-16", "6.24", 2, "", 0},
	{"5.4-1", "6.25", 4, "", 0},
	{"5.4-2", "6.26", 4, "", 0},
	{"5.4-3", "6.27", 2, "", 0},
	{"5.4-4", "6.28", 3, "", 0},
	{"5.5-1", "6.29", 3, "", 0},
	{"5.5-2", "6.30", 4, "8.2.12", 1},
	{"5.5-3", "6.31", 2, "8.2.13", 2},
	{"5.5-4", "6.32", 3, "8.2.14", 1},
	{"5.5-5", "6.33", 2, "", 0},
	{"5.5-6", "6.34", 2, "8.2.15", 2},
	{"5.5-7", "6.35", 3, "", 0},
	{"5.5-8", "6.36", 2, "", 0},
	{"5.6-1", "6.37", 3, "", 0},
	{"5.6-2", "6.38", 3, "", 0},
	{"5.6-3", "6.39", 4, "8.2.16", 2},
	{"5.6-4", "6.40", 2, "", 0},
	{"5.6-5", "6.41", 3, "8.2.17", 1},
	{"5.6-6", "6.42", 3, "8.2.18", 1},
	{"5.6-7", "6.43", 3, "8.2.19", 1},
	{"5.6-8", "6.44", 2, "8.2.20", 1},
	{"5.6-9", "6.45", 4, "8.2.21", 1},
	{"5.7-1", "6.46", 1, "8.2.22", 1},
	{"5.7-2", "6.47", 2, "8.2.23", 2},
	{"5.8-1", "6.48", 3, "8.2.24", 2},
	{"5.8-2", "6.49", 2, "", 0},
	{"5.8-3", "6.50", 2, "", 0},
	{"5.9-1", "6.51", 3, "8.2.25", 1},
	{"5.9-2", "6.52", 3, "8.2.26", 1},
	{"5.9-3", "6.53", 3, "8.2.27", 1},
	{"5.10-1", "6.54", 3, "8.2.28", 1},
	{"5.11-1", "6.55", 1, "", 0},
	{"5.11-2", "6.56", 2, "8.2.29", 1},
	{"5.11-3", "6.57", 3, "8.2.30", 1},
	{"5.11-4", "6.58", 3, "8.2.31", 1},
	{"5.12-1", "6.59", 3, "8.2.32", 1},
	{"5.12-2", "6.60", 3, "8.2.33", 1},
	{"5.12-3", "6.61", 3, "8.2.34", 1},
	{"5.13-1", "6.62", 5, "", 0},
	{"6-1", "7.1", 4, "", 0},
	{"6-2", "7.2", 2, "", 0},
	{"6-3", "7.3", 1, "", 0},
	{"6-4", "7.4", 2, "8.2.35", 1},
	{"6-5", "7.5", 2, "", 0},
}

// editionIDs are all embedded editions.
func editionIDs(t testing.TB) []string {
	t.Helper()
	ids, err := questionnaire.NewLibrary(assets.FS).EditionIDs()
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// everyProse reads what is said about every provision of an edition.
func everyProse(t *testing.T, id string) map[string]*questionnaire.Prose {
	t.Helper()
	e := edition(t, id)
	proses := map[string]*questionnaire.Prose{}
	for _, provision := range e.Provisions() {
		prose, err := e.Prose(provision.Reference)
		if err != nil {
			t.Fatal(err)
		}
		proses[provision.Reference] = prose
	}
	return proses
}

// numbered is how the guide numbers n examples: a single one has no number.
func numbered(clause string, i, n int) string {
	if n == 1 {
		return "TR 103 621 V1.2.1, " + clause + ", example"
	}
	return fmt.Sprintf("TR 103 621 V1.2.1, %s, example %d", clause, i)
}

func TestGuideIsComplete(t *testing.T) {
	t.Parallel()
	proses := everyProse(t, v211)
	examples, situations := 0, 0
	for _, row := range guideIndex {
		prose := proses[row.provision]
		var want, got []string
		for i := range row.examples {
			want = append(want, numbered(row.examplesClause, i+1, row.examples))
		}
		for _, example := range prose.Examples {
			got = append(got, example.Ref)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: examples %q, want %q", row.provision, got, want)
		}
		want, got = nil, nil
		ours := 0
		for i := range row.situations {
			want = append(want, numbered(row.situationsClause, i+1, row.situations))
		}
		for _, template := range prose.Justifications {
			if template.Ref == questionnaire.Ours {
				ours++
				continue
			}
			got = append(got, template.Ref)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: situations %q, want %q", row.provision, got, want)
		}
		if row.situations > 0 && (ours < 2 || ours > 3) {
			t.Errorf("%s: %d situations of our own, want two or three", row.provision, ours)
		}
		examples += len(prose.Examples)
		situations += len(prose.Justifications) - ours
	}
	if examples != 178 || situations != 42 {
		t.Errorf("%d examples and %d situations, want 178 and 42", examples, situations)
	}
}

func TestEveryRecommendationHasATemplate(t *testing.T) {
	t.Parallel()
	for _, id := range editionIDs(t) {
		proses := everyProse(t, id)
		for _, provision := range edition(t, id).Provisions() {
			templates := len(proses[provision.Reference].Justifications)
			if mandatory := provision.Status.Mandatory; mandatory != (templates == 0) {
				t.Errorf("%s of %s (%s): %d templates", provision.Reference, id, provision.Status.Text, templates)
			}
			for _, template := range proses[provision.Reference].Justifications {
				if blanks := questionnaire.Blanks(template.Text); !slices.ContainsFunc(blanks, func(name string) bool { return strings.HasPrefix(name, "review_by") }) {
					t.Errorf("%s of %s: template %s has no review date", provision.Reference, id, template.ID)
				}
			}
		}
	}
}

func TestEveryTermIsUsed(t *testing.T) {
	t.Parallel()
	guidance, err := edition(t, v211).Guidance()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, id := range editionIDs(t) {
		for _, prose := range everyProse(t, id) {
			for _, term := range prose.Terms {
				used[term] = true
			}
		}
	}
	for _, term := range guidance.Terms {
		if !used[term.ID] {
			t.Errorf("no provision uses the term %q", term.ID)
		}
	}
}

// text is one text that a person reads, and where it stands.
type text struct{ where, words string }

// everyText lists every text of the embedded guidance.
func everyText(t *testing.T) []text {
	t.Helper()
	var all []text
	add := func(where string, words ...string) {
		for _, w := range words {
			if w != "" {
				all = append(all, text{where, strings.Join(strings.Fields(w), " ")})
			}
		}
	}
	for _, id := range editionIDs(t) {
		for reference, prose := range everyProse(t, id) {
			addProse(add, id+" "+reference, prose)
		}
		for _, fact := range edition(t, id).Facts() {
			add("fact "+fact.ID, fact.Ask, fact.Help)
		}
		for _, rule := range edition(t, id).Contradictions() {
			add(id+" contradiction "+rule.ID, rule.Message)
		}
		for _, other := range editionIDs(t) {
			for _, l := range lineage(t, id, other).Links() {
				add("lineage from "+l.From+" to "+l.To, l.Notes()...)
			}
		}
	}
	guidance, err := edition(t, v211).Guidance()
	if err != nil {
		t.Fatal(err)
	}
	add("guidance", guidance.Reminder, guidance.Closing.Text, guidance.Misuse.About)
	for _, threat := range guidance.Misuse.Threats {
		add("misuse "+threat.ID, threat.Text, threat.Question)
	}
	for _, measure := range guidance.Misuse.Measures {
		add("misuse "+measure.ID, measure.Text)
	}
	for _, term := range guidance.Terms {
		add("term "+term.ID, term.Meaning, term.Misread)
	}
	for _, law := range everyLaw(t) {
		add(law.ID, law.Mark)
		add(law.ID+" declarations", law.Declarations...)
		add(law.ID+" checks", law.Checks...)
		add(law.ID+" notes", law.Notes...)
		for _, group := range append(law.Groups, law.Signature) {
			for _, field := range group.Fields {
				add(law.ID+" field "+field.Field, field.Missing)
			}
		}
		for _, requirement := range law.Requirements {
			add(law.ID+" "+requirement.Title, requirement.About)
			add(law.ID+" "+requirement.Title, requirement.Checks...)
		}
	}
	return all
}

// addProse adds the texts of one provision.
func addProse(add func(string, ...string), reference string, prose *questionnaire.Prose) {
	add(reference, prose.Requirement, prose.Why, prose.Gap)
	add(reference+" evidence", prose.Evidence...)
	for _, check := range prose.Checks {
		add(reference+" check "+check.ID, check.Ask, check.Help)
	}
	for name, outcome := range prose.Outcomes {
		add(reference+" outcome "+name, outcome.Detail, outcome.Note)
	}
	for name, blank := range prose.Blanks {
		add(reference+" blank "+name, blank.Hint)
	}
	for _, example := range prose.Examples {
		add(example.Ref, example.Text, example.Note, example.Dated)
	}
	for _, template := range prose.Justifications {
		add(reference+" template "+template.ID, template.Situation, template.Text)
		add(reference+" template "+template.ID, template.AskFirst...)
	}
}

// longSentences lists the texts that may have a sentence of more than 25 words, with the
// reason.
var longSentences = map[string]string{}

// sentenceEnd splits a text into sentences. A colon ends none.
var sentenceEnd = regexp.MustCompile(`[.?!]["')\]]?\s+`)

func TestSentencesAreShort(t *testing.T) {
	t.Parallel()
	for _, text := range everyText(t) {
		for _, sentence := range sentenceEnd.Split(text.words, -1) {
			if n := len(strings.Fields(sentence)); n > 25 && longSentences[text.where] == "" {
				t.Errorf("%s: %d words: %s", text.where, n, sentence)
			}
		}
		if strings.Contains(text.words, "!") {
			t.Errorf("%s: exclamation mark: %s", text.where, text.words)
		}
	}
}

func TestTextsHaveTheRightSize(t *testing.T) {
	t.Parallel()
	for _, id := range editionIDs(t) {
		sizesOf(t, everyProse(t, id))
	}
}

func sizesOf(t *testing.T, proses map[string]*questionnaire.Prose) {
	t.Helper()
	for reference, prose := range proses {
		check := func(where, words string) {
			if n := utf8.RuneCountInString(strings.Join(strings.Fields(words), " ")); n < 40 || n > 600 {
				t.Errorf("%s: %s has %d characters", reference, where, n)
			}
		}
		for _, example := range prose.Examples {
			check(example.Ref, example.Text)
		}
		for _, template := range prose.Justifications {
			check(template.ID, template.Text)
		}
	}
}

// american maps spellings that are not British to those that are.
var american = map[string]string{
	"authoriz": "authoris", "organiz": "organis", "recogniz": "recognis", "minimiz": "minimis",
	"maximiz": "maximis", "optimiz": "optimis", "initializ": "initialis", "customiz": "customis",
	"anonymiz": "anonymis", "behavior": "behaviour", "color": "colour", "favor": "favour",
	"honor": "honour", "center": "centre", "analyz": "analys", "catalog ": "catalogue ",
	"defense": "defence", "offense": "offence", "fulfill ": "fulfil ", "canceled": "cancelled",
	"labeled": "labelled", "modeled": "modelled", "randomiz": "randomis", "synchroniz": "synchronis",
	"summariz": "summaris", "prioritiz": "prioritis", "utiliz": "utilis", "judgment": "judgement",
	"gray": "grey", "artifact": "artefact",
}

// spelledByTheStandard are words of the standard's own that keep their spelling.
var spelledByTheStandard = strings.NewReplacer("initialized state", "", "initialized-state", "")

func TestSpellingIsBritish(t *testing.T) {
	t.Parallel()
	for _, text := range everyText(t) {
		words := spelledByTheStandard.Replace(strings.ToLower(text.words)) + " "
		for wrong, right := range american {
			if strings.Contains(words, wrong) {
				t.Errorf("%s: %q, write %q: %s", text.where, wrong, right, text.words)
			}
		}
	}
}

// TestEveryPathEnds walks every path through the checks of every provision: each ends in a
// suggestion or in "don't know yet".
func TestEveryPathEnds(t *testing.T) {
	t.Parallel()
	for _, id := range editionIDs(t) {
		e := edition(t, id)
		paths := 0
		for _, provision := range e.Provisions() {
			if provision.Computed() {
				continue
			}
			prose, err := e.Prose(provision.Reference)
			if err != nil {
				t.Fatal(err)
			}
			questionnaire.EachPath(prose, e, provision, func(path questionnaire.Path) {
				paths++
				if path.Walk.Suggestion == nil && !path.Doubt {
					t.Errorf("%s of %s: %s ends nowhere", provision.Reference, id, path)
				}
				for _, step := range path.Walk.Steps {
					if step.Answer == "" {
						t.Errorf("%s of %s: %s is not finished", provision.Reference, id, path)
					}
				}
			})
		}
		if paths < 2*len(e.Provisions())-2 {
			t.Errorf("%s: only %d paths", id, paths)
		}
	}
}

func BenchmarkEdition(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := questionnaire.NewLibrary(assets.FS).Edition(v211); err != nil {
			b.Fatal(err)
		}
	}
}
