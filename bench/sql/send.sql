-- What the server says to PostgreSQL for one message sent over the API (POST /api/v1/applications/{id}/messages), in its order and its
-- transactions: for pgbench -M prepared. Taken with log_statement = 'all' from a server that had warmed up; what is the moment of
-- the clock there is now() here. Besides that it is word for word what is logged: SameStatements counts both in each run.
\set id random(:first, :last)

-- Whose key is it, and as whom does it act? BearerFilter, ApiKeys
begin;
select set_config('earshot.company_id', :companyText, true), set_config('earshot.lookup', '', true), set_config('lock_timeout', '10s', true);
select k.company_id, k.id, k.user_id, k.name, k.scope, k.ending, k.created_at, k.last_used_at,
  k.revoked_at, array[]::bigint[] as locations from api_key k where token_hash = :hash and revoked_at is null;
select u.company_id, u.id, u.name, u.email, u.role, u.time_zone, u.language, u.press_enter_to_send,
  u.keyboard_shortcuts, c.name as company_name,
  array(select l.id from location l
    where u.role = 'ADMINISTRATOR' or exists (select from location_grant g
      where g.user_id = u.id and g.location_id = l.id and g.review_applications))
    as locations,
  array(select l.id from location l
    where u.role = 'ADMINISTRATOR' or exists (select from location_grant g
      where g.user_id = u.id and g.location_id = l.id and g.manage_jobs))
    as job_locations
from app_user u join company c on c.company_id = u.company_id
where u.company_id = current_company() and u.id = :program and u.disabled_at is null;
commit;

-- The message. Conversations#send
begin;
select set_config('earshot.company_id', :companyText, true), set_config('earshot.lookup', '', true), set_config('lock_timeout', '10s', true);
select a.applicant_id, a.location_id, a.stage, a.erased_at is not null as erased,
  exists (select from conversation c where c.id = a.id) as started,
  m.seq as stored_seq, m.refusal
from application a
left join message m on m.conversation_id = a.id and m.message_key = 'api:' || gen_random_uuid()
where a.id = :id
for no key update of a;
with next as (
  update conversation set last_seq = last_seq + 1,
    last_at = case when true then now() else last_at end,
    last_word_seq = case when true then last_seq + 1 else last_word_seq end,
    last_inbound_seq =
      case when true and :program::bigint is null then last_seq + 1 else last_inbound_seq end
  where id = :id returning location_id, job_id, last_seq as seq, last_inbound_seq as inbound),
stored as (
  insert into message (conversation_id, seq, author, user_id, channel, body, original_body,
    refusal, message_key, created_at)
  select :id, seq, case when :program::bigint is null then 'APPLICANT' else 'USER' end, :program,
    'API', :body, null, null, 'api:' || gen_random_uuid(), now() from next),
others as (
  update participant p set last_inbound_seq = next.inbound, last_at = now(),
    preview = :body, preview_user_id = :program,
    archived_at = case when :program::bigint is null then null else p.archived_at end
  from next
  where p.conversation_id = :id and p.user_id is distinct from :program and true),
own as (
  insert into participant (user_id, conversation_id, location_id, job_id, read_seq,
    last_inbound_seq, last_at, preview, preview_user_id)
  select :program, :id, location_id, job_id, seq, inbound, now(), :body, :program from next
  where :program::bigint is not null
  on conflict (company_id, user_id, conversation_id) do update
  set read_seq = excluded.read_seq, last_inbound_seq = excluded.last_inbound_seq,
    last_at = excluded.last_at, preview = excluded.preview,
    preview_user_id = excluded.preview_user_id, archived_at = null, takes_part = true,
    marked_unread = false, marked_at = now()),
draft_sent as (delete from draft where user_id = :program and application_id = :id)
select seq from next \gset
insert into audit_entry (at, actor, user_id, deed, applicant_id, application_id, person_id,
  subject, detail, read_hour)
values (now(), 'USER', :program, 'WROTE',
  coalesce(null::bigint, (select applicant_id from application where id = :id)),
  :id, null, '', '', null)
on conflict do nothing;
select a.id as of, p.email, p.email_bounced_at, p.phone, p.texts_agreed_at,
  exists (select from mail_stop s where s.address = lower(p.email)) as stopped_mail,
  exists (select from opt_out o where o.phone = p.phone) as opted_out
from application a join applicant p on p.id = a.applicant_id
where a.id = :id \gset
with added as (
  insert into delivery (conversation_id, seq, channel, recipient, address, state, reason, changed_at)
  select d.conversation, d.seq, d.channel, d.recipient, d.address,
    case when d.skipped is not null then 'SKIPPED'
      when d.channel = 'IN_APP' then 'SENT' else 'QUEUED' end, d.skipped, now()
  from unnest(array[:id, :id, :id]::bigint[], array[:seq, :seq, :seq]::integer[], array['EMAIL', 'SMS', 'IN_APP'],
      array['applicant', 'applicant', 'applicant'], array[:email, :phone, null]::text[], array[null, null, null]::text[])
    as d (conversation, seq, channel, recipient, address, skipped)
  returning id, channel, state)
select id as delivery, channel from added where state = 'QUEUED' order by id \aset
-- Of two jobs: those of the mail and the text
insert into scheduled_tasks(task_name, task_instance, task_data, execution_time, picked, version, priority)
values('deliver-email', :companyText || ':' || :delivery::bigint - 1, null, now(), false, 1, 50);
insert into scheduled_tasks(task_name, task_instance, task_data, execution_time, picked, version, priority)
values('deliver-sms', :companyText || ':' || :delivery::bigint, null, now(), false, 1, 50);
select a.applicant_id, c.public_id, array(
    select p.user_id from participant p
    where p.conversation_id = a.id and p.takes_part
      and exists (select from application o
        where o.applicant_id = a.applicant_id and o.id <> a.id)
      and exists (select from location_grant g
        where g.user_id = p.user_id and g.review_applications)
    union
    select user_id from location_grant
    where location_id = a.location_id and review_applications
    union
    select id from app_user
    where company_id = current_company() and role = 'ADMINISTRATOR') as staff
from application a left join conversation c on c.id = a.id where a.id = :id \gset
with p as (update feed_position set last = last + 1 returning last)
insert into feed_event (position, type, location_id, subject_id, seq, data, happened_at)
select p.last, 'message.created', (select location_id from application where id = :id),
  :id, :seq, '{"author_kind":"user"}'::jsonb, now()
from p;
commit;

-- The answer shows it. History#one
begin read only;
select set_config('earshot.company_id', :companyText, true), set_config('earshot.lookup', '', true), set_config('lock_timeout', '10s', true);
select a.id, a.applicant_id, p.first_name, p.last_name, p.email, p.phone, p.texts_agreed_at,
  p.email_bounced_at, p.verified_email, p.verified_phone, p.language, p.erased_at, o.opted_out_at, o.words as opt_out_words, o.way as opt_out_way, a.job_id, j.title as job, a.location_id, l.name as location, a.stage,
  a.stage_changed_at, a.applied_at, a.resume_name, a.answers
from application a
join applicant p on p.id = a.applicant_id
join job j on j.id = a.job_id
join location l on l.id = a.location_id
left join opt_out o on o.company_id = p.company_id and o.phone = p.phone
where a.id = :id;
select m.seq, m.user_id, m.channel, m.body, m.original_body, m.refusal, m.message_key,
  m.created_at,
  (select remark from message_remark r
    where r.conversation_id = m.conversation_id and r.message_key = m.message_key) as remark,
  coalesce(u.name, p.first_name || ' ' || p.last_name) as author_name
from (select * from message
  where conversation_id = :id and seq > :seq::int - 1 and seq < :seq::int + 1
  order by seq desc limit 1) m
join conversation c on c.id = m.conversation_id
join applicant p on p.id = c.applicant_id
left join app_user u on u.company_id = m.company_id and u.id = m.user_id
order by m.seq;
select id, conversation_id, seq, channel, recipient, address, state, reason, attempts, interrupted, held_until, batch_id, tried_since, changed_at from delivery
where conversation_id = :id and seq = :seq and recipient = 'applicant'
order by seq, array_position(array['EMAIL', 'SMS', 'IN_APP'], channel);
commit;
