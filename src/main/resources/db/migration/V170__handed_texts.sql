-- Names of texts that the provider has handed in, where what it could not hand in is fetched from its log: so that these are known
-- there, whatever became of them.
create table handed_text (
  provider_id text primary key,
  handed_at timestamptz not null
);
create index handed_text_age on handed_text (handed_at);

-- What comes late is for who had texted the phone by then, and each row knows the last time alone. Null: before that was noted.
alter table sms_thread add column first_at timestamptz;
alter table texted_phone add column first_at timestamptz;
