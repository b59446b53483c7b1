package main

import (
	"strings"
	"testing"
)

func TestReprintsOfTheCollectedTextsAreOneSource(t *testing.T) {
	_, files, data := collected(t)
	all := candidates(t, files, data)
	for _, release := range []string{"123456780", "123456782"} {
		decide(t, files, data, proposed(t, all, "amount", "5,4", release).Key, "accept")
	}
	published(t, files, data)
	for _, a := range announced(t, data) {
		want := strings.Replace(a.Address, a.Address[len(a.Address)-6:], "0.html", 1)
		if want == a.Address {
			want = ""
		}
		if a.CopyOf != want {
			t.Errorf("%s is said to reprint %q", a.Address, a.CopyOf)
		}
	}
	for _, r := range figuresOf(t, data, "") {
		if r.Source == "cnw" && r.ShownFirst {
			t.Errorf("%s of a source that no live run has proven is shown first", r.Key)
		}
	}
}
