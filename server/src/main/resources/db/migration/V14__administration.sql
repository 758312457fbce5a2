-- generation counts what ended all logins of a user: a signed token of an earlier generation is void.
alter table account add column generation integer not null default 0;

create index credential_by_account on credential (account_id) where account_id is not null;
create index source_by_org on source (org_id, id);
create index source_by_status on source (org_id, status, id);
create index audit_by_action on audit (org_id, action, id);
create index audit_by_actor on audit (org_id, actor, id);
create index audit_by_subject on audit (org_id, subject, id);
create index audit_by_time on audit (org_id, at, id);

-- Calls as they were answered; org_id 0: of callers that nobody knows. headers_json has no secrets. body is that of a
-- failure and goes first.
create table request (
    id              ${identity},
    org_id          bigint  not null,
    request_id      text    not null,
    at              bigint  not null,
    api             text    not null,
    method          text    not null,
    route           text    not null,
    path            text    not null,
    query           text,
    caller          text,
    address         text,
    status          integer not null,
    status_class    integer not null,
    micros          bigint  not null,
    bytes_in        bigint  not null,
    bytes_out       bigint,
    idempotency_key text,
    reason          text,
    headers_json    text    not null,
    body            text,
    body_cut        boolean not null
);

create index request_by_org on request (org_id, id);
create index request_by_time on request (at, id);
create index request_by_request_id on request (request_id);
create index request_by_api on request (org_id, api, id);
create index request_by_status on request (org_id, status_class, id);
create index request_by_caller on request (org_id, caller, id);
create index request_with_body on request (at) where body is not null;
