package questionnaire

import "reflect"

// answer writes an answer. There are so many of them that looking at each member by its type
// would take a quarter of the time; so this knows them by name.
func (w *quickWriter) answer(a *Answer) {
	w.failed = w.failed || len(a.extra) > 0 || len(a.Justification.extra) > 0
	w.open('{')
	first := true
	w.text(&first, `"support": `, string(a.Support))
	w.text(&first, `"detail": `, a.Detail)
	w.said(&first, `"suggested": `, string(a.Suggested))
	if len(a.Checks) > 0 {
		w.member(&first, `"checks": `)
		writeMap(w, a.Checks, w.string)
	}
	if !a.Justification.IsZero() {
		w.member(&first, `"justification": `)
		w.open('{')
		none := true
		w.said(&none, `"template": `, a.Justification.Template)
		w.said(&none, `"review_by": `, a.Justification.ReviewBy)
		w.close('}', none)
	}
	w.said(&first, `"example": `, a.Example)
	if len(a.Evidence) > 0 {
		w.member(&first, `"evidence": `)
		w.evidence(a.Evidence)
	}
	w.said(&first, `"note": `, a.Note)
	if a.Flag {
		w.member(&first, `"flag": true`)
	}
	if !a.Carried.IsZero() {
		w.member(&first, `"carried": `)
		w.value(reflect.ValueOf(&a.Carried).Elem())
	}
	if len(a.OpenPoints) > 0 {
		w.member(&first, `"open_points": `)
		w.value(reflect.ValueOf(&a.OpenPoints).Elem())
	}
	if !a.At.IsZero() {
		w.member(&first, `"at": `)
		w.time(a.At)
	}
	w.said(&first, `"by": `, a.By)
	w.close('}', first)
}

// evidence writes the documents of an answer.
func (w *quickWriter) evidence(all []Evidence) {
	w.open('[')
	first := true
	for i := range all {
		w.next(&first)
		one := &all[i]
		w.failed = w.failed || len(one.extra) > 0
		w.open('{')
		none := true
		w.said(&none, `"title": `, one.Title)
		w.said(&none, `"ref": `, one.Ref)
		w.said(&none, `"sha256": `, one.SHA256)
		w.close('}', none)
	}
	w.close(']', first)
}

// member begins a member of an object; name has its quotes, a colon and a space.
func (w *quickWriter) member(first *bool, name string) {
	w.next(first)
	w.out = append(w.out, name...)
}

// text writes a member that is a text.
func (w *quickWriter) text(first *bool, name, text string) {
	w.member(first, name)
	w.string(text)
}

// said writes a member that is left out where it says nothing.
func (w *quickWriter) said(first *bool, name, text string) {
	if text != "" {
		w.text(first, name, text)
	}
}
