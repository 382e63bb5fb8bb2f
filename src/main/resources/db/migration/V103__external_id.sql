-- What other systems of the company call an applicant and an application.
alter table applicant add external_id text check (external_id <> '');
alter table application add external_id text check (external_id <> '');
create unique index applicant_external on applicant (company_id, external_id)
  where external_id is not null;
create unique index application_external on application (company_id, external_id)
  where external_id is not null;
