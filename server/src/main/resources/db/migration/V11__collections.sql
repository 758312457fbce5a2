-- What people gather: images picked by hand, filters kept under a name, datasets and their frozen versions.

-- A batch made by hand. It takes images for as long as its status is COLLECTING; the same image may be in many.
create table selection (
    id            ${identity},
    uuid          text   not null unique,
    org_id        bigint not null references organisation (id),
    name          text   not null,
    status        text   not null,
    opened_at     bigint not null,
    last_image_at bigint not null,
    closed_at     bigint
);

create index selection_by_org on selection (org_id, id);

create table selection_item (
    selection_number bigint not null references selection (id) on delete cascade,
    media_id         bigint not null references media (id) on delete cascade,
    primary key (selection_number, media_id)
) ${withoutRowid};

create index selection_item_by_media on selection_item (media_id);

create table saved_query (
    id          ${identity},
    uuid        text    not null unique,
    org_id      bigint  not null references organisation (id),
    name        text    not null,
    q           text    not null,
    description text    not null,
    owner       text    not null,
    revision    integer not null,
    created_at  bigint  not null,
    updated_at  bigint  not null,
    unique (org_id, name)
);

create index saved_query_by_org on saved_query (org_id, id);

-- Of q and batch one is set: what the dataset is made of. One that is gone waits for its rows to be removed.
create table dataset (
    id           ${identity},
    uuid         text             not null unique,
    org_id       bigint           not null references organisation (id),
    name         text             not null,
    description  text             not null,
    q            text,
    batch        text,
    classes_json text             not null,
    split_by     text             not null,
    train        double precision not null,
    val          double precision not null,
    test         double precision not null,
    owner        text             not null,
    revision     integer          not null,
    latest       integer          not null,
    gone         boolean          not null,
    created_at   bigint           not null,
    updated_at   bigint           not null,
    unique (org_id, name)
);

create index dataset_by_org on dataset (org_id, id);

-- The part in which the pictures of these bytes are, for good: near-duplicates are told apart by no version.
create table dataset_part (
    dataset_id bigint not null references dataset (id) on delete cascade,
    sha256     text   not null,
    part       text   not null,
    primary key (dataset_id, sha256)
) ${withoutRowid};

-- A version that is GONE waits for its items to be removed. lane .. attempts: LeasedRows. Media below next_media are still to be looked at; left_out had no bytes or no place.
create table dataset_version (
    id             ${identity},
    dataset_id     bigint  not null references dataset (id) on delete cascade,
    version        integer not null,
    lane           text    not null,
    priority       integer not null,
    due_at         bigint,
    worker         text,
    attempts       integer not null,
    state          text    not null,
    next_media     bigint  not null,
    items          bigint  not null,
    left_out       bigint  not null,
    sha256         text,
    manifest_bytes bigint,
    failure        text,
    author         text    not null,
    created_at     bigint  not null,
    frozen_at      bigint,
    unique (dataset_id, version)
);

create index dataset_version_due on dataset_version (lane, priority, due_at, id) where due_at is not null;

-- The rule itself: one version of a dataset is frozen at a time.
create unique index dataset_version_freezing on dataset_version (dataset_id) where state = 'FREEZING';
create index dataset_version_gone on dataset_version (id) where state = 'GONE';
create index dataset_gone on dataset (id) where gone = true;

-- A copy of what was known, so that no reference to media: a frozen image stays when the medium goes.
create table dataset_item (
    version_number   bigint  not null references dataset_version (id) on delete cascade,
    media_number     bigint  not null,
    media            text    not null,
    media_key        text    not null,
    filename         text    not null,
    sha256           text    not null,
    bytes            bigint  not null,
    media_type       text    not null,
    width            integer not null,
    height           integer not null,
    orientation      integer not null,
    captured_at      bigint  not null,
    captured_offset  integer not null,
    source           text,
    part             text    not null,
    annotations_json text    not null,
    content_hash     text    not null,
    primary key (version_number, media_number)
) ${withoutRowid};

create index dataset_item_by_sha256 on dataset_item (sha256);

-- label '': the images of the part.
create table dataset_count (
    version_number bigint not null references dataset_version (id) on delete cascade,
    part           text   not null,
    label          text   not null,
    images         bigint not null,
    boxes          bigint not null,
    primary key (version_number, part, label)
) ${withoutRowid};
