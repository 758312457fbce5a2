-- By what media are found. Replaces run_label.

-- One row per run and class, and one of class '' for all its boxes. confidence is that of the best box. cells are the fields
-- of an 8 x 8 grid over the frame that hold centres: bit 8 * row + column.
create table finding (
    org_id     bigint       not null,
    label      ${bytewise}  not null,
    media_id   bigint       not null,
    run_number bigint       not null references detection_run (id) on delete cascade,
    cells      bigint       not null,
    confidence double precision,
    primary key (org_id, label, media_id, run_number)
) ${withoutRowid};

create index finding_by_run on finding (run_number);

drop table run_label;

-- producer_key is the lower-case name of what made the run.
alter table detection_run add column producer_key ${bytewise} not null default '';
create index detection_run_by_producer on detection_run (org_id, producer_key, media_id);

-- Plates are sought by their beginning and, spelled backwards, by their end, byte by byte.
${plateBytewise}
alter table sighting add column backwards ${bytewise};
drop index sighting_by_plate;
create index sighting_by_plate on sighting (org_id, plate, id, media_id) where plate is not null;
create index sighting_by_backwards on sighting (org_id, backwards, id, media_id) where backwards is not null;

create index media_by_capture on media (org_id, captured_at, id);
create index media_by_source_and_capture on media (source_id, captured_at, id);
create index media_by_receipt on media (org_id, received_at, id);
create index media_repeating on media (org_id, id) where similar_to is not null;

create index job_by_media on job (media) where media is not null;

-- The single values of finished jobs. name is the path without indexes, text the beginning of the value, both in lower case.
create table job_field (
    org_id   bigint      not null,
    name     ${bytewise} not null,
    text     ${bytewise} not null,
    number   double precision,
    media_id bigint      not null references media (id) on delete cascade,
    job_id   bigint      not null references job (id) on delete cascade,
    position integer     not null,
    primary key (job_id, position)
) ${withoutRowid};

create index job_field_by_text on job_field (org_id, name, text, media_id);
create index job_field_by_number on job_field (org_id, name, number, media_id) where number is not null;
create index job_field_by_media on job_field (media_id, name);
