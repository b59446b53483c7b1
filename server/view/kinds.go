package view

func (Home) template() string             { return "home" }
func (ProgrammeList) template() string    { return "programme_list" }
func (Programme) template() string        { return "programme" }
func (OrganizationList) template() string { return "organization_list" }
func (Organization) template() string     { return "organization" }
func (AwardList) template() string        { return "award_list" }
func (Award) template() string            { return "award" }
func (FigureList) template() string       { return "figure_list" }
func (StatementList) template() string    { return "statement_list" }
func (QuantityList) template() string     { return "quantity_list" }
func (Evidence) template() string         { return "evidence" }
func (Computed) template() string         { return "computed" }
func (Sources) template() string          { return "sources" }
func (DocumentList) template() string     { return "document_list" }
func (AnnouncementList) template() string { return "announcement_list" }
func (Announcement) template() string     { return "announcement" }
func (Indices) template() string          { return "indices" }
func (Method) template() string           { return "method" }
func (Search) template() string           { return "search" }
func (ReplyPage) template() string        { return "reply" }
func (Failure) template() string          { return "failure" }
func (Instead) template() string          { return "instead" }
func (IndicatorList) template() string    { return "indicator_list" }

func (Home) title() string             { return "" }
func (ProgrammeList) title() string    { return "" }
func (p Programme) title() string      { return p.Name.Words }
func (OrganizationList) title() string { return "" }
func (o Organization) title() string   { return o.Name.Words }
func (AwardList) title() string        { return "" }
func (Award) title() string            { return "" }
func (FigureList) title() string       { return "" }
func (StatementList) title() string    { return "" }
func (QuantityList) title() string     { return "" }
func (Evidence) title() string         { return "" }
func (Computed) title() string         { return "" }
func (Sources) title() string          { return "" }
func (DocumentList) title() string     { return "" }
func (AnnouncementList) title() string { return "" }
func (Announcement) title() string     { return "" }
func (Indices) title() string          { return "" }
func (Method) title() string           { return "" }
func (Search) title() string           { return "" }
func (ReplyPage) title() string        { return "" }
func (Failure) title() string          { return "" }
func (Instead) title() string          { return "" }
func (IndicatorList) title() string    { return "" }
