package statement

// indented lays out JSON that has no white space between its members, as json.Indent does with
// two spaces. It takes the text as encoding/json wrote it and does not look for mistakes, which
// makes it several times faster.
func indented(compact []byte) []byte {
	const usual = 4 // a quarter more than without white space
	b := make([]byte, 0, len(compact)+len(compact)/usual)
	depth := 0
	for i := 0; i < len(compact); {
		from := i
		i++
		switch c := compact[from]; c {
		case '"':
			i = endOfText(compact, i)
			b = append(b, compact[from:i]...)
		case '{', '[':
			b = append(b, c)
			if i < len(compact) && compact[i] == c+2 { // empty: the brackets are two apart in ASCII
				b = append(b, compact[i])
				i++
				continue
			}
			depth++
			b = newLine(b, depth)
		case '}', ']':
			depth--
			b = append(newLine(b, depth), c)
		case ',':
			b = newLine(append(b, c), depth)
		case ':':
			b = append(b, c, ' ')
		default:
			b = append(b, c)
		}
	}
	return b
}

// compacted reports whether JSON has no white space between its members.
func compacted(text []byte) bool {
	for i := 0; i < len(text); {
		switch text[i] {
		case '"':
			i = endOfText(text, i+1)
		case ' ', '\t', '\n', '\r':
			return false
		default:
			i++
		}
	}
	return true
}

// endOfText is where a text ends that began before a place.
func endOfText(compact []byte, at int) int {
	for ; at < len(compact); at++ {
		switch compact[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(compact)
}

func newLine(b []byte, depth int) []byte {
	b = append(b, '\n')
	for range depth {
		b = append(b, ' ', ' ')
	}
	return b
}
