-- What only one node does at a time.
create table lease (
  name text primary key,
  holder text not null,
  ends_at timestamptz not null
);
