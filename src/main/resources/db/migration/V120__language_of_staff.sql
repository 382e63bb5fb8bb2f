-- The language the pages and mails of a member of the staff are in.
alter table app_user add column language text not null default 'en' check (language in ('en', 'es'));
