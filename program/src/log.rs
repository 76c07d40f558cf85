//! Log lines: a sentence that reads alone, and fields. Never a name, number, free text, address or body.

use tracing_subscriber::EnvFilter;

use crate::config::{House, LogForm};

/// Sends log lines to standard error, as the configuration wants them.
pub(crate) fn start(house: &House) {
    let filter = EnvFilter::try_new(&house.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match house.log_form {
        LogForm::Json => lines.json().init(),
        LogForm::Text => lines.compact().with_target(false).init(),
    }
}
