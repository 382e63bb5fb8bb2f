-- A user wants to be reached, and to sign in, under another address; it holds once the mail to the new
-- one was answered.
create table address_change (
  company_id bigint not null default current_company(),
  user_id bigint not null,
  email text not null check (email = lower(email)),
  wanted_at timestamptz not null,
  primary key (company_id, user_id),
  foreign key (company_id, user_id) references app_user
);
call protect('address_change');

alter table user_session
  -- What the browser calls itself.
  add device text not null default '',
  -- To within an hour.
  add used_at timestamptz not null default now();

alter table app_user
  add phone text check (phone ~ '^\+[1-9][0-9]{5,14}$'),
  -- Whether an applicant's answer is mailed to a user who is away.
  add mail_answers boolean not null default true;
