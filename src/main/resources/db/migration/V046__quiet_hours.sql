-- When a company's applicants get no texts, where it does not leave that to the server's setting.
create table quiet_hours (
  company_id bigint primary key default current_company() references company,
  -- Both null: texts at any hour.
  begins time,
  ends time,
  check ((begins is null) = (ends is null)),
  check (begins <> ends)
);
call protect('quiet_hours');
