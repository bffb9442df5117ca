-- Data store, version 1. One dialect for SQLite and PostgreSQL; `blob` reads as `bytea`.
-- Days are days since 1970-01-01, times are milliseconds since 1970 UTC, ids are 16 bytes,
-- vocabularies are the numbers of `law::vocabulary`. Nothing personal is ever stored in clear.

create table meta (name text primary key, value blob not null);

create table person (
  tenant_id integer not null, person_id blob not null,
  party integer not null, relation integer not null, country integer not null,
  language integer not null, state integer not null, created_on integer not null,
  import_id blob,
  primary key (tenant_id, person_id));
create index person_by_import on person (tenant_id, import_id) where import_id is not null;

create table datum (
  tenant_id integer not null, person_id blob not null, datum_id blob not null,
  kind_id integer not null, class integer not null, label_id blob not null,
  blind blob, sealed blob not null, state integer not null,
  created_on integer not null, delete_on integer,
  primary key (tenant_id, person_id, datum_id));
create index datum_by_blind on datum (tenant_id, blind) where blind is not null;
create index datum_by_label on datum (tenant_id, label_id);
create index datum_by_day on datum (tenant_id, delete_on) where delete_on is not null;

create table label (
  tenant_id integer not null, label_id blob not null,
  source_id integer not null, source_type integer not null, activities bigint not null,
  basis integer not null, obtained_on integer not null, documented integer not null,
  import_id blob, user_id blob not null, evidence blob,
  primary key (tenant_id, label_id));

create table standing (
  tenant_id integer not null, person_id blob not null,
  party integer not null, relation integer not null, country integer not null, state integer not null,
  minor integer not null, channel_sources bigint not null,
  info_duty integer not null, info_due_on integer, reachable integer not null,
  objection_scope integer not null, objection_channels integer not null,
  objection_activities bigint not null, suppressed_channels integer not null,
  directory integer not null, ecg_listed integer not null, ecg_checked_on integer,
  lia_told integer not null, last_purchase_on integer, sources bigint not null,
  primary key (tenant_id, person_id));

create table standing_consent (
  tenant_id integer not null, person_id blob not null, activity_id integer not null, channel integer not null,
  state integer not null, given_on integer, last_use_on integer, contract_end_on integer,
  evidence integer not null, wording_id blob, documented integer not null,
  primary key (tenant_id, person_id, activity_id, channel));
create index standing_consent_by_activity on standing_consent (tenant_id, activity_id, channel, person_id);

create table standing_purchase (
  tenant_id integer not null, person_id blob not null, group_id integer not null,
  last_on integer not null, notice integer not null, channels integer not null, cancelled integer not null,
  primary key (tenant_id, person_id, group_id));
create index standing_purchase_by_group on standing_purchase (tenant_id, group_id, person_id);

create table purchase (
  tenant_id integer not null, person_id blob not null, datum_id blob not null,
  group_id integer not null, bought_on integer not null, notice integer not null,
  channels integer not null, cancelled integer not null,
  primary key (tenant_id, person_id, datum_id));

create table consent_event (
  tenant_id integer not null, person_id blob not null, event_id blob not null,
  activity_id integer not null, channel integer not null, action integer not null,
  happened_at bigint not null, recorded_at bigint not null, wording_id blob, evidence integer not null,
  documented integer not null, proof_datum_id blob, label_id blob not null, user_id blob not null,
  primary key (tenant_id, person_id, event_id));

create table wording (
  tenant_id integer not null, wording_id blob not null,
  activity_id integer not null, channels integer not null, language integer not null,
  names_advertiser integer not null, active_act integer not null, coupled integer not null,
  tracking integer not null, body text not null, created_at bigint not null, user_id blob not null,
  primary key (tenant_id, wording_id));

create table suppression (
  tenant_id integer not null, hash blob not null, scope integer not null, channel integer not null,
  activity_id integer not null, level integer not null, since_on integer not null,
  origin integer not null, key_version integer not null,
  primary key (tenant_id, hash, scope, channel, activity_id));

create table register_version (
  tenant_id integer not null, version integer not null, body text not null,
  created_at bigint not null, user_id blob not null,
  primary key (tenant_id, version));

create table import (
  tenant_id integer not null, import_id blob not null,
  source_id integer not null, label_id blob not null, fingerprint blob not null,
  state integer not null, format integer not null, mapping text not null,
  rows_total bigint, rows_done bigint not null, created_at bigint not null, finished_at bigint,
  user_id blob not null,
  primary key (tenant_id, import_id));
create index import_by_fingerprint on import (tenant_id, fingerprint);

create table import_count (
  tenant_id integer not null, import_id blob not null, outcome integer not null, reason integer not null,
  rows bigint not null,
  primary key (tenant_id, import_id, outcome, reason));

create table import_fault (
  tenant_id integer not null, import_id blob not null, line bigint not null, column_no integer not null,
  target integer not null, cause integer not null,
  primary key (tenant_id, import_id, line, column_no, cause));

create table upload_chunk (
  tenant_id integer not null, import_id blob not null, chunk_no integer not null, sealed blob not null,
  primary key (tenant_id, import_id, chunk_no));

create table mapping_memory (
  tenant_id integer not null, source_id integer not null, mapping text not null,
  primary key (tenant_id, source_id));

create table held_row (
  tenant_id integer not null, held_id blob not null, import_id blob not null, line bigint not null,
  reason integer not null, against_person blob, sealed blob not null, state integer not null,
  decided_by blob, decided_at bigint, decision_reason integer, created_on integer not null, delete_on integer not null,
  primary key (tenant_id, held_id));
create index held_row_open on held_row (tenant_id, state, held_id);

create table app_user (
  tenant_id integer not null, user_id blob not null, login_blind blob not null, sealed blob not null,
  password_hash text not null, roles integer not null, state integer not null, language integer not null,
  created_at bigint not null, changed_at bigint not null,
  primary key (tenant_id, user_id));
create unique index app_user_by_login on app_user (tenant_id, login_blind);

create table session (
  tenant_id integer not null, token_hash blob not null, user_id blob not null,
  created_at bigint not null, seen_at bigint not null, expires_at bigint not null,
  primary key (tenant_id, token_hash));
create index session_by_user on session (tenant_id, user_id);

create table api_key (
  tenant_id integer not null, key_id blob not null, token_hash blob not null,
  activity_id integer not null, source_id integer not null, name text not null,
  user_id blob not null, created_at bigint not null, revoked_at bigint,
  primary key (tenant_id, key_id));
create unique index api_key_by_token on api_key (tenant_id, token_hash);

create table idempotency (
  tenant_id integer not null, key_id blob not null, token_hash blob not null,
  request_hash blob not null, status integer not null, body blob not null, created_at bigint not null,
  primary key (tenant_id, key_id, token_hash));

create table campaign (
  tenant_id integer not null, campaign_id blob not null,
  activity_id integer not null, channel integer not null, group_id integer, segment text not null,
  ruleset text not null, decided_on integer not null, created_at bigint not null, user_id blob not null,
  primary key (tenant_id, campaign_id));

create table campaign_verdict (
  tenant_id integer not null, person_id blob not null, campaign_id blob not null,
  verdict integer not null, situation_id integer not null,
  primary key (tenant_id, person_id, campaign_id));
create index campaign_verdict_by_campaign on campaign_verdict (tenant_id, campaign_id, verdict, person_id);

create table campaign_situation (
  tenant_id integer not null, campaign_id blob not null, situation_id integer not null,
  situation text not null, verdict integer not null, rules text not null, persons bigint not null,
  primary key (tenant_id, campaign_id, situation_id));

create table disclosure (
  tenant_id integer not null, disclosure_id blob not null, campaign_id blob,
  recipient_id integer not null, activity_id integer not null, shapes bigint not null,
  persons bigint not null, format integer not null, asked_by blob not null, approved_by blob,
  asked_at bigint not null, approved_at bigint, handed_at bigint, state integer not null,
  primary key (tenant_id, disclosure_id));

create table disclosure_person (
  tenant_id integer not null, person_id blob not null, disclosure_id blob not null,
  primary key (tenant_id, person_id, disclosure_id));

create table audit_leaf (
  seq bigint primary key, leaf blob not null);

create table audit_checkpoint (
  tree_size bigint primary key, note text not null, created_at bigint not null);
