package document

import (
	"net/url"
	"strings"
)

// WebAddress reports whether a text is a web address, http or https, that a document may make
// a link. All else stays text: paths, other schemes, and addresses with characters that a
// browser would have to rewrite.
func WebAddress(text string) bool {
	if strings.IndexFunc(text, func(r rune) bool { return !alphanumeric(r) && !strings.ContainsRune("-._~:/?#@!$&'()*+,;=%", r) }) >= 0 {
		return false
	}
	address, err := url.Parse(text)
	if err != nil || (address.Scheme != "http" && address.Scheme != "https") || address.User != nil {
		return false
	}
	// A per cent sign in the query and a second number sign are let through by the parser.
	_, err = url.PathUnescape(address.RawQuery)
	return err == nil && strings.Count(text, "#") < 2 && hostName(address.Hostname())
}

// hostName reports whether a text is made of labels with dots between them.
func hostName(text string) bool {
	for label := range strings.SplitSeq(text, ".") {
		if label == "" || strings.IndexFunc(label, func(r rune) bool { return !alphanumeric(r) && r != '-' }) >= 0 {
			return false
		}
	}
	return true
}

func alphanumeric(r rune) bool {
	return (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z') || (r >= '0' && r <= '9')
}
