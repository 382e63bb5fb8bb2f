-- What everything is measured on, for a database with Earshot's tables and nothing in them:
-- psql -v conversations=100000 -v each=10 -f data.sql, as a superuser. The same each time.
--
-- The large company has :conversations conversations of :each messages at 40 locations, over three years: the
-- words of the messages have Zipf frequencies, 50,000 of them; everything is indexed as the
-- triggers do it. Ada, an administrator, takes part in all of them and has archived half; Max reviews
-- one location. One conversation more has 5,000 messages, and 10,000 couriers applied whom nobody has written to yet.
-- Beside it there are a hundred small companies of a hundred managers, who all take part in one conversation.
-- 10 million messages take half an hour and 25 GB while it runs.
\set ON_ERROR_STOP on
\timing on
set session_replication_role = replica; -- no foreign keys checked, no triggers: set by set is faster
set maintenance_work_mem = '1GB';
select setseed(0.5) \g /dev/null
set max_parallel_workers_per_gather = 0; -- or the random numbers would differ from time to time
drop index if exists message_search_words; -- made again at the end

insert into company (name, slug) values ('Large Company', 'large') returning company_id as company \gset
insert into location (company_id, name, time_zone, phone_region)
select :company, 'Store ' || n, 'UTC', 'US' from generate_series(1, 40) n;
insert into app_user (company_id, name, email, role, password_hash, time_zone)
values (:company, 'Ada Admin', 'ada@bench.example', 'ADMINISTRATOR', '{noop}bench', 'UTC')
returning id as ada \gset
insert into app_user (company_id, name, email, role, password_hash, time_zone)
values (:company, 'Max Manager', 'max@bench.example', 'MANAGER', '{noop}bench', 'UTC')
returning id as max \gset
insert into location_grant
select :company, :max, id from location where company_id = :company and name = 'Store 7';
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

insert into applicant (company_id, first_name, last_name, email, phone, texts_agreed_at)
select :company, first_name, last_name, 'a' || n || '@applicants.example', '+1' || 2010000000 + n, now()
from person order by n;
insert into application (company_id, applicant_id, job_id, location_id, sort_name, stage_changed_at,
  applied_at, messaged_at)
select :company, p.id, j.id, j.location_id, lower(p.last_name), now(), now() - interval '3 years', now()
from applicant p
join (select *, row_number() over (order by id) as n from job where company_id = :company) j
  on j.n = 1 + p.id % 40
where p.company_id = :company order by p.id;
analyze applicant;
analyze application;

-- The n-th message is one of the n-th conversation, modulo their number, and their ids are in a row.
select min(id) as first, :conversations::bigint * :each as messages
from application where company_id = :company \gset

insert into conversation (company_id, id, public_id, applicant_id, location_id, job_id, last_seq,
  last_word_seq, last_inbound_seq, last_at, started_at)
select company_id, id, 'bench-' || id, applicant_id, location_id, job_id, :each, :each, :each - :each % 2,
  now() - interval '3 years' * (1 - (:messages - :conversations + id - :first) / :messages::float8),
  now() - interval '3 years' * (1 - (id - :first) / :messages::float8)
from application where company_id = :company;
analyze conversation;

insert into participant (company_id, user_id, conversation_id, location_id, job_id, read_seq,
  last_inbound_seq, last_at, preview, preview_user_id, archived_at)
select company_id, u, id, location_id, job_id, case when id % 30 = 0 then :each - 2 else :each end,
  last_inbound_seq, last_at, 'The last words', case when :each % 2 = 1 then u end,
  case when u = :ada and id % 2 = 1 then last_at end
from conversation c, unnest(array[:ada, :max]) u
where company_id = :company
  and (u = :ada or location_id = (select location_id from location_grant where user_id = :max));
analyze participant;

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
    if m % 40 = 0 then body := body || ' sunrise'; end if; -- two common words that never meet
    if m % 40 = 20 then body := body || ' sunset'; end if;
    if m % 40000 = 11 then body := body || ' zanzibar'; end if;
    return next;
  end loop;
end $$;

insert into message (company_id, conversation_id, seq, author, user_id, channel, body, message_key, created_at)
select :company, :first + n % :conversations, 1 + n / :conversations,
  case when n / :conversations % 2 = 0 then 'USER' else 'APPLICANT' end,
  case when n / :conversations % 2 = 0 then :ada end, 'WEB', body, 'bench-' || n,
  now() - interval '3 years' * (1 - n / :messages::float8)
from pg_temp.spoken(:messages);
analyze message;

\ir long.sql
\ir couriers.sql

insert into message_search
select c.company_id, c.id, 0, c.location_id, c.started_at,
  search_index(search_name(a.first_name, a.last_name), c.company_id, c.location_id, c.started_at)
from conversation c join applicant a on a.company_id = c.company_id and a.id = c.applicant_id
where c.company_id = :company;
set work_mem = '256MB'; -- the hash of the conversations in one piece, so the messages stay in order
insert into message_search -- here string_to_array is what search_words is, but quicker
select m.company_id, m.conversation_id, m.seq, c.location_id, m.created_at,
  search_index(string_to_array(m.body, ' '), m.company_id, c.location_id, m.created_at)
from message m join conversation c on c.company_id = m.company_id and c.id = m.conversation_id
where m.company_id = :company;
insert into search_word (company_id, word)
select :company, word from (
  select word, min(rank) as rank from (
    select word, rank from vocabulary
    union all values ('sunrise', 100), ('sunset', 100), ('zanzibar', 40000)
    union all select '^' || unnest(search_words(first_name || ' ' || last_name)), 0 from person) w
  group by word) w order by rank;

create index message_search_words on message_search using gin (words);
vacuum analyze message_search;
vacuum analyze search_word;
vacuum analyze message;
vacuum analyze conversation;
vacuum analyze participant;
vacuum analyze applicant;
vacuum analyze application;

\ir cafes.sql
update first_run set done_at = now(); -- or every page leads to setting up a company
