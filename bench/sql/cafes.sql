-- A hundred companies of one cafe each, whose hundred managers all take part in one conversation.
insert into company (name, slug) select 'Cafe ' || n, 'cafe-' || n from generate_series(1, 100) n;
create temp table cafe as select company_id, slug from company where slug like 'cafe-%' order by company_id;
insert into location (company_id, name, time_zone, phone_region)
select company_id, 'Cafe', 'UTC', 'US' from cafe;
insert into job (company_id, location_id, title)
select company_id, id, 'Cook' from location where company_id in (select company_id from cafe);
insert into app_user (company_id, name, email, role, password_hash, time_zone)
select company_id, 'Manager ' || n, 'm' || n || '@' || slug || '.example', 'MANAGER', '{noop}bench', 'UTC'
from cafe, generate_series(1, 100) n order by company_id, n;
insert into location_grant (company_id, user_id, location_id)
select u.company_id, u.id, l.id from app_user u join location l using (company_id) where company_id in (select company_id from cafe);
insert into applicant (company_id, first_name, last_name) select company_id, 'Jo', 'Cook' from cafe;
insert into application (company_id, applicant_id, job_id, location_id, sort_name, stage_changed_at, applied_at, messaged_at)
select company_id, a.id, j.id, j.location_id, 'cook', now(), now(), now()
from applicant a join job j using (company_id) where company_id in (select company_id from cafe);
insert into conversation (company_id, id, public_id, applicant_id, location_id, job_id, last_seq,
  last_word_seq, last_inbound_seq, last_at, started_at)
select company_id, id, 'cafe-' || id, applicant_id, location_id, job_id, 1, 1, 0, now(), now()
from application where company_id in (select company_id from cafe);
insert into message (company_id, conversation_id, seq, author, user_id, channel, body, message_key, created_at)
select c.company_id, c.id, 1, 'USER', (select min(id) from app_user u where u.company_id = c.company_id), 'WEB', 'Hello', 'first', now()
from conversation c where company_id in (select company_id from cafe);
insert into participant (company_id, user_id, conversation_id, location_id, job_id, read_seq, last_at, preview, preview_user_id)
select c.company_id, u.id, c.id, c.location_id, c.job_id, 1, now(), 'Hello', u.id
from conversation c join app_user u using (company_id) where company_id in (select company_id from cafe);
vacuum analyze app_user;
vacuum analyze location_grant;
vacuum analyze participant;
