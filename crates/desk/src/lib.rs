//! Carries out each thing a person can ask for; the only place where the others meet.
