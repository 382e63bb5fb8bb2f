-- How often somebody tried of late, shared by all nodes: sign-in, links and forms. It belongs to no
-- company, as it is asked before one is known; what was tried stands there as a hash alone.
create table throttle (
  key_hash text primary key,
  -- When the last of what was tried is forgotten.
  free_at timestamptz not null
);
create index throttle_free_at on throttle (free_at);

-- Browsers in which somebody has signed in before: guessing from elsewhere never keeps them out.
create table known_browser (
  company_id bigint not null default current_company(),
  token_hash text not null,
  user_id bigint not null,
  known_at timestamptz not null,
  primary key (company_id, token_hash),
  foreign key (company_id, user_id) references app_user
);
call protect('known_browser');
create index known_browser_token on known_browser (token_hash);
create index known_browser_user on known_browser (company_id, user_id);
create policy lookup on known_browser for select using (token_hash = lookup_key());
