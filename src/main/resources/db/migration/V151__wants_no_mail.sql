-- Who came by a text says of their own applications that they want no mail. What nobody is to send to an address is said by
-- who reads it, and stands in mail_stop. See docs/decisions/0144.
alter table applicant add column wants_no_mail boolean not null default false;
