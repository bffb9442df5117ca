-- Refusals, mirrored beside the keys: a restore of older data applies them again.

create table refusal (
  tenant_id integer not null, person_id blob not null, event_id blob not null,
  activity_id integer not null, channel integer not null, action integer not null,
  happened_at bigint not null, recorded_at bigint not null,
  primary key (tenant_id, person_id, event_id));

create table suppressed (
  tenant_id integer not null, hash blob not null, scope integer not null, channel integer not null,
  activity_id integer not null, level integer not null, since_on integer not null,
  origin integer not null, key_version integer not null,
  primary key (tenant_id, hash, scope, channel, activity_id));

create index person_key_by_epoch on person_key (epoch);
