-- Where a company's people sign in (OpenID Connect).
create table single_sign_on (
  company_id bigint primary key default current_company() references company,
  issuer text not null,
  client_id text not null,
  sealed_secret bytea not null,
  -- Of the addresses that belong to the company, in lower case.
  domains text[] not null,
  -- What the provider said of itself when it was set up (OpenID Connect Discovery 1.0).
  metadata text not null
);
call protect('single_sign_on');

-- Whom a provider means by its name for somebody.
create table provider_identity (
  company_id bigint not null default current_company(),
  issuer text not null,
  subject text not null,
  user_id bigint not null,
  linked_at timestamptz not null,
  primary key (company_id, issuer, subject),
  unique (company_id, issuer, user_id),
  foreign key (company_id, user_id) references app_user
);
call protect('provider_identity');
create index provider_identity_user on provider_identity (company_id, user_id);

alter table company
  -- The one user who still signs in by password where all others come by the provider; null where
  -- everybody may.
  add single_sign_on_but bigint,
  add foreign key (company_id, single_sign_on_but) references app_user;
