-- Who has to be told that their data are held (Art. 14 GDPR), the most urgent first.

create index standing_due on standing (tenant_id, info_due_on, person_id) where info_duty = 2;
