-- The rest of what a list is narrowed by alone. What terms decide goes by terms;
-- few records are doubted.
create index record_by_terms on record (terms, cents desc, id);
create index record_by_verdict on record (verdict, cents desc, id) where verdict <> 'ok';
