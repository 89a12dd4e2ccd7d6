//! `placet evaluate`: how well a part of Placet does what people have done by hand.

mod details;
mod golds;
mod report;
mod sets;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use reader::evaluate::Scores;
use reader::evaluate::sets::SetScores;

use super::{Format, pretty};
use crate::Failure;
use crate::disk;

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
article beside it; or a set of JSON lines with attributions (who says what), with
mentions in context (who is meant), or with who did something to whom.

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
    /// Actors of your own for the sets, as in docs/gazetteer.md or as a PETRARCH dictionary; a ledger names its own
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
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

/// The scores of a set.
struct ScoredSet {
    file: String,
    scores: SetScores,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let What::Reader = arguments.what;
    let (mut scored, mut sets) = (Vec::new(), Vec::new());
    for path in &arguments.golds {
        let text = disk::text(path)?;
        if sets::is_set(&text) {
            sets.push(sets::score(path, &text, arguments.actors.as_deref())?);
        } else {
            scored.push(golds::score(path, &text, arguments.runs.as_deref())?);
        }
    }
    Ok(match arguments.format {
        Format::Json => pretty(&report::json(&scored, &sets)),
        Format::Text => report::text(&scored, &sets, arguments.details),
    })
}
