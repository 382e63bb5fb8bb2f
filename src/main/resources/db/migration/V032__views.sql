-- The views of the message center: what each user marks for oneself, and every conversation of a location.
alter table app_user add column keyboard_shortcuts boolean not null default true;

alter table conversation
  add column job_id bigint,
  -- The last message that counts; what comes after a decline does not.
  add column last_word_seq integer not null default 0;

-- location_id and job_id repeat the application's, so that a filtered list reads an index alone.
alter table participant
  add column location_id bigint,
  add column job_id bigint,
  -- False where a user only read, marked or archived a conversation of colleagues.
  add column takes_part boolean not null default true,
  add column marked_unread boolean not null default false,
  -- When the user last read, marked or archived it.
  add column marked_at timestamptz;

-- The owner is held to row-level security too, and belongs to no company.
alter table application no force row level security;
alter table conversation no force row level security;
alter table message no force row level security;
alter table participant no force row level security;

update conversation c set job_id = a.job_id, last_word_seq = coalesce(
  (select max(m.seq) from message m
   where m.company_id = c.company_id and m.conversation_id = c.id and m.refusal is null), 0)
from application a where a.company_id = c.company_id and a.id = c.id;
update participant p set location_id = c.location_id, job_id = c.job_id
from conversation c where c.company_id = p.company_id and c.id = p.conversation_id;

alter table application force row level security;
alter table conversation force row level security;
alter table message force row level security;
alter table participant force row level security;

alter table conversation
  alter column job_id set not null,
  add foreign key (company_id, job_id) references job;
alter table participant
  alter column location_id set not null,
  alter column job_id set not null;

-- Newest first at a location; the job at the end serves the filter without a look at the table.
create index conversation_location
  on conversation (company_id, location_id, last_at desc, id desc, job_id);
create index conversation_unanswered
  on conversation (company_id, location_id, last_at desc, id desc, job_id)
  where last_inbound_seq = last_word_seq;

drop index participant_inbox;
create index participant_inbox
  on participant (company_id, user_id, last_at desc, conversation_id desc, location_id, job_id)
  where takes_part and archived_at is null;
create index participant_unanswered
  on participant (company_id, user_id, last_at desc, conversation_id desc, location_id, job_id)
  where takes_part and archived_at is null and preview_user_id is null;
create index participant_archived
  on participant (company_id, user_id, last_at desc, conversation_id desc, location_id, job_id, takes_part)
  where archived_at is not null;

drop index participant_new;
create index participant_new on participant (company_id, user_id, conversation_id)
  where takes_part and archived_at is null and (last_inbound_seq > read_seq or marked_unread);
create index participant_marked on participant (company_id, user_id, marked_at desc)
  where marked_at is not null;
