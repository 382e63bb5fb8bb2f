-- Since when a job fails that is given up after a time: how often it failed the scheduler forgets when
-- the job finds no place and has to wait. Null for one that has not failed.
alter table scheduled_tasks add column failing_since timestamptz;
