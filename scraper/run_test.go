package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sillage/scraper/edition/quebec"
)

func now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// call runs the command and returns its JSON and its words.
func call(t *testing.T, files fs.FS, args ...string) (out, words string, err error) {
	t.Helper()
	var a, b bytes.Buffer
	err = run(context.Background(), args, files, &a, &b, now)
	return a.String(), b.String(), err
}

func mustCall(t *testing.T, files fs.FS, args ...string) string {
	t.Helper()
	out, words, err := call(t, files, args...)
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, words)
	}
	return out
}

// edited is the real edition with one file changed.
func edited(t *testing.T, files fs.FS, name, was, becomes string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		if path == name {
			if !bytes.Contains(content, []byte(was)) {
				t.Fatalf("%s has no %q", name, was)
			}
			content = bytes.Replace(content, []byte(was), []byte(becomes), 1)
		}
		out[path] = &fstest.MapFile{Data: content}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func hashOf(t *testing.T, out string) string {
	t.Helper()
	var r struct {
		ContentHash string `json:"content_hash"`
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	return r.ContentHash
}

func TestTheRealEditionGivesOneHashWhateverTheOrder(t *testing.T) {
	hashes := map[string]bool{}
	for _, order := range [][]string{{"run", "--offline"}, {"run", "register", "cpi"}, {"run", "cpi", "register"}} {
		data := t.TempDir()
		mustCall(t, quebec.Files, append([]string{"--data", data}, order...)...)
		hashes[hashOf(t, mustCall(t, quebec.Files, "--data", data, "--json", "publish"))] = true
	}
	if len(hashes) != 1 || hashes[""] {
		t.Errorf("hashes %v", hashes)
	}
}

func TestEveryRowOfTheReadingLandsOrIsSkippedWithAReason(t *testing.T) {
	data := t.TempDir()
	var reports []Report
	if err := json.Unmarshal([]byte(mustCall(t, quebec.Files, "--data", data, "--json", "run", "register")), &reports); err != nil {
		t.Fatal(err)
	}
	found := reports[0].Found
	for kind, want := range map[string]int{"evidence": 479, "documents": 262, "organizations": 231, "programmes": 68, "figures": 312, "announcements": 30,
		"quantities": 194, "statements": 125, "regions": 17, "municipalities": 1285, "public_bodies": 355} {
		if found[kind] != want {
			t.Errorf("%d %s, want %d", found[kind], kind, want)
		}
	}
	for reason, n := range reports[0].Skips {
		t.Logf("skipped %d: %s", n, reason)
	}
}

func TestBadInputStopsItsSourceAndNamesThePlace(t *testing.T) {
	const reading = "register/reading.csv"
	for name, c := range map[string]struct{ file, was, becomes, says string }{
		"a broken amount":       {reading, "540000000,CAD,at_least", "54000000O,CAD,at_least", `register/reading.csv line 3, cents "54000000O"`},
		"an amount off step":    {reading, "540000000,CAD,at_least", "540000001,CAD,at_least", `step_cents "10000000"`},
		"a broken date":         {reading, "primary,2022-03-14", "primary,2022-13-14", `published_on "2022-13-14"`},
		"a code outside":        {reading, "announced,several_years", "promised,several_years", `stage "promised"`},
		"an unknown parent":     {reading, "passed_on,dataide/mess>cgm", "passed_on,dataide/nobody", `"dataide/nobody"`},
		"an unknown body":       {reading, "dataide/mess>cgm,mess,", "dataide/mess>cgm,nobody,", `"nobody"`},
		"an unknown programme":  {reading, "announcement,dataide,", "announcement,nothing,", `programme "nothing"`},
		"a new column":          {reading, "fact_id,part", "fact_id,part,more", "header is"},
		"a relation to nothing": {"register/relations.csv", "F0001/2,F0002/2", "F0001/2,F9999/2", `id_b "F9999/2"`},
		"a mending of nothing":  {"mendings.csv", "why\n", "why\nreading.csv,F0001/2,stage,paid,reported,test\n", `was "paid"`},
		"an unknown theme":      {"register/programmes.csv", "digital_transition", "digital_something", `theme "digital_something"`},
	} {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			files := edited(t, quebec.Files, c.file, c.was, c.becomes)
			_, _, err := call(t, files, "--data", data, "run", "--offline")
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.file) || !strings.Contains(err.Error(), "line") {
				t.Fatalf("got %v, want %s line ... %s", err, c.file, c.says)
			}
			if _, _, err := call(t, files, "--data", data, "publish"); err == nil {
				if out := mustCall(t, files, "--data", data, "--json", "publish"); strings.Contains(out, "F0001") {
					t.Error("something of the refused source was published")
				}
			}
		})
	}
}

func TestARefusedSourceLeavesYesterdaysData(t *testing.T) {
	data := t.TempDir()
	mustCall(t, quebec.Files, "--data", data, "run", "--offline")
	before := hashOf(t, mustCall(t, quebec.Files, "--data", data, "--json", "publish"))
	broken := edited(t, quebec.Files, "register/reading.csv", "announced,several_years", "promised,several_years")
	if _, _, err := call(t, broken, "--data", data, "run", "register"); err == nil {
		t.Fatal("a broken register was taken")
	}
	if after := hashOf(t, mustCall(t, quebec.Files, "--data", data, "--json", "publish")); after != before {
		t.Errorf("content %s after a refused run, %s before", after, before)
	}
}

func TestAFlippedByteOfAKeptFileIsNamed(t *testing.T) {
	data := t.TempDir()
	mustCall(t, quebec.Files, "--data", data, "run", "cpi")
	mustCall(t, quebec.Files, "--data", data, "verify")
	kept, err := filepath.Glob(filepath.Join(data, "keep", "*", "*.zst"))
	if err != nil || len(kept) == 0 {
		t.Fatal(kept, err)
	}
	content, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(kept[0], content, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := call(t, quebec.Files, "--data", data, "verify"); err == nil || !strings.Contains(err.Error(), filepath.Base(kept[0])) {
		t.Errorf("verify: %v", err)
	}
}

// other is a tiny synthetic edition of another province and another theme.
func other() fs.FS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"edition.json": file(`{"id": "elsewhere-synthetic", "consulted_on": "2026-01-02", "currency": "CAD", "featured": ["water"],
			"register": {"title_fr": "Registre synthétique", "title_en": "Synthetic register", "licence": "CC0"}}`),
		"register/facts.csv": file("id,kind,date,subject,funder,manager,partner,recipient,amount_cad,amount_qualifier,period_start,period_end,region,category,purpose,source_title,source_url,source_kind,quote_fragment,checked,money\n" +
			"F0001,announcement,2025-05-06,Water,Synthetic Ministry,,,,2000000,exact,,,Elsewhere,other,,Synthetic page,https://example.test/water,release,$2 million for clean water over two years,yes,public\n"),
		"register/reading.csv": file("fact_id,part,object,programme,award,payer,payer_kind,fund,receiver,receiver_kind,receiver_count,receiver_unit,hop,origin,parents,form,mode,theme,scope,money,stage,basis,unit,perimeter,cents,currency,qualifier,step_cents,value,value_unit,value_qualifier,answers,statement_kind,authors,sponsor,verb,org_a,org_b,asserted_by,rank,published_on,fragment_has_number,note\n" +
			"F0001,1,award_figure,water,water/ministry>trust,ministry,organization,,trust,organization,,,to_recipient,own_budget,,grant,project,clean_water,community,public,announced,several_years,whole,Elsewhere,200000000,CAD,exact,100000000,,,,,,,,,,,,primary,2025-05-06,yes,\n"),
		"register/organizations.csv":  file("key,name_fr,name_en,kind,owner,region,aliases\nministry,,Synthetic Ministry,ministry,,Elsewhere,\ntrust,,Synthetic Trust,nonprofit,,Elsewhere,\n"),
		"register/programmes.csv":     file("key,name_fr,name_en,owner,parent,theme,theme_sub,mode,scope,note\nwater,,Synthetic Water Programme,ministry,,clean_water,,project,community,\n"),
		"register/relations.csv":      file("id_a,id_b,relation,axis,note\n"),
		"register/sources.csv":        file("address,title,publisher,publisher_key,document_kind,origin,lang,copy_of,facts,note\nhttps://example.test/water,Synthetic page,Synthetic Ministry,ministry,release,payer,en,,F0001,\n"),
		"mendings.csv":                file("file,row,column,was,became,why\n"),
		"themes.csv":                  file("code,parent,label_fr,label_en,followed\nnone,,autre thème,other theme,no\nclean_water,,eau propre,clean water,yes\n"),
		"theme_words.csv":             file("theme,lang,word\nclean_water,en,water\n"),
		"regions.csv":                 file("code,name\n01,Elsewhere\n"),
		"municipalities.csv":          file("code,name,region,population\n1,Synthetic Town,01,10\n"),
		"public_bodies.csv":           file("code,name_fr,name_en,short_fr,short_en\n"),
		"bodies_of_organizations.csv": file("organization,public_body,why\n"),
		"replies.csv":                 file("date,author,about,lang,words,address\n2025-06-01,trust,F0001-1,en,Synthetic reply.,https://example.test/reply\n"),
		"texts.csv":                   file("key,lang,words\nfoot_independent,en,Synthetic edition.\nfoot_independent,fr,Édition synthétique.\n"),
	}
}

func TestAnotherPlaceAndThemePublishes(t *testing.T) {
	data := t.TempDir()
	mustCall(t, other(), "--data", data, "run", "--offline")
	if hash := hashOf(t, mustCall(t, other(), "--data", data, "--json", "publish")); len(hash) != 64 {
		t.Errorf("hash %q", hash)
	}
}
