-- Exports that are written to a file. due_at and its neighbours as in V4 (LeasedRows).
create table export (
    id              ${identity},
    uuid            text    not null unique,
    org_id          bigint  not null references organisation (id),
    lane            text    not null,
    priority        integer not null,
    due_at          bigint,
    worker          text,
    attempts        integer not null,
    state           text    not null,
    order_json      text    not null,
    media_before    bigint  not null,
    frozen_at       bigint  not null,
    images_done     bigint  not null,
    manifest_json   text,
    sha256          text,
    bytes           bigint,
    failure         text,
    created_at      bigint  not null,
    finished_at     bigint,
    expires_at      bigint  not null
);

create index export_due on export (lane, priority, due_at, id) where due_at is not null;
create index export_by_org on export (org_id, id);
create index export_by_sha256 on export (sha256) where sha256 is not null;
create index export_by_expiry on export (expires_at);
