-- What waits for the same as a delivery is found by its conversation, however much else waits.
create index delivery_waiting on delivery (company_id, channel, conversation_id)
  where state in ('QUEUED', 'HELD', 'SENDING', 'UNKNOWN');
drop index delivery_pending;
