// Package trillium reads the grants that the Ontario Trillium Foundation
// publishes (otf.ca/open) in the two forms in which the file is found: the
// workbook as published, which is named .csv, and a CSV made of it with
// OpenRefine. Both give the same records.
package trillium

import (
	"context"
	"errors"
	"fmt"
	"io"

	"sillage/db/funding"
	"sillage/scraper/edition"
	"sillage/scraper/parse"
	"sillage/scraper/parse/workbook"
	"sillage/scraper/source"
)

const id = "trillium"

// Source declares the grants as an edition describes them. They are loaded by
// name, from a file at hand.
func Source(e edition.Edition) source.Source {
	return source.Source{
		Source:  e.Describe(id),
		Offline: true,
		Records: &source.Records{
			Scheme: "otf",
			Columns: map[string]string{
				"agreement": identifier, "payer": fundingOrg, "receiver": organization, "business_number": charityNumber, "city": city,
				"programme": programme, "status": rescinded, "amount": awarded, "signed_on": approved, "period_from": fiscalYear, "about": aboutEN,
			},
			Read:  read,
			Least: 3000,
		},
	}
}

// The columns, as both forms head them.
const (
	fundingOrg    = "Funding Org:Org subventionnaire"
	fiscalYear    = "Fiscal Year:Année fiscal"
	programme     = "Grant Programme:Title:Programme, titre"
	identifier    = "Identifier:Identificateur"
	organization  = "Organization name:Nom d'organisme"
	submitted     = "Submission date:Date de soumission"
	approved      = "Approval date:Date approvée"
	awarded       = "Amount Awarded:Montant décerné"
	months        = "Planned Dates:Duration (months):Dates planifiées:durée(mois)"
	aboutEN       = "Description (English/Anglais)"
	aboutFR       = "Description (French/Français)"
	charityNumber = "Recipient Org:Charitable Registration Number: Org du bénéficiaires:Numéro d'enregistrement d'organisme de bienfaisance"
	city          = "Recipient Org:City:Org du bénéficiaires:Ville"
	rescinded     = "Rescinded/Recovered:Révoqué/récupéré"
	takenBack     = "Amount Rescinded/Recovered:Montant révoqué/récupéré"
	modified      = "Last modified:Mise à jour"
)

// unread are the columns that say nothing the model asks for: where and whom a
// grant serves, what was asked for, what came of it. Nobody looks into them.
var unread = []string{
	"Country Served:Pays servis", "Province Served:Province servis", "Geographical Area Served:Région servis",
	"Cross-catchment indicator:Indicateur interrégional", "Amount Applied For:Montant demandé", "Program Area:Région de programme",
	"Budget Fund:Fonds du budget", "Recipient Org:Incorporation Number:Org du bénéficiaires: Numéro d'incorporation",
	"Recipient Org:Postal Code: Org du bénéficiaires:code postale", "Co-Application:Co-demandeurs", "Population Served:Population servis",
	"Grant Result:Résultat de subvention", "Rescinded/Recovered Initiated By:Révoqué/récupéré intié par",
}

// The workbook has one column of age groups; OpenRefine made two of it.
const ageGroup = "Age Group:Groupe d'âge"

var (
	common    = append([]string{fundingOrg, fiscalYear, programme, identifier, organization, submitted, approved, awarded, months, aboutEN, aboutFR, charityNumber, city, rescinded, takenBack, modified}, unread...)
	inSheet   = append([]string{ageGroup}, common...)
	inRefined = append([]string{ageGroup + " 1", ageGroup + " 2"}, common...)
)

func read(ctx context.Context, f source.File, rows source.Rows) (err error) {
	table, err := open(f)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, table.Close()) }()
	for ctx.Err() == nil {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := beyond(table.Beyond, row); err != nil {
			return err
		}
		record, err := recordOf(row, table.day)
		if err != nil {
			return err
		}
		if err := rows.Record(record); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// open tells the form by what the file holds, not by its name.
func open(f source.File) (sheet, error) {
	isBook, err := f.IsWorkbook()
	if err != nil {
		return sheet{}, err
	}
	s, columns := sheet{day: refinedDay}, inRefined
	if isBook {
		s.day, columns = workbook.Day, inSheet
		s.Stream, err = openWorkbook(f)
	} else {
		s.Stream, err = openText(f)
	}
	if err != nil {
		return sheet{}, err
	}
	if err := s.Expects(columns...); err != nil {
		return sheet{}, errors.Join(err, s.Close())
	}
	return s, nil
}

// sheet is a table with the reader of its dates.
type sheet struct {
	*parse.Stream
	day func(string) (funding.Date, error)
}

func openWorkbook(f source.File) (*parse.Stream, error) {
	bytes, err := f.Open()
	if err != nil {
		return nil, err
	}
	return parse.StreamSheet(f.Name, bytes)
}

func openText(f source.File) (*parse.Stream, error) {
	text, err := f.Unpacked()
	if err != nil {
		return nil, err
	}
	return parse.StreamCSV(f.Name, text, false) // OpenRefine ends the last record with nothing
}

// beyond lets the workbook keep the broken formulas that its makers left to the
// right of its columns; they say nothing. Anything else there is a column that
// nobody named.
func beyond(cells []string, row parse.Row) error {
	for _, cell := range cells {
		if cell != "" && cell != "#REF!" {
			return fmt.Errorf("%s record %d: %q stands to the right of the columns", row.File, row.Record, cell)
		}
	}
	return nil
}
