-- What was written, said and agreed with people. The text is a sealed value; here stand the facts
-- around it, without content.

create table interaction (
  tenant_id integer not null, person_id blob not null, datum_id blob not null,
  kind integer not null, happened_on integer not null, recorded_at bigint not null,
  due_on integer, done_on integer, user_id blob not null, role integer not null,
  activity_id integer not null, ground integer not null,
  primary key (tenant_id, person_id, datum_id));
create index interaction_due on interaction (tenant_id, due_on) where due_on is not null and done_on is null;

-- How often something was blackened, by month and category for the whole firm: per person it would
-- say in clear what the text must not say.
create table mask_count (
  tenant_id integer not null, month integer not null, label integer not null, masks bigint not null,
  primary key (tenant_id, month, label));

create table special_request (
  tenant_id integer not null, request_id blob not null, person_id blob not null,
  ground integer not null, asked_by blob not null, asked_at bigint not null, state integer not null,
  decided_by blob, decided_at bigint, until_on integer, sealed blob not null,
  primary key (tenant_id, request_id));
create index special_request_open on special_request (tenant_id, state, request_id);
create index special_request_by_person on special_request (tenant_id, person_id);

create table notice (
  tenant_id integer not null, notice_id blob not null, person_id blob not null,
  origin integer not null, made_at bigint not null, state integer not null,
  settled_by blob, settled_at bigint,
  primary key (tenant_id, notice_id));
create index notice_open on notice (tenant_id, state, notice_id);
create index notice_by_person on notice (tenant_id, person_id);
