//! `placet evaluate`: how well a part of Placet does what people have done by hand.

mod details;
mod golds;
mod report;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use reader::evaluate::Scores;

use super::{Format, pretty};
use crate::Failure;

/// What can be evaluated.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// What `placet read` finds in articles
    Reader,
}

/// Options of `placet evaluate`.
#[derive(Args)]
#[command(after_help = "\
A GOLD is a ledger of one article, made by people (gold-statements/1), with the
article beside it.

For example:
  placet evaluate reader articles/*.gold.json
  placet evaluate reader articles/*.gold.json --runs other-reader/")]
pub(crate) struct Arguments {
    /// What is evaluated
    #[arg(value_enum)]
    what: What,
    /// What people have found
    #[arg(required = true, value_name = "GOLD")]
    golds: Vec<PathBuf>,
    /// Ledgers to score instead of Placet's own: files ID.json in this folder
    #[arg(long, value_name = "FOLDER")]
    runs: Option<PathBuf>,
    /// Also list each statement: how far it was read, what was missed, what was read that is not there
    #[arg(long)]
    details: bool,
    /// Text or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// The scores of one article.
struct Scored {
    id: String,
    scores: Scores,
    details: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let What::Reader = arguments.what;
    let mut scored = Vec::new();
    for gold in &arguments.golds {
        scored.push(golds::score(gold, arguments.runs.as_deref())?);
    }
    Ok(match arguments.format {
        Format::Json => pretty(&report::json(&scored)),
        Format::Text => {
            let details: Vec<&str> =
                scored.iter().filter(|_| arguments.details).map(|scored| scored.details.as_str()).collect();
            format!("{}{}", details.concat(), report::text(&scored))
        }
    })
}
