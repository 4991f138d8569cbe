package cyclonedx

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
)

// urlOf writes a path or a web address as a URI reference, which CycloneDX wants, though
// people write file names as they are. Characters that a URI does not have are escaped.
func urlOf(place string) string {
	if u, err := url.Parse(place); err == nil && len(u.Scheme) > 1 && isAddress(u) {
		return escape(u.String())
	}
	// Windows separates folders with backslashes, and names its drives with one letter.
	path := strings.ReplaceAll(place, `\`, "/")
	if len(path) > 2 && path[1] == ':' && path[2] == '/' {
		return escape((&url.URL{Scheme: "file", Path: "/" + path}).String())
	}
	if share, ok := strings.CutPrefix(path, "//"); ok {
		// After two slashes a URI has a host, as Windows has a server.
		server, rest, _ := strings.Cut(share, "/")
		if isServer(server) {
			return escape((&url.URL{Scheme: "file", Host: server, Path: "/" + rest}).String())
		}
		path = "/." + path
	}
	return escape((&url.URL{Path: path}).String())
}

// isAddress tells a web address from a path that happens to hold a colon.
func isAddress(u *url.URL) bool {
	switch {
	case u.Host == "":
		return u.Opaque != "" || u.Scheme == "file"
	case strings.HasPrefix(u.Host, "["):
		ip, err := netip.ParseAddr(u.Hostname())
		return err == nil && ip.Zone() == ""
	}
	return isServer(u.Hostname()) && strings.Count(u.Host, ":") < 2
}

// isServer reports whether a text may be the name of a host.
func isServer(name string) bool {
	return name != "" && strings.IndexFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._", r)
	}) < 0
}

// escape escapes every byte that may not stand in a URI. A percent sign stays where it
// begins an escape, and brackets where they hold an address of IPv6.
func escape(uri string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	fragment := false
	host := strings.Index(uri, "://[")
	end := strings.IndexByte(uri, ']')
	for i := 0; i < len(uri); i++ {
		c := uri[i]
		keep := strings.IndexByte("-._~:/?@!$&'()*+,;=", c) >= 0 || isAlphanumeric(c)
		switch c {
		case '%':
			keep = i+2 < len(uri) && isHex(uri[i+1]) && isHex(uri[i+2])
		case '#':
			keep, fragment = !fragment, true
		case '[':
			keep = host >= 0 && i == host+3
		case ']':
			keep = host >= 0 && i == end
		}
		if keep {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }
