-- Key store, version 3: sketches of the erased, mirrored, so that a restore of older data knows them.

create table sketched (
  tenant_id integer not null, sketch_id blob not null, marks blob not null, channel integer not null,
  since_on integer not null, origin integer not null, key_version integer not null,
  primary key (tenant_id, sketch_id));
