-- The applications list looks for names in letters that every keyboard has (ApplicationFilter.words): Łukasz as lukasz. The words
-- of names that are there already get those beside them; nodes of the version before look for the others, and add them still.
create function plain_word() returns trigger
  language plpgsql
as $$
begin
  insert into applicant_word (company_id, word, applicant_id)
  values (new.company_id,
    replace(replace(replace(replace(translate(new.word, 'łđðøıħ', 'lddoih'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    new.applicant_id)
  on conflict do nothing;
  return null;
end
$$;
-- At the end, as such a node adds the plain word itself where somebody is called Łukasz Lukasz.
create constraint trigger plain_word after insert on applicant_word
  deferrable initially deferred
  for each row when (new.word ~ '[łđðøıħßæœþ]')
  execute function plain_word();

-- Company by company, as its policy would hide them from the owner of the tables.
do $$
declare
  its bigint;
begin
  for its in select company from retention_round loop
    perform set_config('earshot.company_id', its::text, true);
    insert into applicant_word (company_id, word, applicant_id)
    select distinct company_id,
      replace(replace(replace(replace(translate(word, 'łđðøıħ', 'lddoih'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
      applicant_id
    from applicant_word where word ~ '[łđðøıħßæœþ]'
    on conflict do nothing;
  end loop;
  perform set_config('earshot.company_id', '', true);
end
$$;
