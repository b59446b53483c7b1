package release

import "slices"

// Public lists, table by table, the columns that may travel from the
// collecting database into a release. What is not here does not travel: a new
// column stays private until somebody adds it in this list. Tables stand in
// the order of schema.sql; the order of the content hash is theirs.
var Public = []Table{
	{"source", true, []string{"id", "kind", "title_fr", "title_en", "publisher", "home", "covers_fr", "covers_en", "leaves_out_fr", "leaves_out_en", "licence", "state"}},
	{"source_run", false, []string{"source_id", "finished_at", "fetched", "kept", "parsed", "skipped", "refused"}},
	{"skip", true, []string{"source_id", "place", "field", "reason"}},
	{"mending", true, []string{"source_id", "place", "field", "was", "became", "why"}},
	{"organization", true, []string{"key", "name_fr", "name_en", "kind", "owner_key", "region", "public_body"}},
	{"document", true, []string{"key", "source_id", "address", "title", "publisher", "publisher_key", "kind", "speaker", "lang", "copy_of", "note", "twin", "gone_since", "archive"}},
	{"snapshot", true, []string{"hash", "source_id", "address", "media_type", "size", "fetched_on"}},
	{"evidence", true, []string{"key", "source_id", "document_key", "snapshot_hash", "locator", "fragment", "lang", "consulted_on", "state", "address_state", "withheld", "not_found_on"}},
	{"organization_alias", true, []string{"organization_key", "name", "lang", "evidence_key"}},
	{"organization_identifier", true, []string{"organization_key", "scheme", "value", "evidence_key"}},
	{"theme", true, []string{"code", "parent", "label_fr", "label_en", "followed"}},
	{"theme_word", true, []string{"theme", "lang", "word"}},
	{"programme", true, []string{"key", "name_fr", "name_en", "parent_key", "theme", "theme_part", "mode", "scope", "about_fr", "about_en", "note", "featured"}},
	{"programme_owner", true, []string{"programme_key", "organization_key"}},
	{"announcement", true, []string{"key", "programme_key", "announced_on", "published_on", "perimeter", "rank", "note", "evidence_key"}},
	{"announcement_author", true, []string{"announcement_key", "organization_key"}},
	{"announcement_waiting", true, []string{"announcement_key", "amounts"}},
	{"announcement_version", true, []string{"document_key", "number", "seen_on", "hash"}},
	{"announcement_event", true, []string{"key", "document_key", "seen_on", "kind", "lang", "was", "became", "was_hash", "became_hash"}},
	{"award", true, []string{"key", "programme_key", "payer_kind", "payer_class", "fund_key", "receiver_kind", "receiver_class", "hop", "origin", "form", "mode", "theme", "scope", "money", "status", "agreement_scheme", "agreement_key", "signed_on", "announced_on", "published_on", "period_from", "period_until", "evidence_key"}},
	{"award_party", true, []string{"award_key", "role", "organization_key"}},
	{"award_parent", true, []string{"award_key", "parent_key", "share_cents"}},
	{"figure", true, []string{"key", "award_key", "programme_key", "cents", "currency", "qualifier", "step_cents", "stage", "basis", "unit", "form", "mode", "scope", "money", "perimeter", "region", "fiscal_from", "fiscal_until", "period_from", "period_until", "duration_years", "receiver_count", "receiver_unit", "receiver_qualifier", "payer_kind", "payer_class", "receiver_kind", "receiver_class", "version", "verdict", "rank", "asserted_by", "published_on", "number_in_fragment", "note", "evidence_key"}},
	{"figure_party", true, []string{"figure_key", "role", "organization_key"}},
	{"quantity", true, []string{"key", "programme_key", "mantissa", "decimals", "unit", "qualifier", "role", "perimeter", "region", "fiscal_from", "fiscal_until", "answers_key", "rank", "asserted_by", "published_on", "number_in_fragment", "note", "evidence_key"}},
	{"statement", true, []string{"key", "programme_key", "kind", "claimed_cents", "claimed_step_cents", "claimed_qualifier", "claimed_currency", "claimed_basis", "claimed_unit", "perimeter", "region", "fiscal_from", "fiscal_until", "rank", "asserted_by", "said_on", "published_on", "note", "evidence_key"}},
	{"statement_party", true, []string{"statement_key", "role", "organization_key"}},
	{"governance", true, []string{"key", "programme_key", "verb", "organization_key", "over_key", "asserted_by", "since", "until", "rank", "published_on", "note", "evidence_key"}},
	{"relation", true, []string{"from_key", "to_key", "relation", "axis", "note"}},
	{"document_note", true, []string{"key", "organization_key", "programme_key", "note", "evidence_key"}},
	{"reply", true, []string{"key", "replied_on", "author_key", "about_key", "lang", "words", "address"}},
	{"index_series", true, []string{"id", "source_id", "title_fr", "title_en", "base"}},
	{"index_value", true, []string{"series_id", "year", "mantissa", "decimals", "evidence_key"}},
	{"series", true, []string{"id", "position", "kind", "scope", "region", "first_year", "last_year", "title_fr", "title_en", "counts_fr", "counts_en", "note_fr", "note_en", "measures"}},
	{"series_member", true, []string{"series_id", "member_key", "figure_key", "quantity_key"}},
	{"region", true, []string{"code", "name", "population", "municipalities"}},
	{"municipality", true, []string{"code", "name", "region_code", "population"}},
	{"public_body", true, []string{"code", "name_fr", "name_en", "short_fr", "short_en"}},
	{"edition_text", true, []string{"key", "lang", "words"}},
	{"instead_parameter", true, []string{"position", "figure_key", "kind", "label_fr", "label_en", "note_fr", "note_en"}},
	{"question", true, []string{"id", "position", "question_fr", "question_en", "depends_fr", "depends_en", "rule"}},
	{"question_evidence", true, []string{"programme_key", "question_id", "position", "side", "about_key", "note_fr", "note_en"}},
	{"question_answer", true, []string{"programme_key", "question_id", "state", "why_fr", "why_en", "answer_fr", "answer_en"}},
	{"access_law", true, []string{"id", "name_fr", "name_en", "citation_fr", "citation_en", "officer_fr", "officer_en", "delay_days", "extension_days", "address_fr", "address_en", "langs", "listed_bodies", "verified", "note_fr", "note_en"}},
	{"access_law_reading", true, []string{"law_id", "says", "address", "as_of", "words", "lang", "consulted_on"}},
	{"law_of_body", true, []string{"organization_key", "law_id", "why"}},
	{"wanted_document", true, []string{"question_id", "programme_key", "position", "words_fr", "words_en"}},
	{"request", true, []string{"key", "asked_on", "body_key", "law_id", "programme_key", "question_id", "due_on", "answered_on", "outcome", "address"}},
	{"phrase", true, []string{"words", "words_fr", "words_en"}},
	{"known_source", true, []string{"position", "title_fr", "title_en", "address", "format", "holds_fr", "holds_en", "read_by"}},
	{"decision", true, []string{"key", "kind", "subject", "choice", "why", "decided_on"}},
}

// PublicRecords lists the tables of bulk records, which travel from the record
// file of each source with the columns named here and no others; whatever the
// source, its rows come in the order of their ids.
var PublicRecords = []RecordTable{
	{"record_source", 1, []string{"id", "source_id", "scheme", "loaded_on", "synthetic", "counted", "rows", "skipped", "agreements", "original_cents", "current_cents", "excluded_cents", "suspect", "excluded", "lines"}},
	{"record_file", 1, []string{"id", "source", "name", "address", "sha256", "size", "received_on", "rows", "synthetic"}},
	{"record_column", 2, []string{"source", "field", "name"}},
	{"record_terms", 1, []string{"id", "source", "form", "mode", "hop", "origin", "money", "status", "stage", "basis", "currency", "not_counted_because", "reaches"}},
	{"record_party", 1, []string{"id", "key", "organization_key", "code", "business_number", "neq", "name_fr", "name_en", "city", "province", "country", "kind", "individual"}},
	{"record_name", 2, []string{"folded", "party", "lang"}},
	{"record_programme", 1, []string{"id", "source", "payer", "name_fr", "name_en", "programme_key", "theme", "scope", "followed"}},
	{"record", 1, []string{"id", "source", "terms", "payer", "receiver", "programme", "followed", "cents", "original_cents", "versions", "enters", "reaches", "entering_cents", "reaching_cents", "not_counted_because", "verdict", "reason", "fiscal_year", "signed_on", "period_from", "period_until", "region", "key"}},
	{"record_text", 1, []string{"record", "agreement", "receiver_fr", "receiver_en", "title_fr", "title_en", "about_fr", "about_en"}},
	{"record_version", 1, []string{"id", "record", "version", "file", "row", "cents", "printed", "signed_on", "verdict", "reason"}},
	{"record_doubt", 1, []string{"id", "version", "field", "raw", "verdict", "reason"}},
	{"record_line_meaning", 2, []string{"source", "line", "is_money", "label_fr", "label_en", "address"}},
	{"record_line", 1, []string{"id", "source", "file", "row", "body", "line", "ends_on", "return_key", "number", "currency", "printed", "verdict", "reason"}},
	{"record_skip", 3, []string{"source", "field", "reason", "rows"}},
	{"record_event", 1, []string{"id", "source", "record_key", "seen_on", "kind", "field", "was", "became", "was_sha256", "became_sha256"}},
	{"record_coverage", 2, []string{"source", "fiscal_year", "rows", "agreements", "partial"}},
	{"record_sum", 6, []string{"axis", "member", "fiscal_year", "source", "stage", "currency", "records", "entering", "excluded", "cents", "entering_cents", "reaching_cents", "aside_cents"}},
	{"record_cube", 1, []string{"id", "terms", "payer", "programme", "fiscal_year", "region", "verdict", "because", "records", "reaching", "cents", "entering_cents", "reaching_cents", "aside_cents"}},
	{"record_party_sum", 4, []string{"party", "role", "stage", "currency", "records", "cents", "entering_cents", "reaching_cents", "first_year", "last_year"}},
}

// Table is one table of a release. Hashed says whether its rows enter the
// content hash: times of runs do not.
type Table struct {
	Name    string
	Hashed  bool
	Columns []string
}

// RecordTable is a table of bulk records. The first columns, so many as Key
// says, are its primary key: the content hash takes the rows in their order.
type RecordTable struct {
	Name    string
	Key     int
	Columns []string
}

// Ledger lists the tables of the id ledger and the citation ledger, which
// stand beside the collecting database and travel whole inside each release.
// Key are the columns by which a line is known; Masked are those that the copy
// inside a release leaves empty once their words are withheld.
var Ledger = []LedgerTable{
	{Name: "ledger_release", Key: []string{"release"}, Rest: []string{"published_at", "content_hash", "state_on"}},
	{Name: "ledger_id", Key: []string{"kind", "number", "release"}, Rest: []string{"key"}},
	{Name: "ledger_redirect", Key: []string{"kind", "number", "release"}, Rest: []string{"to_number"}},
	{Name: "ledger_number", Key: []string{"kind", "number", "release"}, Rest: []string{
		"shown", "cents", "permille", "mantissa", "decimals", "currency", "qualifier", "step_cents", "print_step_cents", "operands",
		"unit", "stage", "basis", "what", "detail", "version", "about_fr", "about_en", "evidence", "reason", "why_lang", "refs"},
		Masked: []string{"mended", "why"}},
	{Name: "ledger_words", Key: []string{"number", "release"}, Rest: []string{
		"shown", "publisher", "title_lang", "document_kind", "published_on", "lang", "consulted_on", "snapshot_hash", "withheld"},
		Masked: []string{"title", "address", "locator", "fragment"}},
	{Name: "ledger_reason", Key: []string{"kind", "number", "of_release", "release"}, Rest: []string{"reason", "why_lang"}, Masked: []string{"why"}},
}

// LedgerTable is one table of the ledgers.
type LedgerTable struct {
	Name              string
	Key, Rest, Masked []string
}

// Columns lists every column of the table.
func (t LedgerTable) Columns() []string { return slices.Concat(t.Key, t.Rest, t.Masked) }
