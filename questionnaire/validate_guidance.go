package questionnaire

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// guidance checks the files that go with all provisions and returns what the provisions may
// refer to. Data without any of these files has no guidance, and none is demanded.
func (v *validator) guidance(facts *factFile) *Guidance {
	g := &Guidance{}
	if _, err := fs.Stat(v.files, "tags.yaml"); err != nil {
		return nil
	}
	v.tags(g, facts)
	v.glossary(g)
	v.misuse(g)
	var more guidanceFile
	f, ok := openYAML(v.files, "guidance.yaml", &more)
	if ok {
		f.required(more.Reminder, "reminder")
		f.required(more.ReminderRef, "reminder_ref")
		f.required(more.Closing.Text, "closing", "text")
		for _, name := range Blanks(more.Closing.Text) {
			if _, typed := more.Closing.Blanks[name]; !typed {
				f.reportf([]any{"closing", "text"}, "the blank {%s} has no type: add it under blanks", name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(more.Closing.Blanks)) {
			f.checkBlank(name, more.Closing.Blanks[name], "closing", "blanks", name)
		}
	}
	v.done(f)
	return g
}

func (v *validator) tags(g *Guidance, facts *factFile) {
	var file tagFile
	f, ok := openYAML(v.files, "tags.yaml", &file)
	defer func() { v.done(f) }()
	if !ok {
		return
	}
	g.Tags = file.Tags
	for i, tag := range file.Tags {
		f.required(tag.ID, "tags", i, "id")
		f.required(tag.Label, "tags", i, "label")
		if g.Tag(tag.ID) != &g.Tags[i] {
			f.reportf([]any{"tags", i, "id"}, "tag %q stands twice", tag.ID)
		}
		f.checkWhen(tag.When, []any{"tags", i, "when"}, func(name, value string) string {
			switch fact := facts.fact(name); {
			case fact == nil:
				return fmt.Sprintf("tag %q: there is no fact %q", tag.ID, name)
			case !fact.Has(value):
				return fmt.Sprintf("tag %q: the fact %q has no answer %q", tag.ID, name, value)
			}
			return ""
		})
	}
}

func (v *validator) glossary(g *Guidance) {
	var file glossaryFile
	f, ok := openYAML(v.files, "glossary.yaml", &file)
	defer func() { v.done(f) }()
	if !ok {
		return
	}
	g.Terms = file.Terms
	for i, term := range file.Terms {
		for _, text := range []struct{ key, value string }{{"id", term.ID}, {"term", term.Term}, {"meaning", term.Meaning}, {"ref", term.Ref}} {
			f.required(text.value, "terms", i, text.key)
		}
		if g.Term(term.ID) != &g.Terms[i] {
			f.reportf([]any{"terms", i, "id"}, "term %q stands twice", term.ID)
		}
	}
}

func (v *validator) misuse(g *Guidance) {
	g.Misuse = &Misuse{}
	f, ok := openYAML(v.files, "misuse.yaml", g.Misuse)
	defer func() { v.done(f) }()
	if !ok {
		return
	}
	f.required(g.Misuse.Title, "title")
	f.required(g.Misuse.Ref, "ref")
	f.required(g.Misuse.About, "about")
	for i, threat := range g.Misuse.Threats {
		f.required(threat.Text, "threats", i, "text")
		f.checkQuestion(threat.Question, "threats", i, "question")
	}
	for i, measure := range g.Misuse.Measures {
		f.required(measure.Text, "measures", i, "text")
	}
}

func (f *yamlFile) checkQuestion(text string, at ...any) {
	f.required(text, at...)
	if text != "" && !strings.HasSuffix(strings.TrimSpace(text), "?") {
		f.report("a question ends in a question mark", at...)
	}
}

// checkBlank checks the type of one blank.
func (f *yamlFile) checkBlank(name string, blank Blank, at ...any) {
	switch blank.Kind {
	case "text", "date":
	case "choice":
		if len(blank.Of) < 2 {
			f.reportf(at, "the blank %q: a choice needs two words or more under of", name)
		}
	default:
		f.reportf(append(at, "kind"), "the blank %q: the kind is %q: write text, choice or date", name, blank.Kind)
	}
}

// checkGuidance checks terms, examples and templates of one provision. used holds the ids of
// templates and the references of examples that other provisions have taken.
func (f *yamlFile) checkGuidance(p *Prose, provision *Provision, g *Guidance, used map[string]string) {
	for i, id := range p.Terms {
		if g.Term(id) == nil {
			f.reportf([]any{"terms", i}, "the glossary has no term %q", id)
		}
	}
	fits := func(tags []string, at ...any) {
		if len(tags) == 0 {
			f.report("fits is missing", at...)
		}
		for _, id := range tags {
			if g.Tag(id) == nil {
				f.reportf(at, "there is no tag %q", id)
			}
		}
	}
	once := func(name string, at ...any) {
		if other := used[name]; other != "" {
			f.reportf(at, "%q stands in %s already", name, other)
		}
		used[name] = f.name
	}
	for i, example := range p.Examples {
		f.required(example.Ref, "examples", i, "ref")
		f.required(example.Text, "examples", i, "text")
		once(example.Ref, "examples", i, "ref")
		fits(example.Fits, "examples", i, "fits")
	}
	for i, template := range p.Justifications {
		if !checkIDPattern().MatchString(template.ID) {
			f.reportf([]any{"justifications", i, "id"}, "template %q: write the id in lower case with hyphens", template.ID)
		}
		once(template.ID, "justifications", i, "id")
		f.required(template.Ref, "justifications", i, "ref")
		if template.Ref != Ours {
			once(template.Ref, "justifications", i, "ref")
		}
		f.required(template.Situation, "justifications", i, "situation")
		f.required(template.Text, "justifications", i, "text")
		fits(template.Fits, "justifications", i, "fits")
		for j, question := range template.AskFirst {
			f.checkQuestion(question, "justifications", i, "ask_first", j)
		}
		if len(template.AskFirst) == 0 {
			f.report("ask_first is missing", "justifications", i)
		}
	}
	if mandatory := provision.Status.Mandatory; mandatory && len(p.Justifications) > 0 {
		f.report("a mandatory provision has no justification: nothing makes up for it", "justifications")
	}
}
