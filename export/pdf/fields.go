package pdf

import "ask645/export/document"

const (
	// fieldsGap is the space between groups of fields.
	fieldsGap = 10.0
	// fieldsSplit is the height from which a group is set over the whole width and over
	// pages, not in a column.
	fieldsSplit = 260.0
	// labelHalf and labelWide are the widths for labels in a column and over both.
	labelHalf = 88.0
	labelWide = 118.0
)

// group is a box with a heading and fields.
func (l *layout) group(group document.Group, width float64) box {
	const head = 6.0
	title := l.block(group.Title, styleField.strong().in(inkAccent), width)
	height := head + heightOf(title) + 1
	type entry struct{ label, text []line }
	entries := make([]entry, len(group.Fields))
	for i, field := range group.Fields {
		entries[i] = entry{
			l.block(field.Label, styleLabel, labelHalf-6),
			l.addressed(field.Text, l.block(field.Text, styleField, width-labelHalf)),
		}
		height += max(heightOf(entries[i].label), heightOf(entries[i].text))
	}
	return box{height, func(x, y float64) {
		l.fill(x, y, width, 0.6, inkRule)
		y += head
		y += l.place(x, y, title) + 1
		for _, e := range entries {
			y += max(l.place(x, y, e.label), l.place(x+labelHalf, y, e.text))
		}
	}}
}

// flowGroup sets a group over the whole width, and over pages where it is tall.
func (l *layout) flowGroup(group document.Group) {
	height := 7 + styleField.lead
	for _, field := range group.Fields {
		height += max(styleField.lead, heightOf(l.block(field.Text, styleField, column-labelWide)))
	}
	if height > fieldsSplit {
		height = 6 + 3*styleField.lead
	}
	l.need(height)
	l.rule(l.y, inkRule)
	l.y += 6
	l.flow(left, l.block(group.Title, styleField.strong().in(inkAccent), column))
	l.y++
	l.flowFields(group.Fields)
}

// flowFields sets labels and texts side by side.
func (l *layout) flowFields(fields []document.Field) {
	for _, field := range fields {
		label := l.block(field.Label, styleLabel, labelWide-8)
		text := l.addressed(field.Text, l.block(field.Text, styleField, column-labelWide))
		l.need(max(heightOf(label), heightOf(text[:min(len(text), 2)])))
		from, on := l.y, l.page()
		l.place(left, l.y, label)
		l.flow(left+labelWide, text)
		if l.page() == on {
			l.y = max(l.y, from+heightOf(label))
		}
	}
}
