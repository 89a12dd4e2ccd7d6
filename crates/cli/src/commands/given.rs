//! `placet given`.

use clap::Args;
use outlook::{Model, Request};
use terms::{Assignment, Date, Diagnostic};

use super::brief::DrawArguments;
use super::{Format, date, pretty, subject};
use crate::Failure;
use crate::open::{EXAMPLE_LINE, with_dossier};

/// Options of `placet given`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// What is learnt: NAME=OPTION of a decision, event or tabling; a word before it is the dossier
    #[arg(required = true, num_args = 1..=2, value_name = "[DOSSIER] NAME=OPTION")]
    words: Vec<String>,
    /// As known on this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Text or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    draws: DrawArguments,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (named, text) = subject::split(&arguments.words)?;
    let learnt = Assignment::parse(text).map_err(|error| Diagnostic::error("bad-assignment", error.to_string()))?;
    with_dossier(named, |dossier, catalogue, _, example| {
        let request = Request { as_of: arguments.as_of, by: None, draws: arguments.draws.draws() };
        let model = Model::new(dossier, catalogue, &request)?;
        let answer = outlook::given(&model, &learnt)?;
        Ok(match arguments.format {
            Format::Json => pretty(&brief::json::given(&answer)),
            Format::Text => {
                format!("{}{}", if example { EXAMPLE_LINE } else { "" }, brief::given(&answer, &model.names()))
            }
        })
    })
}
