-- The public database: one immutable file a release. Read it top to bottom:
-- where things come from, what was said, what follows from it.
-- Amounts are integer cents; dates are ISO 8601, never more precise than their
-- source; keys are stable text and stand in addresses.

-- 1. Where things come from

create table source (
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

-- The last run of each source: counts, and when. Times stay out of the hash.
create table source_run (
  source_id text primary key references source (id),
  finished_at text not null,
  fetched integer not null,
  kept integer not null,
  parsed integer not null,
  skipped integer not null,
  refused integer not null
) strict, without rowid;

create table skip (
  source_id text not null references source (id),
  place text not null,
  field text not null,
  reason text not null,
  primary key (source_id, place, field, reason)
) strict, without rowid;

-- A reading that the edition mended, with what it was, what it became and why.
create table mending (
  source_id text not null references source (id),
  place text not null,
  field text not null,
  was text not null,
  became text not null,
  why text not null check (why <> ''),
  primary key (source_id, place, field)
) strict, without rowid;

create table organization (
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

-- copy_of is the address whose text this is again, twin that of the same text in
-- the other language, archive that of a copy in a web archive.
create table document (
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
  note text not null,
  twin text not null,
  gone_since text not null,
  archive text not null
) strict, without rowid;

-- Bytes kept as received, named by their SHA-256 in hex.
create table snapshot (
  hash text primary key check (length(hash) = 64),
  source_id text not null references source (id),
  address text not null,
  media_type text not null,
  size integer not null check (size >= 0),
  fetched_on text not null
) strict, without rowid;

-- not_found_on is the day of the last copy of the page in which the fragment was
-- looked for and not found, also where an earlier copy prints it.
create table evidence (
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
  withheld integer not null check (withheld in (0, 1)),
  not_found_on text not null,
  check (state = 'cited' or snapshot_hash is not null)
) strict, without rowid;

create table organization_alias (
  organization_key text not null references organization (key),
  name text not null check (name <> ''),
  lang text not null,
  evidence_key text not null references evidence (key),
  primary key (organization_key, name)
) strict, without rowid;

create table organization_identifier (
  organization_key text not null references organization (key),
  scheme text not null check (scheme <> ''),
  value text not null check (value <> ''),
  evidence_key text not null references evidence (key),
  primary key (organization_key, scheme, value)
) strict, without rowid;

-- 2. What was said

create table theme (
  code text primary key,
  parent text references theme (code),
  label_fr text not null,
  label_en text not null,
  followed integer not null check (followed in (0, 1))
) strict, without rowid;

create table theme_word (
  theme text not null references theme (code),
  lang text not null,
  word text not null,
  primary key (theme, lang, word)
) strict, without rowid;

create table programme (
  key text primary key,
  name_fr text not null,
  name_en text not null,
  parent_key text references programme (key),
  theme text not null references theme (code),
  theme_part text references theme (code),
  mode text not null check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  about_fr text not null,
  about_en text not null,
  note text not null,
  featured integer not null check (featured in (0, 1)),
  check (name_fr <> '' or name_en <> '')
) strict, without rowid;

create table programme_owner (
  programme_key text not null references programme (key),
  organization_key text not null references organization (key),
  primary key (programme_key, organization_key)
) strict, without rowid;

create table announcement (
  key text primary key,
  programme_key text references programme (key),
  announced_on text not null,
  published_on text not null,
  perimeter text not null,
  rank text not null check (rank in ('primary', 'secondary', 'mirror')),
  note text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

create table announcement_author (
  announcement_key text not null references announcement (key),
  organization_key text not null references organization (key),
  primary key (announcement_key, organization_key)
) strict, without rowid;

-- How many amounts of an announcement were read and wait for a person. Nothing
-- of what they say travels.
create table announcement_waiting (
  announcement_key text primary key references announcement (key),
  amounts integer not null check (amounts > 0)
) strict, without rowid;

-- Every version of the page of a collected announcement: when it was first
-- received, and the SHA-256 of its bytes. One that came back stands there twice.
create table announcement_version (
  document_key text not null references document (key),
  number integer not null check (number > 0),
  seen_on text not null check (seen_on <> ''),
  hash text not null check (length(hash) = 64),
  primary key (document_key, number)
) strict, without rowid;

-- A difference between two versions of an announcement: the words before and
-- after, and the SHA-256 of both versions as they were kept.
create table announcement_event (
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

create table award (
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

create table award_party (
  award_key text not null references award (key),
  role text not null check (role in ('payer', 'receiver')),
  organization_key text not null references organization (key),
  primary key (award_key, role, organization_key)
) strict, without rowid;

create table award_parent (
  award_key text not null references award (key),
  parent_key text not null references award (key),
  share_cents integer,
  primary key (award_key, parent_key),
  check (award_key <> parent_key)
) strict, without rowid;

-- One amount as one source states it. Two sources, two figures.
create table figure (
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
  receiver_qualifier text check (receiver_qualifier in ('exact', 'at_least', 'about', 'up_to')),
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
  evidence_key text not null references evidence (key),
  check ((award_key is null) <> (programme_key is null)),
  check (cents % step_cents = 0)
) strict, without rowid;

-- Parties of a programme figure; those of an award stand in award_party.
create table figure_party (
  figure_key text not null references figure (key),
  role text not null check (role in ('payer', 'receiver')),
  organization_key text not null references organization (key),
  primary key (figure_key, role, organization_key)
) strict, without rowid;

-- A number that is not money: mantissa / 10^decimals.
create table quantity (
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

-- What somebody said. A claimed sum stays in the statement: it is no figure.
create table statement (
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

create table statement_party (
  statement_key text not null references statement (key),
  role text not null check (role in ('author', 'sponsor')),
  organization_key text not null references organization (key),
  primary key (statement_key, role, organization_key)
) strict, without rowid;

create table governance (
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

-- Both ends are keys of figure, quantity, statement or another row of section
-- 2; the gate checks that they exist.
create table relation (
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

-- Facts about documents themselves, for the sources page.
create table document_note (
  key text primary key,
  organization_key text references organization (key),
  programme_key text references programme (key),
  note text not null,
  evidence_key text not null references evidence (key)
) strict, without rowid;

create table reply (
  key text primary key,
  replied_on text not null,
  author_key text not null references organization (key),
  about_key text not null,
  lang text not null check (lang <> ''),
  words text not null check (words <> ''),
  address text not null
) strict, without rowid;

create table index_series (
  id text primary key,
  source_id text not null references source (id),
  title_fr text not null,
  title_en text not null,
  base text not null
) strict, without rowid;

create table index_value (
  series_id text not null references index_series (id),
  year integer not null,
  mantissa integer not null,
  decimals integer not null check (decimals between 0 and 6),
  evidence_key text not null references evidence (key),
  primary key (series_id, year)
) strict, without rowid;

-- What may stand in one table, year by year: levels, increases, rates, or the
-- modes of one fiscal year. A series never holds two kinds.
create table series (
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

create table series_member (
  series_id text not null references series (id),
  member_key text not null,
  figure_key text references figure (key),
  quantity_key text references quantity (key),
  primary key (series_id, member_key),
  check ((figure_key is null) <> (quantity_key is null))
) strict, without rowid;

-- 3. The edition: place and texts

create table region (
  code text primary key,
  name text not null,
  population integer not null check (population >= 0),
  municipalities integer not null check (municipalities >= 0)
) strict, without rowid;

create table municipality (
  code text primary key,
  name text not null,
  region_code text references region (code),
  population integer check (population >= 0)
) strict, without rowid;

create table public_body (
  code text primary key,
  name_fr text not null,
  name_en text not null,
  short_fr text not null,
  short_en text not null
) strict, without rowid;

create table edition_text (
  key text not null,
  lang text not null,
  words text not null check (words <> ''),
  primary key (key, lang)
) strict, without rowid;

-- What a sum may be measured by, in the order of the edition: figures of this
-- release, with what they are called.
create table instead_parameter (
  position integer primary key check (position > 0),
  figure_key text not null unique references figure (key),
  kind text not null check (kind in ('average', 'rule', 'increase', 'level')),
  label_fr text not null check (label_fr <> ''),
  label_en text not null check (label_en <> ''),
  note_fr text not null,
  note_en text not null
) strict;

-- Questions that the edition asks of programmes, and what bears on them.
create table question (
  id text primary key,
  position integer not null unique,
  question_fr text not null check (question_fr <> ''),
  question_en text not null check (question_en <> ''),
  depends_fr text not null,
  depends_en text not null,
  rule text not null check (rule in ('payer_shares', 'manager_right', 'recipients', 'share_reached', 'conditions', 'targets', 'evidence'))
) strict, without rowid;

-- about_key is a key of section 2; the gate checks that it exists.
create table question_evidence (
  programme_key text not null references programme (key),
  question_id text not null references question (id),
  position integer not null,
  side text not null check (side in ('settles', 'for', 'against', 'asks', 'beside')),
  about_key text not null,
  note_fr text not null,
  note_en text not null,
  primary key (programme_key, question_id, side, about_key)
) strict, without rowid;

-- What a person wrote in answer. A state set by hand has its reason.
create table question_answer (
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

-- Laws under which a document may be asked of a public body, where each delay
-- was read, and which body each applies to.
create table access_law (
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

create table access_law_reading (
  law_id text not null references access_law (id),
  says text not null check (says in ('delay', 'extension')),
  address text not null check (address <> ''),
  as_of text not null,
  words text not null check (words <> ''),
  lang text not null check (lang <> ''),
  consulted_on text not null check (consulted_on <> ''),
  primary key (law_id, says, address)
) strict, without rowid;

create table law_of_body (
  organization_key text primary key references organization (key),
  law_id text not null references access_law (id),
  why text not null check (why <> '')
) strict, without rowid;

-- The document that would answer a question, in the words of a letter;
-- programme_key is empty where the words fit any programme.
create table wanted_document (
  question_id text not null references question (id),
  programme_key text not null,
  position integer not null,
  words_fr text not null check (words_fr <> ''),
  words_en text not null check (words_en <> ''),
  primary key (question_id, programme_key, position)
) strict, without rowid;

-- Requests really sent. Days are counted for these only, as of the day of the
-- release.
create table request (
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

-- What a reading says in its own words (what is counted, a class of bodies, a
-- place), in both languages.
create table phrase (
  words text primary key check (words <> ''),
  words_fr text not null check (words_fr <> ''),
  words_en text not null check (words_en <> '')
) strict, without rowid;

-- Sources that the edition knows of and that nobody collects yet.
create table known_source (
  position integer primary key check (position > 0),
  title_fr text not null check (title_fr <> ''),
  title_en text not null check (title_en <> ''),
  address text not null check (address <> ''),
  format text not null,
  holds_fr text not null,
  holds_en text not null
) strict;

-- What people decided about who is who, without who decided.
create table decision (
  key text primary key,
  kind text not null,
  subject text not null,
  choice text not null,
  why text not null check (why <> ''),
  decided_on text not null
) strict, without rowid;

-- 4. What follows from it: computed at publish, never by the server

-- The figure shown first among those of one award or programme, stage, unit
-- and perimeter, and why.
create table shown_figure (
  figure_key text primary key references figure (key),
  competitors integer not null check (competitors >= 0),
  because text not null
) strict, without rowid;

-- One row a figure of an award or programme, and one an award without figure.
-- entering_cents and reaching_cents are what the row adds to each total.
create table counted (
  row_key text primary key,
  figure_key text unique references figure (key),
  award_key text references award (key),
  programme_key text references programme (key),
  stage text check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  enters integer not null check (enters in (0, 1)),
  reaches integer not null check (reaches in (0, 1)),
  not_counted_because text check (not_counted_because in ('amount_not_found', 'corrected', 'excluded', 'unproven_source', 'not_whole', 'another_figure_shown', 'payer_part', 'part_of_whole', 'parts_counted', 'programme_figure', 'private_money', 'mixed_money', 'money_not_stated', 'form_not_stated', 'loan', 'in_kind', 'tax_credit', 'mixed_form', 'origin_not_stated', 'own_contribution', 'hop_not_stated', 'passed_on_to_intermediary', 'chain_not_public', 'other_currency')),
  aside integer not null check (aside in (0, 1)),
  entering_cents integer not null check (entering_cents >= 0),
  reaching_cents integer not null check (reaching_cents >= 0),
  -- Place in the lists: programme, then along the path of the money.
  position text not null,
  -- Of each award and stage the row that counts, else the one nearest to
  -- counting: the list of awards shows it.
  of_award integer not null check (of_award in (0, 1)),
  check (enters = 1 or entering_cents = 0),
  check (reaches = 1 or reaching_cents = 0),
  check ((enters + reaches = 0) = (not_counted_because is not null)),
  check (figure_key is not null or award_key is not null)
) strict, without rowid;

-- A number that Sillage computed, with the figures that give it.
create table computed (
  key text primary key,
  kind text not null check (kind in ('total_entering', 'total_reaching', 'total_aside', 'remainder', 'manager_part', 'ratio', 'manager_share', 'payer_share', 'share', 'chain_rest', 'chain_others')),
  programme_key text references programme (key),
  organization_key text references organization (key),
  award_key text references award (key),
  stage text check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  because text,
  axis text check (axis in ('payer', 'use', 'region', 'year', 'recipient', 'manager')),
  cents integer,
  permille integer,
  currency text,
  qualifier text check (qualifier in ('exact', 'at_least', 'about', 'up_to', 'mixed')),
  step_cents integer,
  print_step_cents integer,
  differs text not null,
  check ((cents is null) <> (permille is null))
) strict, without rowid;

-- sign: +1 added, -1 taken away, 2 numerator, -2 denominator.
create table computed_operand (
  computed_key text not null references computed (key),
  figure_key text not null references figure (key),
  sign integer not null check (sign in (1, -1, 2, -2)),
  cents integer not null,
  primary key (computed_key, figure_key, sign)
) strict, without rowid;

-- What became of the chosen figure of an award to a manager, by stage. The
-- four parts add up to the cent; a part not published is null and lies inside
-- not_found.
create table manager_part (
  award_key text not null references award (key),
  stage text not null check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  part text not null check (part in ('passed_on_by_name', 'passed_on_not_named', 'used_by_manager', 'not_found')),
  base_figure_key text not null references figure (key),
  cents integer,
  computed_key text references computed (key),
  primary key (award_key, stage, part)
) strict, without rowid;

-- Money received below what was passed on: the sources disagree by this much.
create table manager_disagreement (
  award_key text not null references award (key),
  stage text not null,
  base_figure_key text not null references figure (key),
  passed_on_cents integer not null,
  disagree_by_cents integer not null check (disagree_by_cents > 0),
  primary key (award_key, stage)
) strict, without rowid;

-- Two amounts side by side; what differs is said, nothing is subtracted.
create table comparison (
  key text primary key,
  programme_key text not null references programme (key),
  left_figure_key text not null references figure (key),
  right_figure_key text not null references figure (key),
  computed_key text references computed (key),
  differs text not null
) strict, without rowid;

-- The place of each member of a series: one row a fiscal year (or mode), with
-- the member shown first and why; without one, the year was not found.
create table series_year (
  series_id text not null references series (id),
  place integer not null check (place > 0),
  fiscal_year text not null,
  mode text check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  figure_key text references figure (key),
  quantity_key text references quantity (key),
  because text not null,
  computed_key text references computed (key),
  primary key (series_id, place),
  check (figure_key is null or quantity_key is null)
) strict, without rowid;

-- Members that stand beside the one shown first.
create table series_beside (
  series_id text not null references series (id),
  place integer not null,
  member_key text not null,
  figure_key text references figure (key),
  quantity_key text references quantity (key),
  primary key (series_id, place, member_key),
  check ((figure_key is null) <> (quantity_key is null))
) strict, without rowid;

-- A figure of a programme of the theme followed beside a core-mission figure.
-- Only an exact pair, with the five criteria the same, has a ratio.
create table pair (
  key text primary key,
  programme_key text not null references programme (key),
  place integer not null check (place > 0),
  left_figure_key text not null references figure (key),
  right_figure_key text not null references figure (key),
  exact integer not null check (exact in (0, 1)),
  differs text not null,
  computed_key text references computed (key),
  check ((exact = 1) = (differs = '')),
  check (exact = 1 or computed_key is null)
) strict, without rowid;

-- An indicator of a programme or an organization: a share, a count of
-- programmes, or the reason why it was not computed.
create table indicator (
  key text primary key,
  kind text not null check (kind in ('manager_share', 'payer_share', 'recurrence')),
  programme_key text references programme (key),
  organization_key text references organization (key),
  payer_key text references organization (key),
  stage text check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  computed_key text references computed (key),
  programmes integer check (programmes > 0),
  because text check (because in ('entering_not_found', 'one_amount', 'payer_not_named', 'form_not_stated', 'bases_differ', 'periods_differ', 'regions_differ', 'currencies_differ', 'words', 'too_small', 'programme_not_stated')),
  check ((programme_key is null) <> (organization_key is null)),
  check ((computed_key is not null) + (programmes is not null) + (because is not null) = 1)
) strict, without rowid;

-- What a count of programmes counts, with the awards that say so.
create table indicator_programme (
  indicator_key text not null references indicator (key),
  programme_key text not null references programme (key),
  award_key text not null references award (key),
  primary key (indicator_key, programme_key, award_key)
) strict, without rowid;

-- The scopes of the money that an organization or a document speaks of;
-- not_stated when none does.
create table organization_scope (
  organization_key text not null references organization (key),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  primary key (organization_key, scope)
) strict, without rowid;

create table document_scope (
  document_key text not null references document (key),
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  primary key (document_key, scope)
) strict, without rowid;

-- Each question about each programme in which it arises, with its state. set_by
-- says whether a person or a rule gave it; the request is the latest one that
-- was really sent.
create table question_card (
  programme_key text not null references programme (key),
  question_id text not null references question (id),
  state text not null check (state in ('found', 'found_in_part', 'sources_differ', 'not_found', 'absent', 'asked', 'refused', 'not_held')),
  set_by text not null check (set_by in ('hand', 'rule', 'request')),
  request_key text references request (key),
  primary key (programme_key, question_id)
) strict, without rowid;

-- What the data say in answer, and the rows that bear on it: those gathered by
-- people and those that the rule found.
create table card_line (
  programme_key text not null,
  question_id text not null,
  position integer not null,
  what text not null check (what in ('payer', 'payer_part', 'payer_rest', 'payers_not_named', 'manager', 'agreements_found', 'recipients_named', 'recipients_counted', 'receivers_path_not_stated', 'reached', 'reached_directly', 'per_recipient', 'conditions_read', 'targets', 'results', 'targets_answered')),
  number integer check (number >= 0),
  organization_key text references organization (key),
  figure_key text references figure (key),
  computed_key text references computed (key),
  primary key (programme_key, question_id, position),
  foreign key (programme_key, question_id) references question_card (programme_key, question_id)
) strict, without rowid;

create table card_evidence (
  programme_key text not null,
  question_id text not null,
  position integer not null,
  side text not null check (side in ('settles', 'for', 'against', 'asks', 'beside')),
  about_key text not null,
  evidence_key text not null references evidence (key),
  note_fr text not null,
  note_en text not null,
  by_rule integer not null check (by_rule in (0, 1)),
  primary key (programme_key, question_id, position),
  foreign key (programme_key, question_id) references question_card (programme_key, question_id)
) strict, without rowid;

-- A letter ready to be sent to a public body for a question that is open, with
-- the evidence that what it asks for exists.
create table letter (
  key text primary key,
  programme_key text not null,
  question_id text not null,
  body_key text not null references organization (key),
  law_id text not null references access_law (id),
  wanted_fr text not null check (wanted_fr <> ''),
  wanted_en text not null check (wanted_en <> ''),
  foreign key (programme_key, question_id) references question_card (programme_key, question_id)
) strict, without rowid;

create table letter_evidence (
  letter_key text not null references letter (key),
  position integer not null,
  evidence_key text not null references evidence (key),
  primary key (letter_key, position)
) strict, without rowid;

-- The path of the money of a programme, or of what a body manages, at one
-- stage: nodes in columns, ribbons between them. Nothing in it is added across
-- stages or bases, and no dollar is drawn twice side by side.
create table chain (
  key text primary key,
  programme_key text references programme (key),
  organization_key text references organization (key),
  stage text not null check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  check ((programme_key is null) <> (organization_key is null))
) strict, without rowid;

-- The party of a node is that of an award; a node of use or others has none.
create table chain_node (
  chain_key text not null references chain (key),
  position integer not null check (position >= 0),
  role text not null check (role in ('payer', 'manager', 'partner', 'recipient', 'receiver', 'use', 'others')),
  depth integer not null check (depth >= 0),
  award_key text references award (key),
  side text check (side in ('payer', 'receiver')),
  primary key (chain_key, position),
  check ((award_key is null) = (side is null))
) strict, without rowid;

-- cents is the width; it is 0 for a known link whose amount was not found. The
-- amount is that of the figure, or the computed one.
create table chain_ribbon (
  chain_key text not null references chain (key),
  position integer not null check (position >= 0),
  kind text not null check (kind in ('award', 'payer_part', 'payer_rest', 'through', 'not_found', 'used', 'link', 'others', 'other_links')),
  from_position integer not null,
  to_position integer not null,
  award_key text references award (key),
  base_award_key text references award (key),
  whole_award_key text references award (key),
  whole_figure_key text references figure (key),
  figure_key text references figure (key),
  computed_key text references computed (key),
  cents integer not null check (cents >= 0),
  inside integer,
  named integer not null check (named in (0, 1)),
  awards integer not null check (awards > 0),
  primary key (chain_key, position),
  check (figure_key is null or computed_key is null),
  check (cents = 0 or figure_key is not null or computed_key is not null)
) strict, without rowid;

-- What each programme and organization holds, for lists and the home page.
create table programme_count (
  programme_key text primary key references programme (key),
  facts integer not null,
  awards integer not null,
  figures integer not null,
  statements integer not null,
  quantities integer not null
) strict, without rowid;

create table organization_role (
  organization_key text not null references organization (key),
  role text not null check (role in ('payer', 'manager', 'partner', 'recipient', 'receiver', 'owner', 'fund', 'author', 'sponsor', 'publisher', 'governs', 'governed')),
  things integer not null check (things > 0),
  primary key (organization_key, role)
) strict, without rowid;

create table search_name (
  kind text not null check (kind in ('programme', 'organization', 'region', 'municipality', 'document')),
  key text not null,
  lang text not null,
  name text not null,
  folded text not null,
  weight integer not null,
  primary key (kind, key, folded)
) strict, without rowid;

create table code (
  list text not null,
  position integer not null,
  value text not null,
  label_fr text not null,
  label_en text not null,
  meaning_fr text not null,
  meaning_en text not null,
  primary key (list, value)
) strict, without rowid;

create table site_count (
  name text primary key,
  value integer not null
) strict, without rowid;

create table release (
  number integer primary key check (number > 0),
  published_at text not null,
  content_hash text not null check (length(content_hash) = 64),
  ledger_hash text not null default '', -- of the copy of the ledgers, for verifying
  edition text not null
) strict;

create index counted_by_programme on counted (programme_key, position);
create unique index counted_by_position on counted (position);
create unique index counted_of_award on counted (award_key, stage) where of_award = 1;
create index counted_by_award on counted (award_key);
create index figure_by_award on figure (award_key);
create index figure_by_programme on figure (programme_key);
create index award_by_programme on award (programme_key);
create index award_party_by_organization on award_party (organization_key, role);
create index figure_party_by_organization on figure_party (organization_key, role);
create index statement_by_programme on statement (programme_key);
create index quantity_by_programme on quantity (programme_key);
create index evidence_by_document on evidence (document_key);
create index relation_to on relation (to_key);
create index pair_by_programme on pair (programme_key);
create index chain_by_programme on chain (programme_key);
create index chain_by_organization on chain (organization_key);
create index search_by_folded on search_name (folded);

-- 5. Public views: one definition of each list for page, CSV, JSON and for who
-- opens this file. Columns are those of the extracts, named alike (the method
-- page explains them), then what the pages need besides, from position on.
-- Money is in cents and says so in its name. Words that have two languages
-- stand in two columns, _fr and _en, empty where the name was not seen in that
-- language; of several bodies together each has the name that was seen. A
-- column _list is JSON.

-- The names of a body: seen_fr and seen_en are the one that was seen, in that
-- language where it was.
create view name_rows as
select
  key, name_fr, name_en,
  coalesce(nullif(name_fr, ''), name_en) as seen_fr,
  coalesce(nullif(name_en, ''), name_fr) as seen_en
from organization;

create view owner_rows as
select x.programme_key as programme, n.key, n.name_fr, n.name_en, n.seen_fr, n.seen_en
from programme_owner x
join name_rows n on n.key = x.organization_key;

create view speaker_rows as
select x.statement_key as row, x.role, n.key, n.name_fr, n.name_en, n.seen_fr, n.seen_en
from statement_party x
join name_rows n on n.key = x.organization_key;

-- Who pays and receives on a row about money: the parties of its award, or of
-- a programme figure.
create view party_rows as
select c.row_key as row, x.role, n.key, n.name_fr, n.name_en, n.seen_fr, n.seen_en
from counted c
join award_party x on x.award_key = c.award_key
join name_rows n on n.key = x.organization_key
union all
select c.row_key, x.role, n.key, n.name_fr, n.name_en, n.seen_fr, n.seen_en
from counted c
join figure_party x on x.figure_key = c.figure_key
join name_rows n on n.key = x.organization_key
where c.award_key is null;

-- Every row that says something about money: a figure of an award or of a
-- programme, or an award whose amount was not found.
create view figure_rows as
select
  c.row_key as row,
  coalesce(c.award_key, '') as award,
  coalesce(c.programme_key, '') as programme,
  coalesce(p.name_fr, '') as programme_name_fr,
  coalesce(p.name_en, '') as programme_name_en,
  coalesce(a.payer_kind, f.payer_kind) as payer_kind,
  coalesce(
    (select group_concat(seen_fr, '; ') from (select seen_fr from party_rows where row = c.row_key and role = 'payer' order by key)),
    a.payer_class,
    f.payer_class
  ) as payer_fr,
  coalesce(
    (select group_concat(seen_en, '; ') from (select seen_en from party_rows where row = c.row_key and role = 'payer' order by key)),
    a.payer_class,
    f.payer_class
  ) as payer_en,
  coalesce((select group_concat(key, ';') from (select key from party_rows where row = c.row_key and role = 'payer' order by key)), '') as payer_keys,
  coalesce(fund.name_fr, '') as fund_fr,
  coalesce(fund.name_en, '') as fund_en,
  coalesce(a.receiver_kind, f.receiver_kind) as receiver_kind,
  coalesce(
    (select group_concat(seen_fr, '; ') from (select seen_fr from party_rows where row = c.row_key and role = 'receiver' order by key)),
    a.receiver_class,
    f.receiver_class
  ) as receiver_fr,
  coalesce(
    (select group_concat(seen_en, '; ') from (select seen_en from party_rows where row = c.row_key and role = 'receiver' order by key)),
    a.receiver_class,
    f.receiver_class
  ) as receiver_en,
  coalesce((select group_concat(key, ';') from (select key from party_rows where row = c.row_key and role = 'receiver' order by key)), '') as receiver_keys,
  f.receiver_count,
  coalesce(f.receiver_unit, '') as receiver_unit,
  coalesce(f.receiver_qualifier, '') as receiver_qualifier,
  coalesce(a.hop, '') as hop,
  coalesce(a.origin, '') as origin,
  coalesce(a.form, f.form) as form,
  coalesce(a.mode, f.mode) as mode,
  coalesce(a.theme, p.theme, '') as theme,
  coalesce(a.scope, f.scope) as scope,
  coalesce(a.money, f.money) as money,
  coalesce(a.status, '') as status,
  coalesce(c.stage, '') as stage,
  coalesce(f.basis, '') as basis,
  coalesce(f.unit, '') as unit,
  coalesce(f.qualifier, '') as qualifier,
  f.cents as amount_cents,
  f.step_cents,
  coalesce(f.currency, '') as currency,
  c.enters,
  c.reaches,
  coalesce(c.not_counted_because, '') as not_counted_because,
  c.aside,
  c.entering_cents as entering_amount_cents,
  c.reaching_cents as reaching_amount_cents,
  s.figure_key is not null as shown_first,
  coalesce(s.because, '') as shown_because,
  coalesce(f.perimeter, '') as perimeter,
  coalesce(f.region, '') as region,
  coalesce(f.fiscal_from, '') as fiscal_from,
  coalesce(f.fiscal_until, '') as fiscal_until,
  coalesce(f.period_from, a.period_from) as period_from,
  coalesce(f.period_until, a.period_until) as period_until,
  f.duration_years,
  coalesce(f.number_in_fragment, 0) and e.fragment <> '' as number_in_fragment,
  coalesce(said.name_fr, '') as asserted_by_fr,
  coalesce(said.name_en, '') as asserted_by_en,
  coalesce(f.note, '') as note,
  d.publisher,
  d.speaker,
  coalesce(f.rank, '') as rank,
  d.kind as document_kind,
  d.title as source_title,
  d.address,
  e.fragment,
  e.lang as fragment_lang,
  e.state as evidence_state,
  e.consulted_on,
  coalesce(f.published_on, a.published_on) as published_on,
  e.key as evidence,
  c.position,
  c.of_award,
  coalesce(c.figure_key, '') as figure,
  coalesce(a.payer_class, f.payer_class) as payer_class,
  (
    select json_group_array(json_object('key', key, 'fr', name_fr, 'en', name_en))
    from (select key, name_fr, name_en from party_rows where row = c.row_key and role = 'payer' order by key)
  ) as payer_list,
  coalesce(a.receiver_class, f.receiver_class) as receiver_class,
  (
    select json_group_array(json_object('key', key, 'fr', name_fr, 'en', name_en))
    from (select key, name_fr, name_en from party_rows where row = c.row_key and role = 'receiver' order by key)
  ) as receiver_list,
  coalesce(a.fund_key, '') as fund_key,
  coalesce(f.asserted_by, '') as asserted_by_key,
  coalesce(f.version, 0) as version,
  coalesce(f.verdict, '') as verdict,
  coalesce(s.competitors, 0) as competitors,
  coalesce((select number from public_id where kind = iif(c.figure_key is null, 'award', 'figure') and key = coalesce(c.figure_key, c.award_key)), 0) as public_number,
  e.locator,
  e.address_state,
  coalesce(e.snapshot_hash, '') as snapshot,
  e.withheld,
  d.key as document,
  d.lang as title_lang,
  coalesce(d.publisher_key, '') as publisher_key,
  d.source_id as source
from counted c
left join figure f on f.key = c.figure_key
left join award a on a.key = c.award_key
left join programme p on p.key = c.programme_key
left join organization fund on fund.key = a.fund_key
left join organization said on said.key = f.asserted_by
left join shown_figure s on s.figure_key = c.figure_key
join evidence e on e.key = coalesce(f.evidence_key, a.evidence_key)
join document d on d.key = e.document_key;

-- One row an award and stage. Adding entering_amount_cents over any rows of
-- one stage gives the same here as in figure_rows, and the total of the page;
-- adding amount_cents is nobody's total.
create view award_rows as
select *
from figure_rows
where of_award = 1;

create view programme_rows as
select
  p.key as programme,
  p.name_fr as programme_name_fr,
  p.name_en as programme_name_en,
  p.about_fr,
  p.about_en,
  coalesce(p.parent_key, '') as parent,
  p.theme,
  coalesce(p.theme_part, '') as theme_part,
  p.mode,
  p.scope,
  coalesce((select group_concat(seen_fr, '; ') from (select seen_fr from owner_rows where programme = p.key order by key)), '') as owners_fr,
  coalesce((select group_concat(seen_en, '; ') from (select seen_en from owner_rows where programme = p.key order by key)), '') as owners_en,
  coalesce((select group_concat(key, ';') from (select key from owner_rows where programme = p.key order by key)), '') as owner_keys,
  coalesce((select min(x.announced_on) from announcement x where x.programme_key = p.key and x.announced_on <> ''), '') as announced_on,
  n.facts,
  n.awards,
  n.figures,
  n.statements,
  n.quantities,
  p.note,
  printf('%012d', 999999999999 - n.facts) || ' ' || p.key as position,
  p.featured,
  (
    select json_group_array(json_object('key', key, 'fr', name_fr, 'en', name_en))
    from (select key, name_fr, name_en from owner_rows where programme = p.key order by key)
  ) as owner_list,
  coalesce(up.name_fr, '') as parent_name_fr,
  coalesce(up.name_en, '') as parent_name_en,
  t.label_fr as theme_label_fr,
  t.label_en as theme_label_en,
  coalesce(part.label_fr, '') as theme_part_label_fr,
  coalesce(part.label_en, '') as theme_part_label_en,
  coalesce((select number from public_id where kind = 'programme' and key = p.key), 0) as public_number
from programme p
join programme_count n on n.programme_key = p.key
join theme t on t.code = p.theme
left join theme part on part.code = p.theme_part
left join programme up on up.key = p.parent_key;

create view organization_rows as
select
  o.key as organization,
  o.name_fr,
  o.name_en,
  o.kind as organization_kind,
  coalesce(own.name_fr, '') as owner_fr,
  coalesce(own.name_en, '') as owner_en,
  o.region,
  coalesce((select group_concat(role || ' ' || things, ';') from (select role, things from organization_role where organization_key = o.key order by role)), '') as roles,
  lower(coalesce(nullif(o.name_fr, ''), o.name_en)) || ' ' || o.key as position,
  coalesce(o.owner_key, '') as owner_key,
  coalesce((select number from public_id where kind = 'organization' and key = o.key), 0) as public_number
from organization o
left join organization own on own.key = o.owner_key;

create view statement_rows as
select
  s.key as row,
  s.kind as statement_kind,
  coalesce(s.programme_key, '') as programme,
  coalesce(p.name_fr, '') as programme_name_fr,
  coalesce(p.name_en, '') as programme_name_en,
  coalesce((select group_concat(seen_fr, '; ') from (select seen_fr from speaker_rows where row = s.key and role = 'author' order by key)), '') as authors_fr,
  coalesce((select group_concat(seen_en, '; ') from (select seen_en from speaker_rows where row = s.key and role = 'author' order by key)), '') as authors_en,
  coalesce((select group_concat(key, ';') from (select key from speaker_rows where row = s.key and role = 'author' order by key)), '') as author_keys,
  coalesce((select group_concat(seen_fr, '; ') from (select seen_fr from speaker_rows where row = s.key and role = 'sponsor' order by key)), '') as sponsors_fr,
  coalesce((select group_concat(seen_en, '; ') from (select seen_en from speaker_rows where row = s.key and role = 'sponsor' order by key)), '') as sponsors_en,
  coalesce((select group_concat(key, ';') from (select key from speaker_rows where row = s.key and role = 'sponsor' order by key)), '') as sponsor_keys,
  s.said_on,
  s.claimed_cents as claimed_amount_cents,
  coalesce(s.claimed_qualifier, '') as qualifier,
  coalesce(s.claimed_currency, '') as currency,
  coalesce(s.claimed_basis, '') as basis,
  coalesce(s.claimed_unit, '') as unit,
  s.perimeter,
  s.region,
  s.fiscal_from,
  s.fiscal_until,
  coalesce(said.name_fr, '') as asserted_by_fr,
  coalesce(said.name_en, '') as asserted_by_en,
  s.note,
  d.publisher,
  d.speaker,
  s.rank as rank,
  d.kind as document_kind,
  d.title as source_title,
  d.address,
  e.fragment,
  e.lang as fragment_lang,
  e.state as evidence_state,
  e.consulted_on,
  s.published_on as published_on,
  e.key as evidence,
  coalesce(s.programme_key, '~') || ' ' || s.key as position,
  coalesce(p.scope, 'not_stated') as scope,
  s.claimed_step_cents as step_cents,
  (
    select json_group_array(json_object('key', key, 'fr', name_fr, 'en', name_en))
    from (select key, name_fr, name_en from speaker_rows where row = s.key and role = 'author' order by key)
  ) as author_list,
  (
    select json_group_array(json_object('key', key, 'fr', name_fr, 'en', name_en))
    from (select key, name_fr, name_en from speaker_rows where row = s.key and role = 'sponsor' order by key)
  ) as sponsor_list,
  coalesce(s.asserted_by, '') as asserted_by_key,
  coalesce((select number from public_id where kind = 'statement' and key = s.key), 0) as public_number,
  e.locator,
  e.address_state,
  coalesce(e.snapshot_hash, '') as snapshot,
  e.withheld,
  d.key as document,
  d.lang as title_lang,
  coalesce(d.publisher_key, '') as publisher_key,
  d.source_id as source
from statement s
left join programme p on p.key = s.programme_key
left join organization said on said.key = s.asserted_by
join evidence e on e.key = s.evidence_key
join document d on d.key = e.document_key;

create view quantity_rows as
select
  q.key as row,
  q.role as quantity_role,
  coalesce(q.programme_key, '') as programme,
  coalesce(p.name_fr, '') as programme_name_fr,
  coalesce(p.name_en, '') as programme_name_en,
  q.mantissa / case q.decimals when 0 then 1.0 when 1 then 1e1 when 2 then 1e2 when 3 then 1e3 when 4 then 1e4 when 5 then 1e5 else 1e6 end as value,
  q.unit as counted_in,
  q.qualifier,
  coalesce(q.answers_key, '') as answers,
  q.number_in_fragment and e.fragment <> '' as number_in_fragment,
  q.perimeter,
  q.region,
  q.fiscal_from,
  q.fiscal_until,
  coalesce(said.name_fr, '') as asserted_by_fr,
  coalesce(said.name_en, '') as asserted_by_en,
  q.note,
  d.publisher,
  d.speaker,
  q.rank as rank,
  d.kind as document_kind,
  d.title as source_title,
  d.address,
  e.fragment,
  e.lang as fragment_lang,
  e.state as evidence_state,
  e.consulted_on,
  q.published_on as published_on,
  e.key as evidence,
  coalesce(q.programme_key, '~') || ' ' || q.key as position,
  coalesce(p.scope, 'not_stated') as scope,
  q.mantissa,
  q.decimals,
  coalesce(q.asserted_by, '') as asserted_by_key,
  coalesce((select number from public_id where kind = 'quantity' and key = q.key), 0) as public_number,
  e.locator,
  e.address_state,
  coalesce(e.snapshot_hash, '') as snapshot,
  e.withheld,
  d.key as document,
  d.lang as title_lang,
  coalesce(d.publisher_key, '') as publisher_key,
  d.source_id as source
from quantity q
left join programme p on p.key = q.programme_key
left join organization said on said.key = q.asserted_by
join evidence e on e.key = q.evidence_key
join document d on d.key = e.document_key;

-- By kind, then by name, never by value.
create view indicator_rows as
select
  i.key as indicator,
  i.kind as indicator_kind,
  coalesce(i.programme_key, '') as programme,
  coalesce(p.name_fr, '') as programme_name_fr,
  coalesce(p.name_en, '') as programme_name_en,
  coalesce(i.organization_key, '') as organization,
  coalesce(o.name_fr, '') as name_fr,
  coalesce(o.name_en, '') as name_en,
  coalesce(y.name_fr, '') as payer_fr,
  coalesce(y.name_en, '') as payer_en,
  coalesce(i.payer_key, '') as payer_keys,
  coalesce(i.stage, '') as stage,
  c.permille / 10.0 as share_percent,
  coalesce(c.qualifier, '') as qualifier,
  i.programmes as programmes_managed,
  coalesce((
    select group_concat(key, ';')
    from (
      select distinct x.key, lower(coalesce(nullif(x.name_fr, ''), x.name_en)) as name
      from indicator_programme ip
      join programme x on x.key = ip.programme_key
      where ip.indicator_key = i.key
      order by name, x.key
    )
  ), '') as programme_keys,
  coalesce(i.because, '') as not_computed_because,
  case i.kind when 'manager_share' then '1' when 'payer_share' then '2' else '3' end || ' ' ||
    lower(coalesce(nullif(p.name_fr, ''), nullif(p.name_en, ''), nullif(o.name_fr, ''), o.name_en)) || ' ' ||
    case i.stage when 'announced' then '1' when 'budgeted' then '2' when 'committed' then '3' when 'paid' then '4' when 'reported' then '5' else '6' end || ' ' ||
    i.key as position,
  c.permille,
  coalesce(i.computed_key, '') as computed,
  (
    select json_group_array(json_object('key', key, 'fr', name_fr, 'en', name_en))
    from (
      select distinct x.key, x.name_fr, x.name_en, lower(coalesce(nullif(x.name_fr, ''), x.name_en)) as name
      from indicator_programme ip
      join programme x on x.key = ip.programme_key
      where ip.indicator_key = i.key
      order by name, x.key
    )
  ) as programme_list
from indicator i
left join programme p on p.key = i.programme_key
left join organization o on o.key = i.organization_key
left join organization y on y.key = i.payer_key
left join computed c on c.key = i.computed_key;

-- What each address was read for: every row of section 2 with its evidence.
create view cited_rows as
select f.evidence_key as evidence, coalesce(f.programme_key, a.programme_key, '') as programme, f.rank, f.published_on
from figure f
left join award a on a.key = f.award_key
union all
select evidence_key, coalesce(programme_key, ''), rank, published_on from statement
union all
select evidence_key, coalesce(programme_key, ''), rank, published_on from quantity
union all
select evidence_key, coalesce(programme_key, ''), rank, published_on from governance
union all
select evidence_key, coalesce(programme_key, ''), rank, published_on from announcement
union all
select evidence_key, coalesce(programme_key, ''), '', published_on from award
union all
select evidence_key, coalesce(programme_key, ''), '', '' from document_note;

-- State, rank and date of an address: those that all that was read there has.
create view document_rows as
select
  d.key as document,
  d.publisher,
  coalesce(d.publisher_key, '') as publisher_key,
  d.title as source_title,
  d.address,
  d.kind as document_kind,
  d.speaker,
  d.lang,
  d.copy_of,
  d.source_id as source,
  (select count(*) from evidence e where e.document_key = d.key) as facts,
  coalesce((select min(e.state) from evidence e where e.document_key = d.key), 'cited') as evidence_state,
  coalesce((select min(e.address_state) from evidence e where e.document_key = d.key), 'not_tried') as address_state,
  coalesce((select max(e.consulted_on) from evidence e where e.document_key = d.key), '') as consulted_on,
  coalesce((
    select iif(min(c.published_on) = max(c.published_on), min(c.published_on), '')
    from evidence e
    join cited_rows c on c.evidence = e.key
    where e.document_key = d.key and c.published_on <> ''
  ), '') as published_on,
  coalesce((
    select iif(min(c.rank) = max(c.rank), min(c.rank), '')
    from evidence e
    join cited_rows c on c.evidence = e.key
    where e.document_key = d.key and c.rank <> ''
  ), '') as rank,
  d.note,
  lower(d.publisher) || ' ' || d.key as position,
  (select json_group_array(e.key) from evidence e where e.document_key = d.key) as evidence_list,
  src.title_fr as source_label_fr,
  src.title_en as source_label_en,
  coalesce((select number from public_id where kind = 'document' and key = d.key), 0) as public_number
from document d
join source src on src.id = d.source_id;

-- 6. Permanent addresses: the public id of everything in this release, as the
-- id ledger below has issued it. Outside the content hash.
create table public_id (
  kind text not null,
  key text not null,
  number integer not null,
  primary key (kind, key),
  unique (kind, number)
) strict, without rowid;
