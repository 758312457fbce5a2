-- What was done and must be answered for. Rows are only added.
create table audit (
    id           ${identity},
    org_id       bigint not null references organisation (id),
    actor        text   not null,
    address      text,
    action       text   not null,
    subject      text   not null,
    details_json text   not null,
    at           bigint not null
);

create index audit_by_org on audit (org_id, id);
