-- When a user hears of applicants' answers by mail: at once, once a day, or never.
alter table app_user add answer_mail text not null default 'AT_ONCE'
  check (answer_mail in ('AT_ONCE', 'DAILY', 'NEVER'));
update app_user set answer_mail = 'NEVER' where not mail_answers;
alter table app_user drop mail_answers;
