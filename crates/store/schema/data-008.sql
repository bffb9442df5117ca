-- Data store, version 8: persons that turned out to be one, and what is needed to take that back.

create table merging (
  tenant_id integer not null, merge_id blob not null,
  kept_person blob not null, gone_person blob not null,
  state integer not null, merged_at bigint not null, undo_until_on integer not null, ended_at bigint,
  user_id blob not null, before text not null,
  primary key (tenant_id, merge_id));
create index merging_by_kept on merging (tenant_id, kept_person);
create index merging_by_gone on merging (tenant_id, gone_person);
create index merging_by_state on merging (tenant_id, state, undo_until_on);

create table merging_datum (
  tenant_id integer not null, merge_id blob not null, person_id blob not null, datum_id blob not null,
  kind_id integer not null, class integer not null, label_id blob not null,
  blind blob, sealed blob not null, state integer not null,
  created_on integer not null, delete_on integer,
  primary key (tenant_id, merge_id, datum_id));

create table merging_part (
  tenant_id integer not null, merge_id blob not null, part integer not null, row_id blob not null,
  num bigint not null,
  primary key (tenant_id, merge_id, part, row_id));
