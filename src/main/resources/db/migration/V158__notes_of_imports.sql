-- The import that made this application: what stands in its answers are then notes of the company, and no words of the applicant.
alter table application add import_id bigint;
