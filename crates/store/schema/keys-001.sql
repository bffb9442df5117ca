-- Key store, version 1: wrapped keys and the intents to destroy them. Inert without the root key.

create table meta (name text primary key, value blob not null);

create table key_batch (
  batch_id blob primary key, state integer not null, created_at bigint not null);

create table person_key (
  tenant_id integer not null, person_id blob not null, class integer not null,
  epoch integer not null, batch_id blob not null, wrapped blob not null,
  primary key (tenant_id, person_id, class));
create index person_key_by_batch on person_key (batch_id);

create table erase_intent (
  tenant_id integer not null, intent_id blob not null, person_id blob not null,
  classes bigint not null, reason integer not null, steps integer not null, state integer not null,
  created_at bigint not null,
  primary key (tenant_id, intent_id));
create index erase_intent_open on erase_intent (tenant_id, state, person_id);
