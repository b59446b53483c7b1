package publish_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"sillage/db/dbtest"
	"sillage/db/funding"
	"sillage/db/publish"
	"sillage/db/release"
	"sillage/db/sqlite"
	"sillage/db/work"
)

func options(data string) publish.Options {
	return publish.Options{Data: data, Edition: "synthetic", Now: dbtest.Now}
}

func mustPublish(t testing.TB, data string) publish.Result {
	t.Helper()
	r, err := publish.Publish(context.Background(), options(data))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func query(t testing.TB, path, text string) string {
	t.Helper()
	db, err := sqlite.OpenImmutable(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out sql.NullString
	if err := db.QueryRow(text).Scan(&out); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return out.String
}

func TestTheSmallWorldPublishesItsTotals(t *testing.T) {
	_, data := dbtest.Sample(t)
	r := mustPublish(t, data)
	for text, want := range map[string]string{
		"select group_concat(stage || ' ' || cents || ' ' || qualifier) from computed where kind = 'total_entering'":                                                                                     "announced 240000000 at_least",
		"select group_concat(x) from (select stage || ' ' || cents as x from computed where kind = 'total_reaching' order by stage)":                                                                     "announced 160000000,reported 180000000",
		"select cents || ' ' || qualifier || ' ' || step_cents || ' ' || print_step_cents from computed where kind = 'remainder' and axis = 'payer'":                                                     "140000000 at_least 10000000 10000000",
		"select group_concat(p) from (select part || coalesce(' ' || cents, '') as p from manager_part where award_key = 'essai.ministere.fondation' order by part)":                                     "not_found 80000000,passed_on_by_name,passed_on_not_named 160000000,used_by_manager",
		"select group_concat(x) from (select kind || ' ' || from_position || ' ' || to_position || ' ' || cents as x from chain_ribbon where chain_key = 'programme.essai.announced' order by position)": "payer_part 0 1 100000000,payer_rest 0 1 140000000,award 1 2 160000000,link 1 3 0,not_found 1 4 80000000,used 1 4 0",
		"select group_concat(x) from (select key as x from chain order by key)":                                                                                                                          "organization.fondation-exemple.announced,organization.fondation-exemple.reported,programme.essai.announced,programme.essai.reported",
		"select group_concat(role) from (select role from chain_node where chain_key = 'programme.essai.announced' order by position)":                                                                   "payer,manager,recipient,partner,use",
		"select sum(entering_amount_cents) from figure_rows where stage = 'announced'":                                                                                                                   "240000000",
		"select payer_fr || ' > ' || receiver_fr from award_rows where row = 'X0003-1'":                                                                                                                  "Fondation Exemple (synthétique) > groupes",
		"select group_concat(differs || ' ' || coalesce(computed_key, '')) from comparison where left_figure_key = 'X0004-1'":                                                                            "stage essai.X0004-1.beside.X0001-2",
		"select group_concat(x, ' | ') from (select key || ' ' || coalesce(because, programmes, 'computed') as x from indicator order by key)":                                                           "essai.manager_share.announced computed | fondation-exemple.payer_share.announced one_amount | fondation-exemple.recurrence 1",
		"select permille || ' ' || qualifier from computed where key = 'essai.manager_share.announced'":                                                                                                  "1000 exact",
		"select group_concat(programme_key || ' ' || award_key) from (select * from indicator_programme order by award_key)":                                                                             "essai essai.fonds.fondation,essai essai.ministere.fondation",
		"select group_concat(organization_key || ' ' || scope) from (select * from organization_scope where organization_key in ('partner-example', 'fonds-exemple') order by 1)":                        "fonds-exemple not_stated,partner-example community",
		"select group_concat(scope) from (select * from document_scope where document_key = 'doc-a')":                                                                                                    "community",
		"select kind || ' ' || label_en from instead_parameter where figure_key = 'X0004-1'":                                                                                                             "level test level",
		"select count(*) from search_name where folded like 'fondex%'":                                                                                                                                   "1",
		"select not_counted_because from counted where row_key = 'essai.fondation.partenaire'":                                                                                                           "amount_not_found",
	} {
		if got := query(t, r.Path, text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestTheSameContentKeepsItsHashWhateverTheOrderOfSources(t *testing.T) {
	hashes := map[string]bool{}
	for _, order := range [][]work.Batch{{dbtest.Register(), dbtest.Index()}, {dbtest.Index(), dbtest.Register()}} {
		db, data := dbtest.New(t)
		for _, b := range order {
			if err := db.Replace(context.Background(), b); err != nil {
				t.Fatal(err)
			}
		}
		hashes[mustPublish(t, data).ContentHash] = true
	}
	if len(hashes) != 1 {
		t.Errorf("%d hashes for one content", len(hashes))
	}
}

func TestNothingPrivateTravels(t *testing.T) {
	db, data := dbtest.New(t)
	b := dbtest.Register()
	b.Organizations = append(b.Organizations, funding.Organization{Key: "personne-privee", NameFR: "Prénom NOMPRIVE", Kind: "unknown", Individual: true})
	b.Aliases = append(b.Aliases, funding.Alias{Organization: "personne-privee", Name: "SURNOMPRIVE", Evidence: "X0001"})
	e := b.Evidence[0]
	e.Key, e.Fragment, e.Withheld = "X0099", "versé à NOMPRIVE", true
	b.Evidence = append(b.Evidence, e)
	a := b.Awards[0]
	a.Key, a.Receiver, a.Hop, a.Evidence = "essai.ministere.individu", funding.Party{Kind: funding.Named, Organizations: []string{"personne-privee"}}, funding.ToRecipient, "X0099"
	b.Awards = append(b.Awards, a)
	f := b.Figures[0]
	f.Key, f.Award, f.Evidence, f.Note = "X0099-1", a.Key, "X0099", "note on NOMPRIVE"
	b.Figures = append(b.Figures, f)
	for _, batch := range []work.Batch{b, dbtest.Index()} {
		if err := db.Replace(context.Background(), batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Log(context.Background(), dbtest.Now(), "register", "info", "LOGPRIVE"); err != nil {
		t.Fatal(err)
	}
	plant(t, data)
	r := mustPublish(t, data)
	content, err := os.ReadFile(r.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"NOMPRIVE", "SURNOMPRIVE", "LOGPRIVE", "CANDIDATPRIVE", "TEXTEPRIVE", "MOTSPRIVES", "AVANTPRIVE", "APRESPRIVE", "PLUSTOTPRIVE", "HORSPRIVE", "SOMMESPRIVEES", "FRAGMENTPRIVE", "AUTEURPRIVE", "PREUVEPRIVE", "secret-value", "personne-privee"} {
		if bytes.Contains(content, []byte(word)) {
			t.Errorf("%s travelled into the release", word)
		}
	}
	if got := query(t, r.Path, "select receiver_kind || ' ' || enters from figure_rows where row = 'X0099-1'"); got != "class 1" {
		t.Errorf("the award to a private person became %q", got)
	}
	if got := query(t, r.Path, "select why from decision where key = 'd1'"); got != "public reason" {
		t.Errorf("the decision's reason: %q", got)
	}
}

// plant writes what only later work writes: candidates and decisions.
func plant(t *testing.T, data string) {
	t.Helper()
	db, err := sqlite.OpenWriter(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range []string{
		"insert into evidence (key, source_id, document_key, locator, fragment, lang, consulted_on, state, address_state, withheld) values ('X0098', 'register', 'doc-a', 'l', 'PREUVEPRIVE', 'fr', '2026', 'cited', 'not_tried', 0)",
		"insert into candidate (key, source_id, document_key, evidence_key, text_hash, kind, from_char, until_char, words, before, after, proposal, state, earlier) values ('c1', 'register', 'doc-a', 'X0098', 'TEXTEPRIVE', 'amount', 1, 9, 'MOTSPRIVES', 'AVANTPRIVE', 'APRESPRIVE', 'CANDIDATPRIVE', 'waiting', 'PLUSTOTPRIVE')",
		"insert into outside (source_id, address, title) values ('register', 'https://example.test/hors', 'HORSPRIVE')",
		"insert into article (source_id, document_key, text_hash, lang, published_on, rank, words, signature, sums) values ('register', 'doc-a', 'TEXTEPRIVE', 'fr', '', 'primary', 9, x'00', 'SOMMESPRIVEES')",
		"insert into fragment_check (address, hash, fragment, found) values ('https://example.test/a', '0000000000000000000000000000000000000000000000000000000000000001', 'FRAGMENTPRIVE', 0)",
		"insert into decision (key, kind, subject, choice, why, decided_on, author, source_id) values ('d1', 'identity', 'a', 'b', 'public reason', '2026-11-23', 'AUTEURPRIVE', 'register')",
	} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
}

func TestTheGateStopsWhatDoesNotAddUp(t *testing.T) {
	_, data := dbtest.Sample(t)
	before := mustPublish(t, data)
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for name, break_ := range map[string]func(*work.Batch){
		"relation points at nothing": func(b *work.Batch) { b.Relations[0].To = "nowhere" },
		"reply is about nothing":     func(b *work.Batch) { b.Replies[0].About = "nowhere" },
		"neither words":              func(b *work.Batch) { b.Evidence[0].Fragment = "" },
	} {
		b := dbtest.Register()
		break_(&b)
		if err := db.Replace(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		_, err := publish.Publish(context.Background(), options(data))
		if !errors.Is(err, publish.ErrGate) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		if path, err := release.Current(data); err != nil || path != before.Path {
			t.Errorf("%s: the pointer moved to %s, %v", name, path, err)
		}
	}
}

func TestAPublishTakesEveryNamedStepInOrder(t *testing.T) {
	_, data := dbtest.Sample(t)
	o := options(data)
	var taken []string
	o.Step = func(name string) error { taken = append(taken, name); return nil }
	if _, err := publish.Publish(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if taken = slices.Compact(taken); !slices.Equal(taken, publish.Steps) { // the ledger's tables are written one by one
		t.Errorf("taken %q\nnamed %q", taken, publish.Steps)
	}
}

func TestADataFolderMayHaveAnyName(t *testing.T) {
	data := filepath.Join(t.TempDir(), "année 2026? #1 100%")
	if err := os.Mkdir(data, 0o755); err != nil {
		t.Fatal(err)
	}
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, b := range []work.Batch{dbtest.Register(), dbtest.Index()} {
		if err := db.Replace(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	if err := publish.Verify(context.Background(), mustPublish(t, data).Path); err != nil {
		t.Error(err)
	}
}

func TestAChangedReleaseIsDamaged(t *testing.T) {
	_, data := dbtest.Sample(t)
	path := mustPublish(t, data).Path
	if err := publish.Verify(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	word := bytes.Index(whole, []byte("1,6 million ira"))
	if word < 0 {
		t.Fatal("the release does not hold the words that the test changes")
	}
	flipped := bytes.Clone(whole)
	flipped[word] ^= 2 // 1,6 becomes 3,6
	for name, content := range map[string][]byte{
		"one bit of a word": flipped, "cut in half": whole[:len(whole)/2], "empty": nil,
		"its end overwritten": append(bytes.Clone(whole[:len(whole)-4096]), make([]byte, 4096)...),
	} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := publish.Verify(context.Background(), path); !errors.Is(err, publish.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The child of a kill test publishes and dies at the step it is told.
func TestMain(m *testing.M) {
	data := os.Getenv("SILLAGE_KILL_DATA")
	if data == "" {
		os.Exit(m.Run())
	}
	o := options(data)
	after, _ := time.ParseDuration(os.Getenv("SILLAGE_KILL_AFTER"))
	if after > 0 {
		time.AfterFunc(after, die)
	}
	o.Step = func(name string) error {
		if name == os.Getenv("SILLAGE_KILL_STEP") {
			die()
		}
		if after > 0 {
			time.Sleep(3 * time.Millisecond) // slowed, so that kills fall between steps too
		}
		return nil
	}
	if _, err := publish.Publish(context.Background(), o); err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
	os.Exit(0)
}

// die ends the process as a power cut does: nothing of its own runs any more.
func die() {
	if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
		panic(err)
	}
	select {}
}

// changed makes the next publish a real one.
func changed(t *testing.T, data string, by int64) {
	t.Helper()
	db, err := work.Open(context.Background(), filepath.Join(data, publish.WorkFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	b := dbtest.Register()
	b.Figures[0].Amount.Cents += by * 10_000_000
	if err := db.Replace(context.Background(), b); err != nil {
		t.Fatal(err)
	}
}

// killed runs a publish that is stopped and says whether it was.
func killed(t *testing.T, data, step string, after time.Duration) bool {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "SILLAGE_KILL_DATA="+data, "SILLAGE_KILL_STEP="+step, "SILLAGE_KILL_AFTER="+after.String())
	out, err := c.CombinedOutput()
	if err == nil {
		return false
	}
	if status, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("%s: %v %s", step, err, out)
	}
	return true
}

// whole checks that the pointer names a release that opens, before or after.
func whole(t *testing.T, data string) int64 {
	t.Helper()
	path, err := release.Current(data)
	if err != nil {
		t.Fatal(err)
	}
	db, err := release.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := query(t, path, "select integrity_check from pragma_integrity_check"); got != "ok" {
		t.Fatalf("%s: %s", path, got)
	}
	return db.This.Number
}

func TestAPublishKilledAtAnyStepLeavesAWholeRelease(t *testing.T) {
	_, data := dbtest.Sample(t)
	mustPublish(t, data)
	for i, step := range publish.Steps {
		before := whole(t, data)
		changed(t, data, int64(i+1))
		hits := 0
		if killed(t, data, step, 0) {
			hits++
		}
		t.Logf("%-26s %d hit", step, hits)
		if hits == 0 {
			t.Errorf("the publish was never at %q", step)
		}
		now := whole(t, data)
		if now < before {
			t.Errorf("%s: release %d after %d", step, now, before)
		}
		if next := mustPublish(t, data); whole(t, data) != next.Number {
			t.Errorf("%s: the next publish did not hand over", step)
		}
		keptAlike(t, data)
	}
	left, err := filepath.Glob(filepath.Join(data, "releases", "*unfinished*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestAPublishKilledAtRandomLeavesAWholeRelease(t *testing.T) {
	points := 5
	if os.Getenv("SILLAGE_SOAK") != "" {
		points = 50
	}
	_, data := dbtest.Sample(t)
	mustPublish(t, data)
	stopped := 0
	for i := range points {
		changed(t, data, int64(100+i))
		if killed(t, data, "", time.Duration(1+rand.IntN(120))*time.Millisecond) {
			stopped++
		}
		whole(t, data)
		mustPublish(t, data)
		whole(t, data)
		keptAlike(t, data)
	}
	t.Logf("%d of %d publishes were stopped before their end", stopped, points)
}
