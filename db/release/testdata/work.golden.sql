CREATE TABLE access_law (
  source_id text not null references source (id),
  id text primary key,
  name_fr text not null check (name_fr <> ''),
  name_en text not null check (name_en <> ''),
  citation_fr text not null,
  citation_en text not null,
  officer_fr text not null,
  officer_en text not null,
  delay_days integer not null check (delay_days > 0),
  extension_days integer not null check (extension_days >= 0),
  address_fr text not null check (address_fr <> ''),
  address_en text not null check (address_en <> ''),
  langs text not null check (langs in ('fr', 'en', 'fr;en')),
  listed_bodies integer not null check (listed_bodies in (0, 1)),
  verified integer not null check (verified in (0, 1)),
  note_fr text not null,
  note_en text not null
) strict, without rowid;

CREATE TABLE access_law_reading (
  source_id text not null references source (id),
  law_id text not null references access_law (id),
  says text not null check (says in ('delay', 'extension')),
  address text not null check (address <> ''),
  as_of text not null,
  words text not null check (words <> ''),
  lang text not null check (lang <> ''),
  consulted_on text not null check (consulted_on <> ''),
  primary key (law_id, says, address)
) strict, without rowid;

CREATE TABLE announcement (
  source_id text not null references source (id),
  key text primary key,
  programme_key text references programme (key),
  announced_on text not null,
  published_on text not null,
  perimeter text not null,
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  note text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

CREATE TABLE announcement_author (
  source_id text not null references source (id),
  announcement_key text not null references announcement (key),
  organization_key text not null references organization (key),
  primary key (announcement_key, organization_key)
) strict, without rowid;

CREATE TABLE announcement_event (
  source_id text not null references source (id),
  key text primary key,
  document_key text not null references document (key),
  seen_on text not null check (seen_on <> ''),
  kind text not null check (kind in ('amount', 'party', 'date', 'title', 'words')),
  lang text not null,
  was text not null,
  became text not null,
  was_hash text not null check (length(was_hash) = 64),
  became_hash text not null check (length(became_hash) = 64),
  check (was <> became)
) strict, without rowid;

CREATE TABLE announcement_version (
  source_id text not null references source (id),
  document_key text not null references document (key),
  number integer not null check (number > 0),
  seen_on text not null check (seen_on <> ''),
  hash text not null check (length(hash) = 64),
  primary key (document_key, number)
) strict, without rowid;

CREATE TABLE announcement_waiting (
  source_id text not null references source (id),
  announcement_key text not null references announcement (key),
  amounts integer not null check (amounts > 0),
  primary key (announcement_key)
) strict, without rowid;

CREATE TABLE article (
  source_id text not null references source (id),
  document_key text not null references document (key),
  text_hash text not null,
  lang text not null,
  published_on text not null,
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  words integer not null,
  signature blob not null,
  sums text not null,
  primary key (source_id, document_key)
) strict, without rowid;

CREATE TABLE award (
  source_id text not null references source (id),
  key text primary key,
  programme_key text references programme (key),
  payer_kind text not null check (payer_kind in ('organization', 'class', 'joint', 'not_named')),
  payer_class text not null,
  fund_key text references organization (key),
  receiver_kind text not null check (receiver_kind in ('organization', 'class', 'joint', 'not_named')),
  receiver_class text not null,
  hop text not null check (hop in ('to_manager', 'to_partner', 'to_recipient', 'not_stated')),
  origin text not null check (origin in ('own_budget', 'passed_on', 'own_contribution', 'not_stated')),
  form text not null check (form in ('grant', 'contract', 'loan', 'in_kind', 'tax_credit', 'mixed', 'not_stated')),
  mode text not null check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  theme text not null references theme (code),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  money text not null check (money in ('public', 'private', 'mixed', 'not_stated')),
  status text not null check (status in ('active', 'completed', 'cancelled', 'not_stated')),
  agreement_scheme text not null,
  agreement_key text not null,
  signed_on text not null,
  announced_on text not null,
  published_on text not null,
  period_from text not null,
  period_until text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

CREATE TABLE award_parent (
  source_id text not null references source (id),
  award_key text not null references award (key),
  parent_key text not null references award (key),
  share_cents integer,
  primary key (award_key, parent_key),
  check (award_key <> parent_key)
) strict, without rowid;

CREATE TABLE award_party (
  source_id text not null references source (id),
  award_key text not null references award (key),
  role text not null check (role in ('payer', 'receiver')),
  organization_key text not null references organization (key),
  primary key (award_key, role, organization_key)
) strict, without rowid;

CREATE TABLE candidate (
  key text primary key,
  source_id text not null references source (id),
  document_key text not null references document (key),
  evidence_key text not null references evidence (key),
  text_hash text not null,
  kind text not null check (kind in ('amount', 'party')),
  from_char integer not null,
  until_char integer not null check (until_char > from_char),
  words text not null check (words <> ''),
  before text not null,
  after text not null,
  proposal text not null,
  state text not null check (state in ('waiting', 'accepted', 'rejected')),
  earlier text not null
) strict, without rowid;

CREATE TABLE decision (
  author text not null,
  source_id text not null references source (id),
  key text primary key,
  kind text not null,
  subject text not null,
  choice text not null,
  why text not null check (why <> ''),
  decided_on text not null
) strict, without rowid;

CREATE TABLE document (
  key text primary key,
  source_id text not null references source (id),
  address text not null unique check (address <> ''),
  title text not null,
  publisher text not null,
  publisher_key text references organization (key),
  kind text not null check (kind in ('release', 'official_record', 'payer_page', 'receiver_page', 'annual_report', 'report', 'study', 'position_paper', 'press', 'press_review', 'aggregator', 'dataset')),
  speaker text not null check (speaker in ('payer', 'manager', 'receiver', 'partner', 'third_party', 'umbrella', 'press', 'mirror')),
  lang text not null check (lang <> ''),
  copy_of text not null,
  note text not null
, twin text not null default '', gone_since text not null default '', archive text not null default '') strict, without rowid;

CREATE TABLE document_note (
  source_id text not null references source (id),
  key text primary key,
  organization_key text references organization (key),
  programme_key text references programme (key),
  note text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

CREATE TABLE edition_text (
  source_id text not null references source (id),
  key text not null,
  lang text not null,
  words text not null check (words <> ''),
  primary key (key, lang)
) strict, without rowid;

CREATE TABLE evidence (
  key text primary key,
  source_id text not null references source (id),
  document_key text not null references document (key),
  snapshot_hash text references snapshot (hash),
  locator text not null,
  fragment text not null,
  lang text not null check (lang <> ''),
  consulted_on text not null check (consulted_on <> ''),
  state text not null check (state in ('captured', 'cited')),
  address_state text not null check (address_state in ('alive', 'gone', 'not_tried')),
  withheld integer not null check (withheld in (0, 1)), not_found_on text not null default '',
  check (state = 'cited' or snapshot_hash is not null)
) strict, without rowid;

CREATE TABLE figure (
  source_id text not null references source (id),
  key text primary key,
  award_key text references award (key),
  programme_key text references programme (key),
  cents integer not null,
  currency text not null check (length(currency) = 3),
  qualifier text not null check (qualifier in ('exact', 'at_least', 'about', 'up_to')),
  step_cents integer not null check (step_cents > 0),
  stage text not null check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  basis text not null check (basis in ('one_year', 'several_years', 'cumulative', 'recurring_level', 'increase', 'not_stated')),
  unit text not null check (unit in ('whole', 'per_recipient', 'average')),
  form text not null check (form in ('grant', 'contract', 'loan', 'in_kind', 'tax_credit', 'mixed', 'not_stated')),
  mode text not null check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  money text not null check (money in ('public', 'private', 'mixed', 'not_stated')),
  perimeter text not null,
  region text not null,
  fiscal_from text not null,
  fiscal_until text not null,
  period_from text not null,
  period_until text not null,
  duration_years integer check (duration_years > 0),
  receiver_count integer,
  receiver_unit text not null,
  payer_kind text not null check (payer_kind in ('organization', 'class', 'joint', 'not_named')),
  payer_class text not null,
  receiver_kind text not null check (receiver_kind in ('organization', 'class', 'joint', 'not_named')),
  receiver_class text not null,
  version integer not null check (version >= 0),
  verdict text not null check (verdict in ('ok', 'suspect', 'excluded')),
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  asserted_by text references organization (key),
  published_on text not null,
  number_in_fragment integer not null check (number_in_fragment in (0, 1)),
  note text not null,
  evidence_key text not null references evidence (key), receiver_qualifier text check (receiver_qualifier in ('exact', 'at_least', 'about', 'up_to')),
  check ((award_key is null) <> (programme_key is null)),
  check (cents % step_cents = 0)
) strict, without rowid;

CREATE TABLE figure_party (
  source_id text not null references source (id),
  figure_key text not null references figure (key),
  role text not null check (role in ('payer', 'receiver')),
  organization_key text not null references organization (key),
  primary key (figure_key, role, organization_key)
) strict, without rowid;

CREATE TABLE fragment_check (
  address text not null,
  hash text not null check (length(hash) = 64),
  fragment text not null,
  found integer not null check (found in (0, 1)),
  primary key (address, hash, fragment)
) strict, without rowid;

CREATE TABLE governance (
  source_id text not null references source (id),
  key text primary key,
  programme_key text references programme (key),
  verb text not null check (verb in ('sits_on', 'created', 'funds', 'manages_for')),
  organization_key text not null references organization (key),
  over_key text references organization (key),
  asserted_by text references organization (key),
  since text not null,
  until text not null,
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  published_on text not null,
  note text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

CREATE TABLE index_series (
  id text primary key,
  source_id text not null references source (id),
  title_fr text not null,
  title_en text not null,
  base text not null
) strict, without rowid;

CREATE TABLE index_value (
  source_id text not null references source (id),
  series_id text not null references index_series (id),
  year integer not null,
  mantissa integer not null,
  decimals integer not null check (decimals between 0 and 6),
  evidence_key text not null references evidence (key),
  primary key (series_id, year)
) strict, without rowid;

CREATE TABLE instead_parameter (
  source_id text not null references source (id),
  position integer primary key check (position > 0),
  figure_key text not null unique references figure (key),
  kind text not null check (kind in ('average', 'rule', 'increase', 'level')),
  label_fr text not null check (label_fr <> ''),
  label_en text not null check (label_en <> ''),
  note_fr text not null,
  note_en text not null
) strict;

CREATE TABLE job (
  source_id text not null,
  address text not null,
  number integer not null,
  host text not null,
  kind text not null,
  state text not null check (state in ('queued', 'kept', 'unchanged', 'gone', 'failed')),
  failure text not null,
  primary key (source_id, address)
) strict, without rowid;

CREATE TABLE known_source (
  source_id text not null references source (id),
  position integer primary key check (position > 0),
  title_fr text not null check (title_fr <> ''),
  title_en text not null check (title_en <> ''),
  address text not null check (address <> ''),
  format text not null,
  holds_fr text not null,
  holds_en text not null
, read_by text not null default '') strict;

CREATE TABLE law_of_body (
  source_id text not null references source (id),
  organization_key text primary key references organization (key),
  law_id text not null references access_law (id),
  why text not null check (why <> '')
) strict, without rowid;

CREATE TABLE mending (
  source_id text not null references source (id),
  place text not null,
  field text not null,
  was text not null,
  became text not null,
  why text not null check (why <> ''),
  primary key (source_id, place, field)
) strict, without rowid;

CREATE TABLE municipality (
  source_id text not null references source (id),
  code text primary key,
  name text not null,
  region_code text references region (code),
  population integer check (population >= 0)
) strict, without rowid;

CREATE TABLE organization (
  individual integer not null default 0 check (individual in (0, 1)),
  source_id text not null references source (id),
  key text primary key,
  name_fr text not null,
  name_en text not null,
  kind text not null check (kind in ('government', 'ministry', 'fund', 'public_body', 'municipality', 'foundation', 'nonprofit', 'umbrella', 'company', 'university', 'media', 'unknown')),
  owner_key text references organization (key),
  region text not null,
  public_body text references public_body (code),
  check (name_fr <> '' or name_en <> ''),
  check (kind <> 'fund' or owner_key is not null)
) strict, without rowid;

CREATE TABLE organization_alias (
  source_id text not null references source (id),
  organization_key text not null references organization (key),
  name text not null check (name <> ''),
  lang text not null,
  evidence_key text not null references evidence (key),
  primary key (organization_key, name)
) strict, without rowid;

CREATE TABLE organization_identifier (
  source_id text not null references source (id),
  organization_key text not null references organization (key),
  scheme text not null check (scheme <> ''),
  value text not null check (value <> ''),
  evidence_key text not null references evidence (key),
  primary key (organization_key, scheme, value)
) strict, without rowid;

CREATE TABLE outside (
  source_id text not null references source (id),
  address text not null,
  title text not null,
  primary key (source_id, address)
) strict, without rowid;

CREATE TABLE page (
  source_id text not null,
  address text not null,
  kind text not null,
  final_address text not null,
  status integer not null,
  etag text not null,
  last_modified text not null,
  hash text not null,
  asked_at text not null,
  gone_since text not null,
  primary key (source_id, address)
) strict, without rowid;

CREATE TABLE page_change (
  source_id text not null,
  address text not null,
  number integer not null,
  seen_at text not null,
  hash text not null check (length(hash) = 64),
  primary key (source_id, address, number)
) strict, without rowid;

CREATE TABLE page_version (
  source_id text not null,
  address text not null,
  hash text not null check (length(hash) = 64),
  final_address text not null,
  status integer not null,
  media_type text not null,
  coding text not null,
  header text not null,
  size integer not null check (size >= 0),
  first_seen text not null,
  last_seen text not null,
  primary key (source_id, address, hash)
) strict, without rowid;

CREATE TABLE phrase (
  source_id text not null references source (id),
  words text primary key check (words <> ''),
  words_fr text not null check (words_fr <> ''),
  words_en text not null check (words_en <> '')
) strict, without rowid;

CREATE TABLE programme (
  source_id text not null references source (id),
  key text primary key,
  name_fr text not null,
  name_en text not null,
  parent_key text references programme (key),
  theme text not null references theme (code),
  theme_part text references theme (code),
  mode text not null check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  note text not null,
  featured integer not null check (featured in (0, 1)), about_fr text not null default '', about_en text not null default '',
  check (name_fr <> '' or name_en <> '')
) strict, without rowid;

CREATE TABLE programme_owner (
  source_id text not null references source (id),
  programme_key text not null references programme (key),
  organization_key text not null references organization (key),
  primary key (programme_key, organization_key)
) strict, without rowid;

CREATE TABLE proof (
  source_id text primary key,
  proven_on text not null
) strict, without rowid;

CREATE TABLE public_body (
  source_id text not null references source (id),
  code text primary key,
  name_fr text not null,
  name_en text not null,
  short_fr text not null,
  short_en text not null
) strict, without rowid;

CREATE TABLE quantity (
  source_id text not null references source (id),
  key text primary key,
  programme_key text references programme (key),
  mantissa integer not null,
  decimals integer not null check (decimals between 0 and 6),
  unit text not null check (unit <> ''),
  qualifier text not null check (qualifier in ('exact', 'at_least', 'about', 'up_to')),
  role text not null check (role in ('target', 'result', 'count')),
  perimeter text not null,
  region text not null,
  fiscal_from text not null,
  fiscal_until text not null,
  answers_key text references quantity (key),
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  asserted_by text references organization (key),
  published_on text not null,
  number_in_fragment integer not null check (number_in_fragment in (0, 1)),
  note text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

CREATE TABLE question (
  source_id text not null references source (id),
  id text primary key,
  position integer not null unique,
  question_fr text not null check (question_fr <> ''),
  question_en text not null check (question_en <> ''),
  depends_fr text not null,
  depends_en text not null,
  rule text not null check (rule in ('payer_shares', 'manager_right', 'recipients', 'share_reached', 'conditions', 'targets', 'evidence'))
) strict, without rowid;

CREATE TABLE question_answer (
  source_id text not null references source (id),
  programme_key text not null references programme (key),
  question_id text not null references question (id),
  state text check (state in ('found', 'found_in_part', 'sources_differ', 'not_found', 'absent', 'asked', 'refused', 'not_held')),
  why_fr text not null,
  why_en text not null,
  answer_fr text not null,
  answer_en text not null,
  primary key (programme_key, question_id),
  check (state is null or (why_fr <> '' and why_en <> '')),
  check ((answer_fr = '') = (answer_en = ''))
) strict, without rowid;

CREATE TABLE question_evidence (
  source_id text not null references source (id),
  programme_key text not null references programme (key),
  question_id text not null references question (id),
  position integer not null,
  side text not null check (side in ('settles', 'for', 'against', 'asks', 'beside')),
  about_key text not null,
  note_fr text not null,
  note_en text not null,
  primary key (programme_key, question_id, side, about_key)
) strict, without rowid;

CREATE TABLE region (
  source_id text not null references source (id),
  code text primary key,
  name text not null,
  population integer not null check (population >= 0),
  municipalities integer not null check (municipalities >= 0)
) strict, without rowid;

CREATE TABLE relation (
  source_id text not null references source (id),
  from_key text not null,
  to_key text not null,
  relation text not null check (relation in ('same_fact', 'conflicts', 'corrects', 'amends', 'replaces', 'other_stage', 'other_basis', 'other_perimeter', 'answers', 'unrelated', 'part_of')),
  axis text check (axis in ('payer', 'use', 'region', 'year', 'recipient', 'manager')),
  note text not null,
  primary key (from_key, to_key, relation),
  check (from_key <> to_key),
  check ((relation = 'part_of') = (axis is not null)),
  check (relation <> 'unrelated' or note <> '')
) strict, without rowid;

CREATE TABLE reply (
  source_id text not null references source (id),
  key text primary key,
  replied_on text not null,
  author_key text not null references organization (key),
  about_key text not null,
  lang text not null check (lang <> ''),
  words text not null check (words <> ''),
  address text not null
) strict, without rowid;

CREATE TABLE reprint (
  address text primary key,
  copy_of text not null,
  check (address <> copy_of)
) strict, without rowid;

CREATE TABLE request (
  source_id text not null references source (id),
  key text primary key,
  asked_on text not null check (asked_on <> ''),
  body_key text not null references organization (key),
  law_id text not null references access_law (id),
  programme_key text not null references programme (key),
  question_id text not null references question (id),
  due_on text not null,
  answered_on text not null,
  outcome text check (outcome in ('given', 'given_in_part', 'refused', 'not_held')),
  address text not null,
  check ((outcome is null) = (answered_on = ''))
) strict, without rowid;

CREATE TABLE run_log (
  id integer primary key,
  at text not null,
  source_id text not null,
  level text not null check (level in ('info', 'warning', 'error')),
  message text not null
) strict;

CREATE TABLE series (
  source_id text not null references source (id),
  id text primary key,
  position integer not null,
  kind text not null check (kind in ('level', 'increase', 'rate', 'modes')),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  region text not null,
  first_year text not null,
  last_year text not null,
  title_fr text not null,
  title_en text not null,
  counts_fr text not null,
  counts_en text not null,
  note_fr text not null,
  note_en text not null,
  measures integer not null check (measures in (0, 1)),
  check (measures = 0 or kind = 'rate')
) strict, without rowid;

CREATE TABLE series_member (
  source_id text not null references source (id),
  series_id text not null references series (id),
  member_key text not null,
  figure_key text references figure (key),
  quantity_key text references quantity (key),
  primary key (series_id, member_key),
  check ((figure_key is null) <> (quantity_key is null))
) strict, without rowid;

CREATE TABLE skip (
  source_id text not null references source (id),
  place text not null,
  field text not null,
  value text not null,
  reason text not null,
  primary key (source_id, place, field, reason)
) strict, without rowid;

CREATE TABLE snapshot (
  hash text primary key check (length(hash) = 64),
  source_id text not null references source (id),
  address text not null,
  media_type text not null,
  size integer not null check (size >= 0),
  fetched_on text not null
) strict, without rowid;

CREATE TABLE source (
  id text primary key,
  kind text not null check (kind in ('register', 'announcements', 'records', 'index')),
  title_fr text not null,
  title_en text not null,
  publisher text not null,
  home text not null,
  covers_fr text not null,
  covers_en text not null,
  leaves_out_fr text not null,
  leaves_out_en text not null,
  licence text not null,
  state text not null check (state in ('proven', 'unproven'))
) strict, without rowid;

CREATE TABLE source_run (
  source_id text primary key references source (id),
  finished_at text not null,
  fetched integer not null,
  kept integer not null,
  parsed integer not null,
  skipped integer not null,
  refused integer not null
) strict, without rowid;

CREATE TABLE statement (
  source_id text not null references source (id),
  key text primary key,
  programme_key text references programme (key),
  kind text not null check (kind in ('study', 'position', 'claim', 'rule', 'condition', 'role')),
  claimed_cents integer,
  claimed_step_cents integer,
  claimed_qualifier text check (claimed_qualifier in ('exact', 'at_least', 'about', 'up_to')),
  claimed_currency text,
  claimed_basis text check (claimed_basis in ('one_year', 'several_years', 'cumulative', 'recurring_level', 'increase', 'not_stated')),
  claimed_unit text check (claimed_unit in ('whole', 'per_recipient', 'average')),
  perimeter text not null,
  region text not null,
  fiscal_from text not null,
  fiscal_until text not null,
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  asserted_by text references organization (key),
  said_on text not null,
  published_on text not null,
  note text not null,
  evidence_key text not null references evidence (key),
  check ((claimed_cents is null) = (claimed_step_cents is null)),
  check ((claimed_cents is null) = (claimed_qualifier is null)),
  check ((claimed_cents is null) = (claimed_currency is null))
) strict, without rowid;

CREATE TABLE statement_party (
  source_id text not null references source (id),
  statement_key text not null references statement (key),
  role text not null check (role in ('author', 'sponsor')),
  organization_key text not null references organization (key),
  primary key (statement_key, role, organization_key)
) strict, without rowid;

CREATE TABLE theme (
  source_id text not null references source (id),
  code text primary key,
  parent text references theme (code),
  label_fr text not null,
  label_en text not null,
  followed integer not null check (followed in (0, 1))
) strict, without rowid;

CREATE TABLE theme_word (
  source_id text not null references source (id),
  theme text not null references theme (code),
  lang text not null,
  word text not null,
  primary key (theme, lang, word)
) strict, without rowid;

CREATE TABLE wanted_document (
  source_id text not null references source (id),
  question_id text not null references question (id),
  programme_key text not null,
  position integer not null,
  words_fr text not null check (words_fr <> ''),
  words_en text not null check (words_en <> ''),
  primary key (question_id, programme_key, position)
) strict, without rowid;

CREATE INDEX announcement_author_by_organization_key on announcement_author (organization_key);

CREATE INDEX announcement_by_evidence_key on announcement (evidence_key);

CREATE INDEX announcement_by_programme_key on announcement (programme_key);

CREATE INDEX announcement_event_by_document_key on announcement_event (document_key);

CREATE INDEX article_by_document_key on article (document_key);

CREATE INDEX award_by_evidence_key on award (evidence_key);

CREATE INDEX award_by_fund_key on award (fund_key);

CREATE INDEX award_by_programme_key on award (programme_key);

CREATE INDEX award_by_source on award (source_id);

CREATE INDEX award_by_theme on award (theme);

CREATE INDEX award_parent_by_parent_key on award_parent (parent_key);

CREATE INDEX award_party_by_organization_key on award_party (organization_key);

CREATE INDEX candidate_by_document_key on candidate (document_key);

CREATE INDEX candidate_by_evidence_key on candidate (evidence_key);

CREATE INDEX document_by_publisher_key on document (publisher_key);

CREATE INDEX document_note_by_evidence_key on document_note (evidence_key);

CREATE INDEX document_note_by_organization_key on document_note (organization_key);

CREATE INDEX document_note_by_programme_key on document_note (programme_key);

CREATE INDEX evidence_by_document_key on evidence (document_key);

CREATE INDEX evidence_by_snapshot_hash on evidence (snapshot_hash);

CREATE INDEX evidence_by_source on evidence (source_id);

CREATE INDEX figure_by_asserted_by on figure (asserted_by);

CREATE INDEX figure_by_award_key on figure (award_key);

CREATE INDEX figure_by_evidence_key on figure (evidence_key);

CREATE INDEX figure_by_programme_key on figure (programme_key);

CREATE INDEX figure_by_source on figure (source_id);

CREATE INDEX figure_party_by_organization_key on figure_party (organization_key);

CREATE INDEX governance_by_asserted_by on governance (asserted_by);

CREATE INDEX governance_by_evidence_key on governance (evidence_key);

CREATE INDEX governance_by_organization_key on governance (organization_key);

CREATE INDEX governance_by_over_key on governance (over_key);

CREATE INDEX governance_by_programme_key on governance (programme_key);

CREATE INDEX index_value_by_evidence_key on index_value (evidence_key);

CREATE INDEX job_by_host on job (source_id, host, number) where state = 'queued';

CREATE INDEX law_of_body_by_law_id on law_of_body (law_id);

CREATE INDEX municipality_by_region_code on municipality (region_code);

CREATE INDEX organization_alias_by_evidence_key on organization_alias (evidence_key);

CREATE INDEX organization_by_owner_key on organization (owner_key);

CREATE INDEX organization_by_public_body on organization (public_body);

CREATE INDEX organization_identifier_by_evidence_key on organization_identifier (evidence_key);

CREATE INDEX programme_by_parent_key on programme (parent_key);

CREATE INDEX programme_by_theme on programme (theme);

CREATE INDEX programme_by_theme_part on programme (theme_part);

CREATE INDEX programme_owner_by_organization_key on programme_owner (organization_key);

CREATE INDEX quantity_by_answers_key on quantity (answers_key);

CREATE INDEX quantity_by_asserted_by on quantity (asserted_by);

CREATE INDEX quantity_by_evidence_key on quantity (evidence_key);

CREATE INDEX quantity_by_programme_key on quantity (programme_key);

CREATE INDEX question_answer_by_question_id on question_answer (question_id);

CREATE INDEX question_evidence_by_question_id on question_evidence (question_id);

CREATE INDEX reply_by_author_key on reply (author_key);

CREATE INDEX request_by_body_key on request (body_key);

CREATE INDEX request_by_law_id on request (law_id);

CREATE INDEX request_by_programme_key on request (programme_key);

CREATE INDEX request_by_question_id on request (question_id);

CREATE INDEX series_member_by_figure_key on series_member (figure_key);

CREATE INDEX series_member_by_quantity_key on series_member (quantity_key);

CREATE INDEX statement_by_asserted_by on statement (asserted_by);

CREATE INDEX statement_by_evidence_key on statement (evidence_key);

CREATE INDEX statement_by_programme_key on statement (programme_key);

CREATE INDEX statement_party_by_organization_key on statement_party (organization_key);

CREATE INDEX theme_by_parent on theme (parent);

