-- Pages of other systems that may show a conversation in a frame, by their origins (RFC 6454).
create table embed_origin (
  company_id bigint not null default current_company() references company,
  origin text not null check (origin <> ''),
  added_by bigint not null,
  added_at timestamptz not null,
  primary key (company_id, origin),
  foreign key (company_id, added_by) references app_user
);
call protect('embed_origin');
create index embed_origin_added_by on embed_origin (company_id, added_by);

-- One conversation shown to one user in a page of another system. It is opened once, by the token, and then
-- goes on by the secret of its session; both are known by their hashes alone.
create table embed (
  company_id bigint not null default current_company() references company,
  token_hash text not null,
  session_hash text,
  user_id bigint not null,
  application_id bigint not null,
  api_key_id bigint not null,
  origin text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (company_id, token_hash),
  foreign key (company_id, user_id) references app_user,
  foreign key (company_id, application_id) references application on delete cascade,
  foreign key (company_id, api_key_id) references api_key
);
call protect('embed');
create index embed_token on embed (token_hash);
create index embed_session on embed (session_hash) where session_hash is not null;
create index embed_age on embed (company_id, expires_at);
create index embed_user on embed (company_id, user_id);
create index embed_application on embed (company_id, application_id);
create index embed_api_key on embed (company_id, api_key_id);
-- When a request comes in its company is not known yet: who knows a secret sees its row.
create policy lookup on embed for select
  using (token_hash = lookup_key() or session_hash = lookup_key());
