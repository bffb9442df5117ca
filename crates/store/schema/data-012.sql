-- Data store, version 12: screening again what is stored, and the texts that came of it.

create table rescreening (
  tenant_id integer not null, words bigint not null, started_at bigint not null,
  kind_id integer not null, after_person blob not null, texts bigint not null,
  found bigint not null, ended_at bigint,
  primary key (tenant_id));

create table text_find (
  tenant_id integer not null, person_id blob not null, datum_id blob not null,
  spans integer not null, state integer not null, author blob not null, found_at bigint not null,
  decided_by blob, decided_at bigint,
  primary key (tenant_id, person_id, datum_id));
create index text_find_open on text_find (tenant_id, state, found_at, datum_id);
create index text_find_author on text_find (tenant_id, author, state);

-- A text that is taken out goes from what is kept for taking a merge back, too.
create index merging_datum_value on merging_datum (tenant_id, datum_id);
