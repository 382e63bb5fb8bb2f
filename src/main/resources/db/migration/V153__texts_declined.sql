-- Since when applicants want no texts, as they said on their page: from then on no other system says otherwise for them.
-- See docs/decisions/0151.
alter table applicant add column texts_declined_at timestamptz;
