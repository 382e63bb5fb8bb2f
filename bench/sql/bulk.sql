-- What a bulk message to all couriers stores, in one statement: conversations, messages, who takes part, deliveries and
-- their jobs, whom it reached, the audit log. As the server's role; psql takes its time.
set role earshot_app;
select set_config('earshot.company_id', :'company', false) \g /dev/null
with bulk as (
  insert into bulk_message (user_id, body, message_key, state, total, created_at, begins_at)
  values (:ada, 'Hi, can you start on Monday?', 'bench', 'DONE', 10000, now(), now()) returning id),
chosen as (
  select a.id, a.applicant_id, a.location_id, a.job_id, p.email, p.phone from application a
  join applicant p on p.company_id = a.company_id and p.id = a.applicant_id where a.job_id = :job),
noted as (update application set messaged_at = now() where id in (select id from chosen)),
begun as (
  insert into conversation (id, public_id, applicant_id, location_id, job_id, last_seq, last_word_seq, last_at, started_at)
  select id, 'bulk-' || id, applicant_id, location_id, job_id, 1, 1, now(), now() from chosen
  returning id, location_id, job_id),
said as (
  insert into message (conversation_id, seq, author, user_id, channel, body, message_key, bulk_message_id, created_at)
  select b.id, 1, 'USER', :ada, 'WEB', 'Hi, can you start on Monday?', 'bench', bulk.id, now() from begun b, bulk),
own as (
  insert into participant (user_id, conversation_id, location_id, job_id, read_seq, last_at, preview, preview_user_id, marked_at)
  select :ada, id, location_id, job_id, 1, now(), 'Hi, can you start on Monday?', :ada, now() from begun),
told as (
  insert into delivery (conversation_id, seq, channel, recipient, address, state, changed_at)
  select c.id, 1, d.channel, 'applicant', d.address, d.state, now() from chosen c,
    lateral (values ('EMAIL', c.email, 'QUEUED'), ('SMS', c.phone, 'QUEUED'), ('IN_APP', null, 'SENT')) d (channel, address, state)
  returning id, channel, state),
jobs as (
  insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
  select 'deliver-' || lower(channel) || '-bulk', current_company() || ':' || id, now(), false, 1, 10 from told where state = 'QUEUED'),
reached as (
  insert into bulk_recipient (bulk_message_id, application_id, state) select bulk.id, c.id, 'SENT' from chosen c, bulk)
insert into audit_entry (at, actor, user_id, deed, applicant_id, application_id)
select now(), 'USER', :ada, 'REACHED_BY_BULK_MESSAGE', applicant_id, id from chosen;
