-- Why an application is declined, for the company's managers alone. Undoing the decline takes it away.
create table decline (
  company_id bigint not null default current_company(),
  application_id bigint not null,
  user_id bigint not null,
  declined_at timestamptz not null,
  reason text,
  words text not null default '' check (length(words) <= 500),
  -- Whether a message to the applicant went before.
  messaged boolean not null,
  primary key (company_id, application_id),
  foreign key (company_id, application_id) references application,
  foreign key (company_id, user_id) references app_user
);
call protect('decline');

-- The messages that went before declines: they go out although the conversation is closed, unless the
-- decline was undone first.
create table farewell (
  company_id bigint not null default current_company(),
  conversation_id bigint not null,
  seq integer not null,
  written_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (company_id, conversation_id, seq),
  foreign key (company_id, conversation_id, seq) references message
);
call protect('farewell');
