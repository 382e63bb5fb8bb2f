-- The address to which the mail with the link to confirm it was given up; null where none was. It says nothing of
-- another address, nor once the address is confirmed.
alter table applicant add column unreached_email text;
