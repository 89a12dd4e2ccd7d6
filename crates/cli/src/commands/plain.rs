//! `placet if`.

use clap::Args;
use outlook::{Model, phrase, what_if};

use super::asked::{Asked, assignment, heading};
use super::{Format, pretty};
use crate::Failure;
use crate::open::with_dossier;

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
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    with_dossier(arguments.dossier.as_deref(), |dossier, catalogue, warnings, example| {
        let request = arguments.asked.request();
        let meant = phrase(&Model::new(dossier, catalogue, &request)?, &arguments.words.join(" "))?;
        let assignment = assignment(&meant)?;
        let answer = what_if(dossier, catalogue, &request, &[assignment], warnings)?;
        Ok(match arguments.asked.format {
            Format::Json => pretty(&brief::json::what_if(&answer)),
            Format::Text => {
                format!("{}{}\nThe same: placet whatif {meant}\n", heading(example), brief::what_if(&answer))
            }
        })
    })
}
