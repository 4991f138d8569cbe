package questionnaire

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Letterheads lists the letterheads of the packs. It reads all of those packs that have one,
// logos included, and no other; the error is a *PackError where one that somebody named cannot be used.
func (l *Library) Letterheads() ([]*Letterhead, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []*Letterhead
	for _, s := range l.shelf {
		if !s.pack.hasLetterhead() {
			continue
		}
		head, err := l.useLetterhead(s)
		if err != nil {
			return nil, err
		}
		if head != nil {
			all = append(all, head)
		}
	}
	return all, nil
}

// useLetterhead is use for the letterhead of a pack. The caller holds the lock.
func (l *Library) useLetterhead(s *shelved) (*Letterhead, error) {
	content, err := l.use(s)
	if content == nil || content.letterhead == nil || err != nil {
		return nil, err
	}
	if !s.logoRead {
		s.logoRead = true
		logo, problems := s.pack.readLogo()
		if content.letterhead.Logo = logo; problems != nil {
			// The rest of the pack may be in use already, and stays so.
			s.logoErr = &PackError{Place: s.pack.Place, Problems: problems, letterhead: true}
		}
	}
	switch {
	case s.logoErr == nil:
		return content.letterhead, nil
	case s.pack.Found:
		return nil, nil //nolint:nilnil // left out, which is no error
	}
	return nil, s.logoErr
}

// ErrSeveralLetterheads says that packs bring several letterheads, and none was chosen.
var ErrSeveralLetterheads = errors.New("several packs have a letterhead")

// Letterhead returns the letterhead of the pack that a person names: by its id, its title or
// its folder. [NoLetterhead] is none, which is nil. "" is the only one there is, where packs
// that were named with --pack count before those that were found, or none where there is
// none; the error wraps [ErrSeveralLetterheads] where there are more.
func (l *Library) Letterhead(name string) (*Letterhead, error) {
	if name == NoLetterhead {
		return nil, nil //nolint:nilnil // none is what was asked for
	}
	all, err := l.Letterheads()
	if err != nil {
		return nil, err
	}
	if name == "" {
		return onlyLetterhead(all)
	}
	for _, called := range []func(*Pack) string{
		func(p *Pack) string { return p.ID },
		func(p *Pack) string { return p.Title },
		func(p *Pack) string { return filepath.Clean(p.Place) },
		func(p *Pack) string { return filepath.Base(p.Place) },
	} {
		for _, head := range all {
			if called(head.Pack) == name || called(head.Pack) == filepath.Clean(name) {
				return head, nil
			}
		}
	}
	for _, trouble := range l.LeftOut() {
		if filepath.Clean(trouble.Place) == filepath.Clean(name) || filepath.Base(trouble.Place) == name {
			return nil, trouble
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no pack with a letterhead is named %q, and none has one: name its folder with --pack DIR", name)
	}
	return nil, fmt.Errorf("no pack with a letterhead is named %q: write one of %s, or %s", name, packIDs(all), NoLetterhead)
}

func onlyLetterhead(all []*Letterhead) (*Letterhead, error) {
	named := slices.DeleteFunc(slices.Clone(all), func(head *Letterhead) bool { return head.Pack.Found })
	if len(named) == 0 {
		named = all
	}
	switch len(named) {
	case 0:
		return nil, nil //nolint:nilnil // there is none, which is no error
	case 1:
		return named[0], nil
	}
	return nil, fmt.Errorf("%w, %s: choose with --letterhead PACK, or --letterhead %s", ErrSeveralLetterheads, packIDs(named), NoLetterhead)
}

// packIDs lists the packs of letterheads.
func packIDs(all []*Letterhead) string {
	ids := make([]string, len(all))
	for i, head := range all {
		ids[i] = head.Pack.ID
	}
	return strings.Join(ids, ", ")
}
