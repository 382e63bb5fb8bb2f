-- What only one node does at a time.
create table lease (
  name text primary key,
  holder text not null,
  ends_at timestamptz not null
);

-- Somebody decides what becomes of mail in quarantine.
alter table quarantined_mail
  -- Whose reply address it was sent to; null for the applicant's.
  add column user_id bigint,
  add column decision text check (decision in ('ACCEPTED', 'DISCARDED')),
  add column decided_by bigint,
  add column decided_at timestamptz,
  add check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  add foreign key (company_id, user_id) references app_user,
  add foreign key (company_id, decided_by) references app_user;
create index quarantined_mail_waiting on quarantined_mail (company_id, conversation_id)
  where decided_at is null;
create index quarantined_mail_decided on quarantined_mail (company_id, decided_at desc);

-- Files that came with a message.
create table attachment (
  company_id bigint not null default current_company(),
  conversation_id bigint not null,
  seq integer not null,
  number integer not null check (number > 0),
  name text not null check (name <> ''),
  size integer not null,
  content bytea not null,
  primary key (company_id, conversation_id, seq, number),
  foreign key (company_id, conversation_id, seq) references message
);
-- Uncompressed outside of the row, so that a piece can be read without the rest.
alter table attachment alter column content set storage external;
call protect('attachment');
revoke update on attachment from earshot_app;
