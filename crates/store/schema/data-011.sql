-- Data store, version 11: by what rows in quarantine are found for somebody who is erased or asks.

create table held_mark (
  tenant_id integer not null, held_id blob not null, blind blob not null,
  primary key (tenant_id, held_id, blind));
create index held_mark_blind on held_mark (tenant_id, blind, held_id);
