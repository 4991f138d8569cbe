package pdf

import (
	"ask645/export/document"
)

const (
	// titleLines is how many lines of a product's name the title shows. The whole name
	// stands among the fields below.
	titleLines = 3
	// statementGroup is the group of the cover that stands last there, over both columns:
	// it tells which statement this is, and holds a digest of 64 characters.
	statementGroup = "Statement"
)

// cover writes the first page: what the document is, of which device, by whom, and what it
// comes to.
func (w *writer) cover() {
	w.bookmark(0, document.Title, "cover")
	w.letterhead(w.o.Letterhead, logoHeight, 20)
	w.y += 8
	w.fill(left, w.y, 48, 3.5, inkAccent)
	w.y += 14
	w.flow(left, w.block(document.Title, styleTitle, column))
	w.flow(left, w.block(document.SelfAssessment, styleSelf, column))
	w.y += 3
	w.flow(left, w.block(w.edition(), styleLead.in(inkMuted), column))
	w.badge()
	w.product()
	w.y += 14
	w.panel(inkAccent, inkFill, "Result", []box{w.lines(w.block(w.d.Verdict, styleBody, panelWidth))})
	w.unmet()
	w.errors()
	w.y += 8
	w.fields()
}

// badge marks a statement that is not complete.
func (w *writer) badge() {
	if w.d.Mark == "" {
		return
	}
	mark := styleLead.strong().in(inkPaper)
	w.y += 10
	w.fill(left, w.y, w.setter.width(w.d.Mark, mark)+24, mark.lead+8, inkWarn)
	w.put(left+12, w.y+4, w.d.Mark, mark)
	w.y += mark.lead + 8
}

func (w *writer) product() {
	lines := w.block(w.d.Product, styleProduct, column)
	if len(lines) > titleLines {
		lines = lines[:titleLines]
		last := &lines[titleLines-1]
		last.text = w.setter.elide(last.text+"…", last.style, column-10)
	}
	if lines != nil {
		w.y += 20
		w.flow(left, lines)
	}
}

// The space inside a panel, and the width for what stands in it.
const (
	panelPad   = 12.0
	panelBar   = 4.0
	panelWidth = column - 2*panelPad - panelBar
)

// panel sets something short that is to be seen first, beside a bar and on a tint.
func (w *writer) panel(bar, tint rgb, title string, boxes []box) {
	const gap = 2.0
	boxes = append([]box{w.lines(w.block(title, styleBody.strong().in(bar), panelWidth))}, boxes...)
	height := stackHeight(boxes, gap) + 2*panelPad - 4
	w.need(height)
	w.fill(left, w.y, column, height, tint)
	w.fill(left, w.y, panelBar, height, bar)
	from := w.y
	w.y += panelPad - 2
	w.stack(left+panelBar+panelPad, boxes, gap)
	w.y = from + height + 8
}

// mostNamed is how many provisions the cover names by their titles.
const mostNamed = 8

// unmet lists the mandatory provisions that apply and are not supported. They belong on the
// first page; many of them stand there by their references alone.
func (w *writer) unmet() {
	for _, group := range w.d.Attention {
		if !group.Mandatory {
			continue
		}
		var boxes []box
		if len(group.Points) <= mostNamed {
			for _, p := range group.Points {
				boxes = append(boxes, w.point(p, panelWidth))
			}
		} else {
			boxes = append(boxes, w.lines(w.list("", references(pointed(group.Points)), styleField, panelWidth)))
		}
		w.panel(inkWarn, inkWash, counted(group.Title, len(group.Points)), boxes)
	}
}

// errors lists the other errors about mandatory provisions by kind.
func (w *writer) errors() {
	groups := w.d.MandatoryErrors()
	if groups == nil {
		return
	}
	boxes := make([]box, len(groups))
	for i, group := range groups {
		boxes[i] = w.lines(w.list(counted(group.Title, len(group.References))+": ", references(group.References), styleField, panelWidth))
	}
	w.panel(inkWarn, inkWash, "Findings about mandatory provisions", boxes)
}

// fields sets the groups of the cover: in two columns, and what tells the statement from
// others below them.
func (w *writer) fields() {
	var boxes []box
	var last []document.Group
	for _, group := range w.d.Cover {
		if group.Title == statementGroup {
			last = append(last, w.sealed(group))
			continue
		}
		if b := w.group(group, half); b.height < fieldsSplit {
			boxes = append(boxes, b)
			continue
		}
		w.inColumns(boxes, fieldsGap)
		boxes = nil
		w.flowGroup(group)
	}
	w.inColumns(boxes, fieldsGap)
	for _, group := range last {
		w.y += fieldsGap
		w.flowGroup(group)
	}
}

// sealed adds the digest, and where the data are.
func (w *writer) sealed(group document.Group) document.Group {
	fields := append([]document.Field{}, group.Fields...)
	if w.d.Seal.Digest != "" {
		fields = append(fields, document.Field{Label: "SHA-256 of the data", Text: w.d.Seal.Digest})
	}
	if w.o.Data != nil {
		fields = append(fields, document.Field{Label: "Data", Text: "Attached to this file as " + w.o.dataName()})
	}
	return document.Group{Title: group.Title, Fields: fields}
}
