-- The rest of what a list is narrowed by alone. Few records are doubted or stand
-- outside of the totals, so these indexes are short.
create index record_by_source on record (source, cents desc, id);
create index record_by_terms on record (terms, cents desc, id);
create index record_by_verdict on record (verdict, cents desc, id) where verdict <> 'ok';
create index record_by_reason on record (not_counted_because, cents desc, id) where not_counted_because is not null;
