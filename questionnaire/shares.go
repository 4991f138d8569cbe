package questionnaire

import (
	"fmt"
	"slices"
)

// Shares counts what of a variant is its own and what is of its base, and names the former.
type Shares struct {
	// Answers, Facts and Cover are the pieces that differ from the base, by reference, fact
	// and path.
	Answers []string `json:"answers"`
	Facts   []string `json:"facts"`
	Cover   []string `json:"cover"`
	// Scope is true where the variant has a scope of its own.
	Scope bool `json:"scope"`
	// InheritedAnswers and so on count what is the base's.
	InheritedAnswers int `json:"inherited_answers"`
	InheritedFacts   int `json:"inherited_facts"`
	InheritedCover   int `json:"inherited_cover"`
}

// Shares tells what of the variant is its own.
func (a *Assessment) Shares() (Shares, error) {
	s := Shares{Answers: []string{}, Facts: []string{}, Cover: []string{}}
	if a.kin == nil {
		return s, nil
	}
	mine, err := piecesOf(a)
	if err != nil {
		return s, err
	}
	below, err := piecesOf(a.kin.base)
	if err != nil {
		return s, err
	}
	own, without := mine.minus(below)
	for path := range own {
		s.own(path)
	}
	for _, path := range without {
		s.own(path)
	}
	for path := range mine {
		if own.has(path) {
			continue
		}
		switch splitPath(path)[0] {
		case membersAnswers:
			s.InheritedAnswers++
		case membersFacts:
			s.InheritedFacts++
		case partProduct, partManufacturer, partAssessor, partDeclaration:
			s.InheritedCover++
		}
	}
	slices.SortFunc(s.Answers, CompareReferences)
	slices.Sort(s.Facts)
	slices.Sort(s.Cover)
	return s, nil
}

func (s *Shares) own(path string) {
	switch names := splitPath(path); names[0] {
	case membersAnswers:
		s.Answers = append(s.Answers, names[1])
	case membersFacts:
		s.Facts = append(s.Facts, names[1])
	case partProduct, partManufacturer, partAssessor, partDeclaration:
		s.Cover = append(s.Cover, path)
	case membersScope:
		s.Scope = true
	}
}

// OwnWords say how much is the variant's own, such as "2 answers, 1 fact".
func (s Shares) OwnWords() string { return shareWords(len(s.Answers), len(s.Facts), len(s.Cover)) }

// InheritedWords say how much is the base's.
func (s Shares) InheritedWords() string {
	return shareWords(s.InheritedAnswers, s.InheritedFacts, s.InheritedCover)
}

func shareWords(answers, facts, cover int) string {
	words := counted(answers, "answer", "answers") + ", " + counted(facts, "fact", "facts")
	return words + ", " + counted(cover, "part of the cover", "parts of the cover")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
