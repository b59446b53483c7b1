-- The source that reads a known source once a file of it is at hand.
alter table known_source add column read_by text not null default '';
