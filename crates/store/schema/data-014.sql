-- Data store, version 14: the imports of one source, for the programs that bring them.

create index import_by_source on import (tenant_id, source_id, import_id);
