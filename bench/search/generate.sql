-- A company with :conversations conversations of :each messages at 40 locations, over three years: the
-- words of the messages have Zipf frequencies, 50,000 of them; everything is indexed as the
-- triggers do it. psql -v conversations=100000 -v each=10 -f generate.sql, as a superuser.
\set ON_ERROR_STOP on
set session_replication_role = replica; -- no foreign keys checked, no triggers: set by set is faster

insert into company (name) values ('Search bench') returning company_id as company \gset
insert into location (company_id, name, time_zone, phone_region)
select :company, 'Store ' || n, 'UTC', 'US' from generate_series(1, 40) n;
insert into app_user (company_id, name, email, role, password_hash, time_zone)
values (:company, 'Ada Admin', 'ada-' || :company || '@bench.example', 'ADMINISTRATOR', '{noop}bench', 'UTC'),
  (:company, 'Max Manager', 'max-' || :company || '@bench.example', 'MANAGER', '{noop}bench', 'UTC');
insert into location_grant
select :company, u.id, l.id from app_user u, location l
where u.company_id = :company and l.company_id = :company and l.name = 'Store 7' and u.role = 'MANAGER';
insert into job (company_id, location_id, title)
select :company, id, 'Cashier' from location where company_id = :company;

create or replace function pg_temp.syllables(n bigint) returns text language sql immutable as $$
  select string_agg((array['ba','ren','ti','mo','sel','ka','dor','vi','lu','pen','ga','shi','ro','nel',
    'cu','fa','hol','ze','wy','tar'])[1 + (n / (20 ^ place)::bigint) % 20], '')
  from generate_series(0, 3) place where place < 2 or n >= 20 ^ place $$;

-- Ranks 1 to 120 are what managers and applicants say, the rest is made up of syllables.
create temp table vocabulary as
select n as rank, coalesce((string_to_array('the you for and to we is your at on in of a can thanks'
  || ' have be this are interview time shift please will job with available work tomorrow hi hello'
  || ' store position monday tuesday wednesday thursday friday saturday sunday morning afternoon evening'
  || ' experience apply application team would like could schedule call phone email let know if when'
  || ' start today week weekend manager thank good great sorry yes no okay sure about from there here'
  || ' pay hour hours full part available address parking uniform training resume references drive'
  || ' license kitchen register cash cashier barista cook host server cleaning stock truck forklift'
  || ' weekday overtime student school summer holiday bus train car question answer reply soon later'
  || ' confirm cancel move another', ' '))[n], pg_temp.syllables(n)) as word
from generate_series(1, 50000) n;

create temp table person as
select n,
  initcap(pg_temp.syllables((600 ^ random())::bigint)) as first_name,
  initcap(pg_temp.syllables((30000 ^ random())::bigint) || (array['son','er','ez','ov','i'])[1 + n % 5])
    as last_name
from generate_series(1, :conversations) n;
update person set first_name = 'John', last_name = 'Smith' where n % 20000 = 7;
update person set first_name = 'Maria' where n % 50 = 3;
update person set first_name = 'Xaver', last_name = 'Müller' where n = 4711;

with one as (
  insert into applicant (company_id, first_name, last_name)
  select :company, first_name, last_name from person order by n returning id, first_name, last_name)
insert into application (company_id, applicant_id, job_id, location_id, sort_name, stage_changed_at,
  applied_at, messaged_at)
select :company, one.id, j.id, j.location_id, lower(last_name), now(), now() - interval '3 years',
  now()
from one join (select *, row_number() over (order by id) as n from job where company_id = :company) j
  on j.n = 1 + one.id % 40;

insert into conversation (company_id, id, public_id, applicant_id, location_id, last_seq,
  last_at, started_at)
select company_id, id, 'bench-' || id, applicant_id, location_id, :each, now(),
  now() - interval '3 years'
from application where company_id = :company;

create temp table numbered as
select id, row_number() over (order by id) - 1 as n from conversation where company_id = :company;
create index on numbered (n);
analyze numbered;

create function pg_temp.spoken(messages bigint) returns table (n bigint, body text)
  language plpgsql as $$
declare
  words text[] := array(select word from vocabulary order by rank);
begin
  for m in 0 .. messages - 1 loop
    n := m;
    body := words[1 + (49999 ^ random())::int];
    for place in 1 .. 5 + m % 25 loop
      body := body || ' ' || words[1 + (49999 ^ random())::int];
    end loop;
    return next;
  end loop;
end $$;
create temp table spoken as select * from pg_temp.spoken(:conversations::bigint * :each);
update spoken set body = body || ' zanzibar' where n % 40000 = 11;

insert into message (company_id, conversation_id, seq, author, channel, body, message_key, created_at)
select :company, c.id, 1 + s.n / :conversations, 'APPLICANT', 'WEB', s.body, 'bench-' || s.n,
  now() - interval '3 years' * (1 - s.n::float8 / (:conversations::bigint * :each))
from spoken s join numbered c on c.n = s.n % :conversations order by s.n;

update conversation c set started_at = m.created_at from message m
where c.company_id = :company and m.company_id = c.company_id and m.conversation_id = c.id and m.seq = 1;

insert into message_search
select c.company_id, c.id, 0, c.location_id, c.started_at,
  search_index(search_name(a.first_name, a.last_name), c.company_id, c.location_id, c.started_at)
from conversation c join applicant a on a.company_id = c.company_id and a.id = c.applicant_id
where c.company_id = :company;
insert into message_search
select m.company_id, m.conversation_id, m.seq, c.location_id, m.created_at,
  search_index(search_words(m.body), m.company_id, c.location_id, m.created_at)
from message m join conversation c on c.company_id = m.company_id and c.id = m.conversation_id
where m.company_id = :company order by m.created_at;
insert into search_word (company_id, word)
select company_id, word from message_search, unnest(tsvector_to_array(words)) word
where company_id = :company and word not like '@%' group by 1, 2 order by min(at), count(*) desc;

vacuum analyze message_search;
vacuum analyze search_word;
vacuum analyze message;
vacuum analyze conversation;
vacuum analyze applicant;
vacuum analyze application;
select :company as company;
