-- The address to which the mail that confirms the application, with the link to confirm the address, was given up; null where none was. It says
-- nothing of another address, nor once the address is confirmed. It is no column of applicant: nodes of the version before have `select p.*` prepared.
alter table application add column unreached_email text;
