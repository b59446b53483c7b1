-- Made after the rows are in. An index over rows that are there costs a sort, and
-- row by row it costs a search each.
create index version_by_record on record_version (record, version, id);
create index record_doubt_by_version on record_doubt (version);
create index record_event_by_record on record_event (record_key, id);
create index record_line_by_body on record_line (body, return_key);
create index record_line_by_return on record_line (return_key);
create index record_line_by_line on record_line (line);
create index record_party_by_organization on record_party (organization_key) where organization_key is not null;
create index record_party_individual on record_party (id) where individual = 1;
create index record_party_sum_top on record_party_sum (role, stage, currency, cents desc, party);
