-- V150 was changed for some hours after databases had been made with it. Both forms do the same, and those made with the other
-- one start, too; also with the version before, if it is put back.
do $$
begin
  if to_regclass('flyway_schema_history') is not null then
    update flyway_schema_history set checksum = 1455662874 where version = '150' and checksum = -1964916891;
  end if;
end
$$;
