-- Phones that a company texted about no conversation, in the order of sms_thread: with a link to the applications of who applied
-- and was not written to yet. Whoever answers STOP to that is heard.
create table texted_phone (
  company_id bigint not null default current_company() references company,
  phone text not null,
  texted_at timestamptz not null,
  texting bigint not null default nextval('sms_thread_texting'),
  primary key (company_id, phone)
);
call protect('texted_phone');
create index texted_phone_phone on texted_phone (phone);
create policy lookup on texted_phone for select using (phone = lookup_key());
