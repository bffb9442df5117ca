-- Quarantine in the order it is worked through, and what a decision brought, to undo it.

alter table held_row add column label_id blob;
create index held_row_work on held_row (tenant_id, state, reason, (-coalesce(score, 0)), held_id);
create index held_row_undo on held_row (tenant_id, decided_at)
  where decided_at is not null and length(sealed) > 0;
create index held_row_by_label on held_row (tenant_id, label_id) where label_id is not null;
