-- What every other table stands on. Runs as the owner; the server works as earshot_app, which owns
-- nothing (earshot.database makes that role before the migrations, as it belongs to the whole cluster).

-- The company of the transaction, null where none is set. Short enough to be inlined, so that
-- company_id = current_company() is an index condition.
create function current_company() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('earshot.company_id', true), '')::bigint;

-- The key of the one row that may be seen before its company is known, null where none is set. A table
-- allows it by: create policy lookup on session for select using (token_hash = lookup_key());
-- Its two policies are joined by OR, which no index serves: queries of such a table, and only of such,
-- name company_id themselves.
create function lookup_key() returns text
  language sql stable parallel safe
  return nullif(current_setting('earshot.lookup', true), '');

-- Every table of a company calls it: call protect('message');
create procedure protect(target regclass)
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy company on %s using (company_id = current_company()) with check (company_id = current_company())',
    target);
end
$$;

grant usage on schema public to earshot_app;
grant execute on function current_company(), lookup_key() to earshot_app;
revoke execute on procedure protect(regclass) from public;

alter default privileges in schema public grant select, insert, update, delete on tables to earshot_app;
alter default privileges in schema public grant usage, select on sequences to earshot_app;
alter default privileges in schema public grant execute on routines to earshot_app;
