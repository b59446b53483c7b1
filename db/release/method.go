package release

import (
	"context"
	"database/sql"

	"sillage/db/funding"
)

// CodeList is a closed list as the release holds it.
type CodeList struct {
	Name  string
	Codes []funding.Code
}

// CodeLists reads every closed list, in the order of funding.AllLists.
func (db *DB) CodeLists(ctx context.Context) ([]CodeList, error) {
	byName := map[string][]funding.Code{}
	err := db.each(ctx, "codes", `
select list, value, label_fr, label_en, meaning_fr, meaning_en
from code
order by list, position`, func(rows *sql.Rows) error {
		var list string
		var c funding.Code
		if err := rows.Scan(&list, &c.Value, &c.FR, &c.EN, &c.MeaningFR, &c.MeaningEN); err != nil {
			return err
		}
		byName[list] = append(byName[list], c)
		return nil
	})
	var out []CodeList
	for _, l := range funding.AllLists {
		if len(byName[l.Name]) > 0 {
			out = append(out, CodeList{l.Name, byName[l.Name]})
		}
	}
	return out, err
}

// Theme is one theme of the edition with the words that show it.
type Theme struct {
	Named
	Parent   string
	Followed bool
	Words    []ThemeWord
}

// ThemeWord is a word that makes a text one of the theme.
type ThemeWord struct {
	Word string `json:"word"`
	Lang string `json:"lang"`
}

// Themes lists the themes, each followed by its parts.
func (db *DB) Themes(ctx context.Context) ([]Theme, error) {
	return collect(ctx, db, "themes", `
select
  t.code, t.label_fr, t.label_en, coalesce(t.parent, ''), t.followed,
  (
    select json_group_array(json_object('word', w.word, 'lang', w.lang))
    from (select word, lang from theme_word where theme = t.code order by lang desc, word) w
  )
from theme t
left join theme up on up.code = t.parent
order by coalesce(up.followed, t.followed) desc, coalesce(t.parent, t.code), t.parent is not null, t.code`,
		func(rows *sql.Rows, t *Theme) error {
			var words jsonList[ThemeWord]
			err := rows.Scan(&t.Key, &t.NameFR, &t.NameEN, &t.Parent, &t.Followed, &words)
			t.Words = words
			return err
		})
}

// Texts are the edition's own words in one language, by key.
func (db *DB) Texts(ctx context.Context, lang string) (map[string]string, error) {
	texts := map[string]string{}
	err := db.each(ctx, "texts", `
select key, words
from edition_text
where lang = :lang`, func(rows *sql.Rows) error {
		var key, words string
		if err := rows.Scan(&key, &words); err != nil {
			return err
		}
		texts[key] = words
		return nil
	}, sql.Named("lang", lang))
	return texts, err
}

// readPhrases keeps the phrases of the edition in memory: each row of a list
// asks for one or two, and there are some hundreds.
func (db *DB) readPhrases(ctx context.Context) error {
	db.phrases = map[string]funding.Phrase{}
	return db.each(ctx, "phrases", "select words, words_fr, words_en from phrase", func(rows *sql.Rows) error {
		var p funding.Phrase
		err := rows.Scan(&p.Words, &p.FR, &p.EN)
		db.phrases[p.Words] = p
		return err
	})
}

// Phrase gives what a reading says in its own words, in that language where
// the edition has it, else as it stands.
func (db *DB) Phrase(words, lang string) string {
	p, known := db.phrases[words]
	switch {
	case !known:
		return words
	case lang == "en":
		return p.EN
	default:
		return p.FR
	}
}

// Counts are the numbers of the first page, by name.
func (db *DB) Counts(ctx context.Context) (map[string]int64, error) {
	counts := map[string]int64{}
	err := db.each(ctx, "counts", "select name, value from site_count", func(rows *sql.Rows) error {
		var name string
		var value int64
		if err := rows.Scan(&name, &value); err != nil {
			return err
		}
		counts[name] = value
		return nil
	})
	return counts, err
}

// StateOn is the last day on which a source was consulted.
func (db *DB) StateOn(ctx context.Context) (funding.Date, error) {
	var day funding.Date
	err := db.each(ctx, "state of the sources", "select coalesce(max(consulted_on), '') from evidence",
		func(rows *sql.Rows) error { return rows.Scan(&day) })
	return day, err
}
