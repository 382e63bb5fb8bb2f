-- An applicant may want no mail before any was sent.
alter table mail_stop alter column delivery_id drop not null;
