-- What leaves by itself: who is told, how far the event log was read for them, every delivery and every attempt.

-- Secrets are sealed under the server's key. since_event: the log's end when it was made. url_hash finds any length of URL.
create table webhook (
    id              ${identity},
    uid             text    not null unique,
    org_id          bigint  not null references organisation (id),
    kind            text    not null,
    url             text    not null,
    url_hash        text    not null,
    events_json     text    not null,
    vocabulary      text    not null,
    signature       text    not null,
    active          boolean not null,
    secret          text    not null,
    previous_secret text,
    previous_until  bigint,
    since_event     bigint  not null,
    failing_since   bigint,
    failures        integer not null,
    disabled_at     bigint,
    created_at      bigint  not null,
    updated_at      bigint  not null
);

create index webhook_by_org on webhook (org_id, id);
create unique index webhook_address on webhook (org_id, url_hash, vocabulary) where kind = 'ADDRESS';

-- Signs for addresses that a pattern or a job names.
create table webhook_secret (
    org_id     bigint not null primary key references organisation (id),
    secret     text   not null,
    created_at bigint not null
);

create table webhook_cursor (
    org_id   bigint not null primary key references organisation (id),
    event_id bigint not null
);

-- lane is the webhook's uid, so that each is served in its turn. tried counts since the last start, logged counts for good.
create table delivery (
    id          ${identity},
    uuid        text    not null unique,
    org_id      bigint  not null references organisation (id),
    webhook_id  bigint  not null references webhook (id) on delete cascade,
    lane        text    not null,
    priority    integer not null,
    due_at      bigint,
    worker      text,
    attempts    integer not null,
    state       text    not null,
    event_id    bigint,
    event_type  text    not null,
    subject     text    not null,
    payload     text    not null,
    tried       integer not null,
    logged      integer not null,
    created_at  bigint  not null,
    finished_at bigint
);

create index delivery_due on delivery (lane, priority, due_at, id) where due_at is not null;
create index delivery_by_webhook on delivery (webhook_id, id);
create index delivery_by_state on delivery (webhook_id, state, id);
create index delivery_resting on delivery (created_at) where due_at is null;

create table delivery_attempt (
    delivery_id bigint  not null references delivery (id) on delete cascade,
    number      integer not null,
    at          bigint  not null,
    millis      bigint  not null,
    request     text    not null,
    status      integer,
    response    text    not null,
    error       text,
    primary key (delivery_id, number)
);
