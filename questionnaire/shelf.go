package questionnaire

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// shelved is a pack in a library. Nothing but its head is read before somebody needs it.
type shelved struct {
	pack *Pack
	read bool
	// logoRead is true once the logo of the letterhead was read too.
	logoRead bool
	logoErr  *PackError
	content  *packContent
	err      error
}

// use returns what a pack holds; the first call reads and checks all of it. For a pack that
// nobody named and that cannot be used it returns nil: the program goes on without it, and
// [Library.LeftOut] tells why. The caller holds the lock.
func (l *Library) use(s *shelved) (*packContent, error) {
	if !s.read && s.pack.trouble == nil {
		s.read = true
		content, problems := l.readPack(s)
		problems = append(l.conflicts(s), problems...)
		if len(problems) > 0 {
			sortProblems(problems)
			s.err = &PackError{Place: s.pack.Place, Problems: problems}
		} else {
			s.content = content
		}
	}
	if s.pack.Found {
		return s.content, nil
	}
	return s.content, s.err
}

// conflicts says what keeps a pack from standing beside the program's own data and the packs
// before it, as far as names of files tell.
func (l *Library) conflicts(s *shelved) []Problem {
	var problems []Problem
	own, err := l.ids("editions")
	if err != nil {
		return []Problem{{File: "editions", Message: err.Error()}}
	}
	for _, id := range s.pack.editions {
		if slices.Contains(own, id) {
			problems = append(problems, Problem{File: editionName(id), Message: fmt.Sprintf("the program has an edition %q: a pack cannot replace it", id)})
		}
	}
	for _, before := range l.shelf {
		if before == s {
			break
		}
		if before.pack.trouble != nil {
			continue
		}
		if before.pack.ID == s.pack.ID {
			problems = append(problems, Problem{File: packName, Message: fmt.Sprintf("there is a pack %q already, in %q: leave one of them out", s.pack.ID, before.pack.Place)})
			continue
		}
		for _, id := range s.pack.editions {
			if slices.Contains(before.pack.editions, id) {
				problems = append(problems, Problem{File: editionName(id), Message: fmt.Sprintf("the pack %s has an edition %q already: leave one of them out", before.pack.Name(), id)})
			}
		}
	}
	return problems
}

// Conflicts says which of the packs that somebody named cannot stand beside the program's own
// data or beside each other, as far as names of files tell; no pack is read for it. The error
// is a *PackError.
func (l *Library) Conflicts() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.shelf {
		if problems := l.conflicts(s); len(problems) > 0 && !s.pack.Found {
			return &PackError{Place: s.pack.Place, Problems: problems}
		}
	}
	return nil
}

// LeftOut says of each pack that nobody named, and that cannot be used, what is wrong with it.
// What is wrong beyond the head of a pack is known once the pack was needed.
func (l *Library) LeftOut() []*PackError {
	l.mu.Lock()
	defer l.mu.Unlock()
	var left []*PackError
	for _, s := range l.shelf {
		if !s.pack.Found {
			continue
		}
		var trouble *PackError
		if s.pack.trouble != nil {
			left = append(left, s.pack.trouble)
		} else if errors.As(s.err, &trouble) {
			left = append(left, trouble)
		} else if s.logoErr != nil {
			left = append(left, s.logoErr)
		}
	}
	return left
}

// Packs lists the packs of the library, whether they can be used or not.
func (l *Library) Packs() []*Pack {
	packs := make([]*Pack, 0, len(l.shelf))
	for _, s := range l.shelf {
		packs = append(packs, s.pack)
	}
	return packs
}

// Holds says in a line what a pack of the library holds. It reads all of the pack; the error is
// a *PackError where it cannot be used.
func (l *Library) Holds(pack *Pack) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range l.shelf {
		if s.pack != pack {
			continue
		}
		content, err := l.use(s)
		switch {
		case pack.trouble != nil:
			return "", pack.trouble
		case err != nil:
			return "", err
		case content == nil:
			return "", s.err
		}
		return pack.Name() + " (" + pack.ID + ") by " + pack.By + ": " + content.summary(pack), nil
	}
	return "", fmt.Errorf("the library has no pack %q", pack.ID)
}

// summary counts what a pack holds.
func (c *packContent) summary(pack *Pack) string {
	var words []string
	for _, id := range pack.editions {
		edition := c.editions[id]
		added := 0
		for _, clause := range edition.Clauses {
			added += len(clause.Provisions)
		}
		words = append(words, fmt.Sprintf("edition %s (refines %s, %d provisions changed, %d added)", id, edition.Base, len(edition.Changes), added))
	}
	for _, count := range []struct {
		n     int
		thing string
	}{{len(c.guidance), "provision"}, {len(c.facts.Facts), "fact"}} {
		switch {
		case count.n == 0:
		case count.thing == "provision":
			words = append(words, "guidance for "+countOf(count.n, count.thing))
		default:
			words = append(words, countOf(count.n, count.thing))
		}
	}
	if c.letterhead != nil {
		words = append(words, "the letterhead of "+c.letterhead.Name)
	}
	if words == nil {
		return "nothing"
	}
	return strings.Join(words, ", ")
}

// packedEdition builds an edition that a pack brings.
func (l *Library) packedEdition(id string, own []string) (*Edition, error) {
	for _, s := range l.shelf {
		if !slices.Contains(s.pack.editions, id) {
			continue
		}
		content, err := l.use(s)
		switch {
		case err != nil:
			return nil, err
		case content == nil:
			return nil, fmt.Errorf("%w %q: the pack that brings it, in %q, cannot be used", ErrUnknownEdition, id, s.pack.Place)
		}
		return l.build(s.pack, content, id)
	}
	known := slices.Clone(own)
	for _, s := range l.shelf {
		known = append(known, s.pack.editions...)
	}
	return nil, fmt.Errorf("%w %q: this program has %s; where a pack brings it, name its folder with --pack DIR", ErrUnknownEdition, id, strings.Join(known, ", "))
}

// build makes an edition of what a pack says of it.
func (l *Library) build(pack *Pack, content *packContent, id string) (*Edition, error) {
	written := content.editions[id]
	if written == nil {
		return nil, fmt.Errorf("%w %q: the pack %s cannot be read", ErrUnknownEdition, id, pack.Name())
	}
	base, err := l.edition(written.Base)
	if err != nil {
		return nil, err
	}
	edition := written.built(pack, base, content.rules[id])
	facts, err := l.factsWith(content)
	if err != nil {
		return nil, err
	}
	edition.link(l, facts)
	return edition, nil
}

// factsWith are the program's own facts and those of a pack.
func (l *Library) factsWith(content *packContent) (*factFile, error) {
	if err := l.readFacts(); err != nil {
		return nil, err
	}
	return &factFile{
		Groups: append(slices.Clip(l.facts.Groups), content.facts.Groups...),
		Facts:  append(slices.Clip(l.facts.Facts), content.facts.Facts...),
	}, nil
}

// contentOf is what the pack of an edition holds, or nil for an edition that no pack brings.
func (l *Library) contentOf(id string) (*shelved, error) {
	edition := l.editions[id]
	if edition != nil && edition.refines == nil {
		return nil, nil
	}
	for _, s := range l.shelf {
		if slices.Contains(s.pack.editions, id) {
			edition, err := l.edition(id)
			if err != nil || edition.Pack() != s.pack {
				return nil, err
			}
			return s, nil
		}
	}
	return nil, nil
}

// packedProse is what a pack says of a provision of its edition, to be completed from the
// base. It is nil for a provision of an edition that no pack brings.
func (l *Library) packedProse(id, reference string) (*Prose, error) {
	s, err := l.contentOf(id)
	if s == nil || err != nil {
		return nil, err
	}
	edition := l.editions[id]
	like := ""
	if base := edition.refines.base; base.byRef[reference] != nil {
		like = base.ID + "/" + reference
	}
	own := s.content.proses[proseName(id, reference)]
	switch {
	case own != nil:
	case like == "":
		return nil, fmt.Errorf("%s has no provision %s", id, reference)
	default:
		return &Prose{Reference: reference, Like: like}, nil
	}
	prose := *own
	prose.Pack = s.pack
	if prose.Like == "" {
		prose.Like = like
	} else {
		model, reference, _ := strings.Cut(prose.Like, "/")
		if edition, err := l.edition(model); err != nil || edition.byRef[reference] == nil {
			return nil, fmt.Errorf("%s: like is %q: write EDITION/REFERENCE of a provision that there is", proseName(id, prose.Reference), prose.Like)
		}
	}
	prose.Examples, prose.Justifications, prose.Evidence = slices.Clip(own.Examples), slices.Clip(own.Justifications), slices.Clip(own.Evidence)
	return &prose, nil
}

// baseOf names the edition with the same prose of a provision, where a pack says nothing of
// it. The caller holds the lock.
func (l *Library) baseOf(id, reference string) string {
	s, err := l.contentOf(id)
	if s == nil || err != nil || s.content.proses[proseName(id, reference)] != nil {
		return ""
	}
	if base := l.editions[id].refines.base; base.byRef[reference] != nil {
		return base.ID
	}
	return ""
}
