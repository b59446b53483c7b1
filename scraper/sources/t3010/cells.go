package t3010

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sillage/db/funding"
	"sillage/db/identity"
	"sillage/scraper/parse"
)

// filing is one return: of which charity, for the period that ends on which
// day, on which version of the form.
type filing struct {
	body   funding.RecordParty
	endsOn funding.Date
	key    string // "100021237RR0001/2018-06-30/23"; a charity may file twice for two periods of a year
	why    string // what is wrong with the business number, or empty
}

var (
	accountForm = regexp.MustCompile(`^\d{9}RR\d{4}$`)
	formForm    = regexp.MustCompile(`^\d{1,4}$`)
)

// filing reads the three keys. Without them a row is of no return, and the
// columns are not what they are headed.
func (l layout) filing(row parse.Row) (filing, error) {
	account := l.text(row, "bn")
	if !accountForm.MatchString(account) {
		return filing{}, row.Errorf(l.named["bn"], "is no account of a registered charity")
	}
	endsOn, err := day(l.text(row, "fpe"))
	if err != nil {
		return filing{}, row.Fail(l.named["fpe"], err)
	}
	form := l.text(row, "formid")
	if !formForm.MatchString(form) {
		return filing{}, row.Errorf(l.named["formid"], "is no version of the form")
	}
	f := filing{endsOn: endsOn, key: account + "/" + string(endsOn) + "/" + form}
	f.body, f.why = charity(account)
	return f, nil
}

// charity is a registered charity by its account; several accounts may share a
// root.
func charity(account string) (funding.RecordParty, string) {
	root, why := identity.BusinessNumber(account)
	return funding.RecordParty{Code: account, BusinessNumber: root, Country: "CA", Kind: "nonprofit"}, why
}

var dayForm = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00(?::00)?)?$`)

// day reads "2018-6-30 00:00:00", "2018-12-31 00:00" and "2018-06-30".
func day(printed string) (funding.Date, error) {
	match := dayForm.FindStringSubmatch(printed)
	if match == nil {
		return "", errors.New("is no day")
	}
	month, errMonth := strconv.Atoi(match[2])
	on, errDay := strconv.Atoi(match[3])
	if err := errors.Join(errMonth, errDay); err != nil {
		return "", err
	}
	return funding.ParseDate(fmt.Sprintf("%s-%02d-%02d", match[1], month, on))
}

// money reads "$13809054.00", "-$310.50" and, of later years, "13809054".
func money(printed string) (int64, error) {
	sign, rest := "", printed
	if after, minus := strings.CutPrefix(rest, "-"); minus {
		sign, rest = "-", after
	}
	rest = strings.TrimPrefix(rest, "$")
	if strings.ContainsAny(rest, "-eE") {
		return 0, fmt.Errorf("is no amount of the return")
	}
	return parse.Cents(sign + rest)
}

// isMark tells what a question is answered with.
func isMark(cell string) bool { return cell == "" || cell == "Y" || cell == "N" || cell == "X" }
