-- How applicants are reached and come back.
create table applicant_link (
  company_id bigint not null default current_company(),
  token_hash text not null,
  applicant_id bigint not null,
  -- The conversation it leads to, as its address names it.
  public_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company_id, token_hash),
  foreign key (company_id, applicant_id) references applicant
);
call protect('applicant_link');
create index applicant_link_token on applicant_link (token_hash);
create index applicant_link_applicant on applicant_link (company_id, applicant_id);
-- The link is a capability: who knows it sees its row.
create policy lookup on applicant_link for select using (token_hash = lookup_key());

-- Which conversation a number was texted about last, so that an answer finds it.
create table sms_thread (
  company_id bigint not null default current_company(),
  phone text not null,
  conversation_id bigint not null,
  texted_at timestamptz not null,
  primary key (company_id, phone),
  foreign key (company_id, conversation_id) references conversation
);
call protect('sms_thread');
create index sms_thread_phone on sms_thread (phone);
create policy lookup on sms_thread for select using (phone = lookup_key());

create table opt_out (
  company_id bigint not null default current_company() references company,
  phone text not null,
  words text not null,
  opted_out_at timestamptz not null,
  primary key (company_id, phone)
);
call protect('opt_out');

-- At most one automatic answer per conversation, channel and day.
create table automatic_answer (
  company_id bigint not null default current_company(),
  conversation_id bigint not null,
  channel text not null check (channel in ('EMAIL', 'SMS')),
  day date not null,
  primary key (company_id, conversation_id, channel, day),
  foreign key (company_id, conversation_id) references conversation
);
call protect('automatic_answer');
