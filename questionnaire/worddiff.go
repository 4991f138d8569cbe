package questionnaire

import (
	"slices"
	"strings"
	"unicode"
)

// WordRun is a run of words that two texts have in common, or that only one of them has.
type WordRun struct {
	// In is "both", "a" or "b".
	In string `json:"in"`
	// Text are the words with the space between and after them.
	Text string `json:"text"`
}

// The texts that a run of words stands in.
const (
	inBoth = "both"
	inA    = "a"
	inB    = "b"
)

// mostWords is how many words a text may have to be compared word by word. Longer ones count
// as other from the first difference to the last.
const mostWords = 2000

// CompareWords splits two texts into runs of words: those in common, and in between those of a
// and then those of b. The runs of one text, put together, are the text, but for the space at
// its end, which is one. Compared the other way round, the runs are the same with a and b
// exchanged.
func CompareWords(a, b string) []WordRun {
	if a > b { // so that both ways round take the same of several equally good ways
		runs := CompareWords(b, a)
		for i := range runs {
			switch runs[i].In {
			case inA:
				runs[i].In = inB
			case inB:
				runs[i].In = inA
			}
		}
		return ordered(runs)
	}
	x, y := wordsOf(a), wordsOf(b)
	start := 0
	for start < min(len(x), len(y)) && x[start] == y[start] {
		start++
	}
	end := 0
	for end < min(len(x), len(y))-start && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	var runs []WordRun
	add := func(in string, words []string) {
		text := strings.Join(words, "")
		switch {
		case text == "":
		case len(runs) > 0 && runs[len(runs)-1].In == in:
			runs[len(runs)-1].Text += text
		default:
			runs = append(runs, WordRun{In: in, Text: text})
		}
	}
	add(inBoth, x[:start])
	between(x[start:len(x)-end], y[start:len(y)-end], add)
	add(inBoth, x[len(x)-end:])
	return ordered(runs)
}

// between compares what lies between the words that two texts begin and end with.
func between(x, y []string, add func(in string, words []string)) {
	if len(x) > mostWords || len(y) > mostWords {
		add(inA, x)
		add(inB, y)
		return
	}
	// common[i][j] is how many words x[i:] and y[j:] have in common at most.
	common := make([][]uint16, len(x)+1)
	for i := range common {
		common[i] = make([]uint16, len(y)+1)
	}
	for i, v := range slices.Backward(x) {
		for j, w := range slices.Backward(y) {
			if v == w {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	for len(x) > 0 && len(y) > 0 {
		i, j := len(common)-1-len(x), len(common[0])-1-len(y)
		switch {
		case x[0] == y[0]:
			add(inBoth, x[:1])
			x, y = x[1:], y[1:]
		case common[i+1][j] >= common[i][j+1]:
			add(inA, x[:1])
			x = x[1:]
		default:
			add(inB, y[:1])
			y = y[1:]
		}
	}
	add(inA, x)
	add(inB, y)
}

// ordered puts what is only in a before what is only in b, wherever the two touch.
func ordered(runs []WordRun) []WordRun {
	var result []WordRun
	for len(runs) > 0 {
		var a, b string
		n := 0
		for n < len(runs) && runs[n].In != inBoth {
			if runs[n].In == inA {
				a += runs[n].Text
			} else {
				b += runs[n].Text
			}
			n++
		}
		if a != "" {
			result = append(result, WordRun{inA, a})
		}
		if b != "" {
			result = append(result, WordRun{inB, b})
		}
		if n < len(runs) {
			result = append(result, runs[n])
			n++
		}
		runs = runs[n:]
	}
	return result
}

// wordsOf splits a text into words, each with the space behind it.
func wordsOf(text string) []string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	if text == "" {
		return nil
	}
	text += " "
	var words []string
	start, space := 0, false
	for i, r := range text {
		if space && !unicode.IsSpace(r) {
			words = append(words, text[start:i])
			start = i
		}
		space = unicode.IsSpace(r)
	}
	return append(words, text[start:])
}
