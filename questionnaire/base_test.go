package questionnaire_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"ask645/questionnaire"
)

func encoded(t testing.TB, a *questionnaire.Assessment) string {
	t.Helper()
	data, err := questionnaire.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func decoded(t testing.TB, text string) *questionnaire.Assessment {
	t.Helper()
	a, err := questionnaire.Decode([]byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return a
}

// randomWhole says random things, so few that two of them often say the same.
func randomWhole(r *rand.Rand, id string) *questionnaire.Assessment {
	a := questionnaire.NewAssessment(v211, id)
	at := func() time.Time { return time.Date(2026, 11, 1+r.IntN(3), 10, 0, 0, 0, time.UTC) }
	word := func() string { return []string{"", "one", "two"}[r.IntN(3)] }
	a.Assessor.Name = word()
	a.Product = questionnaire.Product{Name: word(), Model: word(), Batch: word()}
	a.Manufacturer.Name = word()
	a.Declaration.SoleResponsibility = r.IntN(2) == 0
	if r.IntN(2) == 0 {
		a.Declaration.Representatives = []questionnaire.Representative{{Name: word()}}
	}
	for _, id := range []string{"passwords", "updateable", "sensors"} {
		a.SetFact(id, []string{"", "yes", "no"}[r.IntN(3)], at())
	}
	for _, reference := range []string{"5.1-1", "5.1-2", "5.2-1", "5.10-1", "9.9-9"} {
		answer := questionnaire.Answer{Support: questionnaire.Support([]string{"", "Y", "N"}[r.IntN(3)]), Detail: word(), Note: word()}
		if r.IntN(3) == 0 {
			answer.Evidence = []questionnaire.Evidence{{Ref: word(), Title: word()}}
		}
		a.SetAnswer(reference, answer, at())
		a.SetScope(r.IntN(3) > 0, reference)
	}
	text := encoded(&testing.T{}, a)
	var more []string
	for _, name := range []string{"mood", "colour/x"} {
		if r.IntN(2) == 0 {
			more = append(more, `"`+name+`": {"is": [1, "`+word()+`"]}`)
		}
	}
	for _, path := range []string{"answers/5.1-1/detail", "facts/passwords", "product/name", "out_of_scope/5.2-1", "mood"} {
		if r.IntN(3) == 0 {
			more = append(more, `"conflicts": [{"path": "`+path+`", "sides": [{"value": "`+word()+`1"}, {"value": "2"}]}]`)
			break
		}
	}
	if len(more) > 0 {
		text = strings.TrimSuffix(strings.TrimSpace(text), "}") + "," + strings.Join(more, ",") + "}"
	}
	a, err := questionnaire.Decode([]byte(text))
	if err != nil {
		panic(err)
	}
	return a
}

// variantOf makes a variant of a base that says what whole does.
func variantOf(t testing.TB, base, whole *questionnaire.Assessment) *questionnaire.Assessment {
	t.Helper()
	whole = whole.Clone()
	whole.Base = questionnaire.Base{File: "base.ask645.json", ID: base.ID}
	variant, err := questionnaire.Differing(base, whole)
	if err != nil {
		t.Fatal(err)
	}
	return variant
}

func laid(t testing.TB, base, variant *questionnaire.Assessment) *questionnaire.Assessment {
	t.Helper()
	whole, err := questionnaire.Overlay(base, variant)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// TestOverlayOfDiffering: whatever a whole says, the least variant laid over the base gives it
// again, and so does the file of that variant.
func TestOverlayOfDiffering(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		base, whole := randomWhole(r, "base"), randomWhole(r, "variant")
		variant := variantOf(t, base, whole)
		again := laid(t, base, variant)
		if got, want := encoded(t, again.Whole()), encoded(t, whole); got != want {
			t.Fatalf("seed %d: laid over the base the variant gives\n%s\nand not\n%s", seed, got, want)
		}
		file := encoded(t, again)
		if file != encoded(t, variant) {
			t.Fatalf("seed %d: the whole is written as\n%s\nand not as\n%s", seed, file, encoded(t, variant))
		}
		if got := encoded(t, laid(t, base, decoded(t, file)).Whole()); got != encoded(t, whole) {
			t.Fatalf("seed %d: the file of the variant gives\n%s", seed, got)
		}
	}
}

// TestDifferingIsLeast: a variant that says nothing of its own has no answer, fact or cover in
// its file.
func TestDifferingIsLeast(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		base := randomWhole(rand.New(rand.NewPCG(seed, 2)), "base")
		whole := base.Clone()
		whole.ID = "variant"
		variant := variantOf(t, base, whole)
		want := questionnaire.NewAssessment(v211, "variant")
		want.Base = questionnaire.Base{File: "base.ask645.json", ID: "base"}
		if encoded(t, variant) != encoded(t, want) {
			t.Fatalf("seed %d: %s", seed, encoded(t, variant))
		}
	}
}

// TestBaseReachesVariant: after the base has changed, each piece is the new base's, unless
// the variant had its own.
func TestBaseReachesVariant(t *testing.T) {
	t.Parallel()
	paths := []string{
		"facts/passwords", "facts/updateable", "facts/sensors", "answers/5.1-1", "answers/5.1-2", "answers/5.2-1",
		"answers/5.10-1", "answers/9.9-9", "product/name", "product/model", "product/batch", "manufacturer/name",
		"assessor/name", "declaration/sole_responsibility", "declaration/representatives", "out_of_scope", "mood", "colour~1x",
	}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		base, whole, later := randomWhole(r, "base"), randomWhole(r, "variant"), randomWhole(r, "base")
		variant := variantOf(t, base, whole)
		before, after := laid(t, base, variant), laid(t, later, variant)
		for _, path := range paths {
			own := before.Owner(path) == questionnaire.Own
			// What it is to be is laid over a base that says it alone.
			is := after.Owner(path)
			if !own && is == questionnaire.Own {
				t.Fatalf("seed %d: %s is the variant's own, though it was the base's", seed, path)
			}
			expected := later
			if own {
				expected = whole
			}
			if got, want := pieceText(t, after, path), pieceText(t, expected, path); got != want {
				t.Fatalf("seed %d: %s (own %v) is %s, not %s", seed, path, own, got, want)
			}
		}
	}
}

// pieceText is what stands at a path of the file of the whole.
func pieceText(t testing.TB, a *questionnaire.Assessment, path string) string {
	t.Helper()
	var file map[string]any
	if err := json.Unmarshal([]byte(encoded(t, a.Whole())), &file); err != nil {
		t.Fatal(err)
	}
	parts := []string{path}
	if part, member, ok := strings.Cut(path, "/"); ok {
		parts = []string{part, member}
	}
	at := func(object any, names ...string) any {
		for _, name := range names {
			members, _ := object.(map[string]any)
			object = members[strings.ReplaceAll(name, "~1", "/")]
		}
		return object
	}
	text := fmt.Sprint(at(file, parts...))
	if parts[0] == "facts" {
		text += fmt.Sprint(at(file, "facts_at", parts[1]), at(file, "facts_by", parts[1]))
	}
	return text
}

// TestTakeBase: what is dropped is the base's again, and only that.
func TestTakeBase(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 4))
		base, other := randomWhole(r, "base"), randomWhole(r, "variant")
		whole := laid(t, base, variantOf(t, base, other))
		for _, path := range []string{"answers/5.1-1", "facts/passwords", "product/name", "out_of_scope"} {
			own := whole.Owner(path) == questionnaire.Own
			before := whole.Clone()
			dropped, err := whole.TakeBase(path)
			if err != nil || dropped != own {
				t.Fatalf("seed %d: dropping %s: %v, %v", seed, path, dropped, err)
			}
			if whole.Owner(path) == questionnaire.Own {
				t.Fatalf("seed %d: %s is still the variant's own", seed, path)
			}
			if !own && encoded(t, whole) != encoded(t, before) {
				t.Fatalf("seed %d: dropping nothing changed\n%s", seed, encoded(t, whole))
			}
			changes, err := questionnaire.Changes(before, whole)
			if err != nil {
				t.Fatal(err)
			}
			if err := whole.Apply(questionnaire.Inverse(changes)); err != nil || encoded(t, whole) != encoded(t, before) {
				t.Fatalf("seed %d: dropping %s cannot be taken back: %v", seed, path, err)
			}
			if _, err := whole.TakeBase(path); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestOverlayRefuses(t *testing.T) {
	t.Parallel()
	base := questionnaire.NewAssessment(v211, "base")
	for name, change := range map[string]func(*questionnaire.Assessment){
		"another id":      func(v *questionnaire.Assessment) { v.Base.ID = "other" },
		"another edition": func(v *questionnaire.Assessment) { v.Edition = v313 },
	} {
		variant := questionnaire.NewAssessment(v211, "variant")
		variant.Base = questionnaire.Base{File: "b", ID: "base"}
		change(variant)
		if _, err := questionnaire.Overlay(base, variant); !errors.Is(err, questionnaire.ErrOtherBase) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBaseNews(t *testing.T) {
	t.Parallel()
	e := edition(t, v211)
	at := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	base := questionnaire.NewAssessment(v211, "base")
	base.Product.Name = "Lamp"
	base.SetFact("passwords", "yes", at)
	base.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "Unique."}, at)
	base.SetAnswer("5.2-1", questionnaire.Answer{Support: "Y", Detail: "Published."}, at)
	variant, err := questionnaire.NewVariant(questionnaire.Found{Base: base}, "base.json", "variant")
	if err != nil {
		t.Fatal(err)
	}
	variant.SetAnswer("5.2-1", questionnaire.Answer{Support: "N", Detail: "Not yet."}, at)
	for name, test := range map[string]struct {
		change func(*questionnaire.Assessment)
		forgot bool
		want   string
	}{
		"nothing": {change: func(*questionnaire.Assessment) {}},
		"own answer only": {change: func(b *questionnaire.Assessment) {
			b.SetAnswer("5.2-1", questionnaire.Answer{Support: "N", Detail: "No."}, at)
		}},
		"inherited answer": {change: func(b *questionnaire.Assessment) {
			b.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "No."}, at)
		}, want: "1 provision: 5.1-1"},
		"answer that is gone":  {change: func(b *questionnaire.Assessment) { b.SetAnswer("5.1-1", questionnaire.Answer{}, at) }, want: "1 provision: 5.1-1"},
		"fact":                 {change: func(b *questionnaire.Assessment) { b.SetFact("passwords", "no", at) }, want: "2 provisions: 5.1-1, 5.1-2; 1 fact: passwords"},
		"cover":                {change: func(b *questionnaire.Assessment) { b.Product.Name = "Desk lamp" }, want: "1 part of the cover: product/name"},
		"scope":                {change: func(b *questionnaire.Assessment) { b.SetScope(false, "5.4-1") }, want: "1 provision: 5.4-1"},
		"state that is lost":   {change: func(b *questionnaire.Assessment) { b.Product.Name = "Desk lamp" }, forgot: true, want: "unknown"},
		"provision of nowhere": {change: func(b *questionnaire.Assessment) { b.SetAnswer("9.9-9", questionnaire.Answer{Support: "Y"}, at) }, want: "1 provision: 9.9-9"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			later := base.Clone()
			test.change(later)
			found := questionnaire.Found{Base: later, Was: base}
			if test.forgot {
				found.Was = nil
			}
			whole, err := questionnaire.Lay(found, decoded(t, encoded(t, variant)))
			if err != nil {
				t.Fatal(err)
			}
			news, err := whole.BaseNews(e)
			if err != nil {
				t.Fatal(err)
			}
			got := news.Words()
			if news.Unknown {
				got = "unknown"
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			findings := questionnaire.Evaluate(e, whole, today).Of(questionnaire.AboutBase)
			if (len(findings) == 1) != (test.want != "") {
				t.Errorf("findings %v", findings)
			}
			whole.ConfirmBase()
			if findings := questionnaire.Evaluate(e, whole, today).Of(questionnaire.AboutBase); len(findings) > 0 {
				t.Errorf("after it was confirmed: %v", findings)
			}
		})
	}
}

// TestMergeVariants: of copies of a variant each answer of its own is merged, and what is
// inherited stays inherited.
func TestMergeVariants(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	base := questionnaire.NewAssessment(v211, "base")
	base.Product.Name = "Lamp"
	base.SetAnswer("5.1-1", questionnaire.Answer{Support: "Y", Detail: "Unique."}, at)
	before, err := questionnaire.NewVariant(questionnaire.Found{Base: base}, "base.json", "variant")
	if err != nil {
		t.Fatal(err)
	}
	left, right := before.Clone(), before.Clone()
	left.SetAnswer("5.1-1", questionnaire.Answer{Support: "N", Detail: "Not here."}, at)
	right.SetAnswer("5.2-1", questionnaire.Answer{Support: "Y", Detail: "Published."}, at)
	detached := left.Whole()
	for name, test := range map[string]struct {
		left, right, before *questionnaire.Assessment
		own                 []string
		whole               bool
	}{
		"three ways":         {left, right, before, []string{"5.1-1", "5.2-1"}, false},
		"three ways, turned": {right, left, before, []string{"5.1-1", "5.2-1"}, false},
		"one detached":       {detached, right, before, nil, true},
		"as git lays them out": {
			decoded(t, encoded(t, left)), decoded(t, encoded(t, right)), decoded(t, encoded(t, before)), []string{"5.1-1", "5.2-1"}, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			merged, err := questionnaire.Merge(questionnaire.Copy{Assessment: test.left}, questionnaire.Copy{Assessment: test.right}, test.before)
			if err != nil || len(merged.New) > 0 {
				t.Fatalf("%v, %v", err, merged)
			}
			result := merged.Assessment
			if result.IsVariant() == test.whole {
				t.Fatalf("it is a variant: %v", result.IsVariant())
			}
			if !test.whole {
				result = laid(t, base, decoded(t, encoded(t, result)))
				shares, err := result.Shares()
				if err != nil || !slices.Equal(shares.Answers, test.own) || len(shares.Cover) > 0 {
					t.Errorf("own: %+v, %v", shares, err)
				}
			}
			if result.Product.Name != "Lamp" || result.Answers["5.1-1"].Detail != "Not here." || result.Answers["5.2-1"].Detail != "Published." {
				t.Errorf("got %s", encoded(t, result.Whole()))
			}
		})
	}
	other := base.Clone()
	other.Product.Name = "Desk lamp"
	elsewhere := laid(t, other, decoded(t, encoded(t, right)))
	if _, err := questionnaire.Merge(questionnaire.Copy{Assessment: left}, questionnaire.Copy{Assessment: elsewhere}, before); !errors.Is(err, questionnaire.ErrNotCopies) {
		t.Errorf("variants of bases that differ: %v", err)
	}
}

// FuzzOverlay: no file makes laying it over a base fail otherwise than with an error, and what
// comes of it is written as it would be read.
func FuzzOverlay(f *testing.F) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 5))
		base := randomWhole(r, "b")
		f.Add([]byte(encoded(f, base)), []byte(encoded(f, variantOf(f, base, randomWhole(r, "v")))))
	}
	head := `{"format":"ask645-assessment","version":1,"edition":"en303645-v2.1.1",`
	f.Add([]byte(head+`"facts":{"a":""}}`), []byte(head+`"base":{"file":"b","without":["facts/a","product","","x~","conflicts/answers~15.1-1","facts"]}}`))
	f.Add([]byte(head+`"x":null,"facts_at":{"a":"2026-11-21T10:00:00.5+01:00"},"facts":{"a":"b"}}`), []byte(head+`"base":{"file":"b"},"answers":{"5.1-1":{}},"x":[ 1 ]}`))
	f.Fuzz(func(t *testing.T, below, above []byte) {
		base, err := questionnaire.Decode(below)
		if err != nil {
			return
		}
		variant, err := questionnaire.Decode(above)
		if err != nil {
			return
		}
		variant.Edition, variant.Base.ID = base.Edition, base.ID
		if variant.Base.File == "" {
			variant.Base.File = "b"
		}
		whole, err := questionnaire.Overlay(base, variant)
		if err != nil {
			t.Fatal(err)
		}
		file := encoded(t, whole)
		again, err := questionnaire.Overlay(base, decoded(t, file))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal([]byte(encoded(t, again.Whole())), []byte(encoded(t, whole.Whole()))) || encoded(t, again) != file {
			t.Fatalf("the file gives another whole:\n%s\n%s\n%s", file, encoded(t, again.Whole()), encoded(t, whole.Whole()))
		}
	})
}
