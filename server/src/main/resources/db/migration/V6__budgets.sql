-- What extraction engines that cost money have spent on a day, and what they answered.

-- day counts from 1970-01-01 (UTC); micros are millionths of the currency that the prices are set in.
create table budget (
    org_id bigint not null references organisation (id),
    scope  text   not null,
    day    bigint not null,
    calls  bigint not null,
    tokens bigint not null,
    micros bigint not null,
    primary key (org_id, scope, day)
) ${withoutRowid};

create index budget_by_day on budget (day);

create table answer_cache (
    org_id    bigint not null references organisation (id),
    cache_key text   not null,
    answer    text   not null,
    kept_at   bigint not null,
    primary key (org_id, cache_key)
);

create index answer_cache_by_age on answer_cache (kept_at);
