-- The lists and the search follow a name that changes. As the names of new conversations it is seen to here, so that nodes of the
-- version before do it too; who is erased is taken out by forget_words.
create function follow_name() returns trigger
  language plpgsql
as $$
declare
  mark constant text := '''@c' || new.company_id || '''';
  before constant text[] := search_name(old.first_name, old.last_name);
  now_said constant text[] := search_name(new.first_name, new.last_name);
  word_said text;
begin
  update application set sort_name = lower(regexp_replace(
    normalize(new.last_name || ' ' || new.first_name, NFD), '[\u0300-\u036f]', '', 'g'))
  where company_id = new.company_id and applicant_id = new.id;

  perform set_config('earshot.search', mark, true);
  update message_search s
  set words = search_index(now_said, s.company_id, s.location_id, s.at)
  from conversation c
  where c.company_id = new.company_id and c.applicant_id = new.id
    and s.company_id = c.company_id and s.conversation_id = c.id and s.seq = 0;
  if found then
    insert into search_word (company_id, word)
    select distinct new.company_id, w from unnest(now_said) w
    where not exists (select from search_word k where k.company_id = new.company_id and k.word = w);
    -- As where somebody is erased: a word that nobody is called any more is forgotten.
    foreach word_said in array before loop
      continue when word_said = any(now_said);
      perform set_config('earshot.search', mark || ' & ''' || word_said || '''', true);
      if not exists (select from message_search where company_id = new.company_id) then
        delete from search_word where company_id = new.company_id and word = word_said;
      end if;
    end loop;
  end if;
  perform set_config('earshot.search', '', true);
  return null;
end
$$;
create trigger follow_name after update of first_name, last_name on applicant
  for each row
  when (new.erased_at is null
    and (old.first_name, old.last_name) is distinct from (new.first_name, new.last_name))
  execute function follow_name();
