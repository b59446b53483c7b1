-- Sources that the edition knows of and that nobody collects yet.
create table known_source (
  source_id text not null references source (id),
  position integer primary key check (position > 0),
  title_fr text not null check (title_fr <> ''),
  title_en text not null check (title_en <> ''),
  address text not null check (address <> ''),
  format text not null,
  holds_fr text not null,
  holds_en text not null
) strict;
