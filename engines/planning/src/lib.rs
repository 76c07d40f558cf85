#![doc = include_str!("../README.md")]

pub mod calendar;
pub mod clock;
pub mod companions;
pub mod reminders;
