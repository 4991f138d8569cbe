package proforma

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decodeText turns the bytes of a text file into text. The line says how it was read where
// that is not certain.
func decodeText(data []byte) (string, []Line, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		return "", nil, errors.New("is UTF-32: save it as UTF-8")
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at := binaryByte(string(data)); at >= 0 {
		return "", nil, fmt.Errorf("line %d: holds the byte %#02x: this is no text file", lineAt(data, at), data[at])
	}
	if utf8.Valid(data) {
		return unifyLines(string(data)), nil, nil
	}
	return decodeWindows(data)
}

// decodeUTF16 reads UTF-16 after its byte order mark.
func decodeUTF16(data []byte, order binary.ByteOrder) (string, []Line, error) {
	if len(data)%2 != 0 {
		return "", nil, errors.New("is UTF-16 with half a character at its end: it was cut off")
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := unifyLines(string(utf16.Decode(units)))
	if at := binaryByte(text); at >= 0 {
		return "", nil, fmt.Errorf("line %d: holds a control character: this is no text file", lineAt([]byte(text), at))
	}
	return text, nil, nil
}

// decodeWindows reads Windows-1252, which spreadsheets write in Western Europe and America.
func decodeWindows(data []byte) (string, []Line, error) {
	first, high := -1, 0
	for i, b := range data {
		switch b {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			return "", nil, fmt.Errorf("line %d: is neither UTF-8 nor Windows-1252: save the table as UTF-8", lineAt(data, i))
		}
		if b >= 0x80 && first < 0 {
			first = i
		}
		// No word of a language written in Windows-1252 has four accented letters in a row.
		// Cyrillic, Greek or Chinese in another encoding has.
		if high++; b < 0xc0 {
			high = 0
		}
		if high > 3 {
			return "", nil, fmt.Errorf("line %d: is not UTF-8, nor a Western European text in Windows-1252: save the table as UTF-8", lineAt(data, i))
		}
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, fmt.Errorf("read as Windows-1252: %w", err)
	}
	line := lineAt(data, first)
	return unifyLines(string(text)), []Line{{
		Where: Place{Line: line}, Kind: Understood,
		Text: "the file is not UTF-8 and is read as Windows-1252: see whether the accented letters are right",
	}}, nil
}

// binaryByte finds a control character that no text file holds, or returns -1.
func binaryByte(text string) int {
	return strings.IndexFunc(text, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\v' && r != '\f'
	})
}

// lineAt is the line of a byte.
func lineAt(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }

// unifyLines makes every line end in a newline alone, also those of a file that has only
// carriage returns.
func unifyLines(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
