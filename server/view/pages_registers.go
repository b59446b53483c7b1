package view

// RegisterBodyList lists the bodies that registers name, by name.
type RegisterBodyList struct {
	Frame
	Action    string // address of the list
	Prefix    string // as typed: their names begin so
	Sums      string // address of the list by sum
	Rows      []RegisterBody
	Pages     Paging
	Downloads []Download
}

// RegisterBody is a body with what its records add up to.
type RegisterBody struct {
	Name         Link
	City, Region string
	Kind         string // one of funding.OrganizationKinds
	Sums         []BodySum
}

// BodySum is what was read of a body in one role, at one stage and in one
// currency, whether it enters a total or not.
type BodySum struct {
	Role, Stage string
	Records     int
	Href        string // of the records
	Amount      Amount
	First, Last string // fiscal years; empty where none is stated
}

// RegisterSumList lists bodies by what they receive or pay at one stage and in
// one currency, the largest sum first.
type RegisterSumList struct {
	Frame
	Filter      Filter
	Role, Stage string
	Bodies      string // address of the list by name
	Rows        []RegisterBody
	Pages       Paging
	Downloads   []Download
}

// RegisterRoleWord names a role in registers, payer or receiver.
func RegisterRoleWord(lang Lang, role string) string {
	return newPrinter(lang).words.plain["records.as:"+role]
}

func (RegisterBodyList) template() string { return "register_body_list" }
func (RegisterSumList) template() string  { return "register_sum_list" }

func (RegisterBodyList) title() string { return "" }
func (RegisterSumList) title() string  { return "" }
