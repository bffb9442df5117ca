-- Data store, version 13: when values of a kind were last opened for an activity; about no person.

create table kind_use (
  tenant_id integer not null, kind_id integer not null, activity_id integer not null,
  last_used_on integer not null,
  primary key (tenant_id, kind_id, activity_id));
