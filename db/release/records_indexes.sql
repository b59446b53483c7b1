-- Made after the rows are in: a list of any page goes by one of them to its
-- last page, largest amount first, which is the order of places in record_list.
create unique index record_by_key on record (key);
create index record_list_followed on record_list (place) where followed = 1;
create index record_list_by_receiver on record_list (receiver);
create index record_list_by_payer on record_list (payer);
create index record_list_by_programme on record_list (programme);
create index record_list_by_region on record_list (region);
create index record_list_by_year on record_list (fiscal_year);
create index version_by_record on record_version (record, version, id);
create index record_doubt_by_version on record_doubt (version);
create index record_event_by_record on record_event (record_key, id);
create index record_line_by_body on record_line (body, ends_on, line);
create index record_party_by_organization on record_party (organization_key) where organization_key is not null;
create index record_party_individual on record_party (id) where individual = 1;
create index record_party_sum_top on record_party_sum (role, stage, currency, cents desc, party);
