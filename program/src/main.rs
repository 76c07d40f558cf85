//! Landgang: from "I miss somebody" to a community where the person stays.
//!
//! One binary. `serve` runs a process per realm by executing itself anew; everything else is a command of its own.

mod backup;
mod cli;
mod commands;
mod config;
mod doctor;
mod guide;
mod instrument;
mod kept;
mod letter_box;
#[cfg(test)]
mod letter_box_tests;
mod log;
mod looks;
mod place;
mod process;
mod stamps;
mod supervise;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            // One sentence for a person; causes after it, none of them with a person's data.
            let mut text = error.to_string();
            let mut cause = error.source();
            while let Some(inner) = cause {
                let more = inner.to_string();
                if !text.contains(&more) {
                    text = format!("{text}: {more}");
                }
                cause = inner.source();
            }
            eprintln!("landgang: {text}");
            ExitCode::FAILURE
        }
    }
}

/// Any error of a command; shown once, in [`main`].
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;
