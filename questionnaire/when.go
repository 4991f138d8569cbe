package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// When is a condition over named values, as the data writes it:
//
//	passwords = yes
//	updateable != none and (automatic_updates = yes or update_notifications = yes)
//	5.3-2 = Y and 5.4-1/stores-parameters = no
//
// Names are facts; inside a provision, earlier checks too; in a [Contradiction], supports of
// provisions and answers to their checks. The zero When always holds.
type When struct {
	source string
	root   *term
	err    error
}

// Lookup gives the current value of a name. ok is false while the value is not known. by
// names what the value came from, which for a fact that was never asked is the parent that
// ruled it out; nil means the name itself.
type Lookup func(name string) (value string, by []string, ok bool)

type operator int

const (
	opEqual operator = iota
	opUnequal
	opAnd
	opOr
	opNot
)

// term is a node of the parsed condition: a comparison, or an operator over other terms.
type term struct {
	op          operator
	name, value string
	terms       []*term
}

// longestWhen is how many bytes a condition has at most. One that nests without end must not
// fill the stack.
const longestWhen = 2000

// ParseWhen reads a condition. An empty or blank text is the condition that always holds.
// The error says what was expected and names the offending word.
func ParseWhen(text string) (When, error) {
	w := When{source: strings.TrimSpace(text)}
	if w.source == "" {
		return w, nil
	}
	if len(w.source) > longestWhen {
		return When{}, fmt.Errorf("condition of %d bytes: at most %d", len(w.source), longestWhen)
	}
	p := &whenParser{words: splitWhen(w.source)}
	root, err := p.or()
	if err == nil && p.peek() != "" {
		err = fmt.Errorf("unexpected %q", p.peek())
	}
	if err != nil {
		return When{source: w.source}, fmt.Errorf("condition %q: %w", w.source, err)
	}
	w.root = root
	return w, nil
}

// UnmarshalYAML reads the condition from data. A condition that cannot be parsed is kept
// with its error, so that a validator can report it together with all other problems.
func (w *When) UnmarshalYAML(unmarshal func(any) error) error {
	var text string
	if err := unmarshal(&text); err != nil {
		return fmt.Errorf("condition: %w", err)
	}
	return w.UnmarshalText([]byte(text))
}

// MarshalText writes the condition as it was written.
func (w When) MarshalText() ([]byte, error) { return []byte(w.source), nil }

// UnmarshalText reads the condition as UnmarshalYAML does.
func (w *When) UnmarshalText(text []byte) error {
	parsed, err := ParseWhen(string(text))
	parsed.err = err
	*w = parsed
	return nil
}

// String returns the condition as it was written.
func (w When) String() string { return w.source }

// Describe writes the condition for people. say words one comparison: a name that has, or
// with equal false has not, a value.
func (w When) Describe(say func(name, value string, equal bool) string) string {
	var describe func(t *term) string
	describe = func(t *term) string {
		words := make([]string, 0, len(t.terms))
		for _, sub := range t.terms {
			text := describe(sub)
			if len(sub.terms) > 1 {
				text = "(" + text + ")"
			}
			words = append(words, text)
		}
		switch t.op {
		case opAnd:
			return strings.Join(words, " and ")
		case opOr:
			return strings.Join(words, " or ")
		case opNot:
			return "not " + words[0]
		case opEqual, opUnequal:
		}
		return say(t.name, t.value, t.op == opEqual)
	}
	if w.root == nil {
		return ""
	}
	return describe(w.root)
}

// Always reports whether the condition holds whatever the values are.
func (w When) Always() bool { return w.root == nil }

// Names lists the names that the condition mentions, each once, in order of appearance.
func (w When) Names() []string {
	var names []string
	w.each(func(t *term) {
		if !slices.Contains(names, t.name) {
			names = append(names, t.name)
		}
	})
	return names
}

// each visits every comparison.
func (w When) each(visit func(*term)) {
	var walk func(*term)
	walk = func(t *term) {
		if t == nil {
			return
		}
		if t.op == opEqual || t.op == opUnequal {
			visit(t)
		}
		for _, sub := range t.terms {
			walk(sub)
		}
	}
	walk(w.root)
}

// Eval says whether the condition holds, and names what decided it: for Yes and No the
// values without which the result would be another, for Unknown the values still missing.
func (w When) Eval(lookup Lookup) (Truth, []string) {
	if w.root == nil {
		return Yes, nil
	}
	truth, by := w.root.eval(lookup)
	return truth, slices.Compact(by)
}

func (t *term) eval(lookup Lookup) (Truth, []string) {
	switch t.op {
	case opEqual, opUnequal:
		value, by, ok := lookup(t.name)
		if by == nil {
			by = []string{t.name}
		}
		if !ok {
			return Unknown, by
		}
		return truthOf((value == t.value) == (t.op == opEqual)), by
	case opNot:
		truth, by := t.terms[0].eval(lookup)
		return truth.not(), by
	case opAnd:
		return t.join(lookup, No, Yes)
	default:
		return t.join(lookup, Yes, No)
	}
}

// Truth says whether the condition holds, as Eval does, at a fraction of its cost.
func (w When) Truth(lookup Lookup) Truth {
	if w.root == nil {
		return Yes
	}
	return w.root.truth(lookup)
}

func (t *term) truth(lookup Lookup) Truth {
	decisive := Yes
	switch t.op {
	case opEqual, opUnequal:
		value, _, ok := lookup(t.name)
		if !ok {
			return Unknown
		}
		return truthOf((value == t.value) == (t.op == opEqual))
	case opNot:
		return t.terms[0].truth(lookup).not()
	case opAnd:
		decisive = No
	case opOr:
	}
	result := decisive.not()
	for _, sub := range t.terms {
		truth := sub.truth(lookup)
		if truth == decisive {
			return decisive
		}
		if truth == Unknown {
			result = Unknown
		}
	}
	return result
}

// join evaluates "and" (decided by one No) and "or" (decided by one Yes). Where one term
// decides, only the deciding terms are named; otherwise all that matter are.
func (t *term) join(lookup Lookup, decisive, neutral Truth) (Truth, []string) {
	var reasons [3][]string // by Truth
	var seen [3]bool
	for _, sub := range t.terms {
		truth, by := sub.eval(lookup)
		seen[truth] = true
		for _, name := range by {
			if !slices.Contains(reasons[truth], name) {
				reasons[truth] = append(reasons[truth], name)
			}
		}
	}
	for _, truth := range []Truth{decisive, Unknown} {
		if seen[truth] {
			return truth, reasons[truth]
		}
	}
	return neutral, reasons[neutral]
}

// whenParser is a recursive descent over the words of a condition: or binds loosest, then
// and, then not.
type whenParser struct {
	words []string
	at    int
}

func (p *whenParser) peek() string {
	if p.at < len(p.words) {
		return p.words[p.at]
	}
	return ""
}

func (p *whenParser) take() string {
	word := p.peek()
	p.at++
	return word
}

func (p *whenParser) or() (*term, error)  { return p.chain("or", opOr, p.and) }
func (p *whenParser) and() (*term, error) { return p.chain("and", opAnd, p.primary) }

func (p *whenParser) chain(word string, op operator, next func() (*term, error)) (*term, error) {
	first, err := next()
	if err != nil || p.peek() != word {
		return first, err
	}
	joined := &term{op: op, terms: []*term{first}}
	for p.peek() == word {
		p.take()
		sub, err := next()
		if err != nil {
			return nil, err
		}
		joined.terms = append(joined.terms, sub)
	}
	return joined, nil
}

func (p *whenParser) primary() (*term, error) {
	switch word := p.take(); {
	case word == "not":
		sub, err := p.primary()
		if err != nil {
			return nil, err
		}
		return &term{op: opNot, terms: []*term{sub}}, nil
	case word == "(":
		sub, err := p.or()
		if err != nil {
			return nil, err
		}
		if got := p.take(); got != ")" {
			return nil, fmt.Errorf("expected %q, found %q", ")", got)
		}
		return sub, nil
	case isWhenName(word):
		return p.comparison(word)
	case word == "":
		return nil, fmt.Errorf("ends where a name was expected")
	default:
		return nil, fmt.Errorf("expected a name, found %q", word)
	}
}

func (p *whenParser) comparison(name string) (*term, error) {
	op := opEqual
	switch sign := p.take(); sign {
	case "=":
	case "!=":
		op = opUnequal
	default:
		return nil, fmt.Errorf("expected = or != after %q, found %q", name, sign)
	}
	value := p.take()
	if !isWhenName(value) {
		return nil, fmt.Errorf("expected a value for %q, found %q", name, value)
	}
	return &term{op: op, name: name, value: value}, nil
}

func isWhenName(word string) bool {
	if word == "" || word == "and" || word == "or" || word == "not" {
		return false
	}
	return strings.IndexFunc(word, func(r rune) bool { return !isWhenRune(r) }) < 0
}

func isWhenRune(r rune) bool {
	return r == '-' || r == '_' || r == '.' || r == '/' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// splitWhen cuts a condition into names, signs and brackets. Anything else becomes a word
// of its own, which the parser then refuses by name.
func splitWhen(text string) []string {
	var words []string
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsSpace(r):
			text = text[size:]
			continue
		case isWhenRune(r):
			if size = strings.IndexFunc(text, func(r rune) bool { return !isWhenRune(r) }); size < 0 {
				size = len(text)
			}
		case strings.HasPrefix(text, "!="):
			size = len("!=")
		}
		words = append(words, text[:size])
		text = text[size:]
	}
	return words
}
