-- Since when a job is due that was turned away or whose other side took nothing: its time is a later
-- one then, and it would look as if it had just come. Null for one that is in time.
alter table scheduled_tasks add column due_since timestamptz;
create index scheduled_tasks_overdue on scheduled_tasks (due_since) where due_since is not null;
