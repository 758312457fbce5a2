-- What a rule matches is a text in the grammar of filters; empty: everything.
alter table retention_rule rename column filter_json to query;
