-- Whether this installation has its first company: one row. Companies themselves are invisible from
-- outside, so the rest of the server asks here.
create table first_run (
  single boolean primary key default true check (single),
  done_at timestamptz
);
insert into first_run (done_at) select case when is_called then now() end from company_company_id_seq;

-- What a start without a company printed: each lets its reader set the server up, until it is done.
create table first_run_code (
  code_hash text primary key,
  printed_at timestamptz not null
);

-- Who wants a company of their own here, and confirms the address by the link that was mailed.
create table sign_up (
  token_hash text primary key,
  email text not null,
  expires_at timestamptz not null
);
create index sign_up_expires_at on sign_up (expires_at);
