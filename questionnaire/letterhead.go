package questionnaire

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letterhead is how a firm dresses its documents. It is no part of what a statement says, and
// must not look like more than it is; see [Letterhead.Check].
type Letterhead struct {
	// Pack is the pack that brings the letterhead, or nil for one read from a document.
	Pack *Pack
	// Name is that of the firm, in one line. Footer is a further line, or "".
	Name, Footer string
	// Accent is the colour of headings and rules, or nil. It can be read on white, and white
	// on it.
	Accent *Colour
	// Logo is nil where there is none.
	Logo *Logo
}

// letterheadName is the file of a pack that says how its firm dresses documents.
const letterheadName = "letterhead.yaml"

// NoLetterhead is what a person writes to have none.
const NoLetterhead = "none"

// longestFooter is how many characters fit in a line at the foot of a page.
const longestFooter = 100

// letterheadFile is letterhead.yaml.
type letterheadFile struct {
	Name   string `yaml:"name"`
	Logo   string `yaml:"logo"`
	Accent string `yaml:"accent"`
	Footer string `yaml:"footer"`
}

// flaw is something wrong with a member of a letterhead.
type flaw struct{ key, message string }

// Check says what keeps the letterhead from being used: what does not fit, what cannot be
// read, and words that would make a self-assessment look like somebody's approval.
func (l *Letterhead) Check() error {
	if flaws := l.flaws(); len(flaws) > 0 {
		return errors.New(flaws[0].message)
	}
	if l.Logo != nil {
		if err := checkLogoSize(l.Logo.Width, l.Logo.Height); err != nil {
			return fmt.Errorf("the logo %w", err)
		}
	}
	return nil
}

func (l *Letterhead) flaws() []flaw {
	var flaws []flaw
	add := func(key, format string, arguments ...any) {
		flaws = append(flaws, flaw{key, fmt.Sprintf(format, arguments...)})
	}
	for _, text := range []struct {
		key, value string
		longest    int
	}{{"name", l.Name, longestPackName}, {"footer", l.Footer, longestFooter}} {
		if n := utf8.RuneCountInString(text.value); n > text.longest {
			add(text.key, "%s has %d characters: at most %d fit", text.key, n, text.longest)
		}
		if text.value != PrintableLine(text.value) {
			add(text.key, "%s is no line of plain text", text.key)
		}
		if word := approving(text.value); word != "" {
			add(text.key, "%s says %q: leave it out, as the statement is a self-assessment and must not look approved", text.key, word)
		}
		if heaped(text.value) {
			add(text.key, "%s has heaps of marks over a letter: write plain letters", text.key)
		}
	}
	switch {
	case l.Name == "":
		add("name", "name is missing")
	case !strings.ContainsFunc(l.Name, unicode.IsLetter):
		add("name", "name has no letter: write the name of the firm")
	}
	if l.Accent != nil {
		if got := l.Accent.Contrast(White()); got < TextContrast {
			add("accent", "accent %s has a contrast of %s on white, text needs %.1f:1: take a darker one, such as \"%s\"", l.Accent, ratio(got), TextContrast, l.Accent.TextOn(White()))
		}
	}
	return flaws
}

// approving returns what in a text speaks of approval by others, or "". Letters that are set
// apart or in other forms do not hide it from a reader, and not from this.
func approving(text string) string {
	var letters strings.Builder
	for _, r := range strings.ToLower(text) {
		if r >= 'ａ' && r <= 'ｚ' {
			r = r - 'ａ' + 'a'
		}
		if unicode.IsLetter(r) {
			letters.WriteRune(r)
		}
	}
	for _, stem := range []string{"certif", "zertif", "accredit", "akkredit", "approved", "notifiedbody"} {
		if strings.Contains(letters.String(), stem) {
			return stem
		}
	}
	for _, word := range strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if word == "ETSI" {
			return word
		}
	}
	return ""
}

// heaped reports whether a letter carries more marks than any language sets on one. Heaps of
// them reach into the lines around.
func heaped(text string) bool {
	marks := 0
	for _, r := range text {
		if marks++; !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Me, r) {
			marks = 0
		}
		if marks > 2 {
			return true
		}
	}
	return false
}

// letterhead reads how the firm of the pack dresses documents, all but the logo.
func (c *packCheck) letterhead() {
	if !c.pack.hasLetterhead() {
		return
	}
	var written letterheadFile
	f, ok := c.pack.open(letterheadName, &written)
	defer func() { c.done(f) }()
	if !ok {
		return
	}
	head := &Letterhead{Pack: c.pack, Name: written.Name, Footer: written.Footer}
	switch accent, err := ParseColour(written.Accent); {
	case written.Accent == "" && lineOf(f.root, []any{"accent"}) > 0:
		f.report("accent is empty: write the colour in quotes, such as \"#17506e\"; without them it is a comment", "accent")
	case written.Accent == "":
	case err != nil:
		f.report("accent: "+err.Error(), "accent")
	default:
		head.Accent = &accent
	}
	for _, flaw := range head.flaws() {
		f.report(flaw.message, flaw.key)
	}
	c.content.letterhead = head
}

// readLogo reads the logo of the letterhead, nil where there is none. Unpacking a picture takes
// longer than reading all the rest of a pack, so this waits until someone wants the letterhead.
// What else is wrong in the file is reported where it is checked.
func (p *Pack) readLogo() (*Logo, []Problem) {
	var written letterheadFile
	if !p.hasLetterhead() {
		return nil, nil
	}
	f, ok := p.open(letterheadName, &written)
	if !ok || written.Logo == "" {
		return nil, nil
	}
	logo, err := p.logo(written.Logo)
	if err != nil {
		f.problems = nil
		f.reportf([]any{"logo"}, "the logo %q %s", written.Logo, err)
		return nil, f.problems
	}
	return logo, nil
}

// hasLetterhead reports whether there is a letterhead, by the name of the file alone. A link
// that leads nowhere counts: it is reported where it is read.
func (p *Pack) hasLetterhead() bool {
	if p.files == nil {
		return false
	}
	_, err := fs.Stat(p.files, letterheadName)
	return !errors.Is(err, fs.ErrNotExist)
}

// logo reads a picture that lies beside pack.yaml.
func (p *Pack) logo(name string) (*Logo, error) {
	if strings.ContainsAny(name, `/\`) || !fs.ValidPath(name) || name == "." {
		return nil, errors.New("is no file of the pack's own folder: put it beside " + packName + " and write its name alone")
	}
	data, err := p.readUpTo(name, largestLogoFile, logoTooLarge)
	if err != nil {
		return nil, err
	}
	return ReadLogo(data)
}
