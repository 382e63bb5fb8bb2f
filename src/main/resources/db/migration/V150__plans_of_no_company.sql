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
-- behind this. Of a table that a dump has for minutes it asks more and more rarely. However long that takes, no limit that is
-- set for the database breaks it off.
set statement_timeout = 0;

do $$
declare
  target regclass;
  is_done boolean;
  pause numeric;
begin
  for target in select polrelid from pg_policy where polname = 'company' order by 1 loop
    is_done := false;
    pause := 0.2;
    while not is_done loop
      begin
        set local lock_timeout = '200ms';
        execute format('alter policy company on %s using (company_id = (select current_company()))', target);
        is_done := true;
      exception when lock_not_available or deadlock_detected then
        raise log 'Earshot waits for %, which is in use', target;
        perform pg_sleep(pause);
        pause := least(pause * 2, 10);
      end;
      commit;
    end loop;
  end loop;
end
$$;

reset statement_timeout;
