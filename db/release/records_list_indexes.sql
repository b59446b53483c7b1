-- The rest of what a list is narrowed by alone. What terms decide goes by terms;
-- few records are doubted.
create index record_list_by_terms on record_list (terms);
create index record_list_by_verdict on record_list (verdict) where verdict <> 'ok';
