-- Imports find images by the names that their senders gave them.
create index media_by_filename on media (org_id, filename, id);
