-- In which order a phone was texted about conversations: an answer belongs to the last, also after a
-- clock that was ahead and was put right. What was texted before this is told apart by its time.
create sequence sms_thread_texting;
alter table sms_thread add column texting bigint not null default 0;
-- Also for nodes of the version before, which do not name it. Apart, so that no row is written anew.
alter table sms_thread alter column texting set default nextval('sms_thread_texting');
