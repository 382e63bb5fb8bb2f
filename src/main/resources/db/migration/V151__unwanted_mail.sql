-- Applicants who came by a text and want no mail about their own applications. What nobody is to send to an address is said by
-- who reads it, and stands in mail_stop. See docs/decisions/0144.
create table unwanted_mail (
  company_id bigint not null default current_company(),
  applicant_id bigint not null,
  said_at timestamptz not null,
  primary key (company_id, applicant_id),
  foreign key (company_id, applicant_id) references applicant
);
call protect('unwanted_mail');
