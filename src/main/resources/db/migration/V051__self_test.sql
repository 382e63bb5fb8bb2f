-- Self-tests of the channels, and what each step found. They belong to the installation.
create table self_test (
  -- Random, as it is also what a test mail and a test text say.
  id bigint primary key,
  -- Which phone is texted, and what it is asked to answer.
  phone text,
  answer text not null,
  mail_to text,
  begun_at timestamptz not null,
  mail_came_at timestamptz,
  text_came_at timestamptz
);
create index self_test_phone on self_test (phone) where phone is not null;

create table self_test_step (
  self_test bigint not null references self_test on delete cascade,
  step text not null,
  state text not null check (state in ('RUNNING', 'WORKS', 'WRONG', 'OFF')),
  words text not null,
  -- The one thing to change.
  fix text,
  primary key (self_test, step)
);
