-- Data store, version 10: pairs of records that may be one person, and what was decided about them.

create table twin (
  tenant_id integer not null, low_person blob not null, high_person blob not null,
  score integer not null, state integer not null, round bigint not null,
  decided_by blob, decided_at bigint, merge_id blob,
  primary key (tenant_id, low_person, high_person));
create index twin_by_state on twin (tenant_id, state, score, low_person, high_person);
create index twin_by_high on twin (tenant_id, high_person);

-- Which sources people are in together, and what about them somebody has to look at.

create table list_overlap (
  tenant_id integer not null, sources bigint not null, persons bigint not null,
  primary key (tenant_id, sources));

create table list_matter (
  tenant_id integer not null, person_id blob not null, matter integer not null,
  state integer not null, sources bigint not null, round bigint not null,
  decided_by blob, decided_at bigint,
  primary key (tenant_id, person_id, matter));
create index list_matter_open on list_matter (tenant_id, matter, state, person_id);
