alter table delivery
  -- The delivery whose mail or text this one went out with; its own id where it went first or alone.
  add column batch_id bigint,
  -- When the other side took it.
  add column sent_at timestamptz,
  -- Since when it is being tried: after a day it has failed.
  add column tried_since timestamptz,
  -- How many attempts ended without an answer, because the server died, and were repeated.
  add column interrupted integer not null default 0,
  add foreign key (company_id, batch_id) references delivery;
create index delivery_batch on delivery (company_id, batch_id) where batch_id is not null;
create index delivery_failed on delivery (company_id, channel, changed_at) where state = 'FAILED';
create index delivery_pending on delivery (company_id, channel)
  where state in ('QUEUED', 'HELD', 'SENDING', 'UNKNOWN');

-- Jobs are counted by channel.
update scheduled_tasks set task_name = 'deliver-email' where task_name = 'deliver';
update scheduled_tasks set task_name = 'deliver-email-bulk' where task_name = 'deliver-bulk';

-- When an applicant last had a page open.
create table applicant_presence (
  company_id bigint not null default current_company(),
  applicant_id bigint not null,
  seen_at timestamptz not null,
  primary key (company_id, applicant_id),
  foreign key (company_id, applicant_id) references applicant
);
call protect('applicant_presence');

-- When the next mail or text may be handed to another server, by the clock of the database.
alter table text_slot rename to peer_slot;
alter table peer_slot rename column number to peer;

-- Other servers that did not answer lately: after some failures in a row nothing is handed to them
-- for a while, and then one attempt tells whether they are back.
create table peer_circuit (
  peer text primary key,
  failures integer not null,
  reason text not null,
  failed_at timestamptz not null,
  -- Null while it is still closed.
  opened_at timestamptz,
  open_until timestamptz
);
