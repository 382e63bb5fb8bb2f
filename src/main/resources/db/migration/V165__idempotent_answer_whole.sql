-- Whether the body is sealed, as those with the secret of a webhook are; and the header of the answer that tells its
-- version. See docs/decisions/0162.
alter table idempotent_answer
  add column sealed boolean not null default false,
  add column etag text;
