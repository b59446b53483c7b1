-- Made after the rows are in: a list of any page goes by one of them to its
-- last page, largest amount first.
create unique index record_by_key on record (key);
create index record_by_amount on record (cents desc, id);
create index record_followed on record (cents desc, id) where followed = 1;
create index record_by_receiver on record (receiver, cents desc, id);
create index record_by_payer on record (payer, cents desc, id);
create index record_by_programme on record (programme, cents desc, id);
create index record_by_region on record (region, cents desc, id);
create index record_by_year on record (fiscal_year, cents desc, id);
create index version_by_record on record_version (record, version, id);
create index record_doubt_by_version on record_doubt (version);
create index record_event_by_record on record_event (record_key, id);
create index record_line_by_body on record_line (body, return_key);
create index record_line_by_return on record_line (return_key);
create index record_line_by_line on record_line (line);
create index record_party_by_organization on record_party (organization_key) where organization_key is not null;
create index record_party_individual on record_party (id) where individual = 1;
create index record_party_sum_top on record_party_sum (role, stage, currency, cents desc, party);
