package main

import "testing"

func TestReprintsOfTheCollectedTextsAreOneSource(t *testing.T) {
	_, files, data := collected(t)
	all := candidates(t, files, data)
	for _, release := range []string{"123456780", "123456782"} {
		decide(t, files, data, proposed(t, all, "amount", "5,4", release).Key, "accept")
	}
	published(t, files, data)
	copies := ask(t, data, "select group_concat(substr(address, -14) || ' of ' || substr(copy_of, -14)) from (select * from document where source_id = 'cnw' and copy_of <> '' order by address)")
	if want := "123456781.html of 123456780.html,123456782.html of 123456780.html,123456783.html of 123456780.html"; copies != want {
		t.Errorf("reprints: %s", copies)
	}
	if n := ask(t, data, "select count(*) from shown_figure where figure_key like 'read-%'"); n != "0" {
		t.Errorf("%s figures of a source that no live run has proven are shown first", n)
	}
}
