-- What the network sent: the queue of a crawl, and every version of a page.
-- None of it travels into a release.

-- The queue of a crawl. A row is queued until its answer is stored; a crawl
-- that was stopped resumes with the queued ones.
create table job (
  source_id text not null,
  address text not null,
  number integer not null,
  host text not null,
  kind text not null,
  state text not null check (state in ('queued', 'kept', 'unchanged', 'gone', 'failed')),
  failure text not null,
  primary key (source_id, address)
) strict, without rowid;

create index job_by_host on job (source_id, host, number) where state = 'queued';

-- The last answer of an address, with what a conditional request needs.
create table page (
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

-- Every version that an address ever answered with, by its kept bytes.
create table page_version (
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

-- The day on which a live run of a source first passed what is expected of it.
create table proof (
  source_id text primary key,
  proven_on text not null
) strict, without rowid;
