-- Runs as layers of a recording.

-- Null for runs of earlier versions, whose tracks are counted when they are asked for.
alter table detection_run add column track_count integer;
alter table detection_run add column box_count integer;

-- Only for runs of which boxes were rejected; the list ends where that of the answer ended.
create table run_rejected (
    run_number  bigint primary key references detection_run (id) on delete cascade,
    in_all      integer not null,
    listed_json text    not null
);
