-- Addresses that want no mail from the company any more, and the mail they said so about.
create table mail_stop (
  company_id bigint not null default current_company() references company,
  address text not null check (address = lower(address)),
  delivery_id bigint not null,
  stopped_at timestamptz not null,
  primary key (company_id, address),
  foreign key (company_id, delivery_id) references delivery
);
call protect('mail_stop');
