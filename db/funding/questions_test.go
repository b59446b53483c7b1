package funding

import (
	"slices"
	"testing"
)

func TestARequestIsDueByTheLawsDelayUnlessTheBodySaidOtherwise(t *testing.T) {
	cases := []struct {
		name    string
		request Request
		delay   int
		want    Date
		refused bool
	}{
		{"twenty days after 1 October is 21 October", Request{AskedOn: "2026-10-01"}, 20, "2026-10-21", false},
		{"thirty days over the end of a leap February", Request{AskedOn: "2028-02-10"}, 30, "2028-03-11", false},
		{"the day that the body named", Request{AskedOn: "2026-10-01", DueOn: "2026-10-31"}, 20, "2026-10-31", false},
		{"a day that is not whole", Request{AskedOn: "2026-10"}, 20, "", true},
	}
	for _, c := range cases {
		got, err := c.request.Due(c.delay)
		if got != c.want || (err != nil) != c.refused {
			t.Errorf("%s: %s, %v", c.name, got, err)
		}
	}
}

func TestDaysAreCountedForARequestWithoutAnAnswerOnly(t *testing.T) {
	cases := []struct {
		name        string
		request     Request
		due, asOf   Date
		since, late int
		counted     bool
	}{
		{"before its last day: 15 - 1", Request{AskedOn: "2026-10-01"}, "2026-10-21", "2026-10-15", 14, 0, true},
		{"on its last day: 21 - 1", Request{AskedOn: "2026-10-01"}, "2026-10-21", "2026-10-21", 20, 0, true},
		{"past it: 31 - 1 + 23, and 31 - 21 + 23", Request{AskedOn: "2026-10-01"}, "2026-10-21", "2026-11-23", 53, 33, true},
		{"answered", Request{AskedOn: "2026-10-01", Outcome: "refused"}, "2026-10-21", "2026-11-23", 0, 0, false},
		{"sent after the release", Request{AskedOn: "2026-12-01"}, "2026-12-21", "2026-11-23", 0, 0, false},
		{"never sent", Request{}, "", "2026-11-23", 0, 0, false},
	}
	for _, c := range cases {
		since, late, counted := c.request.Waiting(c.due, c.asOf)
		if since != c.since || late != c.late || counted != c.counted {
			t.Errorf("%s: %d since, %d late, counted %v", c.name, since, late, counted)
		}
	}
}

func TestOnlyAPublicBodyMayBeAsked(t *testing.T) {
	var may []string
	for _, kind := range OrganizationKinds.Values() {
		if MayBeAsked(kind) {
			may = append(may, kind)
		}
	}
	if !slices.Equal(may, []string{"ministry", "public_body", "municipality"}) {
		t.Errorf("may be asked: %v", may)
	}
}

func TestReferencesAreTakenOutOfASentence(t *testing.T) {
	got, err := SplitReferences("Le reste, {computed:a.rest}, et {amount:F1}{mark:F1}.")
	want := []ReferencePiece{{Words: "Le reste, "}, {Reference: Reference{"computed", "a.rest"}}, {Words: ", et "}, {Reference: Reference{"amount", "F1"}},
		{Reference: Reference{"mark", "F1"}}, {Words: "."}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []string{"{sum:F1}", "{amount:}", "{amount}", "a } alone", "{amount:F1"} {
		if pieces, err := SplitReferences(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, pieces)
		}
	}
}

func TestEvidenceGatheredByPeopleNeverFinds(t *testing.T) {
	for want, sides := range map[string][]string{
		NotFound: {"asks", "beside"}, FoundInPart: {"settles", "asks"}, SourcesDiffer: {"against", "settles", "for"},
	} {
		if got := JudgeBySides(sides); got != want {
			t.Errorf("%v: %s, want %s", sides, got, want)
		}
	}
	if got := JudgeBySides([]string{"for"}); got != FoundInPart {
		t.Errorf("one side alone: %s", got)
	}
}
