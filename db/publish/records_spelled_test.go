package publish_test

import (
	"context"
	"testing"

	"sillage/db/publish"
)

func TestANameThatTheEditionTiesPutsRecordsIntoItsTheme(t *testing.T) {
	data := withRecords(t, 20_000)
	key := query(t, mustPublish(t, data).Path, "select min(key) from programme")
	o := options(data)
	o.Spellings = []publish.ProgrammeSpelling{
		{Source: "made", Name: "Synthetic programme 7", Theme: "theme-essai", Scope: "business"},
		{Source: "made", Name: "Synthetic programme 8", Programme: key, Theme: "theme-essai", Scope: "business"},
		{Source: "made", Name: "Synthetic programme 9", Programme: "of-no-programme", Theme: "theme-essai", Scope: "research"},
		{Source: "another", Name: "Synthetic programme 10", Theme: "theme-essai", Scope: "business"},
	}
	r, err := publish.Publish(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	const of = "select group_concat(distinct coalesce(programme_key, '-') || ' ' || theme || ' ' || scope || ' ' || followed) from record_programme where name_en = 'Synthetic programme "
	tied := query(t, r.Path, "select key || ' ' || p.theme || ' ' || scope || ' ' || followed from programme p join theme t on t.code = p.theme where key = '"+key+"'")
	for text, want := range map[string]string{
		of + "7'":  "- theme-essai business 1",
		of + "8'":  tied,
		of + "9'":  "- theme-essai research 1",
		of + "10'": "- not_stated not_stated 0",
		"select count(*) > 0 and min(followed) from record where programme in (select id from record_programme where name_en = 'Synthetic programme 7')": "1",
		"select sum(followed) < count(*) from record": "1",
	} {
		if got := query(t, r.Path, text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
