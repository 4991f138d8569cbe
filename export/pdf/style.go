package pdf

// rgb is a colour as 0xRRGGBB.
type rgb uint32

// The colours: dark grey text, one accent, and one warning colour that never says anything
// which the words beside it do not say.
const (
	inkText   rgb = 0x22292F
	inkMuted  rgb = 0x67727C
	inkAccent rgb = 0x17506E
	inkWarn   rgb = 0x9C3A16
	inkRule   rgb = 0xCBD3D9
	inkFill   rgb = 0xEFF3F6
	inkWash   rgb = 0xFAF0EB
	inkPaper  rgb = 0xFFFFFF
)

// style is how a piece of text is set.
type style struct {
	face faceID
	// size is that of the font, lead the height of a line, both in points.
	size, lead float64
	ink        rgb
}

// in returns the style in another colour.
func (s style) in(ink rgb) style {
	s.ink = ink
	return s
}

// strong returns the style in bold.
func (s style) strong() style {
	s.face = bold
	return s
}

// sized returns the style in another size.
func (s style) sized(size, lead float64) style {
	s.size, s.lead = size, lead
	return s
}

// on returns the style on the lines of another, to stand beside it in a row.
func (s style) on(other style) style {
	s.lead = other.lead
	return s
}

// The styles. They are never changed.
var (
	styleTitle   = style{bold, 28, 35, inkText}
	styleSelf    = style{bold, 15, 22, inkAccent}
	styleProduct = style{bold, 19, 25, inkText}
	styleHeading = style{bold, 16, 24, inkAccent}
	styleLead    = style{regular, 11, 16, inkText}
	styleBody    = style{regular, 10, 14.5, inkText}
	styleField   = style{regular, 9.5, 13.5, inkText}
	styleLabel   = style{regular, 8.6, 13.5, inkMuted}
	styleCell    = style{regular, 9, 12.6, inkText}
	styleColumn  = style{bold, 8.5, 12, inkPaper}
	styleSmall   = style{regular, 7.8, 10.6, inkMuted}
	styleChrome  = style{regular, 8, 11, inkMuted}
	styleSeal    = style{regular, 6.9, 9.6, inkMuted}
)

// The page: A4 in points, and the part of it that the sections fill.
const (
	pageWidth  = 595.28
	pageHeight = 841.89

	left   = 54.0
	right  = pageWidth - 54.0
	column = right - left
	top    = 72.0
	bottom = 772.0

	headerRule = 52.0
	footerRule = 788.0
)
