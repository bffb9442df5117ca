-- Letting go: erasures and their certificates, restrictions, legal holds, runs of retention.

create table erasure (
  tenant_id integer not null, erasure_id blob not null, person_id blob, intent_id blob,
  ground integer not null, insists integer not null, state integer not null, plan text not null,
  asked_at bigint not null, user_id blob not null,
  erased_at bigint, compacted_at bigint, gone_on integer, leaf bigint, certificate text,
  primary key (tenant_id, erasure_id));
create index erasure_open on erasure (tenant_id, state, erasure_id);

create table restriction (
  tenant_id integer not null, person_id blob not null, ground integer not null,
  since bigint not null, user_id blob not null,
  primary key (tenant_id, person_id));

create table legal_hold (
  tenant_id integer not null, person_id blob not null, hold_id blob not null,
  class integer not null, sealed blob not null, owner blob not null, review_on integer not null,
  since bigint not null,
  primary key (tenant_id, person_id, hold_id));
create index legal_hold_by_review on legal_hold (tenant_id, review_on);

create table retention_run (
  tenant_id integer not null, run_id blob not null, ran_at bigint not null, ruleset text not null,
  primary key (tenant_id, run_id));

create table retention_count (
  tenant_id integer not null, run_id blob not null, class integer not null, outcome integer not null,
  data bigint not null,
  primary key (tenant_id, run_id, class, outcome));

create table retention_skip (
  tenant_id integer not null, person_id blob not null, datum_id blob not null,
  class integer not null, reason integer not null, until_on integer, seen_on integer not null,
  primary key (tenant_id, person_id, datum_id));

create index held_row_by_person on held_row (tenant_id, against_person) where against_person is not null;
create index held_row_by_day on held_row (tenant_id, delete_on) where state = 1;
