package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"

	"ask645/questionnaire"
)

// drawnPicture is a picture on a page, in the coordinates of the file.
type drawnPicture struct {
	picture
	named name
}

// errForeign says that there is more on a page than there should be.
var errForeign = errors.New("has something drawn on it that this program did not draw")

// depicts compares the pictures of a page.
func (f *file) depicts(page dict, drawn []drawnPicture, want []picture, logo *questionnaire.Logo) error {
	switch {
	case len(drawn) > len(want):
		return errForeign
	case len(drawn) < len(want):
		return errors.New("lacks the logo")
	}
	for i, p := range want {
		got := drawn[i]
		if !near(got.x, p.x) || !near(got.y, pageHeight-p.y-p.height) || !near(got.width, p.width) || !near(got.height, p.height) {
			return errors.New("has the logo in another place or size")
		}
		if err := f.isLogo(page, got.named, logo); err != nil {
			return err
		}
	}
	return nil
}

// isLogo compares a picture of the file with the logo, pixel by pixel.
func (f *file) isLogo(page dict, named name, logo *questionnaire.Logo) error {
	resources, err := f.dict(page["Resources"])
	if err != nil {
		return err
	}
	pictures, err := f.dict(resources["XObject"])
	if err != nil {
		return err
	}
	value, err := f.resolve(pictures[named])
	if err != nil {
		return err
	}
	s, ok := value.(stream)
	if !ok || logo == nil || !plainPicture(s.dict, logo) {
		return errors.New("has a picture that is not the logo")
	}
	got, err := questionnaire.ReadLogo(asPNG(s.raw, logo))
	if err != nil || got.SHA256 != logo.SHA256 {
		return errors.New("has another picture as the logo")
	}
	return nil
}

// plainPicture reports whether a picture is written as the logo is: as the data of a PNG of
// eight bits a channel, with nothing that masks or changes it.
func plainPicture(d dict, logo *questionnaire.Logo) bool {
	parameters, ok := d["DecodeParms"].(dict)
	if !ok || len(d) != 9 || len(parameters) != 4 {
		return false
	}
	for key, want := range (dict{
		"Type": name("XObject"), "Subtype": name("Image"), "ColorSpace": name("DeviceRGB"), "Filter": name("FlateDecode"),
		"Width": float64(logo.Width), "Height": float64(logo.Height), "BitsPerComponent": 8.0,
	}) {
		if d[key] != want {
			return false
		}
	}
	for key, want := range map[name]float64{"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": float64(logo.Width)} { //nolint:misspell // the words of the format
		if parameters[key] != want {
			return false
		}
	}
	return true
}

// asPNG puts the data of a picture back into a file.
func asPNG(data []byte, logo *questionnaire.Logo) []byte {
	var out bytes.Buffer
	out.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, content []byte) {
		content = append([]byte(kind), content...)
		out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(content)-4))) //nolint:gosec // bounded
		out.Write(content)
		out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(content)))
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(logo.Width))  //nolint:gosec // checked with the letterhead
	head = binary.BigEndian.AppendUint32(head, uint32(logo.Height)) //nolint:gosec // checked with the letterhead
	chunk("IHDR", append(head, 8, 2, 0, 0, 0))
	chunk("IDAT", data)
	chunk("IEND", nil)
	return out.Bytes()
}
