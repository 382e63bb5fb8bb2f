-- The last text of each phone by SMPP: only that one can be the same text, sent again.
truncate heard_text;
alter table heard_text
  drop constraint heard_text_pkey,
  add column phone text not null,
  add primary key (company_id, phone);
