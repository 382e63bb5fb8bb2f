-- The last text of each phone by SMPP: only that one can be the same text, sent again.
truncate heard_text;
alter table heard_text
  drop constraint heard_text_pkey,
  add column phone text not null,
  add primary key (company_id, phone);

-- Gateways whose names for texts begin anew give two phones the same one.
alter table opt_out_wish
  drop constraint opt_out_wish_company_id_provider_id_key,
  add unique (company_id, phone, provider_id);

-- When a phone that asked who writes was told so last.
create table help_answer (
  company_id bigint not null default current_company() references company,
  phone text not null,
  answered_at timestamptz not null,
  primary key (company_id, phone)
);
call protect('help_answer');
