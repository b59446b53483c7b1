-- What finds one record, and what lists are narrowed by alone: a list of any page
-- goes by one of them to its last page, in the order of places in record_list.
-- What terms decide goes by terms; few records are doubted.
create index record_list_by_payer on record_list (payer);
create index record_list_by_programme on record_list (programme);
create index record_list_by_receiver on record_list (receiver);
create index record_list_by_region on record_list (region);
create index record_list_by_year on record_list (fiscal_year);
create index record_list_followed on record_list (place) where followed = 1;
create unique index record_by_key on record (key);
create index record_list_by_terms on record_list (terms);
create index record_list_by_verdict on record_list (verdict) where verdict <> 'ok';
