package funding

// Provinces lists the provinces and territories of Canada by the two letters of
// the postal service. Registers name the place of a receiver with them.
var Provinces = CodeList{"province", []Code{
	{"AB", "Alberta", "Alberta", "", ""},
	{"BC", "Colombie-Britannique", "British Columbia", "", ""},
	{"MB", "Manitoba", "Manitoba", "", ""},
	{"NB", "Nouveau-Brunswick", "New Brunswick", "", ""},
	{"NL", "Terre-Neuve-et-Labrador", "Newfoundland and Labrador", "", ""},
	{"NS", "Nouvelle-Écosse", "Nova Scotia", "", ""},
	{"NT", "Territoires du Nord-Ouest", "Northwest Territories", "", ""},
	{"NU", "Nunavut", "Nunavut", "", ""},
	{"ON", "Ontario", "Ontario", "", ""},
	{"PE", "Île-du-Prince-Édouard", "Prince Edward Island", "", ""},
	{"QC", "Québec", "Quebec", "", ""},
	{"SK", "Saskatchewan", "Saskatchewan", "", ""},
	{"YT", "Yukon", "Yukon", "", ""},
}}
