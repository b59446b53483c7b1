
-- How many records have each set of values that a list can be narrowed by, and
-- what they add up to: a count or sum under any choice of filters is a sum over
-- these rows, whose number does not grow with the records of a programme.
-- because is empty where the records enter. programme is null where none is
-- named.
create table record_cube (
  id integer primary key,
  source integer not null references record_source (id),
  payer integer not null references record_party (id),
  programme integer references record_programme (id),
  followed integer not null check (followed in (0, 1)),
  fiscal_year text not null,
  form text not null,
  region text not null,
  stage text not null,
  currency text not null,
  verdict text not null,
  because text not null,
  records integer not null check (records > 0),
  reaching integer not null, -- records that reach
  cents integer not null,
  entering_cents integer not null,
  reaching_cents integer not null
) strict;
