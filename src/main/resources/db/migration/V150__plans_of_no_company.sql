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

-- One table after the other, each as soon as nobody is in it: the version before is at work, and whoever wants a table waits
-- behind this.
do $$
declare
  target regclass;
  is_done boolean;
begin
  for target in select polrelid from pg_policy where polname = 'company' order by 1 loop
    is_done := false;
    while not is_done loop
      begin
        set local lock_timeout = '500ms';
        execute format('alter policy company on %s using (company_id = (select current_company()))', target);
        is_done := true;
      exception when lock_not_available or deadlock_detected then
        perform pg_sleep(0.5);
      end;
      commit;
    end loop;
  end loop;
end
$$;
