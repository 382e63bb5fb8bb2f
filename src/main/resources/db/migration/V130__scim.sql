-- Whom a company's provider added has no password: they come in by single sign-on alone.
alter table app_user add provider_alone boolean not null default false;

-- What a provider says of somebody on the staff, beside what stands in app_user (RFC 7643 section 4.1).
create table scim_user (
  company_id bigint not null default current_company(),
  user_id bigint not null,
  -- Where it is another one than the address.
  user_name text,
  external_id text,
  given_name text,
  family_name text,
  display_name text,
  -- The provider has taken the person away, and finds nobody any more.
  deleted_at timestamptz,
  primary key (company_id, user_id),
  foreign key (company_id, user_id) references app_user
);
call protect('scim_user');
create unique index scim_user_name on scim_user (company_id, lower(user_name));
create unique index scim_user_external on scim_user (company_id, external_id);

-- A key by which a provider looks after people, and does nothing else.
alter table api_key drop constraint api_key_scope_check;
alter table api_key
  add constraint api_key_scope_check check (scope in ('READ', 'WRITE', 'ADMIN', 'SCIM'));
