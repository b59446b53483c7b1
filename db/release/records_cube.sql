
-- How many records have each set of values that a list can be narrowed by, and
-- what they add up to: a count or sum under any choice of filters is a sum over
-- these rows, which are far fewer than the records. because is empty where the
-- records enter; programme is null where none is named. cents is what was read
-- less what verdicts exclude; aside_cents is what was read, excluded or not, of
-- records that stand in neither total.
create table record_cube (
  id integer primary key,
  terms integer not null references record_terms (id),
  payer integer not null references record_party (id),
  programme integer references record_programme (id),
  fiscal_year text not null,
  region text not null,
  verdict text not null,
  because text not null,
  records integer not null check (records > 0),
  reaching integer not null, -- records that reach
  cents integer not null,
  entering_cents integer not null,
  reaching_cents integer not null,
  aside_cents integer not null,
  check (because <> '' or aside_cents = 0)
) strict;

-- The list of all records, the largest amount first, those without one at the
-- end, and by id within, with what a list is narrowed by alone: a narrowed list
-- is one stretch of an index, in the same order. The gate holds it against the
-- records; it is no part of the content hash.
create table record_list (
  place integer primary key,
  record integer not null,
  payer integer not null,
  receiver integer not null,
  programme integer,
  terms integer not null,
  fiscal_year text not null,
  region text not null,
  verdict text not null,
  followed integer not null,
  enters integer not null,
  reaches integer not null
) strict;
