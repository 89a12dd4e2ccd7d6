//! `placet if`.

use clap::Args;
use outlook::{Model, Request, phrase, what_if};
use terms::{Assignment, Date, Diagnostic};

use super::brief::DrawArguments;
use super::{Format, date, pretty};
use crate::Failure;
use crate::open::{EXAMPLE_LINE, with_dossier};

/// Options of `placet if`.
#[derive(Args)]
#[command(after_help = "\
For example:
  placet if russia abstains
  placet if france sends
  placet if the british vote no on unsc_mandate")]
pub(crate) struct Arguments {
    /// Who does what, and where needed `on` which motion
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// A folder with a dossier.toml, or the name of a dossier that ships
    #[arg(long)]
    dossier: Option<String>,
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
    with_dossier(arguments.dossier.as_deref(), |dossier, catalogue, warnings, example| {
        let request = Request { as_of: arguments.as_of, by: None, draws: arguments.draws.draws() };
        let meant = phrase(&Model::new(dossier, catalogue, &request)?, &arguments.words.join(" "))?;
        let assignment =
            Assignment::parse(&meant).map_err(|error| Diagnostic::error("bad-assignment", error.to_string()))?;
        let answer = what_if(dossier, catalogue, &request, &[assignment], warnings)?;
        Ok(match arguments.format {
            Format::Json => pretty(&brief::json::what_if(&answer)),
            Format::Text => {
                let heading = if example { EXAMPLE_LINE } else { "" };
                format!("{heading}{}\nThe same: placet whatif {meant}\n", brief::what_if(&answer))
            }
        })
    })
}
