//! Everything the store promises, on SQLite always and on PostgreSQL when `TEST_POSTGRES` holds
//! the address of a server where databases may be created.

#[cfg(test)]
mod audit;
#[cfg(test)]
mod both;
#[cfg(test)]
mod brief;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod gathering;
#[cfg(test)]
mod group;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod manifest;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod rescreening;
#[cfg(test)]
mod server;
#[cfg(test)]
mod waist;
