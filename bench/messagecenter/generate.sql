-- Makes one company of :n conversations with a user who takes part in all of them, for measuring. For a database
-- that Earshot has just made, as a superuser: psql -v n=1000000 -f generate.sql
\set ON_ERROR_STOP on
set session_replication_role = replica;
begin;
insert into company (company_id, name) overriding system value values (1000, 'Large Company');
insert into location (company_id, name, time_zone, phone_region) select 1000, 'Store ' || n, 'America/New_York', 'US' from generate_series(1, 200) n;
insert into job (company_id, location_id, title) select 1000, l.id, t from location l, unnest(array['Cashier', 'Barista', 'Cook']) t where company_id = 1000;
insert into app_user (company_id, name, email, role, password_hash, time_zone)
  values (1000, 'Maria Large', 'maria@large.example', 'ADMINISTRATOR', '{noop}large', 'America/New_York'), (1000, 'Tom Large', 'tom@large.example', 'MANAGER', '{noop}large', 'America/New_York');
insert into location_grant (company_id, user_id, location_id)
  select 1000, u.id, l.id from app_user u, (select id from location where company_id = 1000 order by id limit 5) l where u.email = 'tom@large.example';
insert into applicant (company_id, first_name, last_name, email)
  select 1000, 'First' || n % 1000, 'Last' || n % 4999, 'a' || n || '@large.example' from generate_series(1, :n) n;
insert into applicant_word (company_id, word, applicant_id) select 1000, lower(w), id from applicant, unnest(array[first_name, last_name]) w where company_id = 1000;
insert into application (company_id, applicant_id, job_id, location_id, sort_name, stage, stage_changed_at, applied_at, messaged_at)
  select 1000, p.id, j.id, j.location_id, lower(p.last_name || ' ' || p.first_name), case p.id % 10 when 0 then 'DECLINED' when 1 then 'REVIEWED' else 'NEW' end,
    now(), now() - p.id * interval '30 seconds', now()
  from (select *, row_number() over (order by id) r from applicant where company_id = 1000) p
  join (select *, row_number() over (order by id) - 1 r from job where company_id = 1000) j on j.r = p.r % 600;
insert into conversation (company_id, id, public_id, applicant_id, location_id, job_id, last_seq, last_word_seq, last_inbound_seq, last_at, started_at)
  select 1000, id, 'big' || id, applicant_id, location_id, job_id, 2, 2, case when id % 3 = 0 then 2 else 0 end, applied_at, applied_at from application where company_id = 1000;
set session_replication_role = origin;
insert into message (company_id, conversation_id, seq, author, user_id, channel, body, message_key, created_at)
  select 1000, c.id, s, case when s = 2 and c.id % 3 = 0 then 'APPLICANT' else 'USER' end,
    case when s = 2 and c.id % 3 = 0 then null else (select id from app_user where email = 'maria@large.example') end, 'WEB',
    'Hello number ' || c.id || case c.id % 4 when 0 then ', can you come tomorrow at ten?' when 1 then ', the shift on Friday is free.' when 2 then ', thank you for your interest in our store' else ', please bring your papers' end
      || case when c.id % 1000 = 7 then ' espresso' else '' end || case when c.id % 100000 = 9 then ' xylophone' else '' end,
    's' || s, c.last_at
  from conversation c, generate_series(1, 2) s where company_id = 1000;
set session_replication_role = replica;
insert into participant (company_id, user_id, conversation_id, location_id, job_id, read_seq, last_inbound_seq, last_at, preview, preview_user_id, archived_at)
  select 1000, u.id, c.id, c.location_id, c.job_id, case when c.id % 30 = 0 then 1 else 2 end, c.last_inbound_seq, c.last_at, 'Hello number ' || c.id, case when c.id % 3 = 0 then null else u.id end,
    case when c.id % 2 = 1 and c.id > 2000 then now() end
  from conversation c join app_user u on u.company_id = 1000 and u.email = 'maria@large.example' where c.company_id = 1000
  union all
  select 1000, u.id, c.id, c.location_id, c.job_id, 2, c.last_inbound_seq, c.last_at, 'Hello number ' || c.id, case when c.id % 3 = 0 then null else u.id end, null
  from conversation c join app_user u on u.company_id = 1000 and u.email = 'tom@large.example'
  where c.company_id = 1000 and c.location_id in (select location_id from location_grant where user_id = u.id);
commit;
