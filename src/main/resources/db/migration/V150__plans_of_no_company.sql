-- A plan is made for no company in particular: of a subquery PostgreSQL cannot know the value while it plans. It kept plans
-- made for whichever company asked first, and of a company whose rows came after the last ANALYZE it believed that there are
-- none, so that one row was looked for by reading all of the company's. See docs/decisions/0145.
create or replace procedure protect(target regclass)
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy company on %s using (company_id = (select current_company())) with check (company_id = current_company())',
    target);
end
$$;

do $$
declare
  target regclass;
begin
  for target in select polrelid from pg_policy where polname = 'company' order by 1 loop
    execute format('alter policy company on %s using (company_id = (select current_company()))', target);
  end loop;
end
$$;
