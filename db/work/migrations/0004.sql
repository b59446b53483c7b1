-- What may stand in one table, year by year: levels, increases, rates, or the
-- modes of one fiscal year. Which figures are comparable is the edition's to say.

create table series (
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

create table series_member (
  source_id text not null references source (id),
  series_id text not null references series (id),
  member_key text not null,
  figure_key text references figure (key),
  quantity_key text references quantity (key),
  primary key (series_id, member_key),
  check ((figure_key is null) <> (quantity_key is null))
) strict, without rowid;

create index series_member_by_figure_key on series_member (figure_key);
create index series_member_by_quantity_key on series_member (quantity_key);
