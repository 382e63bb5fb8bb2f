-- The second factor of a user: a key shared with an authenticator app (RFC 6238).
create table second_factor (
  company_id bigint not null default current_company(),
  user_id bigint not null,
  sealed_key bytea not null,
  -- When a first code has shown that the app has the key; it is not asked for before.
  confirmed_at timestamptz,
  -- The time step of the last code taken: neither it nor one before is taken again.
  last_step bigint not null default 0,
  primary key (company_id, user_id),
  foreign key (company_id, user_id) references app_user
);
call protect('second_factor');

-- What lets its user in once without the app.
create table recovery_code (
  company_id bigint not null default current_company(),
  user_id bigint not null,
  number smallint not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (company_id, user_id, number),
  foreign key (company_id, user_id) references second_factor on delete cascade
);
call protect('recovery_code');

-- Who has shown the password and not yet the second factor; the secret is a cookie's.
create table half_sign_in (
  company_id bigint not null default current_company(),
  token_hash text not null,
  user_id bigint not null,
  expires_at timestamptz not null,
  primary key (company_id, token_hash),
  foreign key (company_id, user_id) references app_user
);
call protect('half_sign_in');
create index half_sign_in_user on half_sign_in (company_id, user_id);

alter table company
  -- Whether a password alone lets nobody of the company in.
  add second_factor_required boolean not null default false;
