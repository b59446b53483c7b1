// Package register reads an edition's register: checked facts (facts.csv) and
// their reading into the model (reading.csv), with the bodies, programmes,
// relations and addresses that they name. It also brings the edition's own
// tables: themes, places, public bodies, replies and texts.
package register

import (
	"fmt"
	"io/fs"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/source"
)

// Source is the register of the edition.
var Source = source.Source{
	ID:      "register",
	Offline: true,
	Declare: declare,
	Inputs:  inputs,
	Parse:   read,
	Expect: source.Expect{
		Min:        map[string]int{"evidence": 1, "documents": 1, "programmes": 1, "figures": 1},
		MaxSkipped: 200,
	},
}

// The tables of a register, with their columns.
var tables = []struct{ name, header string }{
	{"register/facts.csv", "id,kind,date,subject,funder,manager,partner,recipient,amount_cad,amount_qualifier,period_start,period_end,region,category,purpose,source_title,source_url,source_kind,quote_fragment,checked,money"},
	{"register/reading.csv", "fact_id,part,object,programme,award,payer,payer_kind,fund,receiver,receiver_kind,receiver_count,receiver_unit,hop,origin,parents,form,mode,theme,scope,money,stage,basis,unit,perimeter,cents,currency,qualifier,step_cents,value,value_unit,value_qualifier,answers,statement_kind,authors,sponsor,verb,org_a,org_b,asserted_by,rank,published_on,fragment_has_number,note"},
	{"register/organizations.csv", "key,name_fr,name_en,kind,owner,region,aliases"},
	{"register/programmes.csv", "key,name_fr,name_en,owner,parent,theme,theme_sub,mode,scope,note"},
	{"register/relations.csv", "id_a,id_b,relation,axis,note"},
	{"register/sources.csv", "address,title,publisher,publisher_key,document_kind,origin,lang,copy_of,facts,note"},
	{"mendings.csv", "file,row,column,was,became,why"},
	{"themes.csv", "code,parent,label_fr,label_en,followed"},
	{"theme_words.csv", "theme,lang,word"},
	{"regions.csv", "code,name"},
	{"municipalities.csv", "code,name,region,population"},
	{"public_bodies.csv", "code,name_fr,name_en,short_fr,short_en"},
	{"bodies_of_organizations.csv", "organization,public_body,why"},
	{"replies.csv", "date,author,about,lang,words,address"},
	{"texts.csv", "key,lang,words"},
}

func declare(e *edition.Edition) (funding.Source, bool) {
	d := e.Register
	return funding.Source{ID: "register", Kind: "register", TitleFR: d.TitleFR, TitleEN: d.TitleEN, Publisher: d.Publisher, Home: d.Home,
		CoversFR: d.CoversFR, CoversEN: d.CoversEN, LeavesOutFR: d.LeavesOutFR, LeavesOutEN: d.LeavesOutEN, Licence: d.Licence, State: "proven"}, true
}

func inputs(e *edition.Edition) ([]source.Page, error) {
	var pages []source.Page
	for _, t := range tables {
		body, err := fs.ReadFile(e.Files, t.name)
		if err != nil {
			return nil, fmt.Errorf("edition %s: %w", e.ID, err)
		}
		pages = append(pages, source.Page{Name: t.name, MediaType: "text/csv; charset=utf-8", Body: body, Own: true})
	}
	return pages, nil
}

// reader holds the tables while findings are made of them.
type reader struct {
	edition *edition.Edition
	out     *source.Findings
	tables  map[string][]parse.Row

	facts         map[string]parse.Row // by id
	sourceOf      map[string]parse.Row // row of sources.csv by fact id
	organizations map[string]funding.Organization
	programmes    map[string]bool
	followed      string
	themes        map[string]bool
	awards        map[string]*funding.Award // by the register's own key
	order         []string
	slugs         map[string]string // award key in addresses -> register's key
	objects       map[string]string // "F0001/2" -> object
}

func read(in source.Input, out *source.Findings) error {
	r := &reader{edition: in.Edition, out: out, tables: map[string][]parse.Row{}, facts: map[string]parse.Row{}, sourceOf: map[string]parse.Row{},
		organizations: map[string]funding.Organization{}, programmes: map[string]bool{}, themes: map[string]bool{},
		awards: map[string]*funding.Award{}, slugs: map[string]string{}, objects: map[string]string{}}
	for _, t := range tables {
		page, err := in.Page(t.name)
		if err != nil {
			return err
		}
		rows, err := parse.Table(t.name, page.Body, splitHeader(t.header)...)
		if err != nil {
			return err
		}
		r.tables[t.name] = rows
		out.Parsed += len(rows)
	}
	for _, step := range []func() error{
		r.mend, r.editionTables, r.bodies, r.readProgrammes, r.documents, r.readFacts,
		r.readAwards, r.readings, r.aliases, r.relations, r.replies,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// mend applies the edition's corrections of the reading. A correction whose
// old value no longer stands there is an error: it has to be read again.
func (r *reader) mend() error {
	for _, m := range r.tables["mendings.csv"] {
		file, key, column := m.Text("file"), m.Text("row"), m.Text("column")
		if m.Text("why") == "" {
			return m.Wrong("why", "a mending says why")
		}
		row, ok := r.find("register/"+file, key)
		if !ok {
			return m.Wrong("row", "no such row in %s", file)
		}
		if !row.Has(column) {
			return m.Wrong("column", "no such column in %s", file)
		}
		if row.Text(column) != m.Text("was") {
			return m.Wrong("was", "%s %s has %q there", file, key, row.Text(column))
		}
		row.Set(column, m.Text("became"))
		r.out.Mendings = append(r.out.Mendings, funding.Mending{Place: file + " " + key, Field: column, Was: m.Text("was"), Became: m.Text("became"), Why: m.Text("why")})
	}
	return nil
}

func (r *reader) find(file, key string) (parse.Row, bool) {
	for _, row := range r.tables[file] {
		for _, k := range []string{row.Text("fact_id") + "/" + row.Text("part"), row.Text("id"), row.Text("key"), row.Text("address"), row.Text("id_a") + " " + row.Text("id_b")} {
			if k == key {
				return row, true
			}
		}
	}
	return parse.Row{}, false
}
