-- Each is told once a day, and nobody is left without it because somebody else was told: 0 for the applicant, else the user. The version
-- before writes no recipient and asks for no particular key (`on conflict do nothing`), so it counts all of them as one, as before.
alter table automatic_answer add column recipient bigint not null default 0;
alter table automatic_answer drop constraint automatic_answer_pkey;
alter table automatic_answer add primary key (company_id, conversation_id, channel, day, recipient);
