//! Numbers as pictures.
