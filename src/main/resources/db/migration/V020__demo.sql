-- Only for trying Earshot out; empty anywhere else. These tables belong to the installation, not to a
-- company: the mailbox and the phone show what every applicant would have received.

-- The companies to be made where there was none yet, and whether they have been.
create table demo_company (
  name text primary key,
  made_as bigint
);

create table demo_mail (
  id bigint generated always as identity primary key,
  -- Handed over twice, it is still one mail.
  message_id text not null unique,
  recipient text not null,
  raw bytea not null,
  received_at timestamptz not null
);
create index demo_mail_recipient on demo_mail (recipient, id desc);

create table demo_text (
  id bigint generated always as identity primary key,
  phone text not null,
  -- Written by the phone's owner, or received.
  own boolean not null,
  body text not null,
  sent_at timestamptz not null
);
create index demo_text_phone on demo_text (phone, id desc);
