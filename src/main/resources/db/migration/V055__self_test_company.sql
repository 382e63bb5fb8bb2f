-- Whose administrator began it; null where the operator did. It is no tenant's data: it only limits
-- how often a company may test.
alter table self_test add column company bigint;
create index self_test_begun on self_test (begun_at);
