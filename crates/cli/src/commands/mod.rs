//! One command, one file.

mod asked;
mod ballot;
pub(crate) mod bodies;
pub(crate) mod brief;
pub(crate) mod check;
pub(crate) mod coalitions;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod draw;
pub(crate) mod given;
mod lines;
pub(crate) mod man;
mod members;
pub(crate) mod new;
pub(crate) mod plain;
pub(crate) mod power;
pub(crate) mod score;
mod subject;
mod table;
pub(crate) mod vote;
mod voting;
mod weighted;
pub(crate) mod whatif;
pub(crate) mod why;
mod worlds;

use std::path::Path;

use clap::ValueEnum;
use terms::{Date, Diagnostic, parse_date};

use crate::Failure;

/// How an answer is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

/// Reads a date argument.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    parse_date(text)
}

/// Today in UTC: the only place where the clock is read, and only where a command about bodies names no day.
pub(crate) fn today() -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// JSON as text, for reading by people too.
pub(crate) fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// Writes an answer to a file, or returns it for printing.
pub(crate) fn deliver(text: String, output: Option<&Path>) -> Result<String, Failure> {
    match output {
        None => Ok(text),
        Some(path) => {
            std::fs::write(path, text).map_err(|error| {
                Diagnostic::error("unwritable", format!("`{}` cannot be written: {error}", path.display()))
            })?;
            Ok(String::new())
        }
    }
}
