-- Work that nodes take with a lease (LeasedRows): due_at is when a row may be taken next, which for a row in hand is the
-- end of its lease, and null once nothing is left to do.

-- lane: the engine. attempts counts every claim and fences; spared are those that do not count against the job.
-- The raw_ columns keep the call until the picture that it names has been fetched and has a receipt of its own.
create table job (
    id              ${identity},
    uuid            text    not null unique,
    org_id          bigint  not null references organisation (id),
    pattern         text    not null,
    pattern_version integer not null,
    lane            text    not null,
    priority        integer not null,
    due_at          bigint,
    worker          text,
    attempts        integer not null,
    spared          integer not null,
    state           text    not null,
    progress        integer not null,
    image_url       text,
    media           text,
    metadata_json   text    not null,
    webhook_url     text,
    vocabulary      text    not null,
    credential      text    not null,
    dialect         text,
    route           text,
    content_type    text,
    raw_text        text,
    raw_sha256      text,
    raw_bytes       bigint,
    created_at      bigint  not null,
    started_at      bigint,
    finished_at     bigint,
    extraction_json text,
    failure_code    text,
    failure_message text
);

create index job_due on job (lane, priority, due_at, id) where due_at is not null;
create index job_waiting on job (lane) where state = 'QUEUED';
create index job_by_org on job (org_id, id);
create index job_by_pattern on job (org_id, pattern, id);
create index job_by_state on job (org_id, state, id);
create index job_by_age on job (created_at) where finished_at is not null;
create index job_by_sha256 on job (raw_sha256) where raw_sha256 is not null;

create table chore (
    id       ${identity},
    name     text    not null unique,
    lane     text    not null,
    priority integer not null,
    due_at   bigint,
    worker   text,
    attempts integer not null
);

create index chore_due on chore (lane, priority, due_at, id) where due_at is not null;
