//! Everything the store promises, on SQLite always and on PostgreSQL when `TEST_POSTGRES` holds
//! the address of a server where databases may be created.

mod both;
mod group;
mod waist;
