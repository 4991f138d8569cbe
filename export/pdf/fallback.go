package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"

	"ask645/questionnaire"
)

// Font names the file in which the characters are set that the embedded fonts lack.
type Font struct {
	// Name is the name of the file without its folder. It is "" where no such font is used.
	Name string
	// SHA256 is the file's digest in lower-case hexadecimal.
	SHA256 string
}

// maxFont is the largest font file that is read.
const maxFont = 64 << 20

// fontFile is a font of the system or the user that can be set and embedded.
type fontFile struct {
	Font
	*face
}

// openFont reads a font file and holds it against what gofpdf can write.
func openFont(path string) (*fontFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err //nolint:wrapcheck // it names the file
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, maxFont+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", path, err)
	case len(data) > maxFont:
		return nil, fmt.Errorf("the font %s is larger than %d MiB: name another", path, maxFont>>20)
	}
	font, err := parseFont(data)
	if err != nil {
		return nil, fmt.Errorf("the font %s cannot be used: %w: name another TrueType file", path, err)
	}
	sum := sha256.Sum256(data)
	name := questionnaire.PrintableLine(filepath.Base(path))
	return &fontFile{Font: Font{Name: name, SHA256: hex.EncodeToString(sum[:])}, face: font}, nil
}

func parseFont(data []byte) (*face, error) {
	all, err := readTables(data)
	if err != nil {
		return nil, err
	}
	if _, err := all.glyphs(); err != nil {
		return nil, err
	}
	font, err := sfnt.Parse(data)
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "sfnt: "))
	}
	return &face{data: data, font: font}, nil
}

// lacks counts the characters that a font does not have, or not in a form that can be cut out.
func (f *fontFile) lacks(runes []rune) int {
	var has []rune
	for _, r := range runes {
		if _, ok := f.advance(r); ok {
			has = append(has, r)
		}
	}
	if _, err := f.subset(has); err != nil {
		return len(runes)
	}
	return len(runes) - len(has)
}

// knownFonts are the files to look for, the better first: those that cover Chinese, Japanese
// and Korean before those of one script, and those drawn as dots last.
func knownFonts() []string {
	return []string{
		"DroidSansFallback.ttf", "DroidSansFallbackFull.ttf", "Arial Unicode.ttf", "ARIALUNI.TTF",
		"NotoSansCJKsc-Regular.ttf", "NotoSansCJK-Regular.ttf", "NotoSansSC-Regular.ttf", "NotoSansSC-VF.ttf", "NotoSansSC[wght].ttf",
		"NotoSansJP-Regular.ttf", "NotoSansJP-VF.ttf", "NotoSansJP[wght].ttf",
		"NotoSansKR-Regular.ttf", "NotoSansKR-VF.ttf", "NotoSansKR[wght].ttf",
		"NotoSansTC-Regular.ttf", "NotoSansTC-VF.ttf", "NotoSansTC[wght].ttf",
		"wqy-microhei.ttf", "simhei.ttf", "msyh.ttf", "malgun.ttf", "NanumGothic.ttf", "AppleGothic.ttf",
		"ipagp.ttf", "ipag.ttf", "TakaoPGothic.ttf", "VL-PGothic-Regular.ttf", "unifont.ttf",
	}
}

// findFont looks for the known font that has the most of the characters; nil where there is
// none with any.
func findFont(places []string, runes []rune) *fontFile {
	names := knownFonts()
	found := locate(places, names)
	var best *fontFile
	least := len(runes)
	for _, name := range names {
		for _, path := range found[strings.ToLower(name)] {
			font, err := openFont(path)
			if err != nil {
				continue // a damaged font of the system is no trouble of the user's
			}
			if lacks := font.lacks(runes); lacks < least {
				best, least = font, lacks
			}
			if least == 0 {
				return best
			}
		}
	}
	return best
}

// refind looks for a font that was used before, first in the file that the person names.
func refind(named string, places []string, font Font) *fontFile {
	paths := locate(places, []string{font.Name})[strings.ToLower(font.Name)]
	if named != "" {
		paths = slices.Insert(paths, 0, named)
	}
	for _, path := range paths {
		if found, err := openFont(path); err == nil && found.SHA256 == font.SHA256 {
			return found
		}
	}
	return nil
}

// maxEntries bounds the search for fonts in folders that hold something else.
const maxEntries = 50_000

// locate finds files by their names, in whatever case. Paths come in the order of the places
// and then of their names, so that a search gives the same every time.
func locate(places, names []string) map[string][]string {
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[strings.ToLower(name)] = true
	}
	found, entries := map[string][]string{}, 0
	for _, place := range places {
		_ = filepath.WalkDir(place, func(path string, entry fs.DirEntry, err error) error {
			entries++
			switch {
			case entries > maxEntries:
				return fs.SkipAll
			case err != nil:
				return nil //nolint:nilerr // a folder that cannot be read has no fonts for us
			case !entry.IsDir() && wanted[strings.ToLower(entry.Name())]:
				name := strings.ToLower(entry.Name())
				found[name] = append(found[name], path)
			}
			return nil
		})
	}
	return found
}

// fontPlaces are the folders in which the system keeps fonts, the user's own first.
func fontPlaces() []string {
	home, _ := os.UserHomeDir()
	var places []string
	add := func(root string, parts ...string) {
		if root != "" {
			places = append(places, filepath.Join(append([]string{root}, parts...)...))
		}
	}
	switch runtime.GOOS {
	case "windows":
		add(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")
		add(os.Getenv("WINDIR"), "Fonts")
	case "darwin":
		add(home, "Library", "Fonts")
		add("/Library", "Fonts")
		add("/System", "Library", "Fonts")
	default:
		add(os.Getenv("XDG_DATA_HOME"), "fonts")
		add(home, ".local", "share", "fonts")
		add(home, ".fonts")
		add("/usr/local/share", "fonts")
		add("/usr/share", "fonts")
	}
	return places
}

// keywords are the file's key words. They tell the fallback font, which a comparison of the
// pages needs, and the statement.
func keywords(id, digest string, font Font) string {
	var words []string
	if id != "" {
		words = append(words, "statement="+id)
	}
	if digest != "" {
		words = append(words, "sha256="+digest)
	}
	if font.Name != "" {
		words = append(words, fontSum+font.SHA256, fontName+font.Name) // the name last: it may hold spaces
	}
	return strings.Join(words, " ")
}

const (
	fontSum  = "font-sha256="
	fontName = "font="
)

// fontOf is the font that key words tell of.
func fontOf(keywords string) Font {
	_, rest, ok := strings.Cut(keywords, fontSum)
	sum, name, named := strings.Cut(rest, " "+fontName)
	if raw, err := hex.DecodeString(sum); !ok || !named || err != nil || len(raw) != sha256.Size || !bytes.Equal([]byte(strings.ToLower(sum)), []byte(sum)) {
		return Font{}
	}
	return Font{Name: questionnaire.PrintableLine(name), SHA256: sum}
}
