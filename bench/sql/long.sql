-- A conversation of 5,000 messages.
insert into applicant (company_id, first_name, last_name) values (:company, 'Long', 'Story') returning id as long \gset
insert into application (company_id, applicant_id, job_id, location_id, sort_name, stage_changed_at, applied_at, messaged_at)
select company_id, :long, id, location_id, 'story', now(), now() - interval '1 year', now() from job
where company_id = :company order by id limit 1 returning id as long \gset
insert into conversation (company_id, id, public_id, applicant_id, location_id, job_id, last_seq,
  last_word_seq, last_inbound_seq, last_at, started_at)
select company_id, id, 'long', applicant_id, location_id, job_id, 5000, 5000, 5000, now(), applied_at
from application where company_id = :company and id = :long;
insert into participant (company_id, user_id, conversation_id, location_id, job_id, read_seq,
  last_inbound_seq, last_at, preview, preview_user_id)
select company_id, :ada, id, location_id, job_id, 5000, 5000, last_at, 'The last words', null
from conversation where company_id = :company and id = :long;
insert into message (company_id, conversation_id, seq, author, user_id, channel, body, message_key, created_at)
select :company, :long, n, case when n % 2 = 1 then 'USER' else 'APPLICANT' end, case when n % 2 = 1 then :ada end,
  'WEB', 'This is what was said as number ' || n, 'long-' || n, now() - interval '1 year' * (1 - n / 5000.0)
from generate_series(1, 5000) n;
