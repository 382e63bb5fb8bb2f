-- Lets everybody in, as if they had signed in just now: sessions of all users, a key of the large company, links of its
-- first 2,000 applicants. The secrets are no secrets: a session's is 'user-<id>', a link's 'link-<conversation>'.
delete from user_session;
insert into user_session (company_id, token_hash, user_id, created_at, used_at, expires_at)
select company_id, encode(sha256(convert_to('user-' || id, 'UTF8')), 'hex'), id, now(), now(), now() + interval '30 days'
from app_user where not program;

delete from applicant_link;
insert into applicant_link (company_id, token_hash, applicant_id, public_id, created_at, expires_at)
select company_id, encode(sha256(convert_to('link-' || id, 'UTF8')), 'hex'), applicant_id, public_id, now(), now() + interval '30 days'
from (select * from conversation where company_id = (select company_id from company where slug = 'large') order by id limit 2000) c;

-- As earshot.api.ApiKeys does it: from then on the company has a feed for other systems.
insert into app_user (company_id, name, email, role, password_hash, time_zone, program)
select company_id, 'Bench', 'key@programs.invalid', 'ADMINISTRATOR', '{program}', 'Z', true
from company where slug = 'large' on conflict do nothing;
insert into api_key (company_id, user_id, name, scope, token_hash, ending, created_at)
select company_id, id, 'Bench', 'ADMIN', encode(sha256(convert_to('earshot_bench', 'UTF8')), 'hex'), 'ench', now()
from app_user u where email = 'key@programs.invalid'
  and not exists (select from api_key k where k.company_id = u.company_id and k.user_id = u.id);
insert into feed_position (company_id) select company_id from company where slug = 'large' on conflict do nothing;
