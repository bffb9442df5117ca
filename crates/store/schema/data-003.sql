-- Keyed sketches of people who were erased or are on a blacklist; how sure a doubtful row is.

create table sketch (
  tenant_id integer not null, sketch_id blob not null, marks blob not null,
  channel integer not null, since_on integer not null, origin integer not null,
  key_version integer not null,
  primary key (tenant_id, sketch_id));

alter table held_row add column score integer;
