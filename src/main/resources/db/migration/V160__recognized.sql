-- Who was recognized (decision 60) keeps the number they came with: name, address, phone and what was said by them then stand
-- under it, also once every application has moved. Here stands whose number it is. A table of its own, as a column of applicant
-- would break the statements that the version before has prepared. See docs/decisions/0160.
create table recognized_as (
  company_id bigint not null default current_company(),
  applicant_id bigint not null,
  -- The first number of the person, which stands here for itself never.
  same_as bigint not null check (same_as <> applicant_id),
  primary key (company_id, applicant_id),
  foreign key (company_id, applicant_id) references applicant,
  foreign key (company_id, same_as) references applicant
);
call protect('recognized_as');
create index recognized_as_same on recognized_as (company_id, same_as);

-- All numbers of the person who has that one.
create function numbers_of(one bigint) returns setof bigint
  language sql stable
  as $$
    with its (id) as (
      select coalesce((select r.same_as from recognized_as r where r.applicant_id = one), one))
    select id from its
    union all
    select r.applicant_id from recognized_as r join its on r.same_as = its.id
  $$;

-- Those who were recognized before, where it is certain: nobody else comes without an import and has no application, and one person
-- of the name is known at the address or phone. Company by company, as its policy would hide them from the owner of the tables.
do $$
declare
  its bigint;
begin
  for its in select company from retention_round loop
    perform set_config('earshot.company_id', its::text, true);
    insert into recognized_as (company_id, applicant_id, same_as)
    select its, p.id, min(o.id)
    from applicant p
    join applicant o on o.company_id = its and o.id <> p.id
      and lower(o.first_name) = lower(p.first_name) and lower(o.last_name) = lower(p.last_name)
      and (o.email = p.email and o.verified_email = o.email
        or o.phone = p.phone and o.verified_phone = o.phone)
    where p.company_id = its and p.erased_at is null and p.import_id is null
      and not exists (select from application a where a.company_id = its and a.applicant_id = p.id)
      and exists (select from application a where a.company_id = its and a.applicant_id = o.id)
    group by p.id having count(*) = 1
    on conflict do nothing;
  end loop;
  perform set_config('earshot.company_id', '', true);
end
$$;
