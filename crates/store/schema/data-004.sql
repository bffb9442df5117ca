-- Rights of the people the data is about: cases, letters, answers, notices, self-service.

create table rights_case (
  tenant_id integer not null, case_id blob not null, person_id blob,
  rights integer not null, arrival integer not null, language integer not null,
  received_on integer not null, identity integer not null, asked_on integer, answered_on integer,
  extended_on integer, reasons integer not null, target_on integer not null, legal_on integer not null,
  state integer not null, outcome integer not null, created_at bigint not null, closed_at bigint,
  user_id blob not null, sealed blob not null,
  primary key (tenant_id, case_id));
create index rights_case_by_due on rights_case (tenant_id, state, target_on, case_id);
create index rights_case_by_person on rights_case (tenant_id, person_id) where person_id is not null;

create table rights_step (
  tenant_id integer not null, case_id blob not null, right_no integer not null, state integer not null,
  done_at bigint, user_id blob not null,
  primary key (tenant_id, case_id, right_no));

create table rights_letter (
  tenant_id integer not null, case_id blob not null, letter_id blob not null,
  template integer not null, language integer not null, state integer not null,
  created_at bigint not null, sent_at bigint, user_id blob not null, sealed blob not null,
  primary key (tenant_id, case_id, letter_id));

create table letter_template (
  tenant_id integer not null, template integer not null, language integer not null, version integer not null,
  body text not null, created_at bigint not null, user_id blob not null,
  primary key (tenant_id, template, language, version));

create table recipient_notice (
  tenant_id integer not null, case_id blob not null, notice_id blob not null,
  disclosure_id blob not null, recipient_id integer not null, right_no integer not null,
  way integer not null, state integer not null, created_at bigint not null, sent_at bigint, answered_at bigint,
  user_id blob not null,
  primary key (tenant_id, case_id, notice_id));

create table rights_answer (
  tenant_id integer not null, answer_id blob not null, case_id blob not null,
  code_hash blob not null, tries integer not null, created_at bigint not null, expires_at bigint not null,
  fetched_at bigint, user_id blob not null, sealed blob not null,
  primary key (tenant_id, answer_id));
create index rights_answer_by_case on rights_answer (tenant_id, case_id);
create index rights_answer_by_end on rights_answer (tenant_id, expires_at);

create table self_code (
  tenant_id integer not null, person_id blob not null, code_id blob not null,
  code_hash blob not null, tries integer not null, created_at bigint not null, expires_at bigint not null,
  used_at bigint, sealed blob not null,
  primary key (tenant_id, person_id, code_id));
create index self_code_by_end on self_code (tenant_id, expires_at);

create table data_letter (
  tenant_id integer not null, person_id blob not null, opted_out integer not null, last_on integer,
  primary key (tenant_id, person_id));

-- The leaves about one person, for the answer to "who looked at my data?": the tag stands at byte 36.
create index audit_leaf_by_subject on audit_leaf (substr(leaf, 36, 16));
