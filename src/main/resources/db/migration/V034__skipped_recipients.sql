-- Who was skipped, among many who were not: counted by reason and shown by name.
create index bulk_recipient_skipped on bulk_recipient (company_id, bulk_message_id, application_id)
  where state = 'SKIPPED';
