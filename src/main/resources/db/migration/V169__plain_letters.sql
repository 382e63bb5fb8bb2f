-- The applications list looks for names in letters that every keyboard has (ApplicationFilter.words): Łukasz as lukasz. The words
-- of names that are there already get those beside them; nodes of the version before look for the others.
alter table applicant_word no force row level security;
insert into applicant_word (company_id, word, applicant_id)
select distinct company_id,
  replace(replace(replace(replace(translate(word, 'łđðøıħ', 'lddoih'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
  applicant_id
from applicant_word where word ~ '[łđðøıħßæœþ]'
on conflict do nothing;
alter table applicant_word force row level security;
