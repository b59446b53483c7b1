-- The bulk records of one source: what its publisher's files say, row by row.
-- Written by one load, then read. Amounts are integer cents; dates are ISO
-- 8601; ids are numbers of this file alone. What a private person is called, or
-- was given money for, is not written here: it stays in the kept file.
--
-- Inside a check SQLite builds a list of three or more values anew for each row:
-- tables of many rows compare one by one.

-- What was loaded, in one row. Reader names the code that read the files;
-- counted is how many rows the publisher says that there are, where it says so.
create table record_load (
  source_id text not null,
  scheme text not null,
  reader text not null,
  loaded_on text not null check (loaded_on <> ''),
  counted integer,
  first integer not null check (first in (0, 1))
) strict;

create table record_file (
  id integer primary key,
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
  field text primary key,
  name text not null check (name <> '')
) strict, without rowid;

-- What is the same in many awards.
create table record_terms (
  id integer primary key,
  form text not null check (form in ('grant', 'contract', 'loan', 'in_kind', 'tax_credit', 'mixed', 'not_stated')),
  mode text not null check (mode in ('core_mission', 'service_agreement', 'project', 'emergency', 'not_stated')),
  hop text not null check (hop in ('to_manager', 'to_partner', 'to_recipient', 'not_stated')),
  origin text not null check (origin in ('own_budget', 'passed_on', 'own_contribution', 'not_stated')),
  money text not null check (money in ('public', 'private', 'mixed', 'not_stated')),
  status text not null check (status in ('active', 'completed', 'cancelled', 'not_stated')),
  stage text not null check (stage in ('announced', 'budgeted', 'committed', 'paid', 'reported')),
  basis text not null check (basis in ('one_year', 'several_years', 'cumulative', 'recurring_level', 'increase', 'not_stated')),
  currency text not null check (length(currency) = 3)
) strict;

-- One body under each key: its business number, else its enterprise number,
-- else its code in this source, else name and city.
create table record_party (
  id integer primary key,
  key text not null
) strict;

-- Each way in which the source writes a party; the first one names it.
create table record_spelling (
  id integer primary key,
  party integer not null references record_party (id),
  code text not null,
  business_number text not null,
  neq text not null,
  name_fr text not null,
  name_en text not null,
  city text not null,
  province text not null,
  country text not null,
  kind text not null check (kind = 'government' or kind = 'ministry' or kind = 'fund' or kind = 'public_body' or kind = 'municipality' or kind = 'foundation' or kind = 'nonprofit' or kind = 'umbrella' or kind = 'company' or kind = 'university' or kind = 'media' or kind = 'unknown'),
  individual integer not null check (individual in (0, 1))
) strict;

create table record_programme (
  id integer primary key,
  payer integer not null references record_party (id),
  name_fr text not null,
  name_en text not null
) strict;

-- One row of a file: one version of one award. key is of the agreement; twin
-- tells two agreements apart whose keys fall together. cents is null where the
-- cell is empty or unreadable; printed where the cell is cents as 1234.56.
-- content is a hash of all that the row says.
create table record_version (
  id integer primary key,
  file integer not null references record_file (id),
  row integer not null check (row > 0),
  key integer not null,
  twin integer not null,
  version integer not null,
  payer integer not null references record_spelling (id),
  receiver integer not null references record_spelling (id),
  programme integer references record_programme (id),
  terms integer not null references record_terms (id),
  cents integer,
  printed text,
  verdict text not null check (verdict = 'ok' or verdict = 'suspect' or verdict = 'excluded'),
  reason text not null,
  fiscal_year text not null,
  signed_on text not null,
  period_from text not null,
  period_until text not null,
  region text not null,
  content integer not null
) strict;

-- What the row says in words.
create table record_text (
  version integer primary key references record_version (id),
  agreement text not null,
  title_fr text not null,
  title_en text not null,
  about_fr text not null,
  about_en text not null
) strict;

create table record_doubt (
  id integer primary key,
  version integer not null references record_version (id),
  field text not null check (field <> ''),
  raw text not null,
  verdict text not null check (verdict in ('suspect', 'excluded')),
  reason text not null check (reason <> '')
) strict;

-- One row an agreement: its id is that of the version that holds now; first is
-- the version that it began with.
create table record (
  id integer primary key references record_version (id),
  key integer not null,
  first integer not null references record_version (id),
  versions integer not null check (versions > 0)
) strict;

-- Each version that holds no more, and the one of its agreement that does: the
-- record of any version is this one, else the version itself.
create table record_earlier (
  version integer primary key references record_version (id),
  record integer not null references record (id)
) strict;

-- Numbers that bodies state about themselves in official returns.
create table record_line_meaning (
  line text primary key,
  is_money integer not null check (is_money in (0, 1)),
  label_fr text not null,
  label_en text not null,
  address text not null
) strict, without rowid;

create table record_line (
  id integer primary key,
  file integer not null references record_file (id),
  row integer not null check (row > 0),
  body integer not null references record_spelling (id),
  line text not null,
  ends_on text not null,
  return_key text not null,
  number integer not null, -- cents where the line is money
  is_money integer not null check (is_money in (0, 1)),
  currency text not null,
  printed text not null,
  verdict text not null check (verdict = 'ok' or verdict = 'suspect' or verdict = 'excluded'),
  reason text not null
) strict;

-- Rows left out: how many for which reason, and the first ones whole.
create table record_skip (
  field text not null,
  reason text not null,
  rows integer not null check (rows > 0),
  primary key (field, reason)
) strict, without rowid;

create table record_skipped (
  file integer not null references record_file (id),
  row integer not null,
  field text not null,
  value text not null,
  reason text not null
) strict;

-- What became different between two loads, one row a value; kept for ever. A
-- withdrawn agreement tells its amount, in cents.
create table record_event (
  id integer primary key,
  seen_on text not null check (seen_on <> ''),
  kind text not null check (kind = 'added' or kind = 'changed' or kind = 'withdrawn'),
  key integer not null,
  individual integer not null check (individual in (0, 1)),
  field text not null,
  was text not null,
  became text not null,
  was_sha256 text not null,
  became_sha256 text not null,
  check (kind = 'changed' or field = ''),
  check (kind <> 'changed' or was <> became)
) strict;

-- What the load adds up to, before any verdict takes something away:
-- excluded_cents is what verdicts take out of current_cents.
create table record_total (
  rows integer not null,
  agreements integer not null,
  original_cents integer not null,
  current_cents integer not null,
  excluded_cents integer not null,
  suspect integer not null,
  excluded integer not null,
  lines integer not null,
  skipped integer not null
) strict;
