-- Who may call, and what sends. Times are epoch milliseconds, enums are their names, *_json columns are JSON text as given.

create table organisation (
    id         ${identity},
    uuid       text   not null unique,
    name       text   not null unique,
    created_at bigint not null
);

-- username_key and email_key are the lower-case spellings: names are unique and found in any case.
create table account (
    id            ${identity},
    org_id        bigint  not null references organisation (id),
    username      text    not null,
    email         text    not null,
    username_key  text    not null unique,
    email_key     text    not null unique,
    password_hash text    not null,
    role          text    not null,
    active        boolean not null,
    created_at    bigint  not null
);

create index account_by_org on account (org_id, id);

-- source and location point at each other: a place belongs to the source that reported it, a source stands at its latest.
create table source (
    id           ${identity},
    org_id       bigint not null references organisation (id),
    kind         text   not null,
    external_id  text   not null,
    name         text   not null,
    status       text   not null,
    location_id  bigint,
    last_seen_at bigint,
    created_at   bigint not null,
    unique (org_id, kind, external_id)
);

create table location (
    id        ${identity},
    source_id bigint           not null references source (id) on delete cascade,
    latitude  double precision not null,
    longitude double precision not null,
    city      text             not null,
    state     text             not null,
    route     text             not null,
    direction text             not null,
    since     bigint           not null,
    unique (source_id, latitude, longitude, city, state, route, direction)
);

create table credential (
    id           ${identity},
    uuid         text    not null unique,
    org_id       bigint  not null references organisation (id),
    kind         text    not null,
    hash         text    not null unique,
    prefix       text    not null,
    name         text    not null,
    scopes_json  text    not null,
    options_json text    not null,
    account_id   bigint references account (id) on delete cascade,
    source_id    bigint references source (id) on delete cascade,
    single_use   boolean not null,
    use_count    integer not null,
    created_at   bigint  not null,
    expires_at   bigint,
    last_used_at bigint,
    revoked_at   bigint
);

create index credential_by_org on credential (org_id, kind, id);
create index credential_by_source on credential (source_id) where source_id is not null;

-- source_id 0: the switch of the whole organisation.
create table setting (
    org_id    bigint not null references organisation (id),
    source_id bigint not null,
    name      text   not null,
    value     text   not null,
    primary key (org_id, source_id, name)
) ${withoutRowid};

create table login_failure (
    id        ${identity},
    login_key text   not null,
    failed_at bigint not null
);

create index login_failure_by_key on login_failure (login_key, failed_at);
