package questionnaire

import (
	"fmt"
	"slices"
	"strings"
)

// BaseNews is what a variant inherits of its base and a person has not confirmed yet.
type BaseNews struct {
	// Unknown is true where the state that was confirmed is not kept, so that nobody can tell
	// what has changed.
	Unknown bool `json:"unknown"`
	// Provisions are those of which the answer, the scope or whether they apply has changed;
	// Facts and Cover are what else has.
	Provisions []string `json:"provisions"`
	Facts      []string `json:"facts"`
	Cover      []string `json:"cover"`
}

// None reports whether nothing that is inherited has changed.
func (n BaseNews) None() bool {
	return !n.Unknown && len(n.Provisions) == 0 && len(n.Facts) == 0 && len(n.Cover) == 0
}

// BaseNews tells what the variant inherits that has changed since a person last confirmed it.
func (a *Assessment) BaseNews(edition *Edition) (BaseNews, error) {
	var news BaseNews
	if !a.BaseChanged() {
		return news, nil
	}
	if a.kin.was == nil {
		news.Unknown = true
		return news, nil
	}
	variant, err := Differing(a.kin.base, a)
	if err != nil {
		return news, err
	}
	before, err := overlay(a.kin.was, variant)
	if err != nil {
		return news, err
	}
	then, err := piecesOf(before)
	if err != nil {
		return news, err
	}
	now, err := piecesOf(a)
	if err != nil {
		return news, err
	}
	answers := map[string]bool{}
	changed, gone := now.minus(then)
	for path := range changed {
		gone = append(gone, path)
	}
	for _, path := range gone {
		switch names := splitPath(path); names[0] {
		case membersAnswers:
			answers[names[1]] = true
		case membersFacts:
			news.Facts = append(news.Facts, names[1])
		case membersScope:
		case piecesConflicts:
			if reference := (Conflict{Path: names[len(names)-1]}).Reference(); reference != "" {
				answers[reference] = true
			}
		default:
			news.Cover = append(news.Cover, path)
		}
	}
	was, is := NewProfile(edition, before.Facts).settled(), NewProfile(edition, a.Facts).settled()
	for _, provision := range edition.provisions {
		reference := provision.Reference
		applied, _, _ := applies(provision, was.Lookup)
		applies, _, _ := applies(provision, is.Lookup)
		if answers[reference] || applied != applies || before.InScope(reference) != a.InScope(reference) {
			news.Provisions = append(news.Provisions, reference)
			delete(answers, reference)
		}
	}
	for reference := range answers {
		news.Provisions = append(news.Provisions, reference)
	}
	slices.SortFunc(news.Provisions, CompareReferences)
	slices.Sort(news.Facts)
	slices.Sort(news.Cover)
	return news, nil
}

// AboutBase is the reference of the finding that the base of a variant has changed.
const AboutBase = "base"

// mostListed is how many provisions a message names.
const mostListed = 12

// Words say what has changed, such as "3 provisions: 5.1-1, 5.3-2, 5.3-4; 1 fact: passwords".
func (n BaseNews) Words() string {
	var words []string
	for _, part := range []struct {
		one, many string
		names     []string
	}{{"provision", "provisions", n.Provisions}, {"fact", "facts", n.Facts}, {"part of the cover", "parts of the cover", n.Cover}} {
		count := len(part.names)
		if count == 0 {
			continue
		}
		what, more := part.many, ""
		if count == 1 {
			what = part.one
		}
		if count > mostListed {
			more = fmt.Sprintf(" and %d more", count-mostListed)
		}
		words = append(words, fmt.Sprintf("%d %s: %s%s", count, what, PrintableLine(strings.Join(part.names[:min(count, mostListed)], ", ")), more))
	}
	return strings.Join(words, "; ")
}

// findBase reports that a variant inherits something that nobody has confirmed.
func (s *Statement) findBase() {
	news, err := s.Assessment.BaseNews(s.Edition)
	base := PrintableLine(s.Assessment.Base.File)
	switch {
	case err != nil || news.None():
	case news.Unknown && s.Assessment.Base.SHA256 == "":
		s.add(CodeBaseChanged, SeverityWarning, AboutBase,
			"nobody has confirmed what this variant inherits of its base %s: look at all of it, then confirm it", base)
	case news.Unknown:
		s.add(CodeBaseChanged, SeverityWarning, AboutBase,
			"the base %s has changed, and its earlier state is not kept: look at all that is inherited, then confirm it", base)
	default:
		s.add(CodeBaseChanged, SeverityWarning, AboutBase,
			"the base %s has changed, and this variant inherits it in %s: look at these, then confirm them", base, news.Words())
	}
}
