-- Files of people: name and content sealed, the content in pieces.

create table attachment (
  tenant_id integer not null, person_id blob not null, file_id blob not null,
  photo integer not null, media integer not null, size bigint not null, pieces integer not null,
  class integer not null, activity_id integer not null, source_id integer not null,
  stored_at bigint not null, delete_on integer, user_id blob not null, sealed blob not null,
  primary key (tenant_id, person_id, file_id));

create table attachment_piece (
  tenant_id integer not null, person_id blob not null, file_id blob not null, piece_no integer not null,
  sealed blob not null,
  primary key (tenant_id, person_id, file_id, piece_no));
