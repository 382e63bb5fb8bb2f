-- The cells of bad rows are forgotten, but the reasons of such rows stayed and quote names, addresses and phones. What nodes of the
-- version before leave there while they still run goes with the nights (ImportDatabase.forgetOld). Company by company, as its policy
-- would hide them from the owner of the tables. See docs/decisions/0082.
do $$
declare
  its bigint;
begin
  for its in select company from retention_round loop
    perform set_config('earshot.company_id', its::text, true);
    update import_row set reason = 'What stood in this row is forgotten.'
    where company_id = its and state = 'FAILED' and cells is null
      and reason <> 'What stood in this row is forgotten.';
  end loop;
  perform set_config('earshot.company_id', '', true);
end
$$;
