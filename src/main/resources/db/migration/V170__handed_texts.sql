-- Names of texts that the provider has handed in, where what it could not hand in is fetched from its log: so that these are known
-- there, whatever became of them.
create table handed_text (
  provider_id text primary key,
  handed_at timestamptz not null
);
