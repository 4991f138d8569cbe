package session

import (
	"path/filepath"

	"ask645/questionnaire"
)

// VariantOf names the base of the assessment for people: its product, else its file. It is ""
// where the assessment is no variant.
func (s *Session) VariantOf() string {
	base := s.Assessment.BaseWhole()
	if base == nil {
		return ""
	}
	if name := questionnaire.PrintableLine(base.Product.Name); name != "" && name != questionnaire.PrintableLine(s.Assessment.Product.Name) {
		return name
	}
	return questionnaire.PrintableLine(filepath.Base(filepath.FromSlash(s.Assessment.Base.File)))
}

// Owner says whether what stands at a path is the variant's own or the base's.
func (s *Session) Owner(path string) questionnaire.Ownership { return s.Assessment.Owner(path) }

// OwnerOf says whose a text of the cover is.
func (s *Session) OwnerOf(field CoverField) questionnaire.Ownership {
	base := s.Assessment.BaseWhole()
	if base == nil {
		return questionnaire.Unshared
	}
	switch mine, below := field.Get(s.Assessment), field.Get(base); {
	case mine != below:
		return questionnaire.Own
	case mine != "":
		return questionnaire.Inherited
	}
	return questionnaire.Unshared
}

// OwnerWords say in a few words whose something is, "" where the assessment is no variant.
func OwnerWords(o questionnaire.Ownership) string {
	switch o {
	case questionnaire.Own:
		return "own"
	case questionnaire.Inherited:
		return "from the base"
	case questionnaire.Unshared:
	}
	return ""
}

// TakeBase drops what the variant says itself at a path, so that what the base says holds
// again. It returns false where there is nothing to drop, or the file takes no changes.
func (s *Session) TakeBase(path string) bool {
	if s.Owner(path) != questionnaire.Own || s.refuse() {
		return false
	}
	if taken, err := s.Assessment.TakeBase(path); err != nil || !taken {
		return false
	}
	s.evaluate()
	s.changed = true
	return true
}

// TakeBaseField does the same for a text of the cover.
func (s *Session) TakeBaseField(field CoverField) bool {
	if s.OwnerOf(field) != questionnaire.Own || s.refuse() {
		return false
	}
	field.Set(s.Assessment, field.Get(s.Assessment.BaseWhole()))
	s.evaluate()
	s.changed = true
	return true
}

// ConfirmBase takes what is inherited of the base as seen. It returns false where the base is
// as it was confirmed, or the file takes no changes.
func (s *Session) ConfirmBase() bool {
	if !s.Assessment.BaseChanged() || s.refuse() {
		return false
	}
	s.Assessment.ConfirmBase()
	s.evaluate()
	s.changed = true
	return true
}

// News is what is inherited and nobody has confirmed; nothing where the assessment is no
// variant.
func (s *Session) News() questionnaire.BaseNews {
	if s.news == nil {
		news, err := s.Assessment.BaseNews(s.Edition)
		if err != nil {
			news = questionnaire.BaseNews{}
		}
		s.news = &news
	}
	return *s.news
}

// BaseMovedWords say that the base has changed while the variant is open.
func BaseMovedWords(s *Session) string {
	return "the base " + questionnaire.PrintableLine(s.Assessment.Base.File) + " has changed meanwhile: what is shown as inherited is from before; open this file again to see the change"
}
