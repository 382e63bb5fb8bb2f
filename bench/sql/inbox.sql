-- The rows of an administrator's inbox as earshot.messagecenter.ListSql asks for them, alone: for pgbench.
select list.*, named.*
from (
  select conversation_id as id, last_at, preview, preview_user_id, last_inbound_seq > read_seq or marked_unread as is_new
  from participant p
  where user_id = :ada and takes_part and p.archived_at is null
    and (last_at, conversation_id) < (timestamptz '9999-12-31', 9223372036854775807)
    and (p.location_id = any(:locations::bigint[]) or true and exists (
      select from application a
      join application o on o.applicant_id = a.applicant_id and o.id <> a.id
      where a.id = p.conversation_id offset 0))
  order by last_at desc, conversation_id desc limit 51) list
cross join lateral (
  select a.applicant_id, x.first_name, x.last_name, j.title as job, l.name as location, a.stage, u.name as preview_user_name
  from application a
  join applicant x on x.id = a.applicant_id
  join job j on j.id = a.job_id
  join location l on l.id = a.location_id
  left join app_user u on u.company_id = a.company_id and u.id = list.preview_user_id
  where a.id = list.id offset 0) named
order by list.last_at desc, list.id desc;
