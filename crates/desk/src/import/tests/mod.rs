//! The whole way of a list, on files as firms have them.

mod broken;
mod nordpol;
mod quarantine;
mod recognise;
mod resume;
mod undo;
mod world;
