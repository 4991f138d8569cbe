package questionnaire

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
)

// Logo is the picture of a letterhead, made plain: eight bits a channel, on white, and nothing
// of the file it was read from but what can be seen.
type Logo struct {
	Width, Height int
	// PNG is the picture as a file. It is nil where only the sum is known.
	PNG []byte
	// SHA256 is the sum of the picture itself, row by row, in hexadecimal digits.
	SHA256 string
}

// Sizes of a logo. Those of the picture are in pixels, those of files in bytes.
const (
	leastLogoSide   = 64
	mostLogoSide    = 2000
	mostLogoWide    = 10
	mostLogoTall    = 3
	largestLogoFile = 1 << 20
	largestLogo     = 2 << 20
)

// leastLogoContrast is what some part of a logo must have on white to be seen at all.
const leastLogoContrast = 1.5

// ReadLogo makes a plain picture of a PNG file. The error says what is wrong with the file and
// what to do.
func ReadLogo(data []byte) (*Logo, error) {
	if !bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) {
		return nil, errors.New("is no PNG, whatever its name: save the logo as PNG")
	}
	if len(data) > largestLogoFile {
		return nil, logoTooLarge()
	}
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("cannot be read as a PNG (%w): save the logo again", err)
	}
	// The size is known before any of the picture is unpacked.
	if err := checkLogoSize(config.Width, config.Height); err != nil {
		return nil, err
	}
	from, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("cannot be read as a PNG (%w): save the logo again", err)
	}
	// A PDF is not sure to show what is transparent, and a dark page would show through it.
	plain := image.NewRGBA(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(plain, plain.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(plain, plain.Bounds(), from, from.Bounds().Min, draw.Over)
	logo := &Logo{Width: config.Width, Height: config.Height}
	if logo.SHA256, err = pictured(plain); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := png.Encode(&out, plain); err != nil {
		return nil, fmt.Errorf("cannot be written as a plain PNG: %w", err)
	}
	if logo.PNG = out.Bytes(); len(logo.PNG) > largestLogo {
		return nil, fmt.Errorf("has %d kB as a plain picture, at most %d fit: save the logo with fewer pixels", len(logo.PNG)>>10, largestLogo>>10)
	}
	return logo, nil
}

func logoTooLarge() error {
	return fmt.Errorf("is larger than %d MB: save the logo with fewer pixels", largestLogoFile>>20)
}

// checkLogoSize says what keeps a picture of such a size from standing at the top of a page.
func checkLogoSize(width, height int) error {
	switch {
	case min(width, height) < leastLogoSide, max(width, height) > mostLogoSide:
		return fmt.Errorf("is %d by %d pixels: each side needs %d to %d", width, height, leastLogoSide, mostLogoSide)
	case width > mostLogoWide*height:
		return fmt.Errorf("is %d by %d pixels: at most %d times as wide as tall fits", width, height, mostLogoWide)
	case height > mostLogoTall*width:
		return fmt.Errorf("is %d by %d pixels: at most %d times as tall as wide fits", width, height, mostLogoTall)
	}
	return nil
}

// pictured is the sum of an opaque picture. One that cannot be seen on white is refused.
func pictured(picture *image.RGBA) (string, error) {
	sum := sha256.New()
	row := make([]byte, 0, 3*picture.Rect.Dx())
	seen, last := false, White()
	for y := range picture.Rect.Dy() {
		row = row[:0]
		for x := range picture.Rect.Dx() {
			at := picture.PixOffset(x, y)
			row = append(row, picture.Pix[at:at+3]...)
			if pixel := (Colour{row[3*x], row[3*x+1], row[3*x+2]}); !seen && pixel != last {
				seen, last = pixel.Contrast(White()) >= leastLogoContrast, pixel
			}
		}
		sum.Write(row)
	}
	if !seen {
		return "", errors.New("can hardly be seen on white: take a darker version of the logo")
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
