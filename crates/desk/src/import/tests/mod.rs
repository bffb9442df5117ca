//! The whole way of a list, on files as firms have them.

mod broken;
mod dates;
mod evidence;
mod leading;
mod nordpol;
mod quarantine;
mod recognise;
mod refusals;
mod resume;
mod retired;
mod settings;
mod shunned;
mod undo;
mod world;
