-- What to read from pictures, and answers that a repeated call gets again.

-- version is the current one. name_key is the lower-case name: it is searched in any case, alike on every database.
-- A deleted pattern stays for its jobs.
create table pattern (
    id            ${identity},
    org_id        bigint  not null references organisation (id),
    pattern_id    text    not null unique,
    name          text    not null,
    name_key      text    not null,
    status        text    not null,
    mode          text    not null,
    version       integer not null,
    webhook_url   text,
    metadata_json text    not null,
    requests      bigint  not null,
    completed     bigint  not null,
    failed        bigint  not null,
    processing_ms bigint  not null,
    created_at    bigint  not null,
    updated_at    bigint  not null,
    deleted_at    bigint
);

create index pattern_by_org on pattern (org_id, id) where deleted_at is null;

create table pattern_version (
    pattern_number bigint  not null references pattern (id) on delete cascade,
    version        integer not null,
    format         text    not null,
    instructions   text    not null,
    schema_json    text,
    csv_delimiter  text    not null,
    model_profile  text    not null,
    created_at     bigint  not null,
    primary key (pattern_number, version)
);

-- The rule itself: one answer per key, whoever asks at the same time. body is sealed.
create table kept_answer (
    org_id     bigint  not null references organisation (id),
    route      text    not null,
    client_key text    not null,
    body_hash  text    not null,
    status     integer not null,
    body       text    not null,
    location   text,
    kept_at    bigint  not null,
    settled_at bigint  not null,
    primary key (org_id, route, client_key)
);

create index kept_answer_by_age on kept_answer (kept_at);
