-- What came in. The hot tables carry only the indexes that a documented read needs.

create table batch (
    id            ${identity},
    uuid          text    not null unique,
    org_id        bigint  not null references organisation (id),
    source_id     bigint  not null references source (id),
    name          text    not null,
    status        text    not null,
    stage         text    not null,
    image_count   integer not null,
    opened_at     bigint  not null,
    last_image_at bigint  not null,
    closed_at     bigint,
    close_reason  text
);

-- The rule itself: at most one collecting batch per source, whoever asks at the same time.
create unique index batch_collecting on batch (source_id) where status = 'COLLECTING';
create index batch_by_org on batch (org_id, id);
create index batch_by_source on batch (source_id, id);

create table media (
    id                ${identity},
    uuid              text             not null unique,
    org_id            bigint           not null references organisation (id),
    kind              text             not null,
    media_key         text             not null,
    storage_key       text             not null,
    filename          ${bytewise}      not null,
    name              text             not null,
    source_id         bigint references source (id),
    content           text             not null,
    sha256            text,
    bytes             bigint,
    media_type        text,
    width             integer          not null,
    height            integer          not null,
    orientation       integer          not null,
    fps               double precision not null,
    frame_count       bigint           not null,
    captured_at       bigint           not null,
    captured_offset   integer          not null,
    ended_at          bigint,
    received_at       bigint           not null,
    dialect           text             not null,
    location_id       bigint references location (id),
    batch             text references batch (uuid),
    difference_hash   bigint,
    similar_to        text,
    annotation_status text             not null,
    split             text             not null,
    split_locked      boolean          not null,
    extra_json        text             not null,
    unique (org_id, media_key)
);

create index media_by_org on media (org_id, id);
create index media_by_source on media (source_id, id);
create index media_by_batch on media (batch, id) where batch is not null;
create index media_by_sha256 on media (sha256) where sha256 is not null;
create index media_pending on media (id) where content = 'PENDING';

-- No reference to media: a key is claimed before its medium is stored.
create table natural_key (
    org_id     bigint not null,
    claim_key  text   not null,
    media      text   not null,
    claimed_at bigint not null,
    primary key (org_id, claim_key)
) ${withoutRowid};

create table receipt (
    id                ${identity},
    media_id          bigint not null references media (id) on delete cascade,
    dialect           text   not null,
    route             text   not null,
    credential_prefix text   not null,
    content_type      text   not null,
    raw_text          text,
    raw_sha256        text,
    raw_bytes         bigint,
    received_at       bigint not null
);

create index receipt_by_media on receipt (media_id, id);
create index receipt_by_sha256 on receipt (raw_sha256) where raw_sha256 is not null;

-- revision 1 is the run as first submitted. recorded_until repeats the end of the medium for expiry.
create table detection_run (
    id              ${identity},
    org_id          bigint  not null references organisation (id),
    media_id        bigint  not null references media (id) on delete cascade,
    run_id          text    not null,
    revision        integer not null,
    task            text    not null,
    display_name    text,
    source_json     text    not null,
    schema_version  text    not null,
    space           text    not null,
    form            text    not null,
    media_json      text    not null,
    categories_json text    not null,
    tracks          ${bytes} not null,
    origin          text    not null,
    warnings_json   text    not null,
    recorded_until  bigint  not null,
    created_at      bigint  not null,
    updated_at      bigint  not null,
    unique (media_id, run_id)
);

create index detection_run_by_run_id on detection_run (org_id, run_id);
create index detection_run_by_end on detection_run (org_id, recorded_until);

create table run_label (
    run_number bigint not null references detection_run (id) on delete cascade,
    label      text   not null,
    primary key (run_number, label)
) ${withoutRowid};

create table run_centroids (
    run_number bigint   primary key references detection_run (id) on delete cascade,
    centroids  ${bytes} not null
);

create table sighting (
    id          ${identity},
    org_id      bigint not null references organisation (id),
    media_id    bigint not null references media (id) on delete cascade,
    plate       text,
    plate_state text   not null,
    confidence  double precision,
    location_id bigint not null references location (id),
    seen_at     bigint not null
);

create index sighting_by_org on sighting (org_id, id);
create index sighting_by_plate on sighting (org_id, plate, id) where plate is not null;
create index sighting_by_media on sighting (media_id);

create table event (
    id        ${identity},
    org_id    bigint not null references organisation (id),
    type      text   not null,
    subject   text   not null,
    data_json text   not null,
    at        bigint not null
);

create index event_by_org on event (org_id, id);
