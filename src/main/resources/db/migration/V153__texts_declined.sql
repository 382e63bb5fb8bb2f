-- Applicants who want no texts, as they said on their page: from then on no other system says otherwise for them. A table beside
-- unwanted_mail, as a column of applicant would break the statements that the version before has prepared. See docs/decisions/0151.
create table unwanted_texts (
  company_id bigint not null default current_company(),
  applicant_id bigint not null,
  said_at timestamptz not null,
  primary key (company_id, applicant_id),
  foreign key (company_id, applicant_id) references applicant
);
call protect('unwanted_texts');
