-- Who speaks may be a partner of the programme. A check cannot be changed in
-- place: the table is made anew, and what points at its rows is looked at when
-- all of this is committed.

pragma defer_foreign_keys = on;

create temp table document_copy as
select key, source_id, address, title, publisher, publisher_key, kind, speaker, lang, copy_of, note
from document;

drop table document;

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
  note text not null
) strict, without rowid;

insert into document (key, source_id, address, title, publisher, publisher_key, kind, speaker, lang, copy_of, note)
select key, source_id, address, title, publisher, publisher_key, kind, speaker, lang, copy_of, note
from document_copy;

drop table document_copy;

create index document_by_publisher_key on document (publisher_key);

-- A programme is described in both languages by the edition; what the source
-- notes of it is another thing.
alter table programme rename column about to note;
alter table programme add column about_fr text not null default '';
alter table programme add column about_en text not null default '';

-- The word before the count of a class: "more than 500 projects".
alter table figure add column receiver_qualifier text check (receiver_qualifier in ('exact', 'at_least', 'about', 'up_to'));

-- What the reading says in its own words, in both languages.
create table phrase (
  source_id text not null references source (id),
  words text primary key check (words <> ''),
  words_fr text not null check (words_fr <> ''),
  words_en text not null check (words_en <> '')
) strict, without rowid;
