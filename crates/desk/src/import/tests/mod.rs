//! The whole way of a list, on files as firms have them.

mod broken;
mod evidence;
mod leading;
mod nordpol;
mod quarantine;
mod recognise;
mod refusals;
mod resume;
mod retired;
mod shunned;
mod undo;
mod world;
