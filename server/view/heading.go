package view

import "strconv"

// heading is what a page is called, in its title and on top of lists.
func (p printer) heading(page Page) (string, error) {
	if own := page.title(); own != "" {
		return own, nil
	}
	switch page := page.(type) {
	case Evidence:
		words, err := p.say("evidence_title")
		return words + " " + page.Key, err
	case Announcement: // not by its own title, which may print a sum
		words, err := p.say("title.announcement")
		return words + " " + page.Key, err
	case Computed:
		return p.sayOf("computed", page.Kind)
	case Award:
		words, err := p.say("award_title")
		return words + " " + page.Key, err
	case RecordPage:
		words, err := p.say("record_title")
		return words + " " + page.Key, err
	case ReturnPage:
		words, err := p.say("return_title")
		return words + " " + page.Key, err
	case RecordSum:
		return p.sayOf("computed", page.Kind)
	case Failure:
		return p.sayOf("failure", page.Number())
	default:
		return p.say("title." + page.template())
	}
}

// navItem is a link of the head; Current is the value of aria-current.
type navItem struct{ Text, Href, Current string }

// nav lists the links of the head, the one of the page marked.
func (p printer) nav(page Page) ([]navItem, error) {
	sections := map[string]Kind{
		"programme_list": ProgrammesAt, "programme": ProgrammesAt,
		"organization_list": OrganizationsAt, "organization": OrganizationsAt,
		"award_list": AwardsAt, "award": AwardsAt, "record_list": AwardsAt, "record": AwardsAt, "record_party": OrganizationsAt, "return_list": OrganizationsAt, "register_body_list": OrganizationsAt, "register_sum_list": OrganizationsAt, "return": OrganizationsAt,
		"announcement_list": AnnouncementsAt, "announcement": AnnouncementsAt,
		"figure_list": FiguresAt, "statement_list": StatementsAt,
		"compare": ComparesAt, "pair_list": ComparesAt, "pair": ComparesAt, "series_list": ComparesAt, "series": ComparesAt, "beside": ComparesAt,
		"question_list": QuestionsAt, "question": QuestionsAt, "request_list": QuestionsAt, "letter": QuestionsAt,
		"sources": SourcesAt, "document_list": SourcesAt, "method": MethodAt, "search": SearchAt,
		"instead": InsteadAt, "indicator_list": IndicatorsAt,
	}
	here := sections[page.template()]
	var items []navItem
	for _, kind := range []Kind{ProgrammesAt, ComparesAt, InsteadAt, QuestionsAt, OrganizationsAt, AwardsAt, AnnouncementsAt, SourcesAt, MethodAt, SearchAt} {
		words, err := p.sayOf("nav", string(kind))
		if err != nil {
			return nil, err
		}
		item := navItem{Text: words, Href: Href(p.lang, kind, "")}
		if kind == here {
			item.Current = "true"
			if page.frame().Path == item.Href {
				item.Current = "page"
			}
		}
		items = append(items, item)
	}
	return items, nil
}

// Sections lists the parts of a dossier that have something to show, as they
// are called in its addresses.
func (p Programme) Sections() []string {
	var out []string
	for _, s := range []struct {
		name  string
		there bool
	}{
		{"chain", p.Chain != nil}, {"who", p.HasWho()}, {"figures", len(p.FigureGroups) > 0}, {"manager", len(p.ManagerShares) > 0},
		{"compared", p.HasCompared()}, {"instead", len(p.Instead) > 0}, {"records", p.Records != nil}, {"indicators", len(p.Indicators) > 0}, {"questions", len(p.Questions) > 0}, {"targets", len(p.Quantities) > 0}, {"studies", len(p.Studies) > 0},
		{"said", len(p.Said) > 0}, {"rules", len(p.Rules) > 0}, {"governance", p.HasGovernance()},
		{"not-found", true}, {"replies", true}, {"documents", true}, {"take", true}, {"cite", p.Cite != nil},
	} {
		if s.there {
			out = append(out, s.name)
		}
	}
	return out
}

// HasWho, HasCompared and HasGovernance tell whether these parts are shown.
func (p Programme) HasWho() bool {
	return len(p.Roles) > 0 || len(p.Owners) > 0 || p.Parent != nil || len(p.Children) > 0
}

// HasCompared tells whether amounts stand side by side.
func (p Programme) HasCompared() bool { return len(p.Bars) > 0 || len(p.Comparisons) > 0 }

// HasGovernance tells whether links or roles were read.
func (p Programme) HasGovernance() bool { return len(p.Governance) > 0 || len(p.StatedRoles) > 0 }

// RestsNothing tells that no figure, number or statement rests on the words.
func (e Evidence) RestsNothing() bool {
	return len(e.Figures)+len(e.Quantities)+len(e.Statements)+len(e.Governance)+len(e.Awards)+len(e.Names)+len(e.Values)+len(e.Notes) == 0
}

// Number is the status in digits.
func (f Failure) Number() string { return strconv.Itoa(f.Status) }
