-- As they were, but whether a word is known already is asked of the index word by word ("offset 0" keeps PostgreSQL from turning
-- it into a join): where it had not counted a company that grew quickly, it read all the company's words for each one.
create or replace function index_messages() returns trigger
  language plpgsql
as $$
begin
  with folded as materialized (
    select m.company_id, m.conversation_id, m.seq, c.location_id, m.created_at,
      search_words(m.body) as words
    from added m join conversation c on c.company_id = m.company_id and c.id = m.conversation_id),
  stored as (
    insert into message_search
    select company_id, conversation_id, seq, location_id, created_at,
      search_index(words, company_id, location_id, created_at)
    from folded),
  used as materialized (
    select distinct company_id, word from folded, unnest(words) word)
  insert into search_word (company_id, word)
  select u.company_id, u.word from used u
  where not exists (
    select from search_word s where s.company_id = u.company_id and s.word = u.word offset 0);
  return null;
end
$$;

create or replace function index_names() returns trigger
  language plpgsql
as $$
begin
  with folded as materialized (
    select c.company_id, c.id, c.location_id, c.started_at,
      search_name(a.first_name, a.last_name) as words
    from added c join applicant a on a.company_id = c.company_id and a.id = c.applicant_id),
  stored as (
    insert into message_search
    select company_id, id, 0, location_id, started_at,
      search_index(words, company_id, location_id, started_at)
    from folded),
  used as materialized (
    select distinct company_id, word from folded, unnest(words) word)
  insert into search_word (company_id, word)
  select u.company_id, u.word from used u
  where not exists (
    select from search_word s where s.company_id = u.company_id and s.word = u.word offset 0);
  return null;
end
$$;
