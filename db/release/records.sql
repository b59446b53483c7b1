
-- 6. Bulk records: what publishers' registers say, row by row. Ids are numbers
-- of this release alone; keys are stable. A value's evidence is its file, row
-- and column: record_evidence tells them. A private person is counted, in one
-- class for each province, and never named.

-- A source of records, with what its files add up to before any verdict takes
-- something away: the sums check the load and are nobody's total. counted is
-- how many rows the publisher says that there are, where it says so.
create table record_source (
  id integer primary key,
  source_id text not null unique references source (id),
  scheme text not null check (scheme <> ''),
  loaded_on text not null check (loaded_on <> ''),
  synthetic integer not null check (synthetic in (0, 1)),
  counted integer,
  rows integer not null check (rows >= 0),
  skipped integer not null check (skipped >= 0),
  agreements integer not null check (agreements >= 0),
  original_cents integer not null,
  current_cents integer not null,
  excluded_cents integer not null,
  suspect integer not null,
  excluded integer not null,
  lines integer not null
) strict;

create table record_file (
  id integer primary key,
  source integer not null references record_source (id),
  name text not null,
  address text not null,
  sha256 text not null check (length(sha256) = 64),
  size integer not null check (size >= 0),
  received_on text not null,
  rows integer not null check (rows >= 0),
  synthetic integer not null check (synthetic in (0, 1))
) strict;

-- The column of the file in which a value stands.
create table record_column (
  source integer not null references record_source (id),
  field text not null,
  name text not null check (name <> ''),
  primary key (source, field)
) strict, without rowid;

-- What is the same in many awards of a source. enters and reaches say what
-- these terms allow; an award counts where its amount is known and not excluded.
create table record_terms (
  id integer primary key,
  source integer not null references record_source (id),
  form text not null check (form in ('grant', 'contract', 'loan', 'in_kind', 'tax_credit', 'mixed', 'not_stated')),
  mode text not null check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  hop text not null check (hop in ('to_manager', 'to_partner', 'to_recipient', 'not_stated')),
  origin text not null check (origin in ('own_budget', 'passed_on', 'own_contribution', 'not_stated')),
  money text not null check (money in ('public', 'private', 'mixed', 'not_stated')),
  status text not null check (status in ('active', 'completed', 'cancelled', 'not_stated')),
  stage text not null check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  basis text not null check (basis in ('one_year', 'several_years', 'cumulative', 'recurring_level', 'increase', 'not_stated')),
  currency text not null check (length(currency) = 3),
  not_counted_because text check (not_counted_because in ('amount_not_found', 'corrected', 'excluded', 'unproven_source', 'not_whole', 'another_figure_shown', 'payer_part', 'part_of_whole', 'parts_counted', 'programme_figure', 'private_money', 'mixed_money', 'money_not_stated', 'form_not_stated', 'loan', 'in_kind', 'tax_credit', 'mixed_form', 'origin_not_stated', 'own_contribution', 'hop_not_stated', 'passed_on_to_intermediary', 'chain_not_public', 'other_currency')),
  reaches integer not null check (reaches in (0, 1)),
  check (reaches = 0 or not_counted_because is null)
) strict;

-- A body that pays or receives, one under each official number, else code of a
-- source, else name and city; organization_key is the same body in section 1.
create table record_party (
  id integer primary key,
  key text not null check (key <> ''), -- unique by the index record_party_by_key
  organization_key text references organization (key),
  code text not null,
  business_number text not null,
  neq text not null,
  name_fr text not null,
  name_en text not null,
  city text not null,
  province text not null,
  country text not null,
  kind text not null check (kind in ('government', 'ministry', 'fund', 'public_body', 'municipality', 'foundation', 'nonprofit', 'umbrella', 'company', 'university', 'media', 'unknown')),
  individual integer not null check (individual in (0, 1))
) strict;

-- The names by which a body is looked up, folded as search folds them; lang is
-- empty where both languages have this one. A private person has none.
create table record_name (
  folded text not null check (folded <> ''),
  party integer not null references record_party (id),
  lang text not null check (length(lang) in (0, 2)),
  primary key (folded, party)
) strict, without rowid;

-- programme_key is the programme of section 2 that this one is; theme and scope
-- are its own then, else not stated.
create table record_programme (
  id integer primary key,
  source integer not null references record_source (id),
  payer integer not null references record_party (id),
  name_fr text not null,
  name_en text not null,
  programme_key text references programme (key),
  theme text not null,
  scope text not null check (scope in ('community', 'business', 'public_network', 'households', 'research', 'mixed', 'not_stated')),
  followed integer not null check (followed in (0, 1)),
  check (name_fr <> '' or name_en <> '')
) strict;

-- One row an agreement, as it stands now; its words are in record_text. cents is
-- null where the source gives no number that can be read. followed: its
-- programme is of the theme that the edition follows.
create table record (
  id integer primary key,
  source integer not null references record_source (id),
  terms integer not null references record_terms (id),
  payer integer not null references record_party (id),
  receiver integer not null references record_party (id),
  programme integer references record_programme (id),
  followed integer not null check (followed in (0, 1)),
  cents integer,
  original_cents integer,
  versions integer not null check (versions > 0),
  enters integer not null check (enters in (0, 1)),
  reaches integer not null check (reaches in (0, 1)),
  entering_cents integer not null check (entering_cents >= 0),
  reaching_cents integer not null check (reaching_cents >= 0),
  not_counted_because text check (not_counted_because in ('amount_not_found', 'corrected', 'excluded', 'unproven_source', 'not_whole', 'another_figure_shown', 'payer_part', 'part_of_whole', 'parts_counted', 'programme_figure', 'private_money', 'mixed_money', 'money_not_stated', 'form_not_stated', 'loan', 'in_kind', 'tax_credit', 'mixed_form', 'origin_not_stated', 'own_contribution', 'hop_not_stated', 'passed_on_to_intermediary', 'chain_not_public', 'other_currency')),
  verdict text not null check (verdict in ('ok', 'suspect', 'excluded')),
  reason text not null,
  fiscal_year text not null,
  signed_on text not null,
  period_from text not null,
  period_until text not null,
  region text not null,
  key text not null check (key <> ''),
  check (enters = 1 or entering_cents = 0),
  check (reaches = 1 or reaching_cents = 0),
  check ((enters + reaches = 0) = (not_counted_because is not null))
) strict;

-- What an agreement says in words, and its publisher's own key of it; empty
-- where a private person receives. receiver_fr and receiver_en are the name as
-- this row prints it, null where it is the party's.
create table record_text (
  record integer primary key references record (id),
  agreement text not null,
  receiver_fr text,
  receiver_en text,
  title_fr text not null,
  title_en text not null,
  about_fr text not null,
  about_en text not null
) strict;

-- Every version of an agreement, from the row of the file that states it.
-- printed is the cell where it is not cents as 1234.56.
create table record_version (
  id integer primary key,
  record integer not null references record (id),
  version integer not null,
  file integer not null references record_file (id),
  row integer not null check (row > 0),
  cents integer,
  printed text,
  signed_on text not null,
  verdict text not null check (verdict in ('ok', 'suspect', 'excluded')),
  reason text not null
) strict;

-- A rule's verdict on a value of a row that is not as it should be.
create table record_doubt (
  id integer primary key,
  version integer not null references record_version (id),
  field text not null,
  raw text not null,
  verdict text not null check (verdict in ('suspect', 'excluded')),
  reason text not null
) strict;

-- What numbers of official returns mean, and the numbers; cents where the line
-- is money.
create table record_line_meaning (
  source integer not null references record_source (id),
  line text not null,
  is_money integer not null check (is_money in (0, 1)),
  label_fr text not null,
  label_en text not null,
  address text not null,
  primary key (source, line)
) strict, without rowid;

create table record_line (
  id integer primary key,
  source integer not null references record_source (id),
  file integer not null references record_file (id),
  row integer not null check (row > 0),
  body integer not null references record_party (id),
  line text not null,
  ends_on text not null,
  return_key text not null,
  number integer not null,
  currency text not null,
  printed text not null,
  verdict text not null check (verdict in ('ok', 'suspect', 'excluded')),
  reason text not null,
  foreign key (source, line) references record_line_meaning (source, line)
) strict;

create table record_skip (
  source integer not null references record_source (id),
  field text not null,
  reason text not null,
  rows integer not null check (rows > 0),
  primary key (source, field, reason)
) strict, without rowid;

-- What became different between two loads of a source, one row a value, since
-- the first load: with record_version this is how a past value is read. A
-- withdrawn agreement is no record any more; its amount is in was, in cents.
create table record_event (
  id integer primary key,
  source integer not null references record_source (id),
  record_key text not null,
  seen_on text not null check (seen_on <> ''),
  kind text not null check (kind in ('added', 'changed', 'withdrawn')),
  field text not null,
  was text not null,
  became text not null,
  was_sha256 text not null,
  became_sha256 text not null
) strict;

-- What of a source is here, by fiscal year; partial: the year was not over on
-- the day on which the file was received.
create table record_coverage (
  source integer not null references record_source (id),
  fiscal_year text not null,
  rows integer not null,
  agreements integer not null,
  partial integer not null check (partial in (0, 1)),
  primary key (source, fiscal_year)
) strict, without rowid;

-- Sums over agreements, made at publish: of each axis every agreement is in one
-- row, so any axis adds up to axis all. member is the id of a payer or
-- programme, the code of a region or form, a theme, a scope, 1 or 0 for
-- followed, the reason for standing in no total; empty for all, for what is not
-- stated and for what enters. cents is what was read less what verdicts exclude;
-- aside_cents is what was read, excluded or not, of agreements that stand in
-- neither total: kept apart by reason, added to no total. Nothing is added
-- across stages or currencies.
create table record_sum (
  axis text not null check (axis in ('all', 'followed', 'theme', 'scope', 'payer', 'programme', 'region', 'form', 'because')),
  member text not null,
  fiscal_year text not null,
  source integer not null references record_source (id),
  stage text not null,
  currency text not null,
  records integer not null check (records > 0),
  entering integer not null, -- agreements that enter
  excluded integer not null,
  cents integer not null,
  entering_cents integer not null,
  reaching_cents integer not null,
  aside_cents integer not null,
  primary key (axis, member, fiscal_year, source, stage, currency)
) strict, without rowid;

-- The same of each party in each role, over all years and sources.
create table record_party_sum (
  party integer not null references record_party (id),
  role text not null check (role in ('payer', 'receiver')),
  stage text not null,
  currency text not null,
  records integer not null check (records > 0),
  cents integer not null,
  entering_cents integer not null,
  reaching_cents integer not null,
  first_year text not null,
  last_year text not null,
  primary key (party, role, stage, currency)
) strict, without rowid;
