-- When each source was last heard of, how often that is usual, and how its clock goes. Durations are milliseconds.

-- heard_at: null until it has sent anything. silent_since: the last time it was heard, once its silence has been told.
-- due_at: when its silence is to be told unless it is heard of before. clock_*: samples of received minus captured time.
create table source_pulse (
    source_id        bigint primary key references source (id) on delete cascade,
    org_id           bigint  not null references organisation (id),
    heard_at         bigint,
    expected_ms      bigint,
    learned_ms       bigint,
    gaps             integer not null,
    silent_since     bigint,
    due_at           bigint,
    clock_since      bigint,
    clock_samples    integer not null,
    clock_least_ms   bigint  not null,
    earlier_samples  integer not null,
    earlier_least_ms bigint  not null,
    future_samples   integer not null
);

create index source_pulse_due on source_pulse (due_at) where due_at is not null;
