-- Since when a webhook has taken nothing; null if what was posted last was taken. See docs/decisions/0162.
alter table webhook add column failing_since timestamptz;
