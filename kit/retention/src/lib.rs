#![doc = include_str!("../README.md")]

mod classes;
#[cfg(feature = "job")]
mod job;
mod keep;
mod plan;
#[cfg(feature = "test")]
pub mod proof;
#[cfg(feature = "job")]
mod realm;
mod schema;

pub use classes::{Act, Class, Column, ReadFault, Table, Tables};
#[cfg(feature = "job")]
pub use job::Gone;
pub use keep::{Keep, KeepFault, Moment, Unit};
pub use plan::{Cutoff, Plan, PlanFault, Rule};
#[cfg(feature = "job")]
pub use realm::NoPlan;
pub use schema::{Declared, Schema};
