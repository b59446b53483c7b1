-- The edition's questions about programmes, its access laws, and the requests
-- that were sent.

create table question (
  source_id text not null references source (id),
  id text primary key,
  position integer not null unique,
  question_fr text not null check (question_fr <> ''),
  question_en text not null check (question_en <> ''),
  depends_fr text not null,
  depends_en text not null,
  rule text not null check (rule in ('payer_shares', 'manager_right', 'recipients', 'share_reached', 'conditions', 'targets', 'evidence'))
) strict, without rowid;

create table question_evidence (
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

create table question_answer (
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

create table access_law (
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

create table access_law_reading (
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

create table law_of_body (
  source_id text not null references source (id),
  organization_key text primary key references organization (key),
  law_id text not null references access_law (id),
  why text not null check (why <> '')
) strict, without rowid;

create table wanted_document (
  source_id text not null references source (id),
  question_id text not null references question (id),
  programme_key text not null,
  position integer not null,
  words_fr text not null check (words_fr <> ''),
  words_en text not null check (words_en <> ''),
  primary key (question_id, programme_key, position)
) strict, without rowid;

create table request (
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

create index question_evidence_by_question_id on question_evidence (question_id);
create index question_answer_by_question_id on question_answer (question_id);
create index law_of_body_by_law_id on law_of_body (law_id);
create index request_by_body_key on request (body_key);
create index request_by_law_id on request (law_id);
create index request_by_programme_key on request (programme_key);
create index request_by_question_id on request (question_id);
