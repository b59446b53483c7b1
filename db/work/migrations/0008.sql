-- What the prose of announcements says and waits for a person, which texts are
-- one release, how pages changed, and what was captured of cited addresses.

-- What an address was when it was asked for last, beside what it says.
alter table document add column twin text not null default '';
alter table document add column gone_since text not null default '';
alter table document add column archive text not null default '';

-- The day of the last copy in which the fragment was looked for and not found.
alter table evidence add column not_found_on text not null default '';

-- A proposal read from prose, with the words beside it. Nobody has decided on
-- it, or somebody has: the decision itself is a line of the decisions file.
-- earlier tells a decision about the same fragment of another text.
drop table candidate;

create table candidate (
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

create index candidate_by_document_key on candidate (document_key);
create index candidate_by_evidence_key on candidate (evidence_key);

-- Announcements that a list shows and that are not collected.
create table outside (
  source_id text not null references source (id),
  address text not null,
  title text not null,
  primary key (source_id, address)
) strict, without rowid;

-- The text of a collected announcement, as far as sameness needs it. The text
-- itself is read again from what is kept.
create table article (
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

create index article_by_document_key on article (document_key);

-- Which collected text prints another one again: worked out from all texts
-- before a release is made. What a register says of a document goes before it.
create table reprint (
  address text primary key,
  copy_of text not null,
  check (address <> copy_of)
) strict, without rowid;

-- How many amounts of an announcement wait for a person: a number, and nothing
-- of what they say.
create table announcement_waiting (
  source_id text not null references source (id),
  announcement_key text not null references announcement (key),
  amounts integer not null check (amounts > 0),
  primary key (announcement_key)
) strict, without rowid;

-- Every version of the page of a collected announcement: when it was first
-- received, and the SHA-256 of its bytes. One that came back stands there twice.
create table announcement_version (
  source_id text not null references source (id),
  document_key text not null references document (key),
  number integer not null check (number > 0),
  seen_on text not null check (seen_on <> ''),
  hash text not null check (length(hash) = 64),
  primary key (document_key, number)
) strict, without rowid;

-- A difference between two versions of an announcement.
create table announcement_event (
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

create index announcement_event_by_document_key on announcement_event (document_key);

-- Each moment at which an address answered with other bytes than before: a
-- version that comes back is a change too.
create table page_change (
  source_id text not null,
  address text not null,
  number integer not null,
  seen_at text not null,
  hash text not null check (length(hash) = 64),
  primary key (source_id, address, number)
) strict, without rowid;

insert into page_change (source_id, address, number, seen_at, hash)
select source_id, address, row_number() over (partition by source_id, address order by first_seen, hash), first_seen, hash
from page_version;

-- Whether a fragment stands in a copy of the page that it is cited from.
create table fragment_check (
  address text not null,
  hash text not null check (length(hash) = 64),
  fragment text not null,
  found integer not null check (found in (0, 1)),
  primary key (address, hash, fragment)
) strict, without rowid;
