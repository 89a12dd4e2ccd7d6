//! What the commands that put a question to a dossier have in common.

use clap::Args;
use evidence::Draws;
use outlook::Request;
use terms::{Assignment, Date, Diagnostic};

use super::{Format, date};
use crate::open::EXAMPLE_LINE;

/// As known when, printed how, on which draws.
#[derive(Args)]
pub(crate) struct Asked {
    /// As known on this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Text or JSON
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    draws: DrawArguments,
}

impl Asked {
    pub fn request(&self) -> Request {
        Request { as_of: self.as_of, by: None, draws: self.draws.draws() }
    }
}

/// How many draws, and from which seed.
#[derive(Args)]
pub(crate) struct DrawArguments {
    /// How many draws of what is uncertain
    #[arg(long, value_name = "N", default_value_t = 2048, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
    /// The seed of the draws
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

impl Default for DrawArguments {
    fn default() -> Self {
        let Draws { lanes, seed } = Request::default().draws;
        Self { draws: lanes as u32, seed }
    }
}

impl DrawArguments {
    pub fn draws(&self) -> Draws {
        Draws { lanes: self.draws as usize, seed: self.seed }
    }
}

/// The line over an answer from the example.
pub(crate) fn heading(example: bool) -> &'static str {
    if example { EXAMPLE_LINE } else { "" }
}

/// Reads `NAME=VALUE`.
pub(crate) fn assignment(text: &str) -> Result<Assignment, Diagnostic> {
    Assignment::parse(text).map_err(|error| Diagnostic::error("bad-assignment", error.to_string()))
}
