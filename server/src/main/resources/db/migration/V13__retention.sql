-- What goes and what stays. A kept medium is a column and not a table: whoever deletes has locked the row and sees it.
alter table media add column kept_at bigint;
alter table media add column kept_by text;
alter table media add column kept_reason text;

-- Deleting a medium frees those that nearly repeat it.
create index media_by_similar on media (similar_to) where similar_to is not null;

-- place orders the rules of an organisation, the first that matches a medium decides about it. keep_ms null: for good.
-- The last_ columns tell of the last time that the rule was applied.
create table retention_rule (
    id           ${identity},
    uuid         text    not null unique,
    org_id       bigint  not null references organisation (id),
    name         text    not null,
    place        integer not null,
    filter_json  text    not null,
    age_from     text    not null,
    keep_ms      bigint,
    enabled      boolean not null,
    created_at   bigint  not null,
    updated_at   bigint  not null,
    last_run_at  bigint,
    last_deleted bigint  not null,
    last_bytes   bigint  not null,
    unique (org_id, name)
);

create index retention_rule_by_place on retention_rule (org_id, place, id);
