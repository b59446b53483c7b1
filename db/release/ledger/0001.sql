-- The ledgers: what was issued and what was shown, release by release. They
-- are kept beside the collecting database and only grow; a copy travels inside
-- each release, outside its content hash, so that any server opens an old
-- citation from the release it has. Codes are not checked here: a line that
-- was written stays true when a code list changes later.

create table ledger_release (
  release integer primary key check (release > 0),
  published_at text not null,
  content_hash text not null check (length(content_hash) = 64),
  state_on text not null
) strict;

-- The id ledger: which key a public id names from a release on.
create table ledger_id (
  kind text not null check (kind <> ''),
  number integer not null check (number > 0),
  release integer not null check (release > 0),
  key text not null check (key <> ''),
  primary key (kind, number, release)
) strict, without rowid;

create index ledger_id_by_key on ledger_id (kind, key);

-- Two things were found to be one: the younger id leads to the older from a
-- release on. Null: that was undone.
create table ledger_redirect (
  kind text not null check (kind <> ''),
  number integer not null check (number > 0),
  release integer not null check (release > 0),
  to_number integer check (to_number < number),
  primary key (kind, number, release)
) strict, without rowid;

-- The citation ledger: what a number was from a release on, and why it is not
-- what it was before. A number that is shown no longer has a line without
-- value. detail is the reason, axis or part of a computed number; mended lists
-- the mendings of its reading in force; refs are the public ids that the
-- reason speaks of.
create table ledger_number (
  kind text not null check (kind <> ''),
  number integer not null check (number > 0),
  release integer not null check (release > 0),
  shown integer not null check (shown in (0, 1)),
  cents integer,
  permille integer,
  mantissa integer,
  decimals integer,
  currency text not null,
  qualifier text not null,
  step_cents integer,
  print_step_cents integer,
  operands integer not null,
  unit text not null,
  stage text not null,
  basis text not null,
  what text not null,
  detail text not null,
  version integer not null,
  about_fr text not null,
  about_en text not null,
  evidence text not null,
  mended text not null,
  reason text not null check (reason <> ''),
  why text not null,
  why_lang text not null,
  refs text not null,
  primary key (kind, number, release),
  check ((shown = 1) = (cents is not null or permille is not null or mantissa is not null))
) strict, without rowid;

-- The words that evidence gave from a release on.
create table ledger_words (
  number integer not null check (number > 0),
  release integer not null check (release > 0),
  shown integer not null check (shown in (0, 1)),
  publisher text not null,
  title text not null,
  title_lang text not null,
  document_kind text not null,
  address text not null,
  published_on text not null,
  locator text not null,
  fragment text not null,
  lang text not null,
  consulted_on text not null,
  snapshot_hash text not null,
  withheld integer not null check (withheld in (0, 1)),
  primary key (number, release)
) strict, without rowid;

-- A reason that was recorded after the change that it explains.
create table ledger_reason (
  kind text not null check (kind <> ''),
  number integer not null check (number > 0),
  of_release integer not null check (of_release > 0),
  release integer not null check (release >= of_release),
  reason text not null check (reason <> ''),
  why text not null,
  why_lang text not null,
  primary key (kind, number, of_release, release)
) strict, without rowid;
