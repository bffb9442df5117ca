//! Requests of people about their own data: cases, steps, letters, notices, answers, self-service.

pub mod answer;
pub mod case;
pub mod copy;
pub mod letter;
pub mod notice;
pub mod own;
pub mod step;
