-- Who is signed in, or has the link, says it on a page, without any mail.
alter table mail_stop alter column delivery_id drop not null;
