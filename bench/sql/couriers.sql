-- 10,000 who applied as couriers, with address and phone, for a bulk message.
insert into job (company_id, location_id, title)
select :company, id, 'Courier' from location where company_id = :company and name = 'Store 1';
insert into applicant (company_id, first_name, last_name, email, phone, texts_agreed_at)
select :company, 'Courier', 'Number' || n, 'c' || n || '@applicants.example', '+1' || 3010000000 + n, now()
from generate_series(1, 10000) n order by n;
insert into application (company_id, applicant_id, job_id, location_id, sort_name, stage_changed_at, applied_at)
select :company, p.id, j.id, j.location_id, lower(p.last_name), now(), now() - interval '1 day'
from applicant p join job j on j.company_id = :company and j.title = 'Courier'
where p.company_id = :company and p.first_name = 'Courier' order by p.id;
