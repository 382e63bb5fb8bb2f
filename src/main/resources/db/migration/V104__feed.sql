-- What happened, for other systems, in the order of the commits. The counter of a company is taken last
-- in a transaction and held until it commits, so that whoever has seen an event has seen all before it.
-- A company without a row here has no other system, and nothing is recorded for it.
create table feed_position (
  company_id bigint not null default current_company() references company,
  last bigint not null default 0,
  primary key (company_id)
);
call protect('feed_position');

-- Ids alone, no words of anybody: they are read when an event is.
create table feed_event (
  company_id bigint not null default current_company() references company,
  position bigint not null,
  type text not null,
  -- Whose keys hear of it; null for keys that are limited to no location.
  location_id bigint,
  -- The conversation or application, the bulk message.
  subject_id bigint,
  seq integer,
  data jsonb not null,
  happened_at timestamptz not null,
  primary key (company_id, position)
);
call protect('feed_event');
create index feed_event_age on feed_event (company_id, happened_at);
insert into feed_position (company_id) select distinct company_id from api_key on conflict do nothing;
