package xlsx

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"ask645/export/sheet"
)

// The colours, as in the PDF: dark grey text, one accent, one warning colour.
const (
	inkText   = "22292F"
	inkMuted  = "67727C"
	inkAccent = "17506E"
	inkWarn   = "9C3A16"
	inkRule   = "CBD3D9"
	inkWash   = "FAF0EB"
	inkPaper  = "FFFFFF"
)

// font is metrically the same on every system, or has a twin there that is.
const font = "Arial"

// asText is the number format of a cell that stays a text whatever is typed into it.
const asText = 49

// look is how the first column of a row looks, and how the others do. Typed is for the
// columns that stay texts.
type look struct{ first, rest, typed int }

// styles are the ids of the styles in one workbook.
type styles struct {
	columns int
	rows    map[sheet.Look]look
}

// setStyles enters the styles into the workbook.
func (b *book) setStyles() error {
	if err := b.file.SetDefaultFont(font); err != nil {
		return fmt.Errorf("set the font: %w", err)
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	left := &excelize.Alignment{Vertical: "top", Horizontal: "left"}
	text := &excelize.Font{Family: font, Size: 10, Color: inkText}
	strong := &excelize.Font{Family: font, Size: 10, Color: inkText, Bold: true}
	warn := &excelize.Font{Family: font, Size: 10, Color: inkWarn, Bold: true}
	rule := []excelize.Border{{Type: "bottom", Color: inkRule, Style: 1}}
	wash := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{inkWash}}
	headings := func(size float64, colour string) *excelize.Font {
		return &excelize.Font{Family: font, Size: size, Color: colour, Bold: true}
	}
	var err error
	id := func(style excelize.Style) int {
		n, newErr := b.file.NewStyle(&style)
		if err == nil {
			err = newErr
		}
		return n
	}
	one := func(style excelize.Style) look {
		n := id(style)
		return look{n, n, n}
	}
	muted := &excelize.Font{Family: font, Size: 10, Color: inkMuted}
	label := id(excelize.Style{Font: muted, Alignment: top})
	field := id(excelize.Style{Font: text, Alignment: top})
	b.styles = styles{
		columns: id(excelize.Style{
			Font: headings(10, inkPaper),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{inkAccent}},
			// The buttons of the filter are at the bottom.
			Alignment: top,
		}),
		rows: map[sheet.Look]look{
			sheet.Plain: {
				first: id(excelize.Style{Font: strong, Alignment: top, Border: rule, NumFmt: asText}),
				rest:  id(excelize.Style{Font: text, Alignment: top, Border: rule}),
				typed: id(excelize.Style{Font: text, Alignment: top, Border: rule, NumFmt: asText}),
			},
			sheet.Bad: {
				first: id(excelize.Style{Font: warn, Fill: wash, Alignment: top, Border: rule, NumFmt: asText}),
				rest:  id(excelize.Style{Font: text, Fill: wash, Alignment: top, Border: rule}),
				typed: id(excelize.Style{Font: warn, Fill: wash, Alignment: top, Border: rule, NumFmt: asText}),
			},
			sheet.Title:    one(excelize.Style{Font: headings(20, inkText), Alignment: left}),
			sheet.Subtitle: one(excelize.Style{Font: headings(13, inkAccent), Alignment: left}),
			sheet.Mark:     one(excelize.Style{Font: headings(12, inkWarn), Alignment: &excelize.Alignment{Vertical: "bottom"}}),
			sheet.Heading:  one(excelize.Style{Font: headings(12, inkAccent), Alignment: &excelize.Alignment{Vertical: "bottom"}}),
			sheet.Field:    {first: label, rest: field},
			sheet.Text:     {first: label, rest: field},
			sheet.Total:    {first: label, rest: id(excelize.Style{Font: strong, Alignment: left})},
			sheet.Blank:    {first: id(excelize.Style{Font: muted, Alignment: &excelize.Alignment{Vertical: "bottom"}}), rest: id(excelize.Style{Font: text, Border: rule})},
		},
	}
	return err
}

// of is the style of a cell.
func (s *styles) of(row sheet.Look, column int, typed []int) int {
	l := s.rows[row]
	switch {
	case column == 0:
		return l.first
	case slices.Contains(typed, column):
		return l.typed
	}
	return l.rest
}
