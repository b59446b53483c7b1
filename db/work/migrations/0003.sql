-- What a sum may be measured by, in the order of the edition.
create table instead_parameter (
  source_id text not null references source (id),
  position integer primary key check (position > 0),
  figure_key text not null unique references figure (key),
  kind text not null check (kind in ('average', 'rule', 'increase', 'level')),
  label_fr text not null check (label_fr <> ''),
  label_en text not null check (label_en <> ''),
  note_fr text not null,
  note_en text not null
) strict;
